import { describe, expect, it } from 'vitest';
import type { RepairKind } from '../../server/domain/repair/repairCase.ts';
import {
  checklistOf,
  SEEN_BY_ITSELF,
  type RepairCause,
} from '../../server/domain/repair/repairChecklist.ts';

const written = (kind: RepairKind, cause: RepairCause): string =>
  checklistOf(kind, cause)
    .map(({ check, required }) => `${check}${required ? '!' : ''}`)
    .join(' ');

describe('what is looked at before a decision; required with an exclamation mark', () => {
  it.each<[RepairKind, RepairCause, string]>([
    ['objection', 'other', 'dispute_marked! identity bureau_record! ledger_compared contact_made'],
    [
      'objection',
      'illness',
      'dispute_marked! identity bureau_record! ledger_compared contact_made',
    ],
    [
      'objection',
      'job_loss',
      'dispute_marked! identity bureau_record! ledger_compared contact_made',
    ],
    [
      'objection',
      'fraud',
      'dispute_marked! identity bureau_record! ledger_compared police_report contact_made',
    ],
    [
      'objection',
      'system_error',
      'dispute_marked! identity bureau_record! ledger_compared fault_report contact_made',
    ],
    ['relief', 'illness', 'identity cause_evidence! income_evidence contact_made'],
    ['relief', 'accident', 'identity cause_evidence! income_evidence contact_made'],
    ['relief', 'disaster', 'identity cause_evidence! income_evidence contact_made'],
    ['relief', 'job_loss', 'identity cause_evidence! income_evidence contact_made'],
    ['relief', 'fraud', 'identity cause_evidence! police_report contact_made'],
    ['relief', 'system_error', 'identity cause_evidence! fault_report contact_made'],
    ['relief', 'other', 'identity cause_evidence! contact_made'],
    ['pre_report_notice', 'other', 'identity notice_proof! contact_made'],
    ['pre_report_notice', 'fraud', 'identity notice_proof! contact_made'],
  ])('%s, %s: %s', (kind, cause, items) => {
    expect(written(kind, cause)).toBe(items);
  });

  it('nobody ticks what the console sees by itself alone', () => {
    expect([...SEEN_BY_ITSELF]).toEqual(['dispute_marked', 'bureau_record', 'ledger_compared']);
  });
});
