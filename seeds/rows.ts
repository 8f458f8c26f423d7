import type {
  CASE_OUTCOMES,
  CONTACTED_PARTIES,
  CONTACT_RELATIONS,
  CaseStage,
  DAY_COUNTS,
  EMPLOYMENT_STATUSES,
  IDENTITY_STATUSES,
  NOTE_CHANNELS,
  NOTE_OUTCOMES,
  PAYMENT_CHANNELS,
  PRODUCTS,
  REPAIR_ASKS,
  REPAIR_CAUSES,
  REPAYMENT_METHODS,
  RepairKind,
  RestructureKind,
  REVIEW_STATUSES,
  ROUNDINGS,
} from '../server/contract/enums.ts';
import type { FilingEvidence } from '../server/domain/legal/filingGate.ts';

/** The rows of the demo book, tied by natural keys: `external_id`, `loan_no` and user names. */

type OneOf<T extends readonly string[]> = T[number];
export type Product = OneOf<typeof PRODUCTS>;
export type EmploymentStatus = OneOf<typeof EMPLOYMENT_STATUSES>;
export type StaffName = 'staff' | 'staff2';

export interface DemoBorrower {
  external_id: string;
  full_name: string;
  national_id: string;
  phone: string;
  address: string | null;
  region_code: string;
  employment_status: EmploymentStatus;
  employer_name: string | null;
  monthly_income_minor: number | null;
  other_lenders_count: number | null;
  other_debt_minor: number | null;
  company_name: string | null;
  identity_status: OneOf<typeof IDENTITY_STATUSES>;
}

export interface DemoLoan {
  loan_no: string;
  borrower_external_id: string;
  product: Product;
  principal_minor: number;
  annual_rate_bps: number;
  penalty_rate_bps: number;
  repayment_method: OneOf<typeof REPAYMENT_METHODS>;
  day_count: OneOf<typeof DAY_COUNTS>;
  rounding: OneOf<typeof ROUNDINGS>;
  installments_count: number;
  disbursed_on: string;
  first_due_on: string;
  grace_days: number;
  assigned_to_username: StaffName | null;
}

export interface DemoPayment {
  loan_no: string;
  client_reference: string;
  amount_minor: number;
  paid_on: string;
  channel: OneOf<typeof PAYMENT_CHANNELS>;
  memo: string | null;
  /** null: the payment came in by itself, through the app or a direct debit. */
  recorded_by_username: StaffName | null;
}

export interface DemoNote {
  loan_no: string;
  author_username: StaffName;
  channel: OneOf<typeof NOTE_CHANNELS>;
  contacted_party: OneOf<typeof CONTACTED_PARTIES>;
  outcome: OneOf<typeof NOTE_OUTCOMES>;
  content: string;
  /** UTC; 08:00 to 21:00 in Shanghai, before the business date. */
  contacted_at: string;
  promise_amount_minor: number | null;
  promise_on: string | null;
  review_status: OneOf<typeof REVIEW_STATUSES>;
  reviewer_username: 'compliance' | null;
  review_comment: string | null;
}

export interface DemoCase {
  loan_no: string;
  case_no: string | null;
  stage: CaseStage;
  stage_on: string;
  court: string | null;
  law_firm: string | null;
  claimed_minor: number;
  filed_on: string | null;
  /** From here on payments follow the court's order. */
  judged_on: string | null;
  judge: string | null;
  lawyer: string | null;
  owner_username: StaffName | null;
  demanded_on: string | null;
  awarded_minor: number | null;
  decision_kind: 'judgment' | null;
  served_on: string | null;
  decision_final: boolean;
  performance_ends_on: string | null;
  enforcement_applied_on: string | null;
  closed_outcome: OneOf<typeof CASE_OUTCOMES> | null;
}

export interface DemoMeasure {
  loan_no: string;
  purpose: 'preservation' | 'enforcement';
  kind: 'deposit' | 'movable' | 'real_estate' | 'other_right';
  pre_suit: boolean;
  property: string;
  amount_minor: number | null;
  taken_on: string;
  /** Where the court's notice names one. */
  until_on: string | null;
  renewed_on: string | null;
}

export interface DemoHearing {
  loan_no: string;
  held_on: string;
  time: string;
  room: string;
  purpose: string;
  status: 'scheduled' | 'held' | 'adjourned';
  result: string | null;
}

export interface DemoGuarantee {
  loan_no: string;
  borrower_external_id: string;
  form: 'ordinary' | 'joint';
  agreed_months: number | null;
  agreed_until: string | null;
}

export interface DemoInterruption {
  loan_no: string;
  of_case: boolean;
  kind: 'demand';
  happened_on: string;
  evidence: string | null;
}

/**
 * Files of these kinds: proof of identity on the borrower, the record of demand on the case if
 * there is one, others on the loan.
 */
export interface DemoEvidence {
  loan_no: string;
  kinds: readonly FilingEvidence[];
}

export interface DemoCaseEvent {
  loan_no: string;
  kind: 'opened' | 'stage' | 'entry';
  happened_on: string;
  text: string | null;
  details: Record<string, unknown>;
  by_username: StaffName | 'supervisor';
}

