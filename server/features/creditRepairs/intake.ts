import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { type CreditRepairRow, creditRepairs } from '../../contract/resources/creditRepairs.ts';
import { MAX_REPAIR_AGE_MONTHS } from '../../contract/limits.ts';
import { addMonths } from '../../domain/time/calendar.ts';
import { askOf, daysOf, forbiddenBy } from '../../domain/repair/repairAsks.ts';
import type { RepairKind } from '../../domain/repair/repairCase.ts';
import { REPAIR_TERMS, repairDueBy, type RepairDue } from '../../domain/repair/creditRegulation.ts';
import type { SignedIn } from '../../http/route.ts';
import { checkBorrower } from '../../book/people.ts';
import { loadPolicies } from '../../book/policies.ts';
import { createRow } from '../../store/records.ts';
import type { Values } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { chineseWorkdays } from '../../book/workdays.ts';
import { firstDisbursement, loanOf, type RepairLoan } from './store/loans.ts';
import { openRepairOf } from './store/requests.ts';
import { addStep } from './store/steps.ts';

type NewRepair = z.output<NonNullable<typeof creditRepairs.create>>;

/**
 * The last day to answer, and what it stands on: the law for an objection (Regulation art. 25), the
 * lender's policy for the others.
 */
export const dueOf = (received_on: string, kind: RepairKind, days: number): RepairDue =>
  repairDueBy(
    received_on,
    days,
    kind === 'objection' ? REPAIR_TERMS.objection : { source: 'policy', article: null },
    chineseWorkdays,
  );

/** Checks that days on which something happened do not lie ahead. */
export function checkDays(
  days: Readonly<Record<string, string | null | undefined>>,
  today: string,
): Outcome<void> {
  for (const [field, on] of Object.entries(days))
    if (on != null && on > today) return refuseField(field, 'day_in_future', { date: today });
  return done(undefined);
}

/**
 * Checks the day of receipt: nobody asks about a loan before it is lent. Without any loan a term
 * keeps typing errors out.
 */
async function checkReceived(
  unit: UnitOfWork,
  received_on: string,
  borrower_id: number,
  loan: { disbursed_on: string } | null,
): Promise<Outcome<void>> {
  const first = loan?.disbursed_on ?? (await firstDisbursement(unit.db, borrower_id));
  const date = first ?? addMonths(unit.businessDate, -MAX_REPAIR_AGE_MONTHS);
  if (received_on >= date) return done(undefined);
  if (first === null) return refuseField('received_on', 'received_too_early', { date });
  return refuseField(
    'received_on',
    loan === null ? 'received_before_loans' : 'received_before_loan',
    { date },
  );
}

/** The loan a new request is about, null where it is about none; it must be the borrower's. */
async function checkedLoan(
  unit: UnitOfWork,
  { borrower_id, loan_id }: Pick<NewRepair, 'borrower_id' | 'loan_id'>,
): Promise<Outcome<RepairLoan | null>> {
  orRefuse(await checkBorrower(unit.db, borrower_id));
  if (loan_id == null) return done(null);
  const loan = await loanOf(unit.db, loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  return loan.borrower_id === borrower_id ? done(loan) : refuseField('loan_id', 'loan_of_another');
}

const declinedByLaw = ({ now, businessDate }: UnitOfWork): Values<typeof creditRepairs> => ({
  status: 'declined',
  decision: 'decline',
  decided_at: now,
  decided_on: businessDate,
});

/**
 * Takes a request in. What law forbids is declined at once and by nobody in person, and is kindly
 * answered all the same.
 */
export async function receiveRepair(
  unit: UnitOfWork,
  sent: NewRepair,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  const { borrower_id, kind } = sent;
  const loan = orRefuse(await checkedLoan(unit, sent));
  const received_on = sent.received_on ?? unit.businessDate;
  orRefuse(
    checkDays(
      { received_on, told_on: sent.told_on, reported_on: sent.reported_on },
      unit.businessDate,
    ),
  );
  orRefuse(await checkReceived(unit, received_on, borrower_id, loan));
  const asks_for = askOf(kind, sent.asks_for);
  const forbidden = forbiddenBy(kind, asks_for);
  const standing = {
    borrower_id,
    kind,
    loan_id: loan?.id ?? null,
    forbidden_rule: forbidden?.rule ?? null,
  };
  const open = await openRepairOf(unit.db, standing);
  if (open !== undefined) return refuseField('loan_id', 'repair_open', open);
  const policy = (await loadPolicies(unit.db)).on('credit_repair', received_on);
  const due_days = daysOf(kind, policy);
  const due = dueOf(received_on, kind, due_days);
  const row = await createRow(unit, creditRepairs, {
    ...sent,
    ...standing,
    ...(forbidden === null ? { status: 'received' } : declinedByLaw(unit)),
    asks_for,
    received_on,
    due_days,
    due_on: due.on,
    due_source: due.source,
    due_article: due.article,
    due_provisional: due.provisional ? 1 : 0,
    recorded_by: user.id,
  });
  await addStep(unit, row.id, 'create');
  return done(row);
}
