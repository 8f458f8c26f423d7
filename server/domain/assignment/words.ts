/** The closed vocabularies of 分案: what it keeps equal, why it moves a loan, what came of it. */

/** What is kept equal among those a rule gives to: persons, or what they owe overdue. */
export const ASSIGNMENT_BALANCES = ['count', 'amount'] as const;
export type AssignmentBalance = (typeof ASSIGNMENT_BALANCES)[number];

/**
 * Why a loan goes to another: nobody had it; its person is with one clerk; kept by a supervisor's
 * leave; handed over; its holder is none the rule names, or had no room; shared out anew.
 */
export const MOVE_REASONS = [
  'unheld',
  'one_person',
  'kept',
  'handed_over',
  'not_named',
  'no_room',
  'shared_out',
] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** Why nobody is given a person: no rule fits; nobody the rule names is there; all are full. */
export const UNPLACED_REASONS = ['no_rule', 'nobody', 'full'] as const;
export type UnplacedReason = (typeof UNPLACED_REASONS)[number];

export const RUN_STATUSES = ['done', 'undone'] as const;
/** What became of a loan that a run moved, once the run was undone. */
export const MOVE_OUTCOMES = ['moved', 'returned', 'stayed'] as const;
