import { type Outcome, done, refuseField } from '../../contract/outcome.ts';
import type { LegalCase, LegalCaseRow } from '../../contract/resources/legalCases.ts';

/** The times in which the enforcement of a case was stayed, kept with it as JSON. */

type Stays = LegalCase['enforcement_stays'];

export const staysOf = ({ enforcement_stays }: Pick<LegalCaseRow, 'enforcement_stays'>): Stays =>
  enforcement_stays === null ? [] : (JSON.parse(enforcement_stays) as Stays);

/** Stays as they are kept, by their first day; null where there are none. */
export const storedStays = (
  stays: readonly { from_on: string; until_on?: string | null | undefined }[],
): string | null =>
  stays.length === 0
    ? null
    : JSON.stringify(
        stays
          .map(({ from_on, until_on = null }) => ({ from_on, until_on }))
          .sort((a, b) => (a.from_on < b.from_on ? -1 : 1)),
      );

/** Checks that each stay ends after it began, and that none lies ahead. */
export function checkStays(
  row: Pick<LegalCaseRow, 'enforcement_stays'>,
  today: string,
): Outcome<void> {
  for (const { from_on, until_on } of staysOf(row)) {
    if (from_on > today || (until_on ?? from_on) > today)
      return refuseField('enforcement_stays', 'day_in_future', { date: today });
    if (until_on !== null && until_on < from_on)
      return refuseField('enforcement_stays', 'day_too_early', { date: from_on });
  }
  return done(undefined);
}
