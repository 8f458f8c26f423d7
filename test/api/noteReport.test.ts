import type { Agent } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CollectionNote } from '../../server/contract/resources/collectionNotes.ts';
import type { NoteReport } from '../../server/contract/resources/contacts.ts';
import { inSample } from '../../server/domain/notes/noteReview.ts';
import { makeAccount } from '../helpers/accounts.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, staff2, compliance, admin } = await openDesk();
let second: Agent;
beforeAll(async () => {
  const account = { username: 'compliance2', full_name: '第二复核', role: 'compliance' };
  await makeAccount({ admin, compliance }, account);
  second = await server.as('compliance2');
});

const report = async (from: string, to: string): Promise<NoteReport> =>
  (await compliance.get(`/api/note_report?from=${from}&to=${to}`).expect(200)).body as NoteReport;
/** Each on a loan of its own debtor, so that none counts for another. */
async function write(
  author: string,
  contacted_at: string,
  changes: object = {},
): Promise<CollectionNote> {
  const agent = await server.as(author);
  const loan = await createLoan(agent, await createBorrower(agent));
  return (
    await agent
      .post('/api/collection_notes')
      .send({
        loan_id: loan.id,
        channel: 'call',
        contacted_party: 'borrower',
        outcome: 'connected',
        content: '常规提醒',
        contacted_at,
        ...changes,
      })
      .expect(201)
  ).body as CollectionNote;
}
const review = async ({ id }: CollectionNote, verdict: 'clear' | 'flag' = 'clear') => {
  await compliance
    .post(`/api/collection_notes/${id}/${verdict}`)
    .send(verdict === 'flag' ? { comment: '请说明' } : {})
    .expect(200);
};
const line = ({ over_time }: NoteReport, from: string) =>
  over_time.lines.find((one) => one.from === from);

describe('the report by team and over time', () => {
  it('has a line for each day and each team, whose numbers add up to the whole', async () => {
    server.setClock(`${TODAY}T06:00:00.000Z`);
    await review(await write('staff', '2026-03-02T02:00:00.000Z'), 'flag');
    // 23:30 in Beijing is of the same day there, and outside the hours of contact.
    const late = await write('staff2', '2026-03-02T15:30:00.000Z');
    expect(late.violations.map(({ rule }) => rule)).toEqual(['hours']);
    server.setClock(`${TODAY}T08:00:00.000Z`);
    await review(late);
    await write('staff', '2026-03-02T16:30:00.000Z', { channel: 'letter' });
    const loan = await createLoan(staff2, await createBorrower(staff2));
    await staff2
      .post('/api/contact_check')
      .send({
        loan_id: loan.id,
        channel: 'call',
        contacted_party: 'borrower',
        at: `${TODAY}T15:00:00.000Z`,
      })
      .expect(200);

    const body = await report('2026-03-01', TODAY);
    expect(body.over_time.step).toBe('day');
    expect(body.over_time.lines.map(({ from, to, notes }) => [from, to, notes])).toEqual([
      ['2026-03-01', '2026-03-01', 0],
      ['2026-03-02', '2026-03-02', 2],
      ['2026-03-03', '2026-03-03', 1],
      ['2026-03-04', '2026-03-04', 0],
      [TODAY, TODAY, 0],
    ]);
    expect(line(body, '2026-03-02')).toMatchObject({
      notes: 2,
      reviewed: 2,
      flagged: 1,
      violations_recorded: 1,
      violations_prevented: 0,
    });
    expect(line(body, TODAY)).toMatchObject({
      notes: 0,
      violations_prevented: 1,
      median_hours: null,
    });
    expect(body.by_team).toEqual([
      {
        team: '催收一组',
        notes: 2,
        reviewed: 1,
        flagged: 1,
        violations_recorded: 0,
        violations_prevented: 0,
        median_hours: 0,
      },
      {
        team: '催收二组',
        notes: 1,
        reviewed: 1,
        flagged: 0,
        violations_recorded: 1,
        violations_prevented: 1,
        median_hours: 2,
      },
    ]);
    for (const lines of [body.over_time.lines, body.by_team]) {
      for (const figure of [
        'notes',
        'reviewed',
        'violations_recorded',
        'violations_prevented',
      ] as const) {
        expect(
          lines.reduce((total, one) => total + one[figure], 0),
          figure,
        ).toBe(body[figure]);
      }
    }
  });

  it('is of a period that begins before it ends, else of the month of its end', async () => {
    for (const asked of [{ from: TODAY, to: '2026-03-04' }, { from: '2026-03-06' }])
      expect(
        (await compliance.get('/api/note_report').query(asked).expect(400)).body.errors,
      ).toHaveProperty('from');
    expect(
      (await compliance.get('/api/note_report').query({ team: '催收一组' }).expect(400)).body
        .errors,
    ).toHaveProperty('team');
    expect(
      (await compliance.get('/api/note_report').query({ to: '2026-01-20' }).expect(200)).body,
    ).toMatchObject({ from: '2026-01-01', to: '2026-01-20' });
  });

  it('tells longer periods by week and by month, and authors without a team last', async () => {
    await admin.put('/api/users/1').send({ team: null }).expect(200);
    const weeks = await report('2026-01-26', TODAY);
    expect(weeks.over_time.step).toBe('week');
    expect(weeks.over_time.lines.at(-1)).toMatchObject({ from: '2026-03-02', to: TODAY, notes: 3 });
    expect(weeks.by_team.map(({ team, notes }) => [team, notes])).toEqual([
      ['催收二组', 1],
      [null, 2],
    ]);
    const months = await report('2025-03-10', TODAY);
    expect(months.over_time.step).toBe('month');
    expect([
      months.over_time.lines.length,
      months.over_time.lines[0],
      months.over_time.lines.at(-1),
    ]).toMatchObject([
      13,
      { from: '2025-03-10', to: '2025-03-31' },
      { from: '2026-03-01', to: TODAY },
    ]);
    await admin.put('/api/users/1').send({ team: '催收一组' }).expect(200);
  });
});

