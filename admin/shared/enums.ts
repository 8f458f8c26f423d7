import { useCallback, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import {
  ADJUSTMENT_KINDS, ADJUSTMENT_STATUSES, ANSWER_CHANNELS, ASSET_CLASSES, ATTACHMENT_KINDS, ATTACHMENT_STATUSES, AUDIT_ACTIONS, BUREAU_CODES, BUREAU_STATUSES, CASE_EVENT_KINDS, CASE_OUTCOMES, CASE_STAGES, CLOCK_STATES, COMPLAINT_SOURCES, COMPLAINT_STATUSES, COMPONENTS, CONDUCT_RULES, CONFIDENCES, CONTACT_RELATIONS, CONTACT_RULES, CONTACTED_PARTIES, COST_KINDS, DAY_COUNTS, DEADLINE_KINDS, DECISION_KINDS, DISTRESS_CAUSES, EMPLOYMENT_STATUSES, FILING_OBSTACLES, FILING_WARNINGS, HOLD_REASONS,
  GUARANTEE_FORMS, GUARANTEE_STATES, HEARING_STATUSES, IDENTITY_STATUSES, INTERRUPTION_EFFECTS, INTERRUPTION_KINDS, INSTALLMENT_STATUSES, LEDGER_EFFECTS, LOAN_STATUSES, MEASURE_KINDS, MEASURE_PURPOSES, MEASURE_STATES, NOTE_CHANNELS, NOTE_OUTCOMES, NOTE_STATUSES, PARTIES, PAYMENT_CHANNELS, PAYMENT_STATUSES, PLAN_STATUSES, POLICY_KINDS, POLICY_STATUSES, PREPARE_REASONS, PRODUCTS, PROMISE_STATUSES, REFUSAL_ORIGINS,
  REPAIR_ASKS, REPAIR_CAUSES, REPAIR_CHECKS, REPAIR_KINDS, REPAIR_STATUSES, REPAIR_STEPS, REPAYMENT_METHODS, RESTRUCTURE_KINDS, RESTRUCTURE_STATUSES, RESTRUCTURE_STEPS, REVIEW_STATUSES, ROLES, ROUNDINGS, SEVERITIES, SUSPENSION_EFFECTS, SUSPENSION_KINDS, TIMELINESS, TIME_ZONES, TREATMENTS,
} from '../../server/contract/enums.ts';

const VALUES = {
  roles: ROLES,
  identity_statuses: IDENTITY_STATUSES,
  employment_statuses: EMPLOYMENT_STATUSES,
  time_zones: TIME_ZONES,
  repayment_methods: REPAYMENT_METHODS,
  day_counts: DAY_COUNTS,
  roundings: ROUNDINGS,
  loan_statuses: LOAN_STATUSES,
  installment_statuses: INSTALLMENT_STATUSES,
  asset_classes: ASSET_CLASSES,
  products: PRODUCTS,
  payment_channels: PAYMENT_CHANNELS,
  payment_statuses: PAYMENT_STATUSES,
  components: COMPONENTS,
  note_channels: NOTE_CHANNELS,
  contacted_parties: CONTACTED_PARTIES,
  note_outcomes: NOTE_OUTCOMES,
  note_statuses: NOTE_STATUSES,
  review_statuses: REVIEW_STATUSES,
  hold_reasons: HOLD_REASONS,
  promise_statuses: PROMISE_STATUSES,
  contact_rules: CONTACT_RULES,
  refusal_origins: REFUSAL_ORIGINS,
  /** Whether a second reviewer came to the verdict of the first. */
  second_looks: ['same', 'different'],
  conduct_rules: CONDUCT_RULES,
  severities: SEVERITIES,
  complaint_sources: COMPLAINT_SOURCES,
  complaint_statuses: COMPLAINT_STATUSES,
  case_stages: CASE_STAGES,
  deadline_kinds: DEADLINE_KINDS,
  interruption_kinds: INTERRUPTION_KINDS,
  interruption_effects: INTERRUPTION_EFFECTS,
  suspension_kinds: SUSPENSION_KINDS,
  suspension_effects: SUSPENSION_EFFECTS,
  decision_kinds: DECISION_KINDS,
  measure_kinds: MEASURE_KINDS,
  measure_purposes: MEASURE_PURPOSES,
  measure_states: MEASURE_STATES,
  guarantee_forms: GUARANTEE_FORMS,
  guarantee_states: GUARANTEE_STATES,
  filing_obstacles: FILING_OBSTACLES,
  filing_warnings: FILING_WARNINGS,
  hearing_statuses: HEARING_STATUSES,
  case_outcomes: CASE_OUTCOMES,
  case_event_kinds: CASE_EVENT_KINDS,
  prepare_reasons: PREPARE_REASONS,
  audit_actions: AUDIT_ACTIONS,
  attachment_kinds: ATTACHMENT_KINDS,
  attachment_statuses: ATTACHMENT_STATUSES,
  contact_relations: CONTACT_RELATIONS,
  adjustment_kinds: ADJUSTMENT_KINDS,
  adjustment_statuses: ADJUSTMENT_STATUSES,
  cost_kinds: COST_KINDS,
  /** What the ledger tells of: the adjustments, and what came before them. */
  event_kinds: ['disbursement', 'payment', 'restructure', ...ADJUSTMENT_KINDS],
  ledger_effects: LEDGER_EFFECTS,
  restructure_kinds: RESTRUCTURE_KINDS,
  restructure_statuses: RESTRUCTURE_STATUSES,
  restructure_steps: RESTRUCTURE_STEPS,
  treatments: TREATMENTS,
  distress_causes: DISTRESS_CAUSES,
  parties: PARTIES,
  plan_statuses: PLAN_STATUSES,
  repair_kinds: REPAIR_KINDS,
  repair_causes: REPAIR_CAUSES,
  repair_asks: REPAIR_ASKS,
  repair_statuses: REPAIR_STATUSES,
  repair_checks: REPAIR_CHECKS,
  repair_steps: REPAIR_STEPS,
  clock_states: CLOCK_STATES,
  timeliness: TIMELINESS,
  answer_channels: ANSWER_CHANNELS,
  bureau_codes: BUREAU_CODES,
  bureau_statuses: BUREAU_STATUSES,
  policy_kinds: POLICY_KINDS,
  policy_statuses: POLICY_STATUSES,
  confidences: CONFIDENCES,
  /** Whether an account may sign in; the contract has yes and no. */
  user_states: ['active', 'off'],
} as const;

/** A closed vocabulary of the contract; its words are `enums.<name>.<value>`. */
export type EnumName = keyof typeof VALUES;

/** The word for a value; a value the screens do not know shows as itself. */
export function useEnumLabel(of: EnumName): (value: string | null | undefined) => string {
  const translate = useTranslate();
  return useCallback((value) => (value ? translate(`enums.${of}.${value}`, { _: value }) : ''), [of, translate]);
}

/** Choices of a select input, already in the reader's language (use with translateChoice={false}). */
export function useChoices(of: EnumName): { id: string; name: string }[] {
  const label = useEnumLabel(of);
  return useMemo(() => VALUES[of].map((value) => ({ id: value, name: label(value) })), [of, label]);
}
