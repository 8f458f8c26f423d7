import { useCallback, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import {
  ADJUSTMENT_KINDS, ADJUSTMENT_STATUSES, ASSET_CLASSES, ATTACHMENT_KINDS, ATTACHMENT_STATUSES, AUDIT_ACTIONS, CASE_STAGES, COMPLAINT_SOURCES, COMPLAINT_STATUSES, COMPONENTS, CONDUCT_RULES, CONFIDENCES, CONTACT_RELATIONS, CONTACT_RULES, CONTACTED_PARTIES, COST_KINDS, DAY_COUNTS, DEADLINE_KINDS, DISTRESS_CAUSES, EMPLOYMENT_STATUSES, HOLD_REASONS,
  IDENTITY_STATUSES, INSTALLMENT_STATUSES, LEDGER_EFFECTS, LOAN_STATUSES, NOTE_CHANNELS, NOTE_OUTCOMES, NOTE_STATUSES, PARTIES, PAYMENT_CHANNELS, PAYMENT_STATUSES, PLAN_STATUSES, POLICY_KINDS, POLICY_STATUSES, PRODUCTS, PROMISE_STATUSES,
  REPAYMENT_METHODS, RESTRUCTURE_KINDS, RESTRUCTURE_STATUSES, RESTRUCTURE_STEPS, REVIEW_STATUSES, ROLES, ROUNDINGS, SEVERITIES, TREATMENTS,
} from '../../server/contract/enums.ts';

const VALUES = {
  roles: ROLES,
  identity_statuses: IDENTITY_STATUSES,
  employment_statuses: EMPLOYMENT_STATUSES,
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
  conduct_rules: CONDUCT_RULES,
  severities: SEVERITIES,
  complaint_sources: COMPLAINT_SOURCES,
  complaint_statuses: COMPLAINT_STATUSES,
  case_stages: CASE_STAGES,
  deadline_kinds: DEADLINE_KINDS,
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
  policy_kinds: POLICY_KINDS,
  policy_statuses: POLICY_STATUSES,
  confidences: CONFIDENCES,
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
