import { borrowers } from '../../contract/resources/borrowers.ts';
import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { type CreditRepairRow, creditRepairs } from '../../contract/resources/creditRepairs.ts';
import { MAX_REPAIR_AGE_MONTHS } from '../../contract/limits.ts';
import { addDays, addMonths } from '../../domain/time/calendar.ts';
import { askOf, daysOf, forbiddenBy, type RepairPolicy } from '../../domain/repair/repairAsks.ts';
import type { RepairKind } from '../../domain/repair/repairCase.ts';
import { REPAIR_TERMS } from '../../domain/repair/creditRegulation.ts';
import { deadlineOn, type WorkdayCalendar } from '../../domain/time/workdays.ts';
import type { SignedIn } from '../../http/route.ts';
import { loadPolicies } from '../../book/policies.ts';
import { createRow } from '../../store/records.ts';
import { type Values, findRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { chineseWorkdays } from '../../book/workdays.ts';
import { addStep, firstDisbursement, loanOf, openRepairOf } from './store.ts';

type NewRepair = z.output<NonNullable<typeof creditRepairs.create>>;

interface Due {
  due_days: number;
  due_on: string;
  due_source: string;
  due_article: string | null;
  due_provisional: 0 | 1;
}

/**
 * The last day to answer: of an objection by law, of the others as the lender's policy says. That
 * day excluded on which it came, a weekend or holiday rolled forward.
 */
export function dueOf(
  received_on: string,
  kind: RepairKind,
  due_days: number,
  calendar: WorkdayCalendar = chineseWorkdays,
): Due {
  const basis = kind === 'objection' ? REPAIR_TERMS.objection : { source: 'policy', article: null };
  const { on, source, article, provisional } = deadlineOn(
    addDays(received_on, due_days),
    basis,
    calendar,
  );
  return {
    due_days,
    due_on: on,
    due_source: source,
    due_article: article,
    due_provisional: provisional ? 1 : 0,
  };
}

/** Days of what has happened cannot lie ahead. */
export function checkDays(
  days: Readonly<Record<string, string | null | undefined>>,
  today: string,
): Outcome<void> {
  for (const [field, on] of Object.entries(days))
    if (on != null && on > today) return refuseField(field, 'day_in_future', { date: today });
  return done(undefined);
}

/** Nobody asks about a loan before it is lent; without any, a term keeps typing errors out. */
async function checkReceived(
  unit: UnitOfWork,
  received_on: string,
  borrower_id: number,
  loan: { disbursed_on: string } | null,
): Promise<Outcome<void>> {
  const first = loan?.disbursed_on ?? (await firstDisbursement(unit.db, borrower_id));
  const date = first ?? addMonths(unit.businessDate, -MAX_REPAIR_AGE_MONTHS);
  if (received_on >= date) return done(undefined);
  return refuseField(
    'received_on',
    first === null
      ? 'received_too_early'
      : loan === null
        ? 'received_before_loans'
        : 'received_before_loan',
    { date },
  );
}

/**
 * Takes a request in. What law forbids is declined at once, kindly answered all the same, and by
 * nobody in person.
 */
export async function receiveRepair(
  unit: UnitOfWork,
  sent: NewRepair,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  const { borrower_id, kind } = sent;
  if ((await findRow(unit.db, borrowers, borrower_id)) === undefined)
    return refuseField('borrower_id', 'no_such_borrower');
  const loan = sent.loan_id == null ? null : await loanOf(unit.db, sent.loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  if (loan !== null && loan.borrower_id !== borrower_id)
    return refuseField('loan_id', 'loan_of_another');
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
  const policy: RepairPolicy = (await loadPolicies(unit.db)).on('credit_repair', received_on);
  const declined: Values<typeof creditRepairs> =
    forbidden === null
      ? { status: 'received' }
      : {
          status: 'declined',
          decision: 'decline',
          decided_at: unit.now,
          decided_on: unit.businessDate,
        };
  const row = await createRow(unit, creditRepairs, {
    ...sent,
    ...standing,
    ...declined,
    asks_for,
    received_on,
    ...dueOf(received_on, kind, daysOf(kind, policy)),
    recorded_by: user.id,
  });
  await addStep(unit, row.id, 'create');
  return done(row);
}
