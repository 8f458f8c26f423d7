import type { TierBand } from '../../server/domain/ledger/delinquency.ts';

export type BandDays = Pick<TierBand, 'from_days' | 'to_days'>;

/** The steps of the colour scale, 0 to this. */
const LAST_STEP = 7;

/** Bands by where they begin, the best first. */
export const inOrder = <Band extends BandDays>(bands: readonly Band[]): Band[] =>
  bands.toSorted((a, b) => a.from_days - b.from_days);

/**
 * The step of a tier on the colour scale: its place among the bands it is one of, the deepest for
 * all beyond the scale. A tier of other bands goes by the number in its id.
 */
export function tierStep(tier: string, bands: readonly TierBand[]): number {
  const place = inOrder(bands).findIndex(({ id }) => id === tier);
  const step = place === -1 ? Number.parseInt(tier.replaceAll(/\D/g, ''), 10) : place;
  return Number.isNaN(step) ? 0 : Math.min(step, LAST_STEP);
}

/** A text of the screens with what it is filled with. */
export type Said = readonly [key: string, words?: Readonly<Record<string, number>>];

/** The days from one on without an end: by the first of them, which is among them. */
export const fromDaysSaid = (from: number): Said => [
  'tiers.days.from',
  { from, smart_count: from },
];

/** The days of a band in words: '31–60 天', '181 天起', '未逾期'. */
export function bandSaid({ from_days, to_days }: BandDays): Said {
  if (to_days === 0) return ['tiers.days.none'];
  if (to_days === null) return fromDaysSaid(from_days);
  return from_days === to_days
    ? ['tiers.days.one', { smart_count: from_days }]
    : ['tiers.days.between', { from: from_days, to: to_days }];
}

/**
 * The ids a tier filter offers, each with its band: the bands in force, and whatever else is asked
 * for, so that it can be taken back.
 */
export function tierChoices(
  bands: readonly TierBand[],
  asked: readonly string[] = [],
): { id: string; band: TierBand | undefined }[] {
  const unknown = asked.filter((tier) => bands.every(({ id }) => id !== tier));
  return [
    ...inOrder(bands).map((band) => ({ id: band.id, band })),
    ...unknown.map((id) => ({ id, band: undefined })),
  ];
}