/**
 * A debt whose last installment fell due about three years ago; one with all its evidence and a
 * draft.
 */
export interface DemoOldLoan {
  borrower_external_id: string;
  last_due_on: string;
  first_due_on: string;
  disbursed_on: string;
  paid_installments: number;
  demand: { happened_on: string; evidence: string | null };
  prepared: boolean;
}

/** A way to a title that is not a suit. */
export interface DemoCaseStep {
  loan_no: string;
  kind: 'mediation' | 'payment_order' | 'arbitration';
  body: string;
  reference: string;
  begun_on: string;
  accepted_on: string | null;
  issued_on: string | null;
  served_on: string | null;
  ended_on: string | null;
  outcome: 'failed' | null;
}

/** A loan that was paid but for a little, and what became of that. */
export interface DemoRemainder {
  borrower_external_id: string;
  disbursed_on: string;
  first_due_on: string;
  left_minor: number;
  fate: 'left' | 'asked' | 'waived';
}

/** A rule for loans lent later. */
export interface DemoPolicy {
  kind: 'early_payoff' | 'due_days' | 'grace' | 'outreach';
  product: DemoLoan['product'] | null;
  effective_on: string;
  value: object;
  source: string;
  reason: string;
  status: 'approved' | 'proposed';
}

export interface DemoTemplate {
  code: string;
  name: string;
  channel: 'sms' | 'app' | 'email';
  subject_zh?: string;
  text_zh: string;
  text_en?: string;
  status: 'approved' | 'proposed';
}

export interface DemoCaseFacts {
  steps: DemoCaseStep[];
  measures: DemoMeasure[];
  hearings: DemoHearing[];
  guarantees: DemoGuarantee[];
  interruptions: DemoInterruption[];
  evidence: DemoEvidence[];
  events: DemoCaseEvent[];
  old_loans: DemoOldLoan[];
}

export interface DemoAdjustment {
  loan_no: string;
  client_reference: string;
  kind: 'charge' | 'waiver' | 'refund' | 'write_off';
  component: 'cost' | 'penalty' | null;
  cost_kind: 'court_fee' | null;
  amount_minor: number;
  value_on: string;
  reason: string;
  status: 'proposed' | 'posted';
  requested_by_username: StaffName | 'supervisor';
  /** null: waits for a decision, or needs none. */
  decided_by_username: 'supervisor' | 'supervisor2' | null;
  decision_comment: string | null;
}

export interface DemoContact {
  borrower_external_id: string;
  relation: OneOf<typeof CONTACT_RELATIONS>;
  full_name: string;
  phone: string;
  relationship: string | null;
  consented_on: string | null;
  refused_on: string | null;
  /** The last note that tells of a call to such a person. */
  last_contacted_at: string | null;
}

export interface DemoRestructure {
  loan_no: string;
  /** The state it is brought to; of a plan in force, how it has been kept. */
  fate: 'draft' | 'submitted' | 'rejected' | 'approved' | 'half_signed' | 'kept' | 'broken';
  asked_on: string;
  kinds: RestructureKind[];
  cause: string;
  statement: string;
  monthly_income_minor: number | null;
  other_monthly_debt_minor: number | null;
  other_lenders_count: number | null;
  terms: {
    effective_on: string;
    first_due_on: string;
    installments_count: number;
    annual_rate_bps?: number;
    repayment_method?: 'bullet';
    interest_treatment?: 'waive' | 'capitalise';
    penalty_treatment?: 'waive';
  };
  requested_by_username: StaffName | 'supervisor';
  comment: string | null;
}

export interface DemoCreditRepair {
  loan_no: string;
  borrower_external_id: string;
  kind: RepairKind;
  cause: OneOf<typeof REPAIR_CAUSES>;
  /** null: what its kind asks for. */
  asks_for: OneOf<typeof REPAIR_ASKS> | null;
  statement: string;
  received_on: string;
  told_on: string | null;
  reported_on: string | null;
  assignee_username: StaffName | null;
  /** The state it is brought to. */
  fate:
    | 'received'
    | 'checking'
    | 'proposed'
    | 'proposed_decline'
    | 'granted'
    | 'answered'
    | 'corrected'
    | 'answered_decline'
    | 'answered_late'
    | 'forbidden'
    | 'forbidden_answered'
    | 'withdrawn';
  /**
   * A record of the register that was typed in: as the ledger has it, or with a month that is
   * worse.
   */
  bureau: 'same' | 'differs' | null;
  effects: {
    explanation: string | null;
    pause_days: number | null;
    wants_restructure: boolean;
  } | null;
  comment: string | null;
}

export interface DemoBook {
  borrowers: DemoBorrower[];
  loans: DemoLoan[];
  payments: DemoPayment[];
  notes: DemoNote[];
  cases: DemoCase[];
  case_facts: DemoCaseFacts;
  remainders: DemoRemainder[];
  adjustments: DemoAdjustment[];
  contacts: DemoContact[];
  templates: DemoTemplate[];
  policies: DemoPolicy[];
  restructures: DemoRestructure[];
  creditRepairs: DemoCreditRepair[];
}
