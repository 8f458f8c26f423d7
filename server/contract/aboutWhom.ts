import type { Resource } from './access.ts';

/**
 * How a record leads to the borrower it is about, for every resource of the access table: by a
 * column of its own, or by the record a column names. A person who sees only some borrowers sees
 * the records of these; a resource that is left out here does not compile.
 */
export interface About {
  readonly by: 'id' | 'borrower_id' | 'loan_id' | 'legal_case_id' | 'note_id' | 'message_id';
  /** Rows that wait for anybody, and are seen by all who may list them: a queue. */
  readonly queue?: 'credit_repairs';
}

/**
 * `nobody`: not about a borrower. `narrowed`: a view, or a list of one's own, that asks for the
 * scope itself. `attached`: about the record it belongs to. `money`: lines of the bank, which are
 * about the loans they were booked to.
 */
export const ABOUT_WHOM = {
  borrowers: { by: 'id' },
  borrower_numbers: { by: 'borrower_id' },
  borrower_contacts: { by: 'borrower_id' },
  borrower_merges: { by: 'borrower_id' },
  loans: { by: 'borrower_id' },
  installments: { by: 'loan_id' },
  payments: { by: 'loan_id' },
  reversal_requests: { by: 'loan_id' },
  adjustments: { by: 'loan_id' },
  restructures: { by: 'loan_id' },
  collection_notes: { by: 'loan_id' },
  note_revisions: { by: 'note_id' },
  messages: { by: 'borrower_id' },
  message_consents: { by: 'borrower_id' },
  message_receipts: { by: 'message_id' },
  holds: { by: 'loan_id' },
  complaints: { by: 'borrower_id' },
  contact_refusals: { by: 'borrower_id' },
  visits: { by: 'borrower_id' },
  warnings: { by: 'borrower_id' },
  legal_cases: { by: 'loan_id' },
  limitation_interruptions: { by: 'loan_id' },
  limitation_suspensions: { by: 'loan_id' },
  case_measures: { by: 'legal_case_id' },
  case_hearings: { by: 'legal_case_id' },
  case_steps: { by: 'legal_case_id' },
  case_events: { by: 'legal_case_id' },
  guarantees: { by: 'loan_id' },
  credit_repairs: { by: 'borrower_id', queue: 'credit_repairs' },
  assignment_moves: { by: 'loan_id' },
  assignment_keeps: { by: 'borrower_id' },
  attachments: 'attached',
  bank_lines: 'money',
  contact_check: 'narrowed',
  home: 'narrowed',
  legal_deadlines: 'narrowed',
  note_report: 'narrowed',
  overdue_tiers: 'narrowed',
  reminders: 'narrowed',
  worklist: 'narrowed',
  // Seen by compliance alone, or figures without a person.
  review_queue: 'nobody',
  repair_report: 'nobody',
  warning_report: 'nobody',
  schedule_preview: 'nobody',
  bank_sources: 'nobody',
  bank_statements: 'nobody',
  bank_days: 'nobody',
  policies: 'nobody',
  message_templates: 'nobody',
  message_versions: 'nobody',
  assignment_runs: 'nobody',
  absences: 'nobody',
  imports: 'nobody',
  read_alarms: 'nobody',
  audit_events: 'nobody',
  users: 'nobody',
  account: 'nobody',
  account_requests: 'nobody',
} as const satisfies Record<Resource, About | 'attached' | 'money' | 'narrowed' | 'nobody'>;

/** What a field of a request names, where that is a record about a borrower. */
export const NAMED_BY: Readonly<Record<string, Resource>> = {
  borrower_id: 'borrowers',
  into_id: 'borrowers',
  loan_id: 'loans',
  loan_ids: 'loans',
  to_loan_id: 'loans',
  payment_id: 'payments',
  legal_case_id: 'legal_cases',
  note_id: 'collection_notes',
  credit_repair_id: 'credit_repairs',
  contact_id: 'borrower_contacts',
  guarantor_id: 'borrower_contacts',
  borrower_contact_id: 'borrower_contacts',
  number_id: 'borrower_numbers',
  attachment_id: 'attachments',
};
