/** The life of a request in the credit-repair queue: its statuses, and who may move it where. */

export const REPAIR_STATUSES = [
  'received',
  'checking',
  'awaiting_decision',
  'granted',
  'declined',
  'answered',
  'withdrawn',
] as const;
export type RepairStatus = (typeof REPAIR_STATUSES)[number];

export type RepairMove =
  | 'claim'
  | 'release'
  | 'assign'
  | 'update'
  | 'submit'
  | 'grant'
  | 'decline'
  | 'answer'
  | 'mark'
  | 'unmark'
  | 'correct'
  | 'withdraw';

export const REPAIR_KINDS = ['objection', 'relief', 'pre_report_notice'] as const;
export type RepairKind = (typeof REPAIR_KINDS)[number];

/** Statuses in which the clock runs: a decision alone is no answer. */
export const REPAIR_OPEN: readonly RepairStatus[] = [
  'received',
  'checking',
  'awaiting_decision',
  'granted',
  'declined',
];

/** The statuses each move starts from. */
const FROM: Readonly<Record<RepairMove, readonly RepairStatus[]>> = {
  claim: REPAIR_OPEN,
  release: ['checking'],
  assign: REPAIR_OPEN,
  // A change after it was proposed takes the proposal back: what is decided is what was proposed.
  update: ['checking', 'awaiting_decision'],
  submit: ['checking'],
  grant: ['awaiting_decision'],
  decline: ['awaiting_decision'],
  answer: ['granted', 'declined'],
  // Whoever sees it first marks the record, before anybody has the request in hand.
  mark: REPAIR_OPEN,
  unmark: ['granted', 'declined', 'answered'],
  // The correction may go to the register before the person is answered, or after.
  correct: ['granted', 'answered'],
  // What is decided is answered.
  withdraw: ['received', 'checking', 'awaiting_decision'],
};

export interface RepairStanding {
  status: RepairStatus;
  assignee_id: number | null;
  submitted_by: number | null;
  recorded_by: number;
  /** Ids of the people who claimed, changed, ticked, typed in or proposed anything so far. */
  worked_by: readonly number[];
  decision: 'grant' | 'decline' | null;
  /** Declined by law when it came in. */
  forbidden: boolean;
}

export type RepairProblem =
  | 'repair_not_possible'
  | 'repair_not_claimed'
  | 'repair_claimed_by_another'
  | 'not_the_assignee'
  | 'own_repair'
  | 'repair_decided'
  | 'not_yours_to_withdraw'
  | 'repair_forbidden_by_law';

export interface RepairActor {
  id: number;
  /** Whether the person may assign requests to others. */
  leads: boolean;
}

/** Why this person may not make this move; null when they may. The access table judges roles. */
export function repairProblem(
  move: RepairMove,
  { status, assignee_id, submitted_by, recorded_by, worked_by, forbidden }: RepairStanding,
  { id: actor_id, leads }: RepairActor,
): RepairProblem | null {
  if (forbidden && (move === 'submit' || move === 'grant')) return 'repair_forbidden_by_law';
  if (move === 'submit' && status === 'received') return 'repair_not_claimed';
  if (move === 'withdraw' && (status === 'granted' || status === 'declined'))
    return 'repair_decided';
  if (!FROM[move].includes(status)) return 'repair_not_possible';
  switch (move) {
    case 'claim':
      return assignee_id === null || assignee_id === actor_id ? null : 'repair_claimed_by_another';
    case 'release':
    case 'update':
    case 'submit':
      return assignee_id === actor_id ? null : 'not_the_assignee';
    case 'grant':
    case 'decline':
      // Who checked or proposed does not decide, in whoever's hands it is now.
      return submitted_by === actor_id || assignee_id === actor_id || worked_by.includes(actor_id)
        ? 'own_repair'
        : null;
    case 'withdraw':
      return leads || (assignee_id ?? recorded_by) === actor_id ? null : 'not_yours_to_withdraw';
    case 'assign':
    case 'answer':
    case 'mark':
    case 'unmark':
    case 'correct':
      return null;
  }
}

/** The status after a request was taken in hand: only a fresh one begins to be checked. */
export const afterClaim = (status: RepairStatus): RepairStatus =>
  status === 'received' ? 'checking' : status;
