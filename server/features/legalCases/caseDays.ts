import { inForceFrom } from '../../book/caseFacts.ts';
import { type Outcome, done, refuseField } from '../../contract/outcome.ts';
import type { LegalCaseRow } from '../../contract/resources/legalCases.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { checkDay } from './records.ts';
import { loanOf } from './store/loans.ts';

/** The days of a case, and what each of them cannot come before. */

type Day = keyof LegalCaseRow & `${string}_on`;

/** Each day with the days it cannot come before; the latest of those that are known counts. */
const NOT_BEFORE = {
  handed_in_on: ['demanded_on'],
  filed_on: ['demanded_on', 'handed_in_on'],
  fee_notice_on: [],
  fee_paid_on: ['fee_notice_on'],
  served_on: ['filed_on', 'judged_on'],
  last_served_on: ['served_on'],
  appealed_on: ['filed_on', 'judged_on', 'served_on'],
  performance_ends_on: ['filed_on', 'judged_on', 'served_on'],
  took_effect_on: ['filed_on', 'judged_on', 'served_on'],
  enforcement_applied_on: ['filed_on', 'judged_on', 'served_on'],
} as const satisfies Partial<Record<Day, readonly Day[]>>;
const isChecked = (name: string): name is keyof typeof NOT_BEFORE =>
  Object.hasOwn(NOT_BEFORE, name);
/** The only day of a case that may still be to come. */
const MAY_COME: Day = 'performance_ends_on';

/** Checks that the named days of a case have come, in their order. */
export function checkDays(
  row: LegalCaseRow,
  names: readonly string[],
  today: string,
): Outcome<void> {
  for (const name of names) {
    const on = isChecked(name) ? row[name] : null;
    if (!isChecked(name) || on === null) continue;
    if (on > today && name !== MAY_COME) return refuseField(name, 'day_in_future', { date: today });
    const earliest = NOT_BEFORE[name]
      .map((earlier) => row[earlier])
      .filter((earlier) => earlier !== null)
      .sort()
      .at(-1);
    if (earliest !== undefined && on < earliest)
      return refuseField(name, 'day_too_early', { date: earliest });
  }
  return done(undefined);
}

/** Checks that a day of a case is not before the money went out, and has come. */
export async function checkAfterLoan(
  unit: UnitOfWork,
  field: string,
  on: string,
  { loan_id }: Pick<LegalCaseRow, 'loan_id'>,
): Promise<Outcome<void>> {
  const loan = await loanOf(unit.db, loan_id);
  return checkDay(field, on, { from: loan?.disbursed_on ?? on, to: unit.businessDate });
}

/** Checks that the time to perform a decision is named one way: by its last day, or in days. */
export const checkPerformance = ({
  performance_ends_on,
  performance_days,
}: Pick<LegalCaseRow, 'performance_ends_on' | 'performance_days'>): Outcome<void> =>
  performance_ends_on !== null && performance_days !== null
    ? refuseField('performance_days', 'performance_twice')
    : done(undefined);

/**
 * Checks that the decision bound on a day, as enforcement needs. Where nobody entered its service
 * nothing proves either, and the court will ask.
 */
export function checkEffect(row: LegalCaseRow, field: string, on: string): Outcome<void> {
  if (row.served_on === null && row.took_effect_on === null) return done(undefined);
  const effective = inForceFrom(row);
  if (effective === null) return refuseField(field, 'decision_appealed');
  if (on >= effective) return done(undefined);
  if (row.took_effect_on !== null) return refuseField(field, 'day_too_early', { date: effective });
  return row.decision_final === 1
    ? done(undefined)
    : refuseField(field, 'appeal_open', { date: effective });
}

/**
 * Checks that the day the court certified lies within what is known of the service and the appeal,
 * and not after the application for enforcement.
 */
export function checkTookEffect(row: LegalCaseRow): Outcome<void> {
  if (row.took_effect_on === null) return done(undefined);
  if (row.enforcement_applied_on !== null && row.took_effect_on > row.enforcement_applied_on)
    return refuseField('took_effect_on', 'after_enforcement', { date: row.enforcement_applied_on });
  return checkEffect({ ...row, took_effect_on: null }, 'took_effect_on', row.took_effect_on);
}
