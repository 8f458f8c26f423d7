import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { addMonths } from '../../server/domain/time/calendar.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

interface Reminder {
  id: number;
  user_id: number;
  resource: string;
  record_id: number;
  done: boolean;
}
const { server, staff, supervisor } = await openDesk();

const agentOf = async (name: string): Promise<Agent> => await server.as(name);
/** Who is reminded of a record now, and has not ticked it off. */
async function holdersOf(resource: string, record_id: number): Promise<string[]> {
  const holders: string[] = [];
  for (const name of ['staff', 'staff2', 'supervisor', 'supervisor2', 'compliance', 'admin']) {
    const { body } = await (await agentOf(name))
      .get('/api/reminders')
      .query(query({ filter: { resource, record_id, done: false } }))
      .expect(200);
    if ((body as Reminder[]).length > 0) holders.push(name);
    expect((body as Reminder[]).length).toBeLessThan(2);
  }
  return holders;
}
const firstReminder = async (
  agent: Agent,
  resource: string,
  record_id: number,
): Promise<Reminder | undefined> =>
  (
    (
      await agent
        .get('/api/reminders')
        .query(query({ filter: { resource, record_id } }))
        .expect(200)
    ).body as Reminder[]
  )[0];
const roll = async () => {
  await server.deps.database.write('business_days').delete();
  await rollBusinessDay(server.deps);
};
const post = async (path: string, body: object = {}, agent = staff) =>
  (await agent.post(`/api/${path}`).send(body)).body as { id: number };

describe('reminders follow who has the thing', () => {
  it('of a request are supervisors, who claims it, who is assigned it, then nobody', async () => {
    const loan = await createLoan(staff, await createBorrower(staff));
    // To be answered by 6 March, a day from now.
    const { id } = await post('credit_repairs', {
      borrower_id: loan['borrower_id'],
      loan_id: loan.id,
      kind: 'objection',
      cause: 'other',
      statement: '请核查',
      received_on: '2026-02-14',
    });
    // Marked as disputed: what is left to be reminded of is the answer.
    await staff.post(`/api/credit_repairs/${id}/mark`).send({}).expect(200);
    await roll();
    expect(await holdersOf('credit_repairs', id)).toEqual(['supervisor', 'supervisor2']);
    const stale = await firstReminder(supervisor, 'credit_repairs', id);
    await post(`credit_repairs/${id}/claim`);
    expect(await holdersOf('credit_repairs', id)).toEqual(['staff']);
    await supervisor.get(`/api/reminders/${stale?.id}`).expect(404);
    await supervisor.post(`/api/reminders/${stale?.id}/done`).send({}).expect(404);

    const mine = await firstReminder(staff, 'credit_repairs', id);
    expect((await staff.get(`/api/reminders/${mine?.id}`).expect(200)).body).toMatchObject({
      user_id: 1,
      done: false,
      done_at: null,
    });
    // Ticked off for oneself alone, and only once.
    for (let round = 0; round < 2; round += 1)
      expect(
        (await staff.post(`/api/reminders/${mine?.id}/done`).send({}).expect(200)).body,
      ).toMatchObject({ user_id: 1, done: true });
    expect(await holdersOf('credit_repairs', id)).toEqual([]);
    expect(await firstReminder(staff, 'credit_repairs', id)).toMatchObject({
      user_id: 1,
      done: true,
    });
    await roll();
    expect(await holdersOf('credit_repairs', id)).toEqual([]);

    await post(`credit_repairs/${id}/assign`, { assignee_id: 2 }, supervisor);
    expect(await holdersOf('credit_repairs', id)).toEqual(['staff2']);
    await post(`credit_repairs/${id}/assign`, { assignee_id: 4 }, supervisor);
    expect(await holdersOf('credit_repairs', id)).toEqual(['supervisor2']);
    await post(`credit_repairs/${id}/withdraw`, { reason: '本人撤回' }, supervisor);
    expect(await holdersOf('credit_repairs', id)).toEqual([]);
  });

  it('of a legal case are its owner, the next, and supervisors while it has none', async () => {
    const due = '2025-06-10';
    const loan_id = (
      await createLoan(staff, await createBorrower(staff), {
        installments_count: 1,
        disbursed_on: addMonths(due, -1),
        first_due_on: due,
      })
    ).id;
    const { id } = await post('legal_cases', { loan_id, claimed_minor: 1 });
    const measure = await post('case_measures', {
      legal_case_id: id,
      purpose: 'preservation',
      kind: 'deposit',
      property: '账户',
      taken_on: '2026-02-01',
      until_on: '2026-04-04',
    });
    await roll();
    expect(await holdersOf('legal_cases', id)).toEqual(['staff']);
    await staff.put(`/api/legal_cases/${id}`).send({ owner_id: 2 }).expect(200);
    expect(await holdersOf('legal_cases', id)).toEqual(['staff2']);
    await server.deps.database.write('users').where({ id: 2 }).update({ active: 0 });
    expect(await firstReminder(supervisor, 'legal_cases', id)).toMatchObject({
      user_id: 3,
      done: false,
    });
    await server.deps.database.write('users').where({ id: 2 }).update({ active: 1 });
    await staff.put(`/api/legal_cases/${id}`).send({ owner_id: null }).expect(200);
    expect(await holdersOf('legal_cases', id)).toEqual(['supervisor', 'supervisor2']);
    await staff.put(`/api/legal_cases/${id}`).send({ owner_id: 1 }).expect(200);
    expect(await holdersOf('legal_cases', id)).toEqual(['staff']);
    await post(`case_measures/${measure.id}/lift`, { on: '2026-03-05', reason: '已还' });
    expect(await holdersOf('legal_cases', id)).toEqual([]);
  });

  it('a loan that nobody sues for is told of to who works on it', async () => {
    const loan = await createLoan(staff, await createBorrower(staff), {
      installments_count: 1,
      disbursed_on: '2023-02-09',
      first_due_on: '2023-03-09',
      assigned_to: 1,
    });
    await roll();
    expect(await holdersOf('loans', loan.id)).toEqual(['staff']);
    await supervisor.put(`/api/loans/${loan.id}`).send({ assigned_to: 2 }).expect(200);
    expect(await holdersOf('loans', loan.id)).toEqual(['staff2']);
    await post('legal_cases', { loan_id: loan.id, claimed_minor: 1 });
    expect(await holdersOf('loans', loan.id)).toEqual([]);
  });
});
