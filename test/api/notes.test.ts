import type { Agent } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { rowCount } from '../helpers/rows.ts';

const { server, staff, staff2, supervisor, compliance } = await openDesk();
let loan: number;
let loanNo: string;

const NOW = `${TODAY}T04:00:00.000Z`;
beforeAll(async () => {
  const made = await createLoan(staff, await createBorrower(staff));
  [loan, loanNo] = [made.id, String(made['loan_no'])];
});

type Note = Record<string, unknown> & { id: number; version: number };
const note = (changes: object = {}) => ({
  loan_id: loan,
  channel: 'call',
  contacted_party: 'borrower',
  outcome: 'connected',
  content: '借款人表示本周处理',
  ...changes,
});
const write = async (changes: object = {}): Promise<Note> =>
  (await staff.post('/api/collection_notes').send(note(changes)).expect(201)).body;
const read = async (agent: Agent, id: number): Promise<Note> =>
  (await agent.get(`/api/collection_notes/${id}`).expect(200)).body;
const revisions = async (agent: Agent, note_id: number): Promise<Note[]> =>
  (
    await agent
      .get('/api/note_revisions')
      .query(query({ filter: { note_id }, sort: ['revision', 'ASC'] }))
      .expect(200)
  ).body;

describe('writing a note', () => {
  it('keeps who wrote it, when the contact was, and starts unreviewed', async () => {
    const mine = await write();
    const me = (await staff.get('/api/session')).body;
    expect(mine).toMatchObject({
      author_id: me.id,
      contacted_at: NOW,
      review_status: 'pending',
      status: 'recorded',
      revisions_count: 0,
      findings: [],
      reviewer_id: null,
      promise_on: null,
    });
    expect(await read(compliance, mine.id)).toEqual(mine);
  });

  it('takes an instant of any zone and keeps it in UTC', async () => {
    expect((await write({ contacted_at: '2026-03-05T09:30:00+08:00' }))['contacted_at']).toBe(
      '2026-03-05T01:30:00.000Z',
    );
  });

  it('cannot be about a contact that lies ahead, but for clocks that differ a little', async () => {
    const { body } = await staff
      .post('/api/collection_notes')
      .send(note({ contacted_at: `${TODAY}T04:06:00Z` }))
      .expect(422);
    expect(body).toMatchObject({
      code: 'rule_violated',
      errors: { contacted_at: 'A contact cannot lie in the future' },
    });
    await write({ contacted_at: `${TODAY}T04:04:00Z` });
  });

  it('needs a loan that is there, and somebody who may write', async () => {
    const { body } = await staff
      .post('/api/collection_notes')
      .send(note({ loan_id: 999_999 }))
      .expect(400);
    expect(Object.keys(body.errors)).toEqual(['loan_id', 'root']);
    await compliance.post('/api/collection_notes').send(note()).expect(403);
  });
});

describe('a promise to pay', () => {
  it('has an amount and a date, from the day of the contact on', async () => {
    const promised = await write({
      outcome: 'promised',
      promise_amount_minor: 50_000,
      promise_on: TODAY,
    });
    expect(promised).toMatchObject({ promise_amount_minor: 50_000, promise_on: TODAY });
  });

  it.each([
    ['without its date', { outcome: 'promised', promise_amount_minor: 1 }, 400, 'promise_on'],
    ['without its amount', { outcome: 'promised', promise_on: TODAY }, 400, 'promise_amount_minor'],
    [
      'of nothing',
      { outcome: 'promised', promise_amount_minor: 0, promise_on: TODAY },
      400,
      'promise_amount_minor',
    ],
    [
      'for a day before the contact',
      { outcome: 'promised', promise_amount_minor: 1, promise_on: '2026-03-04' },
      422,
      'promise_on',
    ],
    // 23:30 UTC is the next day for the people who made the call.
    [
      'for the day before the contact in Shanghai',
      {
        outcome: 'promised',
        promise_amount_minor: 1,
        promise_on: '2026-03-04',
        contacted_at: '2026-03-04T16:30:00Z',
      },
      422,
      'promise_on',
    ],
    ['with another outcome', { outcome: 'refused', promise_on: TODAY }, 400, 'promise_on'],
  ])('is refused %s', async (_name, changes, status, field) => {
    const before = await rowCount(server.deps.database.read, 'collection_notes');
    const { body } = await staff.post('/api/collection_notes').send(note(changes)).expect(status);
    expect(Object.keys(body.errors)).toEqual([field, 'root']);
    expect(await rowCount(server.deps.database.read, 'collection_notes')).toBe(before);
  });

  it('goes when an edit says there was none, and is checked when an edit adds one', async () => {
    const promised = await write({
      outcome: 'promised',
      promise_amount_minor: 50_000,
      promise_on: '2026-03-20',
    });
    const { body } = await staff
      .put(`/api/collection_notes/${promised.id}`)
      .send({ ...promised, outcome: 'disputed' })
      .expect(200);
    expect(body).toMatchObject({
      outcome: 'disputed',
      promise_amount_minor: null,
      promise_on: null,
    });
    await staff
      .put(`/api/collection_notes/${promised.id}`)
      .send({ outcome: 'promised' })
      .expect(400);
    expect((await revisions(staff, promised.id))[0]).toMatchObject({
      outcome: 'promised',
      promise_amount_minor: 50_000,
      promise_on: '2026-03-20',
    });
  });
});

