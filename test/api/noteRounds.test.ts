import type { Agent } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type {
  CollectionNote,
  NoteRevision,
} from '../../server/contract/resources/collectionNotes.ts';
import type { NoteReport, ReviewItem } from '../../server/contract/resources/contacts.ts';
import { inSample } from '../../server/domain/notes/noteReview.ts';
import { query, TODAY } from '../helpers/api.ts';
import { makeAccount } from '../helpers/accounts.ts';
import { createBorrower, createLoan, newPhone } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, supervisor, compliance: first, admin } = await openDesk();
let second: Agent;
let secondId: number;
let loan: number;
beforeAll(async () => {
  const account = {
    username: 'compliance2',
    full_name: '第二复核',
    role: 'compliance',
  };
  secondId = (await makeAccount({ admin, compliance: first }, account)).id;
  second = await server.as('compliance2');
  // The author's first note is long ago, so that a clean note is read by sample alone.
  const since = await write({ contacted_at: '2026-01-05T02:00:00.000Z' });
  await server.deps.database
    .write('collection_notes')
    .where({ id: since.id })
    .update({ created_at: '2025-11-05T02:00:00.000Z' });
});

const THREAT = '告知其再不还就弄死你';
const CLEAN = '已礼貌告知应还金额';
/** A letter, on a loan of its own debtor: no rule of contact is broken. */
async function write(changes: object = {}): Promise<CollectionNote> {
  loan = (await createLoan(staff, await createBorrower(staff, { phone: newPhone() }))).id;
  const sent = {
    loan_id: loan,
    channel: 'letter',
    contacted_party: 'borrower',
    outcome: 'message_left',
    content: CLEAN,
    contacted_at: `${TODAY}T02:00:00.000Z`,
    ...changes,
  };
  return (await staff.post('/api/collection_notes').send(sent).expect(201)).body as CollectionNote;
}
const read = async ({ id }: { id: number }, agent = staff) =>
  (await agent.get(`/api/collection_notes/${id}`).expect(200)).body as CollectionNote;
const edit = async ({ id }: { id: number }, changes: object) =>
  (await staff.put(`/api/collection_notes/${id}`).send(changes).expect(200)).body as CollectionNote;
const command = (agent: Agent, { id }: { id: number }, verb: string, body: object = {}) =>
  agent.post(`/api/collection_notes/${id}/${verb}`).send(body);
const revisions = async ({ id }: { id: number }, agent: Agent) =>
  (
    await agent
      .get('/api/note_revisions')
      .query(query({ filter: { note_id: id }, sort: ['revision', 'ASC'] }))
      .expect(200)
  ).body as NoteRevision[];
const complain = async ({ id, loan_id }: CollectionNote) => {
  await staff
    .post('/api/complaints')
    .send({ loan_id, note_id: id, source: 'borrower', statement: '借款人投诉' })
    .expect(201);
};
const queued = async ({ id }: { id: number }, agent = first) =>
  ((await agent.get('/api/review_queue').expect(200)).body as ReviewItem[])
    .filter((one) => one.id === id)
    .map(({ why, worst }) => [why, worst]);
const report = async () =>
  (await first.get(`/api/note_report?from=2026-01-01&to=${TODAY}`).expect(200)).body as NoteReport;
const found = async (filter: object) =>
  (
    (
      await first
        .get('/api/collection_notes')
        .query(query({ filter, range: [0, 99] }))
        .expect(200)
    ).body as CollectionNote[]
  ).map(({ id }) => id);
const audit = async ({ id }: { id: number }) =>
  (
    await first
      .get('/api/audit_events')
      .query(
        query({ filter: { resource: 'collection_notes', record_id: id }, sort: ['id', 'ASC'] }),
      )
      .expect(200)
  ).body as { action: string; after: Record<string, unknown> }[];
/** One that neither sample holds, or that the second one does. */
async function writeOutside(inSecond: boolean, changes: object = {}): Promise<CollectionNote> {
  let note = await write(changes);
  while (inSample(note.id, 1000) || inSample(note.id, 500, 1) !== inSecond)
    note = await write(changes);
  return note;
}

