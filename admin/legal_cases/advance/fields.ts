/** Fields of each stage beside its date and a comment. */
export const FIELDS_OF: Readonly<Record<string, readonly string[]>> = {
  filed: ['handed_in_on', 'court', 'case_no', 'judge', 'limitation_override_reason'],
  trial: ['court', 'judge'],
  enforcement: ['court', 'case_no', 'took_effect_on'],
  judgment: [
    'decision_kind',
    'awarded_minor',
    'served_on',
    'decision_final',
    'performance_ends_on',
    'performance_days',
  ],
  closed: ['outcome'],
};
