import type { AllocationRules } from '../../server/domain/ledger/allocation.ts';

/** The stages a payment may find a loan in, in the order a loan goes through them. */
export const STAGES = [
  'current',
  'overdue_to_90',
  'overdue_over_90',
  'written_off',
  'court',
] as const satisfies readonly (keyof AllocationRules)[];
