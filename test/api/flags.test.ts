import request, { type Agent } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { answerersOf, inSample } from '../../server/domain/notes/noteReview.ts';
import { makeAccount } from '../helpers/accounts.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, on } = await openDesk();
let loan: number;

const agents: Record<string, Agent> = {};
const ids: Record<string, number> = {};
beforeAll(async () => {
  for (const name of ['staff', 'staff2', 'supervisor', 'supervisor2', 'compliance', 'admin'])
    agents[name] = await server.as(name);
  for (const user of (await as('admin').get('/api/users').expect(200)).body as User[])
    ids[user.username] = user.id;
  loan = (await createLoan(as('staff'), await createBorrower(as('staff')))).id;
});

function as(name: string): Agent {
  const agent = agents[name];
  if (agent === undefined) throw new Error(`nobody is ${name}`);
  return agent;
}
let minute = 0;

/** At different times and on loans of different debtors, so that no rule of contact is broken. */
async function write(author: string, changes: object = {}): Promise<CollectionNote> {
  minute += 1;
  const contacted_at = new Date(Date.parse(`${TODAY}T02:00:00Z`) + minute * 1000).toISOString();
  return (
    await as(author)
      .post('/api/collection_notes')
      .send({
        loan_id: loan,
        channel: 'letter',
        contacted_party: 'borrower',
        outcome: 'message_left',
        content: '寄送函件',
        contacted_at,
        ...changes,
      })
      .expect(201)
  ).body as CollectionNote;
}
async function flagged(author: string): Promise<CollectionNote> {
  const { id } = await write(author);
  return (
    await as('compliance')
      .post(`/api/collection_notes/${id}/flag`)
      .send({ comment: '请说明' })
      .expect(200)
  ).body as CollectionNote;
}
const answer = (name: string, { id }: { id: number }) =>
  as(name).post(`/api/collection_notes/${id}/answer`).send({ answer: '已谈话' });
const read = async (name: string, { id }: { id: number }) =>
  (await as(name).get(`/api/collection_notes/${id}`).expect(200)).body as CollectionNote;
const list = async (name: string, filter: object) =>
  (
    (
      await as(name)
        .get('/api/collection_notes')
        .query(query({ filter, sort: ['id', 'ASC'], range: [0, 99] }))
        .expect(200)
    ).body as CollectionNote[]
  ).map(({ id }) => id);
const setUser = async (username: string, changes: object) => {
  await as('admin').put(`/api/users/${ids[username]}`).send(changes).expect(200);
};

describe('a flag', () => {
  it("is answered by a supervisor of the author's team, while it has one by no other", async () => {
    const note = await flagged('staff');
    const { body } = await answer('supervisor2', note).expect(403);
    expect(body).toMatchObject({ code: 'forbidden', message: expect.stringContaining('催收一组') });
    expect(
      (await answer('supervisor2', note).set('Accept-Language', 'zh-CN').expect(403)).body.message,
    ).toBe('作者所在小组“催收一组”有自己的主管，应由该组主管答复');
    expect([
      (await read('supervisor', note)).answerable,
      (await read('supervisor2', note)).answerable,
      (await read('compliance', note)).answerable,
    ]).toEqual([true, false, false]);
    await answer('supervisor', note).expect(200);
    expect((await read('supervisor', note)).answerable).toBe(false);
  });

  it('is listed to whom it waits for', async () => {
    const [one, two] = [await flagged('staff'), await flagged('staff2')];
    const open = { review_status: 'flagged', answered_at: null };
    expect(await list('supervisor', { ...open, answerer_id: ids['supervisor'] })).toEqual([one.id]);
    expect(await list('supervisor', { ...open, answerer_id: ids['supervisor2'] })).toEqual([
      two.id,
    ]);
    expect(
      await list('supervisor', {
        ...open,
        answerer_id: [ids['supervisor'], String(ids['supervisor2'])],
      }),
    ).toEqual([one.id, two.id]);
    expect(await list('supervisor', open)).toEqual([one.id, two.id]);
    expect(await list('supervisor', { ...open, answerer_id: ids['staff'] })).toEqual([]);
    await as('supervisor')
      .get('/api/collection_notes')
      .query(query({ filter: { answerer_id: 'me' } }))
      .expect(400);
    await answer('supervisor', one).expect(200);
    await answer('supervisor2', two).expect(200);
  });

  it('of an author without a team goes to any supervisor', async () => {
    const note = await flagged('staff');
    await setUser('staff', { team: null });
    expect(await list('supervisor2', { id: note.id, answerer_id: ids['supervisor2'] })).toEqual([
      note.id,
    ]);
    await answer('supervisor2', note).expect(200);
    await setUser('staff', { team: '催收一组' });
  });

  it("on the note of a team's only supervisor goes to another team, never its author", async () => {
    const note = await flagged('supervisor');
    expect((await answer('supervisor', note).expect(422)).body.code).toBe('rule_violated');
    expect([
      (await read('supervisor', note)).answerable,
      (await read('supervisor2', note)).answerable,
    ]).toEqual([false, true]);
    expect(await list('supervisor', { id: note.id, answerer_id: ids['supervisor'] })).toEqual([]);
    await answer('supervisor2', note).expect(200);
  });

  it("goes elsewhere while the team's supervisor is switched off", async () => {
    const note = await flagged('staff2');
    await answer('supervisor', note).expect(403);
    await setUser('supervisor2', { active: false });
    expect((await read('supervisor', note)).answerable).toBe(true);
    await answer('supervisor', note).expect(200);
    await setUser('supervisor2', { active: true });
    agents['supervisor2'] = request.agent(server.app).set('Accept-Language', 'en');
    await as('supervisor2')
      .post('/api/session')
      .send({ username: 'supervisor2', password: server.deps.config.demoPassword })
      .expect(200);
  });

  it('has an answerer whatever the teams are, who is never the author', () => {
    const teams = [null, 'a', 'b'];
    for (const mine of teams)
      for (const first of teams)
        for (const second of teams) {
          const supervisors = [
            { id: 1, team: first },
            { id: 2, team: second },
          ];
          for (const author of [
            { id: 3, team: mine },
            { id: 1, team: first },
          ]) {
            const who = answerersOf(author, supervisors).map(({ id }) => id);
            expect(who.length).toBeGreaterThan(0);
            expect(who).not.toContain(author.id);
            const own = supervisors
              .filter(({ id, team }) => id !== author.id && team !== null && team === author.team)
              .map(({ id }) => id);
            if (own.length > 0) expect(who).toEqual(own);
          }
        }
    expect(answerersOf({ id: 1, team: 'a' }, [{ id: 1, team: 'a' }])).toEqual([]);
  });
});

