/**
 * Closed vocabularies of the contract. Free of zod, so that the screens can import them without its
 * weight.
 */

export const ROLES = ['staff', 'supervisor', 'compliance', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const IDENTITY_STATUSES = [
  'unverified',
  'documents_checked',
  'verified',
  'mismatch',
] as const;
export const EMPLOYMENT_STATUSES = [
  'Permanent',
  'Self-Employed',
  'Student',
  'Retired',
  'Unemployed',
  'Contract',
] as const;

/** Zones the screens can name; any other of the IANA database is taken too. */
export const TIME_ZONES = [
  'Asia/Urumqi',
  'Asia/Hong_Kong',
  'Asia/Macau',
  'Asia/Taipei',
  'Asia/Tokyo',
  'Asia/Seoul',
  'Asia/Singapore',
  'Asia/Bangkok',
  'Asia/Dubai',
  'Europe/Moscow',
  'Europe/Paris',
  'Europe/London',
  'America/New_York',
  'America/Los_Angeles',
  'Australia/Sydney',
  'Pacific/Auckland',
] as const;

export { REPAYMENT_METHODS } from '../domain/ledger/schedule.ts';
export { DAY_COUNTS } from '../domain/ledger/dayCount.ts';
export { ROUNDINGS } from '../domain/ledger/money.ts';
export const LOAN_STATUSES = ['active', 'settled', 'written_off'] as const;
/** `replaced`: a later schedule took over what was open. */
export { INSTALLMENT_STATUSES } from '../domain/ledger/unpaid.ts';
/** Regulatory grades, best to worst: 正常 关注 次级 可疑 损失. */
export { ASSET_CLASSES } from '../domain/ledger/delinquency.ts';
export {
  FIRST_ACTIONS,
  NEXT_STEPS,
  OVERDUE_STAGES,
  STRATEGY_HANDS,
} from '../domain/worklist/strategy.ts';
/** The first two digits of a region's code (GB/T 2260). */
export const PROVINCES = [
  '11',
  '12',
  '13',
  '14',
  '15',
  '21',
  '22',
  '23',
  '31',
  '32',
  '33',
  '34',
  '35',
  '36',
  '37',
  '41',
  '42',
  '43',
  '44',
  '45',
  '46',
  '50',
  '51',
  '52',
  '53',
  '54',
  '61',
  '62',
  '63',
  '64',
  '65',
  '71',
  '81',
  '82',
] as const;
/** Products the screens can name; another system's are taken too, and shown as others. */
export const PRODUCTS = [
  'phone_loan',
  'phone_installment',
  'cash_loan',
  'consumer_loan',
  'card',
] as const;

export const PAYMENT_CHANNELS = [
  'bank_transfer',
  'app',
  'cash',
  'debit',
  'agency',
  'court',
] as const;
/** How a prepayment makes the plan anew: it ends earlier, or its installments are lower. */
export { PREPAYMENTS } from '../domain/ledger/prepaymentWays.ts';
export * from '../domain/bank/words.ts';
export const PAYMENT_STATUSES = ['posted', 'reversed'] as const;
export { COMPONENTS, ENTRY_COMPONENTS } from '../domain/ledger/allocation.ts';
export const LEDGER_EFFECTS = [
  'paid',
  'waived',
  'dropped',
  'charged',
  'carried',
  'capitalised',
  'refunded',
] as const;

export { NOTE_CHANNELS } from '../domain/contact/contactRules.ts';
export { CONTACTED_PARTIES } from '../domain/contact/contactRules.ts';
export { NOTE_OUTCOMES } from '../domain/contact/contactRules.ts';
export const REVIEW_STATUSES = ['pending', 'cleared', 'flagged'] as const;
export const NOTE_STATUSES = ['recorded', 'withdrawn'] as const;

export { CASE_STAGES } from '../domain/legal/legalCase.ts';
export type { CaseStage } from '../domain/legal/legalCase.ts';

export { CONTACT_RULES } from '../domain/contact/contactRules.ts';
/** How a prevented contact was asked for: a question, or a note of a planned one. */
export const REFUSAL_ORIGINS = ['check', 'note'] as const;
export {
  ADDRESS_FOUND,
  FUND_USES,
  VISIT_KINDS,
  VISIT_MET,
  VISIT_ORIGINS,
  VISIT_REQUESTS,
  VISIT_STATUSES,
  VISITS_OPEN,
  WILLINGNESS,
} from '../domain/visits/words.ts';
export { WARNING_ENDS, WARNING_OUTCOMES } from '../domain/warnings/words.ts';
export { WARNING_OWNERS, WARNING_RULES, WARNING_STATUSES } from '../domain/warnings/words.ts';
export { HOLD_STATUSES } from '../domain/contact/holds.ts';
export const HOLD_REASONS = [
  'dispute',
  'hospital',
  'bereavement',
  'disaster',
  'pregnancy',
  'complaint',
  'do_not_contact',
  'other',
] as const;
export const PROMISE_STATUSES = ['open', 'kept', 'broken', 'cancelled'] as const;
export const COMPLAINT_SOURCES = [
  'borrower',
  'third_party',
  'regulator',
  'hotline',
  'court',
] as const;
export * from '../domain/assignment/words.ts';
export { REST_REASONS, WORK_ACTIONS } from '../domain/worklist/workRules.ts';
export const WORKLIST_MARKS = ['done', 'snooze'] as const;
export const COMPLAINT_STATUSES = ['open', 'upheld', 'dismissed'] as const;
export { CONDUCT_RULES } from '../domain/notes/lexiconModel.ts';
export { SEVERITIES } from '../domain/notes/noteReview.ts';

export { DEADLINE_KINDS } from '../domain/legal/deadlines.ts';
export { INTERRUPTION_KINDS, SUSPENSION_KINDS } from '../domain/legal/limitationTypes.ts';
export { INTERRUPTION_EFFECTS } from '../domain/legal/limitationTypes.ts';
export { SUSPENSION_EFFECTS } from '../domain/legal/limitationTypes.ts';
export { STEP_KINDS, STEP_OUTCOMES } from '../domain/legal/steps.ts';
export { DECISION_KINDS } from '../domain/legal/legalTerms.ts';
export { MEASURE_KINDS } from '../domain/legal/legalTerms.ts';
export { MEASURE_PURPOSES } from '../domain/legal/legalTerms.ts';
export const MEASURE_STATES = ['in_force', 'lapsed', 'lifted'] as const;
export const GUARANTEE_FORMS = ['ordinary', 'joint'] as const;
export const GUARANTEE_STATES = ['running', 'claimed', 'lapsed'] as const;
export const HEARING_STATUSES = ['scheduled', 'held', 'adjourned', 'cancelled'] as const;
export const CASE_OUTCOMES = [
  'paid',
  'settled',
  'enforced',
  'enforcement_ended',
  'withdrawn',
  'dismissed',
  'other',
] as const;
export const CASE_EVENT_KINDS = [
  'opened',
  'stage',
  'hearing',
  'measure',
  'measure_renewed',
  'measure_lifted',
  'interruption',
  'suspension',
  'guarantee',
  'cost',
  'override',
  'entry',
] as const;
export { FILING_EVIDENCE, FILING_OBSTACLES, FILING_WARNINGS } from '../domain/legal/filingGate.ts';
export const PREPARE_REASONS = [
  'not_overdue',
  'not_active',
  'open_case',
  'plan_kept',
  'evidence',
  'limitation',
] as const;

export const NUMBER_KINDS = ['mobile', 'home', 'work', 'third_party'] as const;
export const NUMBER_SOURCES = ['borrower', 'contract', 'import', 'contact', 'other'] as const;
/** `wrong`: not theirs, or out of service; `refused`: asked not to be called on it. */
export const NUMBER_STATES = ['valid', 'wrong', 'refused'] as const;

export { AUDIT_ACTIONS } from './auditActions.ts';

export const ADJUSTMENT_KINDS = [
  'charge',
  'waiver',
  'write_off',
  'refund',
  'misuse',
  'acceleration',
  'repayment_day',
  'small_balance',
] as const;
/** What of an account two people decide. */
export const ACCOUNT_REQUEST_KINDS = ['create', 'role', 'switch_on', 'password', 'factor'] as const;
export { BROWSERS, SYSTEMS } from '../domain/signIn.ts';
export const REVERSAL_STATUSES = ['proposed', 'approved', 'rejected', 'withdrawn'] as const;
export const ADJUSTMENT_STATUSES = ['proposed', 'posted', 'rejected', 'reversed'] as const;
export const COST_KINDS = [
  'court_fee',
  'notice_fee',
  'preservation_fee',
  'lawyer_fee',
  'appraisal_fee',
  'other',
] as const;
/** Principal is waived by a restructure only. */
export const WAIVABLE_COMPONENTS = ['cost', 'penalty', 'compound_interest', 'interest'] as const;

export const RESTRUCTURE_KINDS = [
  'extension',
  'installment_plan',
  'rate_cut',
  'waiver',
  'capitalise',
  'add_guarantor',
  'settlement',
] as const;
export type RestructureKind = (typeof RESTRUCTURE_KINDS)[number];
export { RESTRUCTURE_STATUSES } from '../domain/restructure/restructure.ts';
/**
 * What becomes of overdue interest, penalty and cost: forgiven, owed on as what it is, or made
 * principal.
 */
export { TREATMENTS } from '../domain/restructure/restructurePlan.ts';
/** Causes of distress the screens can name; a request may word another. */
export const DISTRESS_CAUSES = [
  'illness',
  'accident',
  'disaster',
  'job_loss',
  'income_drop',
  'business_failure',
  'family',
  'fraud',
  'other',
] as const;
export { PARTIES } from '../domain/restructure/restructure.ts';
/** How a plan in effect is kept on a date; a settlement whose deadline passed unpaid has lapsed. */
export { PLAN_STATUSES } from '../domain/restructure/observation.ts';
export const RESTRUCTURE_STEPS = [
  'create',
  'update',
  'submit',
  'approve_first',
  'approve',
  'reject',
  'reopen',
  'sign',
  'take_effect',
  'hinder',
  'judge',
  'lapse',
  'cancel',
] as const;

export { REPAIR_KINDS } from '../domain/repair/repairCase.ts';
export type { RepairKind } from '../domain/repair/repairCase.ts';
export { REPAIR_CAUSES } from '../domain/repair/repairChecklist.ts';
export { REPAIR_STATUSES } from '../domain/repair/repairCase.ts';
export type { RepairStatus } from '../domain/repair/repairCase.ts';
/** Statuses in which the clock runs. */
export { REPAIR_OPEN } from '../domain/repair/repairCase.ts';
/**
 * What the borrower asks for. The last two law forbids: they are declined when they come in, with
 * the article.
 */
export { TIMELINESS } from '../domain/repair/repairClock.ts';
export { REPAIR_ASKS } from '../domain/repair/repairAsks.ts';
export { CLOCK_STATES } from '../domain/repair/repairClock.ts';
export const ANSWER_CHANNELS = ['mail', 'email', 'in_person', 'app'] as const;
export { REPAIR_CHECKS } from '../domain/repair/repairChecklist.ts';
export const REPAIR_STEPS = [
  'create',
  'mark',
  'claim',
  'release',
  'assign',
  'update',
  'check',
  'compare',
  'submit',
  'grant',
  'decline',
  'answer',
  'correct',
  'unmark',
  'withdraw',
  'end_pause',
] as const;
export { BUREAU_CODES, BUREAU_STATUSES } from '../domain/repair/bureauRecord.ts';

/** Records that files can be attached to. */
export const ATTACHABLE = [
  'restructures',
  'collection_notes',
  'legal_cases',
  'borrowers',
  'loans',
  'borrower_contacts',
  'credit_repairs',
] as const;
export const ATTACHMENT_KINDS = [
  'evidence',
  'contract',
  'disbursement_proof',
  'repayment_record',
  'identity',
  'demand_record',
  'signed_agreement',
  'letter',
  'other',
] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];
export const ATTACHMENT_STATUSES = ['recorded', 'withdrawn'] as const;

export const CONTACT_RELATIONS = ['guarantor', 'emergency_contact'] as const;

export { ROW_SCOPES } from '../domain/rowScope.ts';
export { READ_ALARM_STATUSES, READ_KINDS } from '../domain/readLimits.ts';
export {
  CONSENT_KINDS,
  CONSENT_WAYS,
  MESSAGE_CHANNELS,
  MESSAGE_RULES,
  MESSAGE_STATUSES,
  RECEIPT_KINDS,
  VERSION_STATUSES,
} from '../domain/outreach/words.ts';
export { CONFIDENCES, POLICY_KINDS, POLICY_STATUSES } from './policyKinds.ts';

/** The files of a loan tape, in the order in which they build on each other. */
export const TAPE_KINDS = ['borrowers', 'loans', 'installments', 'payments'] as const;
/** In what a column of a tape counts. */
export const TAPE_UNITS = ['fen', 'yuan', 'bps', 'percent', 'fraction'] as const;
export const IMPORT_STATUSES = [
  'draft',
  'running',
  'done',
  'failed',
  'cancelled',
  'interrupted',
  'undo_asked',
  'undone',
  'discarded',
] as const;
export const IMPORT_PHASES = ['check', 'write', 'positions', 'switch'] as const;
