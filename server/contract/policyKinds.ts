/** The kinds of policies, for server and screens alike. */

export const POLICY_KINDS = [
  'tiers',
  'asset_classes',
  'allocation',
  'penalty_day_base',
  'grace',
  'due_days',
  'cost_cap',
  'early_payoff',
  'tolerance',
  'small_balance',
  'restructure_limits',
  'observation',
  'contact_rules',
  'note_lexicon',
  'note_review',
  'credit_repair',
  'worklist',
  'assignment',
  'tier_strategies',
  'personal_reads',
  'row_scope',
  'bank_matching',
  'outreach',
  'visit_plan',
  'warning_rules',
  'sign_in',
  'holidays',
] as const;
/** Kinds that know no products: a rule of theirs for one product would be read by nothing. */
export const KINDS_FOR_ALL: readonly (typeof POLICY_KINDS)[number][] = [
  'tiers',
  'tier_strategies',
  'worklist',
  'assignment',
  'note_lexicon',
  'note_review',
  'credit_repair',
  'personal_reads',
  'row_scope',
  'bank_matching',
  'outreach',
  'visit_plan',
  'warning_rules',
  'sign_in',
  'holidays',
];
/** Kinds that a supervisor may propose; the others are an administrator's. */
export const KINDS_OF_SUPERVISORS: readonly (typeof POLICY_KINDS)[number][] = ['outreach'];
export const POLICY_STATUSES = ['proposed', 'approved', 'rejected'] as const;
export const CONFIDENCES = ['A', 'B', 'C'] as const;
