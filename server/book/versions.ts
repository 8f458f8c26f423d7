import type { LedgerAdjustment, LedgerPayment } from '../domain/ledger/ledgerTypes.ts';
import { textOrder } from '../domain/time/order.ts';
import type { Account, AccountInstallment, EffectiveRestructure } from './accounts.ts';

/** Which of a loan's schedules counted at a moment. */

/**
 * Which moment is asked about: what was true on a date, as it was known at an instant (now, when
 * not given), and what one more payment or adjustment would do.
 */
export interface Moment {
  readonly as_of: string;
  readonly known_at?: string | undefined;
  readonly extra?: LedgerPayment;
  /** One more adjustment, of the day. */
  readonly asked?: LedgerAdjustment;
  readonly before_payments?: boolean;
}

/** Whether what was recorded, and may have been taken back, counted at an instant. */
export const wasKnown = (
  recorded_at: string | null,
  reversed_at: string | null,
  known_at: string | undefined,
): boolean =>
  recorded_at !== null &&
  (known_at === undefined
    ? reversed_at === null
    : recorded_at <= known_at && (reversed_at === null || reversed_at > known_at));

/** The schedule of the contract at a moment, before any restructure. */
export function contractSchedule(
  { installments, versions }: Account,
  { as_of, known_at }: Moment,
): AccountInstallment[] {
  const known = versions.filter(
    (row) =>
      row.restructure_id === null &&
      row.payment_id === null &&
      row.adjustment_id === null &&
      (known_at === undefined || row.created_at <= known_at),
  );
  const version = known.findLast((row) => row.effective_on <= as_of) ?? known[0];
  return installments.filter((row) => row.schedule_version === version?.schedule_version);
}

/** Tells whether an adjustment of the kind makes a plan: due as a whole, or on other days. */
export const makesPlan = (kind: LedgerAdjustment['kind']): boolean =>
  kind === 'acceleration' || kind === 'repayment_day';

/** What may have made a plan: a prepayment, or an adjustment. */
export interface PlanSource {
  readonly key: 'payment_id' | 'adjustment_id';
  readonly id: number;
  readonly on: string;
}

/** What may have made plans of a loan and is in effect at a moment, in the order of the ledger. */
export function planSources(
  { payments, adjustments }: Account,
  { as_of, known_at }: Moment,
): PlanSource[] {
  const declared = adjustments
    .filter((row) => makesPlan(row.kind) && wasKnown(row.posted_at, row.reversed_at, known_at))
    .map(({ id, value_on, posted_at }) => ({
      key: 'adjustment_id' as const,
      id,
      on: value_on,
      at: posted_at ?? '',
    }));
  const prepaid = payments
    .filter((row) => row.prepayment && wasKnown(row.created_at, row.reversed_at, known_at))
    .map(({ id, paid_on }) => ({ key: 'payment_id' as const, id, on: paid_on, at: '' }));
  return [...declared, ...prepaid]
    .filter(({ on }) => on <= as_of)
    .sort(
      (a, b) =>
        textOrder(a.on, b.on) || textOrder(a.key, b.key) || textOrder(a.at, b.at) || a.id - b.id,
    );
}

/** Plans of that kind in effect at a moment, oldest first. */
const recastsAt = (
  account: Account,
  moment: Moment,
): { key: PlanSource['key']; on: string; version: number }[] =>
  planSources(account, moment).flatMap(({ key, id, on }) => {
    const { version, rows } = storedPlan(account, { key, id }, moment.known_at);
    return version === null || rows.length === 0 ? [] : [{ key, on, version }];
  });

/** Number of the schedule in force at a moment. */
export function versionAt(account: Account, moment: Moment): number {
  const plan = restructuresAt(account, moment).at(-1);
  // On its day a restructure takes over what was declared due; what is prepaid comes off it.
  const recast = recastsAt(account, moment).findLast(
    ({ key, on }) =>
      plan === undefined ||
      plan.effective_on < on ||
      (plan.effective_on === on && key === 'payment_id'),
  );
  if (recast !== undefined) return recast.version;
  return (
    plan?.schedule_version ??
    contractSchedule(account, moment)[0]?.schedule_version ??
    account.loan.schedule_version
  );
}

/** Restructures in effect at a moment, oldest first. */
export const restructuresAt = (
  { restructures }: Account,
  { as_of, known_at }: Moment,
): EffectiveRestructure[] =>
  restructures.filter(
    (row) => row.effective_on <= as_of && wasKnown(row.effective_at, row.lapsed_at, known_at),
  );

/** The rows of the last plan of a source that is stored, and the number of its version. */
export function storedPlan(
  { versions, installments }: Account,
  { key, id }: Pick<PlanSource, 'key' | 'id'>,
  known_at?: string,
): { version: number | null; rows: AccountInstallment[] } {
  const version = versions.findLast(
    (row) => row[key] === id && (known_at === undefined || row.created_at <= known_at),
  )?.schedule_version;
  return version === undefined
    ? { version: null, rows: [] }
    : { version, rows: installments.filter((row) => row.schedule_version === version) };
}