describe('editing a note', () => {
  it('keeps every former text as a revision and sets the review back', async () => {
    const first = await write({ content: '第一稿' });
    const reviewer = (await compliance.get('/api/session')).body.id as number;
    await server.deps.database
      .write('collection_notes')
      .where({ id: first.id })
      .update({ review_status: 'cleared', reviewer_id: reviewer, review_comment: '可以' });
    const second = await staff
      .put(`/api/collection_notes/${first.id}`)
      .send({ content: '第二稿', channel: 'visit' })
      .expect(200);
    expect(second.body).toMatchObject({
      content: '第二稿',
      channel: 'visit',
      version: 2,
      revisions_count: 1,
      review_status: 'pending',
      reviewer_id: null,
      review_comment: null,
    });
    await staff
      .put(`/api/collection_notes/${first.id}`)
      .send({ ...second.body, content: '第三稿' })
      .expect(200);
    expect(await revisions(compliance, first.id)).toMatchObject([
      { revision: 1, content: '第一稿', channel: 'call', revised_by: first['author_id'] },
      { revision: 2, content: '第二稿', channel: 'visit', revised_by: first['author_id'] },
    ]);
  });

  it('without a difference keeps nothing and leaves the review alone', async () => {
    const mine = await write();
    const { body } = await staff.put(`/api/collection_notes/${mine.id}`).send(mine).expect(200);
    expect(body).toEqual(mine);
    expect(await revisions(staff, mine.id)).toEqual([]);
  });

  it('is for its author alone', async () => {
    const mine = await write();
    const { body } = await staff2
      .put(`/api/collection_notes/${mine.id}`)
      .send({ content: '改别人的' })
      .expect(403);
    expect(body).toMatchObject({
      code: 'forbidden',
      message: 'Only its author may change this note',
    });
    await supervisor
      .put(`/api/collection_notes/${mine.id}`)
      .send({ content: '改别人的' })
      .expect(403);
    await compliance
      .put(`/api/collection_notes/${mine.id}`)
      .send({ content: '改别人的' })
      .expect(403);
    expect(await read(staff, mine.id)).toEqual(mine);
  });

  it('moves neither its loan nor its author, nor its review by the back door', async () => {
    const mine = await write();
    const { body } = await staff
      .put(`/api/collection_notes/${mine.id}`)
      .send({ ...mine, loan_id: 999, author_id: 1, review_status: 'cleared', status: 'withdrawn' })
      .expect(200);
    expect(body).toEqual(mine);
  });

  it('refuses a stale version and a contact that lies ahead', async () => {
    const mine = await write();
    await staff
      .put(`/api/collection_notes/${mine.id}`)
      .send({ version: 1, content: '先改' })
      .expect(200);
    expect(
      (
        await staff
          .put(`/api/collection_notes/${mine.id}`)
          .send({ version: 1, content: '后改' })
          .expect(409)
      ).body.code,
    ).toBe('stale_version');
    await staff
      .put(`/api/collection_notes/${mine.id}`)
      .send({ contacted_at: '2026-03-06T04:00:00Z' })
      .expect(422);
    expect(await revisions(staff, mine.id)).toHaveLength(1);
  });
});

