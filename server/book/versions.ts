import type { LedgerPayment } from '../domain/ledger/ledgerTypes.ts';
import { textOrder } from '../domain/time/order.ts';
import type { Account, AccountInstallment, EffectiveRestructure } from './accounts.ts';

/** Which of a loan's schedules counted at a moment. */

/**
 * Which moment is asked about: what was true on a date, as it was known at an instant (now, when
 * not given), and what one more payment would do.
 */
export interface Moment {
  readonly as_of: string;
  readonly known_at?: string | undefined;
  readonly extra?: LedgerPayment;
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
      (known_at === undefined || row.created_at <= known_at),
  );
  const version = known.findLast((row) => row.effective_on <= as_of) ?? known[0];
  return installments.filter((row) => row.schedule_version === version?.schedule_version);
}

/** Plans that prepayments made and that are in effect at a moment, oldest first. */
function recastsAt(
  account: Account,
  { as_of, known_at }: Moment,
): { on: string; version: number }[] {
  return account.payments
    .filter(
      (row) =>
        row.prepayment &&
        row.paid_on <= as_of &&
        wasKnown(row.created_at, row.reversed_at, known_at),
    )
    .sort(
      (a, b) =>
        textOrder(a.paid_on, b.paid_on) || textOrder(a.client_reference, b.client_reference),
    )
    .flatMap((row) => {
      const { version, rows } = storedPlan(account, row.id, known_at);
      return version === null || rows.length === 0 ? [] : [{ on: row.paid_on, version }];
    });
}

/** Number of the schedule in force at a moment. */
export function versionAt(account: Account, moment: Moment): number {
  const plan = restructuresAt(account, moment).at(-1);
  const recast = recastsAt(account, moment).at(-1);
  // What is prepaid on the day a plan takes effect comes off that plan.
  if (recast !== undefined && (plan === undefined || plan.effective_on <= recast.on))
    return recast.version;
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

/** The rows of the last plan of a payment that is stored, and the number of its version. */
export function storedPlan(
  { versions, installments }: Account,
  payment_id: number,
  known_at?: string,
): { version: number | null; rows: AccountInstallment[] } {
  const version = versions.findLast(
    (row) =>
      row.payment_id === payment_id && (known_at === undefined || row.created_at <= known_at),
  )?.schedule_version;
  return version === undefined
    ? { version: null, rows: [] }
    : { version, rows: installments.filter((row) => row.schedule_version === version) };
}