describe('a note that is edited before anybody read it', () => {
  it('stays in the queue for what its former text said, and shows it', async () => {
    const note = await writeOutside(false, { content: THREAT });
    const edited = await edit(note, { content: CLEAN });
    expect(edited).toMatchObject({
      findings: [],
      review_status: 'pending',
      former_findings: [{ rule: 'R2', severity: 'high' }],
    });
    expect(await queued(note)).toEqual([['edited_after_findings', 'high']]);
    expect((await revisions(note, first))[0]).toMatchObject({
      content: THREAT,
      findings: note.findings,
    });
    // Another edit does not bury it.
    await edit(note, { content: '寄送函件' });
    expect(await queued(note)).toEqual([['edited_after_findings', 'high']]);
    await command(first, note, 'clear').expect(200);
    expect(await queued(note)).toEqual([]);
  });

  it('counts in the report and is found by the rule that any of its texts broke', async () => {
    const before = await report();
    const note = await write({ content: THREAT });
    const counted = await report();
    expect(counted.by_rule.find(({ rule }) => rule === 'R2')?.findings).toBe(
      (before.by_rule.find(({ rule }) => rule === 'R2')?.findings ?? 0) + 1,
    );
    await edit(note, { content: CLEAN });
    const after = await report();
    expect([after.by_rule, after.by_author]).toEqual([counted.by_rule, counted.by_author]);
    expect([
      await found({ id: note.id, finding: 'R2' }),
      await found({ id: note.id, finding: 'any' }),
      await found({ id: note.id, finding: 'R1' }),
    ]).toEqual([[note.id], [note.id], []]);
  });

  it('has broken what any of its versions broke', async () => {
    const note = await write({
      channel: 'call',
      outcome: 'connected',
      contacted_at: '2026-03-04T14:30:00.000Z',
    });
    expect(note.violations.map(({ rule }) => rule)).toEqual(['hours']);
    const before = await report();
    expect(await edit(note, { contacted_at: '2026-03-04T02:00:00.000Z' })).toMatchObject({
      violations: note.violations,
    });
    expect(
      (await edit(note, { channel: 'visit' })).violations.map(({ rule }) => rule).sort(),
    ).toEqual(['hours', 'visit_collectors']);
    expect(
      (await edit(note, { channel: 'letter' })).violations.map(({ rule }) => rule).sort(),
    ).toEqual(['hours', 'visit_collectors']);
    expect(await queued(note)).toEqual([['violation', null]]);
    expect((await report()).violations_recorded).toBe(before.violations_recorded);
    expect(await found({ id: note.id, violation: 'hours' })).toEqual([note.id]);
  });

  it('hides the words of a former text from all but compliance once it is withdrawn', async () => {
    const note = await write({ content: THREAT });
    await edit(note, { content: CLEAN });
    await command(staff, note, 'withdraw', { reason: '记错' }).expect(200);
    expect((await revisions(note, staff))[0]).toMatchObject({
      content: null,
      findings: [{ rule: 'R2', start: 0, end: 0 }],
    });
    expect(JSON.stringify([await read(note), await revisions(note, staff)])).not.toContain('弄死');
    expect((await revisions(note, first))[0]).toMatchObject({
      content: THREAT,
      findings: note.findings,
    });
  });
});

describe('a flagged note that is edited', () => {
  it("comes back for sure with the flag's comment, and an answer of the former round", async () => {
    for (const answered of [false, true]) {
      const note = await writeOutside(false);
      await command(first, note, 'flag', { comment: '语气不当，请说明' }).expect(200);
      if (answered) await command(supervisor, note, 'answer', { answer: '已谈话' }).expect(200);
      const edited = await edit(note, { content: '改写后的内容' });
      expect(edited).toMatchObject({
        review_status: 'pending',
        reviewer_id: null,
        review_comment: null,
        answer: null,
        answered_by: null,
        answered_at: null,
      });
      expect(edited.former_verdicts).toMatchObject([
        {
          revision: 1,
          review_status: 'flagged',
          review_comment: '语气不当，请说明',
          answer: answered ? '已谈话' : null,
          ended_by: 'edit',
        },
      ]);
      expect(await queued(note)).toEqual([['edited_after_flag', null]]);
      expect((await revisions(note, first)).map(({ content }) => content)).toEqual([CLEAN]);
      await command(first, note, 'clear').expect(200);
      expect(await queued(note)).toEqual([]);
      // Settled: a further edit is no longer about that flag.
      await edit(note, { content: '再改写' });
      expect(await queued(note)).toEqual([]);
    }
  });
});

