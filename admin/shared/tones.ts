import type { EnumName } from './enums.ts';

/** error is kept for what needs a person today. */
type Tone = 'quiet' | 'info' | 'success' | 'warning' | 'error';

const TONES: Partial<Record<EnumName, Record<string, Tone>>> = {
  identity_statuses: {
    unverified: 'quiet',
    documents_checked: 'info',
    verified: 'success',
    mismatch: 'error',
  },
  loan_statuses: { active: 'info', settled: 'success', written_off: 'quiet' },
  installment_statuses: { upcoming: 'quiet', due: 'info', overdue: 'warning', paid: 'success' },
  asset_classes: {
    normal: 'success',
    special_mention: 'info',
    substandard: 'warning',
    doubtful: 'warning',
    loss: 'error',
  },
  read_alarm_statuses: { open: 'warning', allowed: 'success', dismissed: 'quiet' },
  run_statuses: { done: 'success', undone: 'quiet' },
  move_outcomes: { moved: 'quiet', returned: 'success', stayed: 'warning' },
  bank_line_statuses: {
    proposed: 'info',
    unmatched: 'warning',
    booked: 'success',
    suspense: 'warning',
    returned: 'quiet',
  },
  bank_day_statuses: { open: 'info', closed: 'success' },
  payment_statuses: { posted: 'success', reversed: 'warning' },
  adjustment_statuses: {
    proposed: 'info',
    posted: 'success',
    rejected: 'quiet',
    reversed: 'warning',
  },
  restructure_statuses: {
    draft: 'quiet',
    submitted: 'info',
    approved: 'info',
    rejected: 'quiet',
    signed: 'info',
    effective: 'success',
    cancelled: 'quiet',
  },
  plan_statuses: { kept: 'success', broken: 'error', completed: 'success', lapsed: 'warning' },
  repair_statuses: {
    received: 'info',
    checking: 'info',
    awaiting_decision: 'warning',
    granted: 'success',
    declined: 'warning',
    answered: 'success',
    withdrawn: 'quiet',
  },
  clock_states: {
    open: 'quiet',
    soon: 'warning',
    overdue: 'error',
    answered: 'success',
    answered_late: 'warning',
    withdrawn: 'quiet',
  },
  policy_statuses: { proposed: 'info', approved: 'success', rejected: 'quiet' },
  note_outcomes: {
    connected: 'info',
    promised: 'success',
    refused: 'warning',
    disputed: 'warning',
    no_answer: 'quiet',
    invalid_number: 'quiet',
    message_left: 'quiet',
  },
  promise_statuses: { open: 'info', kept: 'success', broken: 'warning', cancelled: 'quiet' },
  note_statuses: { recorded: 'success', withdrawn: 'quiet' },
  review_statuses: { pending: 'info', cleared: 'success', flagged: 'error' },
  complaint_statuses: { open: 'error', upheld: 'warning', dismissed: 'quiet' },
  severities: { low: 'quiet', medium: 'warning', high: 'error' },
  attachment_statuses: { recorded: 'success', withdrawn: 'quiet' },
  contact_relations: { guarantor: 'info', emergency_contact: 'quiet' },
  user_states: { active: 'success', off: 'quiet' },
  measure_states: { in_force: 'success', lapsed: 'error', lifted: 'quiet' },
  guarantee_states: { running: 'info', claimed: 'success', lapsed: 'error' },
  step_outcomes: {
    agreed: 'success',
    failed: 'quiet',
    objected: 'warning',
    rejected: 'error',
    paid: 'success',
    withdrawn: 'quiet',
  },
  hearing_statuses: {
    scheduled: 'info',
    held: 'success',
    adjourned: 'warning',
    cancelled: 'quiet',
  },
  case_stages: {
    draft: 'quiet',
    demand: 'info',
    filed: 'info',
    trial: 'info',
    judgment: 'warning',
    enforcement: 'warning',
    closed: 'success',
  },
};

export function toneOf(of: EnumName, value: string): Tone {
  return TONES[of]?.[value] ?? 'quiet';
}
