import type { REPAIR_ASKS, RepairKind } from '../../../server/contract/enums.ts';

export type Ask = (typeof REPAIR_ASKS)[number];

/** What law forbids: it is taken down all the same, and answered with the reason and the ways there are. */
export const FORBIDDEN = ['delete_true_record', 'paid_repair'] as const satisfies readonly Ask[];
export type ForbiddenAsk = (typeof FORBIDDEN)[number];
export const isForbidden = (ask: unknown): ask is ForbiddenAsk => FORBIDDEN.some((one) => one === ask);

/** What can be asked for by each kind, the usual first. */
export const ASKS_OF: Readonly<Record<RepairKind, readonly Ask[]>> = {
  objection: ['correction', 'explanation', ...FORBIDDEN],
  relief: ['relief', 'explanation', ...FORBIDDEN],
  pre_report_notice: ['proof_of_notice', 'correction', ...FORBIDDEN],
};