describe('finding notes', () => {
  it('by the team of their author, also of those in none', async () => {
    const mine = await write('staff2');
    await setUser('supervisor', { team: null });
    const without = await write('supervisor');
    expect(await list('staff', { id: [mine.id, without.id], author_team: '催收二组' })).toEqual([
      mine.id,
    ]);
    expect(await list('staff', { id: [mine.id, without.id], author_team: null })).toEqual([
      without.id,
    ]);
    expect(
      await list('staff', { id: [mine.id, without.id], author_team: ['催收二组', null] }),
    ).toEqual([mine.id, without.id]);
    await setUser('supervisor', { team: '催收一组' });
  });

  it('by a rule of conduct that was found, and a rule of contact that was broken', async () => {
    const threat = await write('staff', { content: '再不还就弄死你' });
    const visit = await write('staff', {
      channel: 'visit',
      outcome: 'connected',
      content: '独自上门',
    });
    const both = [threat.id, visit.id];
    expect(await list('staff', { id: both, finding: 'R2' })).toEqual([threat.id]);
    expect(await list('staff', { id: both, finding: ['R1', 'R3'] })).toEqual([]);
    expect(await list('staff', { id: both, violation: 'visit_collectors' })).toEqual([visit.id]);
    expect([
      await list('staff', { id: both, finding: 'any' }),
      await list('staff', { id: both, violation: 'any' }),
    ]).toEqual([[threat.id], [visit.id]]);
    expect(await list('staff', { id: both, violation: '%' })).toEqual([]);
  });

  it('by who looked at them a second time, and when', async () => {
    const account = { username: 'compliance2', full_name: '第二复核', role: 'compliance' };
    await makeAccount({ admin: as('admin'), compliance: as('compliance') }, account);
    const second = await server.as('compliance2');
    const { body: me } = await second.get('/api/session').expect(200);
    let note = await write('staff');
    while (!inSample(note.id, 500, 1)) note = await write('staff');
    await as('compliance').post(`/api/collection_notes/${note.id}/clear`).send({}).expect(200);
    await second
      .post(`/api/collection_notes/${note.id}/second_look`)
      .send({ verdict: 'cleared' })
      .expect(200);
    expect(
      await list('compliance', { second_reviewer_id: me.id, second_reviewed_at_gte: TODAY }),
    ).toEqual([note.id]);
    expect(
      await list('compliance', { second_reviewer_id: me.id, second_reviewed_at_gte: '2026-03-06' }),
    ).toEqual([]);
    expect(await list('compliance', { second_reviewer_id: ids['compliance'] })).toEqual([]);
  });
});

describe('how long a note is kept', () => {
  it('follows the policy of the business date, counted from when it was written down', async () => {
    const note = await write('staff', { contacted_at: '2026-02-01T02:00:00.000Z' });
    expect(note.kept_until_on).toBe('2031-03-05');
    const rule = {
      sample_bps: 1000,
      second_look_bps: 500,
      new_author_days: 30,
      claim_minutes: 15,
      promise_tolerance_days: 1,
      promise_tolerance_bps: 100,
      retention_years: 7,
    };
    const propose = (changes: object) =>
      as('admin')
        .post('/api/policies')
        .send({
          kind: 'note_review',
          effective_on: '2026-03-10',
          value: { ...rule, ...changes },
          source: '内部制度',
          confidence: 'C',
          reason: '延长保存',
        });
    const { body: refused } = await propose({ retention_years: 4 }).expect(400);
    expect(refused.errors).toMatchObject({
      'value.retention_years': expect.stringContaining('Consumer Finance Companies'),
      value: expect.stringContaining('5 years'),
    });
    await propose({ retention_years: 5 }).expect(201);
    const { body } = await propose({}).expect(201);
    await as('compliance').post(`/api/policies/${body.id}/approve`).send({}).expect(200);
    expect((await read('staff', note)).kept_until_on).toBe('2031-03-05');
    const { staff: later } = await on('2026-03-10');
    expect(
      (await later.get(`/api/collection_notes/${note.id}`).expect(200)).body.kept_until_on,
    ).toBe('2033-03-05');
  });
});
