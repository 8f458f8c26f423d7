import { describe, expect, it } from 'vitest';
import type { HomeAnswer } from '../../server/contract/resources/home.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLateLoan, createLoanDue, newPhone, pay } from '../helpers/book.ts';
import { checkContact, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';
import { submitPlan } from '../helpers/plans.ts';
import { askPolicy } from '../helpers/policies.ts';
import { idOf } from '../helpers/worklist.ts';

const desk = await openDesk();
const { staff, supervisor, supervisor2, compliance, admin } = desk;

const homeOf = async (agent: typeof staff): Promise<HomeAnswer> =>
  (await agent.get('/api/home').expect(200)).body as HomeAnswer;
const waiting = ({ waiting: all }: HomeAnswer, kind: string) =>
  all.find((row) => row.kind === kind);
const newLoan = async (changes: object = {}) =>
  await createLateLoan(staff, await createBorrower(staff, { phone: newPhone() }), {
    assigned_to: await idOf(staff),
    ...changes,
  });

describe('the first page of a role', () => {
  it('tells a supervisor what waits, what the team has, and what came in', async () => {
    const loan = await newLoan();
    await submitPlan(staff, loan);
    await writeNote(staff, loan);
    await pay(staff, loan, 12_300);
    const borrower = await createBorrower(staff, { phone: newPhone() });
    await createLoanDue(staff, borrower, '2026-03-01', { assigned_to: await idOf(staff) });
    const home = await homeOf(supervisor);
    expect(waiting(home, 'restructures')).toEqual({
      kind: 'restructures',
      count: 1,
      oldest_on: TODAY,
    });
    expect(waiting(home, 'adjustments')).toMatchObject({ count: 0, oldest_on: null });
    const [member] = home.team ?? [];
    // The loan due on the first was four days late, and nobody had called.
    expect(member).toMatchObject({ loans: 2, contacted: 1, first_missed: 1 });
    expect(home.team?.map(({ full_name }) => full_name)).toEqual(['陈晓岚', '林慧敏']);
    expect(home.money?.at(-1)).toMatchObject({ on: TODAY, paid_minor: 12_300 });
    expect(home.money).toHaveLength(7);
    const other = await homeOf(supervisor2);
    expect(other.team?.map(({ full_name }) => full_name)).toEqual(['周子航', '赵文博']);
    expect(home).toMatchObject({ contact: null, running: null });
  });

  it('tells the overdue amounts of a date before any job has carried them to it', async () => {
    await newLoan();
    for (const on of ['2026-03-20', '2026-05-20', '2026-02-20']) {
      const later = await desk.on(on);
      const [member] = (await homeOf(later.supervisor)).team ?? [];
      const filter = JSON.stringify({ assigned_to: await idOf(staff), days_past_due_gte: 1 });
      const { body } = await later.staff.get('/api/loans').query({ filter }).expect(200);
      const overdue = (body as { overdue_minor: number }[]).map((loan) => loan.overdue_minor);
      expect(overdue.length).toBeGreaterThan(0);
      expect(member).toMatchObject({
        loans: overdue.length,
        overdue_minor: overdue.reduce((sum, one) => sum + one, 0),
      });
    }
  });

  it('counts promises made today, due today, and how those of the week were kept', async () => {
    const loan = await newLoan();
    const promise = (on: string, at: string) =>
      writeNote(staff, loan, {
        outcome: 'promised',
        contacted_at: at,
        promise_amount_minor: 500,
        promise_on: on,
      });
    await promise('2026-03-01', '2026-02-20T03:00:00.000Z');
    await promise(TODAY, `${TODAY}T03:00:00.000Z`);
    expect((await homeOf(supervisor)).promises).toEqual({
      due_today: 1,
      made: 1,
      kept: 0,
      broken: 1,
    });
  });

  it('tells compliance the queue, complaints by their clock, and what was refused', async () => {
    const loan = await newLoan();
    await staff
      .post('/api/complaints')
      .send({
        loan_id: loan,
        source: 'borrower',
        statement: '来电太多',
        received_on: '2026-02-10',
      })
      .expect(201);
    await checkContact(staff, loan, { at: `${TODAY}T15:00:00.000Z` });
    const home = await homeOf(compliance);
    expect(waiting(home, 'complaints')).toMatchObject({ count: 1, oldest_on: '2026-02-10' });
    expect(waiting(home, 'complaints_late')).toMatchObject({ count: 1 });
    expect(waiting(home, 'review')?.count).toBeGreaterThan(0);
    expect(home.contact?.refused).toEqual([{ rule: 'hours', count: 1 }]);
    expect(home).toMatchObject({ team: null, money: null });
  });

  it('tells an admin the last business day and the policies that wait', async () => {
    await askPolicy(admin, { kind: 'cost_cap', value: { annual_bps: 2000 } }).expect(201);
    const home = await homeOf(admin);
    expect(home.waiting).toEqual([
      { kind: 'policies', count: 1, oldest_on: TODAY },
      { kind: 'accounts', count: 0, oldest_on: null },
    ]);
    expect(home.running).toMatchObject({ imports: [] });
    expect((await homeOf(staff)).waiting).toEqual([]);
  });
});