describe('how far two reviewers agree', () => {
  /** A note of the sample for a second look, with both verdicts. */
  async function lookedAtTwice(
    first: 'clear' | 'flag',
    verdict: 'cleared' | 'flagged',
    on: string,
  ): Promise<CollectionNote> {
    let note = await write('staff', `${on}T02:00:00.000Z`, { channel: 'letter' });
    while (!inSample(note.id, 500, 1))
      note = await write('staff', `${on}T02:00:00.000Z`, { channel: 'letter' });
    await review(note, first);
    await second.post(`/api/collection_notes/${note.id}/second_look`).send({ verdict }).expect(200);
    return note;
  }
  const agreement = async () => (await report('2026-02-01', '2026-02-28')).agreement;

  it('is said where it is defined, and why it is not where it is not', async () => {
    expect(await agreement()).toEqual({
      looked_at_twice: 0,
      same: 0,
      kappa: null,
      kappa_missing: 'too_few',
    });
    await lookedAtTwice('clear', 'cleared', '2026-02-10');
    expect(await agreement()).toEqual({
      looked_at_twice: 1,
      same: 1,
      kappa: null,
      kappa_missing: 'too_few',
    });
    await lookedAtTwice('clear', 'cleared', '2026-02-11');
    expect(await agreement()).toEqual({
      looked_at_twice: 2,
      same: 2,
      kappa: null,
      kappa_missing: 'one_verdict',
    });
    const third = await lookedAtTwice('flag', 'flagged', '2026-02-12');
    expect(await agreement()).toEqual({
      looked_at_twice: 3,
      same: 3,
      kappa: 1,
      kappa_missing: null,
    });
    // Both verdicts were about the former text.
    await staff
      .put(`/api/collection_notes/${third.id}`)
      .send({ content: '更正后的内容' })
      .expect(200);
    expect(await agreement()).toEqual({
      looked_at_twice: 2,
      same: 2,
      kappa: null,
      kappa_missing: 'one_verdict',
    });
  });
});
