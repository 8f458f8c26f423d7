import { ANSWERED } from '../contact/contactCounts.ts';
import type { ContactOutcome } from '../contact/contactRules.ts';
import type { CallAction, Factor, WorkRule } from './workRules.ts';

/** What a call is expected to bring: the order of the day, with every figure it is made of. */

/** What is known of a call before it is made. Amounts in fen, days whole. */
export interface CallFacts {
  action: CallAction;
  /** What the call is about: the promise, what falls due of a plan, else all that is due. */
  amount_minor: number;
  days_past_due: number;
  last_outcome: ContactOutcome | null;
  /** Days left of the nearest limitation; null where none is known. */
  limitation_days: number | null;
  /** It may be made only later in the day. */
  later: boolean;
}

const ALL = 10_000;
/** Those who answered and did not refuse are as likely to as anybody. */
const REFUSED: readonly ContactOutcome[] = ['refused', 'disputed'];

function lastShare(outcome: ContactOutcome, rule: WorkRule): number {
  if (outcome === 'invalid_number') return rule.invalid_number_bps;
  if (REFUSED.includes(outcome)) return rule.refused_bps;
  return ANSWERED.includes(outcome) ? ALL : rule.unanswered_bps;
}

/** A delay of `half_days` leaves half of the share of the first day, twice as much a third. */
const delayShare = (days: number, { half_days }: WorkRule): number =>
  Math.round((ALL * half_days) / (half_days + Math.max(0, days)));

/** The figures that make the worth of a call, in the order in which they are said. */
export function factorsOf(call: CallFacts, rule: WorkRule): Factor[] {
  const { action, amount_minor, days_past_due: days, last_outcome, limitation_days } = call;
  return [
    { kind: 'amount', amount_minor, counted_minor: Math.min(amount_minor, rule.cap_minor) },
    { kind: 'action', action, bps: rule[`${action}_bps`] },
    { kind: 'days', days, bps: delayShare(days, rule) },
    ...(last_outcome === null
      ? []
      : [{ kind: 'last' as const, outcome: last_outcome, bps: lastShare(last_outcome, rule) }]),
    ...(limitation_days !== null && limitation_days <= rule.limitation_days
      ? [{ kind: 'limitation' as const, days: limitation_days, bps: rule.limitation_bps }]
      : []),
    ...(call.later ? [{ kind: 'later' as const, bps: rule.later_bps }] : []),
  ];
}

/** The product of the figures in fen, rounded down. */
export const expectedOf = (factors: readonly Factor[]): number =>
  Math.floor(
    factors.reduce(
      (worth, factor) =>
        factor.kind === 'amount' ? factor.counted_minor : (worth * factor.bps) / ALL,
      0,
    ),
  );
