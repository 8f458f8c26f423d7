import { useCallback, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import {
  ADJUSTMENT_KINDS, ADJUSTMENT_STATUSES, ASSET_CLASSES, AUDIT_ACTIONS, CASE_STAGES, COMPONENTS, CONFIDENCES, CONTACTED_PARTIES, COST_KINDS, DAY_COUNTS, EMPLOYMENT_STATUSES,
  IDENTITY_STATUSES, INSTALLMENT_STATUSES, LOAN_STATUSES, NOTE_CHANNELS, NOTE_OUTCOMES, NOTE_STATUSES, PAYMENT_CHANNELS, PAYMENT_STATUSES, POLICY_KINDS, POLICY_STATUSES, PRODUCTS,
  REPAYMENT_METHODS, REVIEW_STATUSES, ROLES, ROUNDINGS,
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
  case_stages: CASE_STAGES,
  audit_actions: AUDIT_ACTIONS,
  adjustment_kinds: ADJUSTMENT_KINDS,
  adjustment_statuses: ADJUSTMENT_STATUSES,
  cost_kinds: COST_KINDS,
  /** What the ledger tells of: the adjustments, and what came before them. */
  event_kinds: ['disbursement', 'payment', ...ADJUSTMENT_KINDS],
  effects: ['paid', 'waived', 'dropped', 'charged'],
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
