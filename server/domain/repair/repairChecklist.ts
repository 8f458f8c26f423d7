import type { RepairKind } from './repairCase.ts';

/** The checks of a request before it is decided, by its kind and cause. */

export type RepairCheck =
  | 'identity'
  | 'bureau_record'
  | 'ledger_compared'
  | 'cause_evidence'
  | 'income_evidence'
  | 'police_report'
  | 'fault_report'
  | 'notice_proof'
  | 'contact_made';
export type RepairCause =
  | 'illness'
  | 'accident'
  | 'disaster'
  | 'job_loss'
  | 'fraud'
  | 'system_error'
  | 'other';

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
  'bureau_record',
  'ledger_compared',
]);

const item = (check: RepairCheck, required = false): CheckItem => ({ check, required });

export function checklistOf(kind: RepairKind, cause: RepairCause): CheckItem[] {
  const identity = item('identity');
  const called = item('contact_made');
  if (kind === 'objection')
    return [
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
