import type { RepairKind } from './repairCase.ts';

/** The checks of a request before it is decided, by its kind and cause. */

export const REPAIR_CHECKS = [
  'dispute_marked',
  'identity',
  'bureau_record',
  'ledger_compared',
  'cause_evidence',
  'income_evidence',
  'police_report',
  'fault_report',
  'notice_proof',
  'contact_made',
] as const;
export type RepairCheck = (typeof REPAIR_CHECKS)[number];
export const REPAIR_CAUSES = [
  'illness',
  'accident',
  'disaster',
  'job_loss',
  'fraud',
  'system_error',
  'other',
] as const;
export type RepairCause = (typeof REPAIR_CAUSES)[number];

export interface CheckItem {
  check: RepairCheck;
  /**
   * Whether a grant without it is noted; a grant of relief then also needs a comment that says why.
   */
  required: boolean;
}

/** Papers each cause asks for beyond its evidence. */
const OF_CAUSE: Readonly<Record<RepairCause, readonly RepairCheck[]>> = {
  illness: ['income_evidence'],
  accident: ['income_evidence'],
  disaster: ['income_evidence'],
  job_loss: ['income_evidence'],
  fraud: ['police_report'],
  system_error: ['fault_report'],
  other: [],
};

/** Checks the console sees by itself: a person cannot tick them. */
export const SEEN_BY_ITSELF: ReadonlySet<RepairCheck> = new Set<RepairCheck>([
  'dispute_marked',
  'bureau_record',
  'ledger_compared',
]);

const item = (check: RepairCheck, required = false): CheckItem => ({ check, required });

export function checklistOf(kind: RepairKind, cause: RepairCause): CheckItem[] {
  const identity = item('identity');
  const called = item('contact_made');
  if (kind === 'objection')
    return [
      item('dispute_marked', true),
      identity,
      item('bureau_record', true),
      item('ledger_compared'),
      ...OF_CAUSE[cause].filter((check) => check !== 'income_evidence').map((check) => item(check)),
      called,
    ];
  if (kind === 'relief')
    return [
      identity,
      item('cause_evidence', true),
      ...OF_CAUSE[cause].map((check) => item(check)),
      called,
    ];
  return [identity, item('notice_proof', true), called];
}