describe('withdrawing a note', () => {
  const SECRET = ['机密甲文本', '机密乙文本'] as const;
  let withdrawn: Note;
  beforeAll(async () => {
    withdrawn = await write({ content: SECRET[0] });
    await staff
      .put(`/api/collection_notes/${withdrawn.id}`)
      .send({ content: SECRET[1] })
      .expect(200);
    expect(
      (await staff.get('/api/collection_notes').query(query({ filter: { q: '机密' } }))).body,
    ).toHaveLength(1);
    await staff2
      .post(`/api/collection_notes/${withdrawn.id}/withdraw`)
      .send({ reason: '不是我的' })
      .expect(403);
    const { body } = await staff
      .post(`/api/collection_notes/${withdrawn.id}/withdraw`)
      .send({ reason: '记错了贷款' })
      .expect(200);
    expect(body).toMatchObject({
      status: 'withdrawn',
      withdrawal_reason: '记错了贷款',
      content: null,
    });
  });

  it.each(['staff', 'supervisor', 'admin'])(
    'hides its text from %s: in the record, lists, revisions, and the audit',
    async (username) => {
      const agent = await server.as(username);
      expect(await read(agent, withdrawn.id)).toMatchObject({ status: 'withdrawn', content: null });
      expect((await revisions(agent, withdrawn.id)).map((row) => row['content'])).toEqual([null]);
      const addresses = [
        'collection_notes',
        'note_revisions',
        `note_revisions/${(await revisions(agent, withdrawn.id))[0]?.id}`,
        ...(username === 'admin' ? ['audit_events'] : ['collection_notes/export']),
      ];
      for (const address of addresses) {
        const { text } = await agent.get(`/api/${address}`).expect(200);
        expect(text.length).toBeGreaterThan(2);
        for (const secret of SECRET) expect(text, address).not.toContain(secret);
      }
    },
  );

  it('hides the words that were found in it, and says which rule they broke', async () => {
    const mine = await write({ content: '告知其再不还就弄死你' });
    const found = (await read(staff, mine.id))['findings'] as { rule: string; term: string }[];
    expect(found[0]).toMatchObject({ rule: 'R2', term: expect.stringContaining('弄死') });
    await staff
      .post(`/api/collection_notes/${mine.id}/withdraw`)
      .send({ reason: '措辞不当' })
      .expect(200);
    expect((await read(staff, mine.id))['findings']).toEqual([
      { rule: 'R2', severity: expect.any(String), start: 0, end: 0 },
    ]);
    expect((await staff.get('/api/collection_notes/export').expect(200)).text).not.toContain(
      '弄死',
    );
    expect((await read(compliance, mine.id))['findings']).toEqual(found);
  });

  it('keeps it readable to compliance, with its revisions, in lists and exports', async () => {
    expect(await read(compliance, withdrawn.id)).toMatchObject({
      content: SECRET[1],
      withdrawal_reason: '记错了贷款',
    });
    expect((await revisions(compliance, withdrawn.id)).map((row) => row['content'])).toEqual([
      SECRET[0],
    ]);
    expect((await compliance.get('/api/collection_notes/export').expect(200)).text).toContain(
      SECRET[1],
    );
  });

  it('takes its text out of the search, which would tell what it holds', async () => {
    for (const q of ['机密', SECRET[1]]) {
      expect(
        (
          await staff
            .get('/api/collection_notes')
            .query(query({ filter: { q } }))
            .expect(200)
        ).body,
      ).toEqual([]);
      expect(
        (
          await staff
            .get('/api/collection_notes/export')
            .query(query({ filter: { q } }))
            .expect(200)
        ).text,
      ).not.toContain('机密');
    }
  });

  it('is final: it can neither be edited nor withdrawn again', async () => {
    await staff.put(`/api/collection_notes/${withdrawn.id}`).send({ content: '重写' }).expect(409);
    await staff
      .post(`/api/collection_notes/${withdrawn.id}/withdraw`)
      .send({ reason: '再次' })
      .expect(409);
    expect(await read(compliance, withdrawn.id)).toMatchObject({ content: SECRET[1], version: 3 });
  });

  it('needs a reason', async () => {
    const mine = await write();
    const { body } = await staff
      .post(`/api/collection_notes/${mine.id}/withdraw`)
      .send({ reason: '' })
      .expect(400);
    expect(Object.keys(body.errors)).toEqual(['reason', 'root']);
    expect((await read(staff, mine.id))['status']).toBe('recorded');
  });
});

describe('finding notes', () => {
  it('by part of their text, the whole loan number, the contact’s day in Shanghai', async () => {
    const late = await write({ content: '深夜来电 Late', contacted_at: '2026-03-03T16:30:00Z' });
    const find = async (filter: object) =>
      (
        (
          await staff
            .get('/api/collection_notes')
            .query(query({ filter, range: [0, 99] }))
            .expect(200)
        ).body as Note[]
      ).map(({ id }) => id);
    expect(await find({ q: '深夜来电' })).toEqual([late.id]);
    expect(await find({ q: 'late' })).toEqual([late.id]);
    expect(await find({ q: loanNo })).toHaveLength(
      await rowCount(server.deps.database.read, 'collection_notes'),
    );
    expect(await find({ q: loanNo.slice(0, -1) })).toEqual([]);
    expect(await find({ contacted_at_gte: '2026-03-04', contacted_at_lte: '2026-03-04' })).toEqual([
      late.id,
    ]);
    expect(await find({ contacted_at_gte: '2026-03-03', contacted_at_lte: '2026-03-03' })).toEqual(
      [],
    );
  });
});