describe('a complaint about a note that was reviewed', () => {
  it("begins a round: queued once, without verdicts, as nobody's second look", async () => {
    const note = await writeOutside(true);
    const cleared = (await command(first, note, 'clear', { comment: '无不当' }).expect(200))
      .body as CollectionNote;
    await complain(note);
    const reopened = await read(note);
    expect(reopened).toMatchObject({
      review_status: 'pending',
      reviewer_id: null,
      review_comment: null,
      reviewed_at: null,
      version: cleared.version + 1,
    });
    expect(reopened.former_verdicts).toMatchObject([
      {
        revision: 1,
        review_status: 'cleared',
        reviewer_id: cleared.reviewer_id,
        review_comment: '无不当',
        ended_by: 'complaint',
      },
    ]);
    expect([await queued(note), await queued(note, second)]).toEqual([
      [['complaint', null]],
      [['complaint', null]],
    ]);
    expect(
      (await command(second, note, 'second_look', { verdict: 'cleared' }).expect(409)).body.code,
    ).toBe('conflict');
    expect((await audit(note)).at(-1)).toMatchObject({
      action: 'reopen',
      after: { review_status: 'pending', reviewer_id: null },
    });
  });

  it('leaves no second verdict that the second reviewer could agree with', async () => {
    const note = await writeOutside(true);
    await command(first, note, 'clear').expect(200);
    await command(second, note, 'second_look', { verdict: 'cleared' }).expect(200);
    const { looked_at_twice } = (await report()).agreement;
    await complain(note);
    expect(await read(note)).toMatchObject({ second_reviewer_id: null, second_verdict: null });
    const flagged = (await command(second, note, 'flag', { comment: '投诉属实' }).expect(200))
      .body as CollectionNote;
    expect(flagged).toMatchObject({ reviewer_id: secondId, second_reviewer_id: null });
    expect(flagged.former_verdicts).toMatchObject([
      { second_reviewer_id: secondId, second_verdict: 'cleared' },
    ]);
    expect((await report()).agreement.looked_at_twice).toBe(looked_at_twice - 1);
    expect([await queued(note, first), await queued(note, second)]).toEqual([
      [['second_look', null]],
      [],
    ]);
  });

  it('comes back where flagged and answered, or once it is answered where it was not', async () => {
    const answered = await write();
    await command(first, answered, 'flag', { comment: '请说明' }).expect(200);
    await command(supervisor, answered, 'answer', { answer: '已谈话' }).expect(200);
    await complain(answered);
    expect(await queued(answered)).toEqual([['complaint', null]]);
    const open = await write();
    await command(first, open, 'flag', { comment: '请说明' }).expect(200);
    await complain(open);
    expect([await queued(open), (await read(open)).review_status]).toEqual([[], 'flagged']);
    await command(supervisor, open, 'answer', { answer: '已道歉' }).expect(200);
    expect(await queued(open)).toEqual([['complaint', null]]);
    for (const [note, answer] of [
      [answered, '已谈话'],
      [open, '已道歉'],
    ] as const)
      expect((await read(note)).former_verdicts).toMatchObject([
        { review_status: 'flagged', review_comment: '请说明', answer, ended_by: 'complaint' },
      ]);
    await command(first, open, 'clear').expect(200);
    expect(await queued(open)).toEqual([]);
  });

  it("leaves the report's sums whole", async () => {
    const kept = await write();
    await command(first, kept, 'clear').expect(200);
    await complain(kept);
    const withdrawn = await write();
    await command(staff, withdrawn, 'withdraw', { reason: '记错' }).expect(200);
    const body = await report();
    expect(body.withdrawn).toBeGreaterThan(0);
    expect(body.reviewed + body.pending + body.withdrawn).toBe(body.notes);
    const all = { contacted_at_gte: '2026-01-01', contacted_at_lte: TODAY };
    const total = async (filter: object) =>
      Number(
        (
          await first
            .get('/api/collection_notes')
            .query(query({ filter: { ...all, ...filter }, range: [0, 0] }))
            .expect(200)
        ).headers['content-range']?.split('/')[1],
      );
    expect([
      await total({ review_status: 'pending', status: 'recorded' }),
      await total({ review_status: 'pending', status: 'withdrawn' }),
      await total({ reviewed_at_gte: '2026-01-01' }),
    ]).toEqual([body.pending, body.withdrawn, body.reviewed]);
  });
});

describe('a second look', () => {
  it('waits for the reviewer who has the note in hand, and puts it down', async () => {
    const account = { username: 'compliance3', full_name: '第三复核', role: 'compliance' };
    await makeAccount({ admin, compliance: first }, account);
    const third = await server.as('compliance3');
    const note = await writeOutside(true);
    await command(first, note, 'clear').expect(200);
    await second.post('/api/review_queue/claim').send({ id: note.id }).expect(200);
    expect(
      (await command(third, note, 'second_look', { verdict: 'flagged' }).expect(409)).body.message,
    ).toBe('Another reviewer has this note');
    expect(
      (await command(second, note, 'second_look', { verdict: 'cleared' }).expect(200)).body,
    ).toMatchObject({ second_reviewer_id: secondId, claimed_by: null, claimed_until: null });
  });
});

describe('asking', () => {
  it('the queue for an order it does not have is refused', async () => {
    for (const sort of ['["nope","ASC"]', '["id","UP"]', '["id"', '[]', '7'])
      expect(
        (await first.get('/api/review_queue').query({ sort }).expect(400)).body.errors,
        sort,
      ).toHaveProperty('sort');
    await first.get('/api/review_queue').query({ sort: '["contacted_at","DESC"]' }).expect(200);
  });

  it('for a word of a withdrawn note finds it for compliance, who may read it', async () => {
    const note = await write({ content: '独一无二的撤回文本' });
    await command(staff, note, 'withdraw', { reason: '记错' }).expect(200);
    expect(await found({ q: '独一无二的撤回' })).toEqual([note.id]);
    for (const agent of [staff, supervisor])
      expect(
        (
          await agent
            .get('/api/collection_notes')
            .query(query({ filter: { q: '独一无二的撤回' } }))
            .expect(200)
        ).body,
      ).toEqual([]);
  });
});
