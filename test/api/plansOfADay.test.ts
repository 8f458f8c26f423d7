import { expect, it } from 'vitest';
import type { Installment } from '../../server/contract/resources/loans.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { signPlan } from '../helpers/plans.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const desk = await openDesk();
const { server, staff } = desk;

/** 7 equal installments from 2025-10-31, four of them overdue; penalty at 18 %. */
const LENT = {
  disbursed_on: '2025-08-31',
  first_due_on: '2025-10-31',
  installments_count: 7,
  repayment_method: 'equal_installment',
  day_count: 'actual/365',
  rounding: 'half_even',
  penalty_rate_bps: 1800,
};
const FIRST = {
  installments_count: 3,
  first_due_on: '2026-03-25',
  annual_rate_bps: 600,
  repayment_method: 'interest_only',
  interest_treatment: 'capitalise',
  penalty_treatment: 'carry',
  cost_treatment: 'capitalise',
  waived_principal_minor: 50_000,
};
const SECOND = {
  installments_count: 4,
  first_due_on: '2026-03-25',
  annual_rate_bps: 1800,
  repayment_method: 'interest_only',
  interest_treatment: 'capitalise',
  penalty_treatment: 'capitalise',
  cost_treatment: 'carry',
  waived_principal_minor: 0,
};

const scheduleOf = async (loan_id: number, schedule_version: number): Promise<Installment[]> => {
  const filter = { loan_id, schedule_version };
  const { body } = await staff
    .get('/api/installments')
    .query(query({ sort: ['sequence', 'ASC'], range: [0, 99], filter }))
    .expect(200);
  return body as Installment[];
};

it('a second plan of a day starts from the first: no fen is waived or carried twice', async () => {
  const { id } = await createLoan(staff, await createBorrower(staff), LENT);
  await signPlan(desk, id, FIRST);
  // 12,000.00 − 500.00 waived + 560.86 interest.
  expect((await scheduleOf(id, 2)).at(-1)?.principal_minor).toBe(1_206_086);
  await signPlan(desk, id, SECOND);
  // + 263.04 penalty + 24.11 compound interest, which the first plan carried.
  const rows = await scheduleOf(id, 3);
  expect(rows.map((row) => row.principal_minor)).toEqual([0, 0, 0, 1_234_801]);
  expect(rows.map((row) => row.waived_principal_minor)).toEqual([0, 0, 0, 0]);
  // 1,234,801 × 18 % for 20 days.
  expect(rows[0]?.interest_minor).toBe(12_179);
  const before = await scheduleOf(id, 2);
  expect(before.map((row) => row.unpaid_minor)).toEqual([0, 0, 0]);
  expect(before.at(-1)?.moved_principal_minor).toBe(1_206_086);
  // Money of a day before both plans moves what they started from.
  await pay(staff, id, 25_818, addDays(TODAY, -97));
  await expectStoredAsRecomputed(server.deps.database.read);
});
