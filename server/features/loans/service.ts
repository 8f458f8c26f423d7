import { loadPolicies } from '../../book/policies.ts';
import { contractRows } from '../../book/contractRows.ts';
import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { type LoanRow, MONEY_TERMS, isMoneyTerm, loans } from '../../contract/resources/loans.ts';
import { defaultPenaltyRateBps } from '../../domain/policyDefaults.ts';
import { scheduleProblem, type ScheduleTerms } from '../../domain/ledger/schedule.ts';
import { removeRow } from '../../store/records.ts';
import { leaveBook } from '../../book/bookRows.ts';
import { checkBorrower } from '../../book/people.ts';
import { refreshPositions } from '../../book/positions.ts';
import {
  recordExists,
  type Values,
  insertRow,
  rereadRow,
  updateRow,
} from '../../store/tableStore.ts';
import { type UnitOfWork, difference, given } from '../../store/unitOfWork.ts';
import { insertSchedule, lastVersion, supersede } from '../../book/schedules.ts';
import { dependants, firstEvent, nextLoanNo } from './store.ts';

export type NewLoan = z.output<NonNullable<typeof loans.create>>;
type LoanChanges = z.output<NonNullable<typeof loans.update>>;

/** Terms that make no schedule, or a loan not yet disbursed, with the field to blame. */
function checkTerms(terms: ScheduleTerms, today: string): Outcome<void> {
  const problem = scheduleProblem(terms);
  if (problem !== null)
    return refuseField(
      problem.field,
      problem.key as 'bullet_one_installment' | 'first_due_after_disbursement',
    );
  return terms.disbursed_on > today
    ? refuseField('disbursed_on', 'disbursed_in_future', { date: today })
    : done(undefined);
}

async function checkReferences(
  unit: UnitOfWork,
  values: { borrower_id?: number | undefined; assigned_to?: number | null | undefined },
): Promise<Outcome<void>> {
  if (values.borrower_id !== undefined) orRefuse(await checkBorrower(unit.db, values.borrower_id));
  if (values.assigned_to && !(await recordExists(unit.db, 'users', values.assigned_to)))
    return refuseField('assigned_to', 'no_such_user');
  return done(undefined);
}

/** A loan and its schedule, in one go. */
export async function createLoan(unit: UnitOfWork, sent: NewLoan): Promise<Outcome<LoanRow>> {
  const terms: ScheduleTerms = {
    ...sent,
    day_count: sent.day_count ?? '30/360',
    rounding: sent.rounding ?? 'half_up',
  };
  orRefuse(checkTerms(terms, unit.businessDate));
  orRefuse(await checkReferences(unit, sent));
  const schedule = contractRows(terms, await loadPolicies(unit.db), sent.product);
  const row = await insertRow(
    unit.db,
    loans,
    {
      ...sent,
      ...terms,
      loan_no: sent.loan_no ?? (await nextLoanNo(unit.db, sent.disbursed_on.slice(0, 4))),
      penalty_rate_bps: sent.penalty_rate_bps ?? defaultPenaltyRateBps(sent.annual_rate_bps),
      grace_days: sent.grace_days ?? 0,
      status: 'active',
      last_due_on: schedule.at(-1)?.due_on ?? sent.first_due_on,
    },
    unit.now,
  );
  await insertSchedule(
    unit.db,
    { loan_id: row.id, schedule_version: 1, effective_on: terms.disbursed_on },
    schedule,
    unit.now,
  );
  await refreshPositions(unit.db, [row.id], unit.now);
  unit.record({ action: 'create', resource: 'loans', record_id: row.id, after: row });
  return done(await rereadRow(unit.db, loans, row.id));
}

/** What a change says: a cleared field stays as it was, but for the person the loan is with. */
function withoutCleared(sent: LoanChanges): Values<typeof loans> {
  const entries = Object.entries(given(sent));
  return Object.fromEntries(
    entries.filter(([name, value]) => value !== null || name === 'assigned_to'),
  );
}

/**
 * Descriptive fields at any time; money terms only while nothing was paid, and then with a new
 * schedule version.
 */
export async function changeLoan(
  unit: UnitOfWork,
  row: LoanRow,
  sent: LoanChanges,
): Promise<Outcome<LoanRow>> {
  orRefuse(await checkReferences(unit, sent));
  const changed = difference(row, withoutCleared(sent));
  const names = Object.keys(changed.after);
  if (names.length === 0) return done(row);
  const money = names.filter(isMoneyTerm);
  if (money.length > 0) {
    orRefuse(await replaceSchedule(unit, row, changed.after, money));
  } else {
    await updateRow(unit.db, loans, row, changed.after, unit.now);
  }
  unit.record({ action: 'update', resource: 'loans', record_id: row.id, ...changed });
  return done(await rereadRow(unit.db, loans, row.id));
}

/** Refuses a disbursement after something that has happened to the loan. */
async function checkEvents(
  unit: UnitOfWork,
  row: LoanRow,
  disbursed_on: string,
): Promise<Outcome<void>> {
  if (disbursed_on <= row.disbursed_on) return done(undefined);
  const first = await firstEvent(unit.db, row.id);
  return first !== null && first.on < disbursed_on
    ? refuseField('disbursed_on', `disbursed_after_${first.what}`, { date: first.on })
    : done(undefined);
}

async function replaceSchedule(
  unit: UnitOfWork,
  row: LoanRow,
  changes: Values<typeof loans>,
  money: readonly string[],
): Promise<Outcome<void>> {
  const { posted, plans, declared } = await dependants(unit.db, row.id);
  if (posted > 0 || plans > 0 || declared > 0) {
    const paid = posted > 0 || plans > 0;
    const reason = { key: paid ? 'money_terms_frozen' : 'money_terms_planned' } as const;
    return {
      ok: false,
      refusal: { ...reason, fields: Object.fromEntries(money.map((name) => [name, reason])) },
    };
  }
  const terms: ScheduleTerms = { ...row, ...changes };
  orRefuse(checkTerms(terms, unit.businessDate));
  orRefuse(await checkEvents(unit, row, terms.disbursed_on));
  // A plan that was taken back has its number still.
  const version = (await lastVersion(unit.db, row.id)) + 1;
  await leaveBook(unit.db, row.id);
  await updateRow(unit.db, loans, row, { ...changes, schedule_version: version }, unit.now);
  const replaced_terms = JSON.stringify(
    Object.fromEntries(MONEY_TERMS.map((name) => [name, row[name]])),
  );
  await supersede(unit.db, row.id);
  await insertSchedule(
    unit.db,
    {
      loan_id: row.id,
      schedule_version: version,
      effective_on: terms.disbursed_on,
      replaced_terms,
    },
    contractRows(terms, await loadPolicies(unit.db), (changes.product as string) ?? row.product),
    unit.now,
  );
  await refreshPositions(unit.db, [row.id], unit.now);
  return done(undefined);
}

/** Only a loan on which nothing happened yet can go. */
export async function deleteLoan(unit: UnitOfWork, row: LoanRow): Promise<Outcome<void>> {
  const { payments, notes, cases, restructures } = await dependants(unit.db, row.id);
  if (payments > 0 || notes > 0) return refuse('loan_has_history', { payments, notes });
  if (cases > 0) return refuse('loan_has_cases', { count: cases });
  if (restructures > 0) return refuse('loan_has_restructures', { count: restructures });
  await leaveBook(unit.db, row.id);
  await removeRow(unit, loans, row);
  return done(undefined);
}
