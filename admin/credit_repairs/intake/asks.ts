import type { REPAIR_ASKS, RepairKind } from '../../../server/contract/enums.ts';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import { askOf, forbiddenBy } from '../../../server/domain/repair/repairAsks.ts';

export type Ask = (typeof REPAIR_ASKS)[number];

/**
 * Requests that law forbids. They are taken down all the same, and answered with the reason and the
 * ways there are.
 */
export const FORBIDDEN = ['delete_true_record', 'paid_repair'] as const satisfies readonly Ask[];
export type ForbiddenAsk = (typeof FORBIDDEN)[number];
export const isForbidden = (ask: unknown): ask is ForbiddenAsk =>
  FORBIDDEN.some((forbidden) => forbidden === ask);

/** The requests that can be made under each kind, the usual first. */
export const ASKS_OF: Readonly<Record<RepairKind, readonly Ask[]>> = {
  objection: ['correction', 'explanation', ...FORBIDDEN],
  relief: ['relief', 'explanation', ...FORBIDDEN],
  pre_report_notice: ['proof_of_notice', 'correction', ...FORBIDDEN],
};

interface Asked {
  kind: RepairKind;
  loan_id: number | null;
  asks_for: Ask | undefined;
}

/**
 * Tells whether an open request stands in the way of another of the same borrower: one that law
 * forbids blocks no lawful one, nor the other way round.
 */
export const isSameRequest = (
  open: Pick<CreditRepair, 'kind' | 'loan_id' | 'forbidden'>,
  { kind, loan_id, asks_for }: Asked,
): boolean =>
  open.kind === kind &&
  open.loan_id === loan_id &&
  (open.forbidden?.rule ?? null) === (forbiddenBy(kind, askOf(kind, asks_for))?.rule ?? null);
