import type { ContactChannel } from '../contact/contactRules.ts';
import { tierOf, type TierBand } from '../ledger/delinquency.ts';
import { addDays } from '../time/calendar.ts';

/**
 * How a late loan is handled: the stage it is in, the tier it is handled as, and by when somebody
 * must have been in touch. Days past due and the class know nothing of it.
 */

/** 未逾期, 宽限期, 正式逾期. */
export const OVERDUE_STAGES = ['current', 'grace', 'formal'] as const;
export type OverdueStage = (typeof OVERDUE_STAGES)[number];

/** Who works the loans of a tier. */
export const STRATEGY_HANDS = ['staff', 'supervisor', 'agency', 'law_firm'] as const;
/** What is done where contact alone does not help. */
export const NEXT_STEPS = [
  'negotiate',
  'visit',
  'demand_letter',
  'agency',
  'lawsuit',
  'write_off',
] as const;
export const FIRST_ACTIONS = ['waiting', 'missed', 'done'] as const;
export type FirstAction = (typeof FIRST_ACTIONS)[number];

/** What a lender does with the loans of a tier. */
export interface TierStrategy {
  tier: string;
  /** Fen overdue from which a loan of the tier is handled one tier higher; null: no amount is. */
  lift_from_minor: number | null;
  channels: readonly ContactChannel[];
  /** Days from entering the tier to the last day of the first contact; null: none is asked. */
  first_action_days: number | null;
  by: (typeof STRATEGY_HANDS)[number];
  next_step: (typeof NEXT_STEPS)[number];
}

/**
 * The stage by days past due: the days of grace of the contract, then 正式逾期. Of a loan without
 * grace the first day late is formal.
 */
export function overdueStage(days_past_due: number, grace_days: number): OverdueStage {
  if (days_past_due <= 0) return 'current';
  return days_past_due <= grace_days ? 'grace' : 'formal';
}

const ordered = (bands: readonly TierBand[]): TierBand[] =>
  bands.toSorted((a, b) => a.from_days - b.from_days);

/** The tier after one; undefined after the last. */
export function tierAbove(tier: string, bands: readonly TierBand[]): string | undefined {
  const all = ordered(bands);
  return all[all.findIndex(({ id }) => id === tier) + 1]?.id;
}

export const strategyOf = (
  strategies: readonly TierStrategy[],
  tier: string,
): TierStrategy | undefined => strategies.find((one) => one.tier === tier);

/** A late loan on a day. Amount in fen. */
export interface LateLoan {
  days_past_due: number;
  oldest_unpaid_due_on: string | null;
  overdue_minor: number;
}

/** The tier a loan is handled as: its own by days, or the next where its amount is that large. */
export function handledTier(
  { days_past_due, overdue_minor }: Pick<LateLoan, 'days_past_due' | 'overdue_minor'>,
  bands: readonly TierBand[],
  strategies: readonly TierStrategy[],
): string {
  const tier = tierOf(days_past_due, bands);
  const limit = strategyOf(strategies, tier)?.lift_from_minor ?? null;
  const lifted = days_past_due > 0 && limit !== null && overdue_minor >= limit;
  return lifted ? (tierAbove(tier, bands) ?? tier) : tier;
}

/** Since when a loan is in its tier, and the last day of the first contact. */
export interface FirstActionClock {
  entered_on: string;
  due_on: string;
}

/**
 * The clock of the first contact: it starts on the day the loan came into its tier by days, and
 * runs as long as the tier it is handled as gives. Null where none is asked.
 */
export function firstActionClock(
  loan: LateLoan,
  bands: readonly TierBand[],
  strategies: readonly TierStrategy[],
): FirstActionClock | null {
  if (loan.days_past_due <= 0 || loan.oldest_unpaid_due_on === null) return null;
  const days = strategyOf(strategies, handledTier(loan, bands, strategies))?.first_action_days;
  if (days == null) return null;
  const own = tierOf(loan.days_past_due, bands);
  const from_days = Math.max(1, bands.find(({ id }) => id === own)?.from_days ?? 1);
  const entered_on = addDays(loan.oldest_unpaid_due_on, from_days);
  return { entered_on, due_on: addDays(entered_on, days) };
}

/** How the first contact stands on a day. */
export function firstActionState(
  { due_on }: FirstActionClock,
  isMade: boolean,
  today: string,
): FirstAction {
  if (isMade) return 'done';
  return due_on < today ? 'missed' : 'waiting';
}

/** Why strategies cannot be kept, as a message key; null where they can. */
export function strategiesProblem(strategies: readonly TierStrategy[]): string | null {
  const tiers = strategies.map(({ tier }) => tier);
  if (new Set(tiers).size !== tiers.length) return 'strategies_twice';
  const twice = strategies.some(({ channels }) => new Set(channels).size !== channels.length);
  return twice ? 'strategies_channels' : null;
}
