import { addDays, daysBetween } from '../time/calendar.ts';

/**
 * The life of a request in the credit-repair queue: who may move it where, and what law forbids
 * whoever asks.
 */

export type RepairStatus =
  | 'received'
  | 'checking'
  | 'awaiting_decision'
  | 'granted'
  | 'declined'
  | 'answered'
  | 'withdrawn';
export type RepairMove =
  | 'claim'
  | 'assign'
  | 'update'
  | 'submit'
  | 'grant'
  | 'decline'
  | 'answer'
  | 'correct'
  | 'withdraw';
export type RepairKind = 'objection' | 'relief' | 'pre_report_notice';
export type RepairAsk =
  | 'correction'
  | 'explanation'
  | 'relief'
  | 'proof_of_notice'
  | 'delete_true_record'
  | 'paid_repair';

/** Statuses in which the clock runs: a decision alone is no answer. */
export const OPEN_REPAIR: readonly RepairStatus[] = [
  'received',
  'checking',
  'awaiting_decision',
  'granted',
  'declined',
];

const FROM: Readonly<Record<RepairMove, readonly RepairStatus[]>> = {
  claim: OPEN_REPAIR,
  assign: OPEN_REPAIR,
  // A change after it was proposed takes the proposal back: what is decided is what was proposed.
  update: ['checking', 'awaiting_decision'],
  submit: ['checking'],
  grant: ['awaiting_decision'],
  decline: ['awaiting_decision'],
  answer: ['granted', 'declined'],
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
  /** Who claimed, changed, ticked, typed in or proposed anything of it so far. */
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
  id: number /** May assign: hands are theirs to give and take. */;
  leads: boolean;
}

/** Why this person may not make this move; null when they may. Roles are the access table's. */
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
    case 'correct':
      return null;
  }
}

/** The status after it was taken in hand: only a fresh request begins to be checked. */
export const afterClaim = (status: RepairStatus): RepairStatus =>
  status === 'received' ? 'checking' : status;

const DEFAULT_ASK: Readonly<Record<RepairKind, RepairAsk>> = {
  objection: 'correction',
  relief: 'relief',
  pre_report_notice: 'proof_of_notice',
};
export const askOf = (kind: RepairKind, asks_for: RepairAsk | undefined): RepairAsk =>
  asks_for ?? DEFAULT_ASK[kind];

export interface Forbidden {
  rule: 'true_record' | 'paid_repair';
  source: string;
  article: string;
}

const SOURCE = 'Regulation on the Administration of the Credit Reporting Industry';
/**
 * The lawful way that costs nothing: of an objection its check and answer (art. 25), of a notice
 * the duty to tell (art. 15), of relief the explanation on record (art. 16 itself).
 */
const FREE_WAY: Readonly<Record<RepairKind, string>> = {
  objection: '16, 25',
  relief: '16',
  pre_report_notice: '15, 16',
};

/**
 * What law forbids of what was asked: a true record stays five years from the end of the bad
 * behaviour (art. 16), and nobody may sell its repair. Null: lawful, whatever comes of it.
 */
export function forbiddenBy(kind: RepairKind, asks_for: RepairAsk): Forbidden | null {
  if (asks_for === 'delete_true_record')
    return { rule: 'true_record', source: SOURCE, article: '16' };
  return asks_for === 'paid_repair'
    ? { rule: 'paid_repair', source: SOURCE, article: FREE_WAY[kind] }
    : null;
}

/** Days a lender gives itself, by kind; of an objection never more than the law's 20. */
export interface RepairPolicy {
  objection_days: number;
  relief_days: number;
  notice_days: number;
  soon_days: number;
  pause_max_days: number;
}

export const daysOf = (kind: RepairKind, policy: RepairPolicy): number =>
  ({
    objection: policy.objection_days,
    relief: policy.relief_days,
    pre_report_notice: policy.notice_days,
  })[kind];

export type ClockState = 'open' | 'soon' | 'overdue' | 'answered' | 'answered_late' | 'withdrawn';

