import type { BankDay, SourceDay } from '../../server/contract/resources/bankDays.ts';

/** A figure over all sources of a day. */
export const sumOf = ({ sources }: BankDay, of: (source: SourceDay) => number): number =>
  sources.reduce((sum, source) => sum + of(source), 0);

/** What a source's day is apart from its stated total, in and out; null where none is stated. */
export const apartOf = ({
  difference_in_minor: came,
  difference_out_minor: went,
}: SourceDay): number | null =>
  came === null || went === null ? null : Math.abs(came) + Math.abs(went);

/** What all sources of a day are apart; null where one states nothing. */
export function dayApart({ sources }: BankDay): number | null {
  const apart = sources.map(apartOf);
  return apart.includes(null) ? null : apart.reduce<number>((sum, one) => sum + (one ?? 0), 0);
}
