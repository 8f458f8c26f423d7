import { addMonths } from '../time/calendar.ts';
import { monthEnd, type LedgerFacts } from './bureauRecord.ts';
import { recordTerm } from './creditRegulation.ts';
import { oneOffHiddenBy } from './oneOffPolicy.ts';

/** What forbids showing a bad month in the credit register, however true it is. */

export interface ReportingRights {
  /**
   * Pauses of the loan and of all the borrower's loans; `until_on` is the day the pause ended where
   * that was early. One granted later does not reach back to months that had ended by then: they
   * were reported as they were (Regulation art. 16).
   */
  pauses: readonly { from_on: string; until_on: string; granted_on: string }[];
}

/**
 * `not_told` stands in decisions of earlier versions only: a breach of the duty to tell before
 * reporting (Regulation art. 15) is put right and answered, but makes no true month untrue.
 */
export type CompareNote = 'paused' | 'not_told' | 'past_retention' | 'one_off';

/** Why a bad month should not be shown on the day of the report: the strongest reason, or null. */
export function noteOf(
  month: string,
  { bad_times }: LedgerFacts,
  { pauses }: ReportingRights,
  read_on: string,
): CompareNote | null {
  const [first, end] = [`${month}-01`, monthEnd(month)];
  // The bad behaviour a month tells of is the time that touches it; where the ledger knows of none,
  // there is no term to count.
  const time = bad_times.findLast(
    ({ from_on, ended_on }) => from_on <= end && (ended_on === null || ended_on >= first),
  );
  const term = time === undefined ? null : recordTerm(time.ended_on);
  if (term !== null && term.delete_from <= read_on) return 'past_retention';
  const hidden =
    time === undefined
      ? null
      : oneOffHiddenBy({
          overdue_minor: time.peak_minor,
          arisen_on: time.from_on,
          repaid_on: time.ended_on,
        });
  if (hidden !== null && hidden <= read_on) return 'one_off';
  const paused = pauses.some(
    ({ from_on, until_on, granted_on }) => from_on <= end && until_on >= end && granted_on <= end,
  );
  return paused ? 'paused' : null;
}

/**
 * Why nothing bad should be shown of the loan as a whole: all of the time going on lies in months
 * that are not; a month of it that stays leaves the loan overdue.
 */
export function noteOfLoan(
  ledger: LedgerFacts,
  rights: ReportingRights,
  read_on: string,
): CompareNote | null {
  const going_on = ledger.bad_times.find(({ ended_on }) => ended_on === null);
  let note: CompareNote | null = null;
  for (
    let month = going_on?.from_on.slice(0, 7);
    month !== undefined && month <= read_on.slice(0, 7);
    month = addMonths(`${month}-01`, 1).slice(0, 7)
  ) {
    note = noteOf(month, ledger, rights, read_on);
    if (note === null) return null;
  }
  return note;
}