/**
 * How a request met its last day: answered by then; or answered after it, or withdrawn after it,
 * for the breach had happened and nobody takes it back.
 */
export const TIMELINESS = ['in_time', 'late'] as const;
export type Timeliness = (typeof TIMELINESS)[number];

/** Null while it is open, and for one that was withdrawn by its last day. */
export function timelinessOf({
  status,
  due_on,
  answered_on,
  withdrawn_on,
}: {
  status: RepairStatus;
  due_on: string;
  answered_on: string | null;
  withdrawn_on: string | null;
}): Timeliness | null {
  if (status === 'answered' && answered_on !== null)
    return answered_on <= due_on ? 'in_time' : 'late';
  return status === 'withdrawn' && withdrawn_on !== null && withdrawn_on > due_on ? 'late' : null;
}

/**
 * How a request stands on a day against its last day. One that was withdrawn stays as late as it
 * was on that day.
 */
export function repairClock(
  {
    status,
    due_on,
    answered_on,
    withdrawn_on,
  }: {
    status: RepairStatus;
    due_on: string;
    answered_on: string | null;
    withdrawn_on: string | null;
  },
  today: string,
  soon_days: number,
): { clock_state: ClockState; days_left: number | null; days_overdue: number } {
  if (status === 'withdrawn')
    return {
      clock_state: 'withdrawn',
      days_left: null,
      days_overdue: Math.max(0, daysBetween(due_on, withdrawn_on ?? due_on)),
    };
  if (status === 'answered') {
    const days_overdue = Math.max(0, daysBetween(due_on, answered_on ?? today));
    return {
      clock_state: days_overdue > 0 ? 'answered_late' : 'answered',
      days_left: null,
      days_overdue,
    };
  }
  const days_left = daysBetween(today, due_on);
  return {
    clock_state: days_left < 0 ? 'overdue' : days_left <= soon_days ? 'soon' : 'open',
    days_left,
    days_overdue: Math.max(0, -days_left),
  };
}

/**
 * Days that any of some spans covers, with both ends; one that ended before it began covers none.
 */
export function daysCovered(spans: readonly { from_on: string; until_on: string }[]): number {
  let [days, covered_to] = [0, ''];
  for (const { from_on, until_on } of spans.toSorted((a, b) => (a.from_on < b.from_on ? -1 : 1))) {
    const from = from_on > covered_to ? from_on : addDays(covered_to, 1);
    if (until_on < from) continue;
    days += daysBetween(from, until_on) + 1;
    covered_to = until_on;
  }
  return days;
}

export interface PauseStanding {
  from_on: string;
  until_on: string;
  ended_on: string | null;
  state: 'running' | 'over' | 'ended' | 'cancelled';
}

/**
 * How a reporting pause stands on a day: to come or running, past its last day, ended before it, or
 * called off before it began.
 */
export function pauseState(
  { from_on, until_on, ended_on }: Omit<PauseStanding, 'state'>,
  on: string,
): PauseStanding['state'] {
  if (ended_on !== null) return ended_on < from_on ? 'cancelled' : 'ended';
  return until_on < on ? 'over' : 'running';
}

/**
 * The occasion of a reminder that has come last: so many days before the last day, one, on it, and
 * each day after; null before the first. A day nobody worked misses none.
 */
export function repairReminderOn(due_on: string, today: string, soon_days: number): string | null {
  const left = daysBetween(today, due_on);
  if (left < 0) return today;
  const before = [0, 1, soon_days].find((days) => left <= days);
  return before === undefined ? null : addDays(due_on, -before);
}

/**
 * Of days: the middle value (of an even count the mean of the two), and the 95th percentile by
 * nearest rank.
 */
export function spread(days: readonly number[]): {
  median_days: number | null;
  p95_days: number | null;
} {
  const sorted = days.toSorted((a, b) => a - b);
  const [low, high] = [
    sorted[Math.floor((sorted.length - 1) / 2)],
    sorted[Math.ceil((sorted.length - 1) / 2)],
  ];
  const median_days = low === undefined || high === undefined ? null : (low + high) / 2;
  return { median_days, p95_days: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null };
}
