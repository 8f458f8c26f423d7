import { describe, expect, it } from 'vitest';
import {
  afterClaim,
  REPAIR_OPEN,
  repairProblem,
  type RepairKind,
  type RepairMove,
  type RepairProblem,
  type RepairStanding,
  type RepairStatus,
} from '../../server/domain/repair/repairCase.ts';
import {
  askOf,
  daysOf,
  forbiddenBy,
  type RepairAsk,
} from '../../server/domain/repair/repairAsks.ts';
import { daysCovered } from '../../server/domain/repair/reportingPause.ts';
import {
  repairClock,
  repairReminderOn,
  type ClockState,
} from '../../server/domain/repair/repairClock.ts';
import { spread } from '../../server/domain/repair/spread.ts';
import { CREDIT_REPAIR } from '../../server/domain/policyDefaults.ts';

const [CLERK, OTHER, CHIEF] = [1, 2, 3];
const STATUSES: readonly RepairStatus[] = [
  'received',
  'checking',
  'awaiting_decision',
  'granted',
  'declined',
  'answered',
  'withdrawn',
];
const standing = (status: RepairStatus, changes: Partial<RepairStanding> = {}): RepairStanding => ({
  status,
  assignee_id: status === 'received' ? null : CLERK,
  submitted_by: ['awaiting_decision', 'granted', 'declined', 'answered'].includes(status)
    ? CLERK
    : null,
  decision: null,
  recorded_by: OTHER,
  worked_by: [],
  forbidden: false,
  ...changes,
});
const actor = (id: number) => ({ id, leads: id === CHIEF });

describe('who may move a request where', () => {
  it.each<[RepairMove, readonly RepairStatus[], who: number]>([
    ['claim', REPAIR_OPEN, CLERK],
    ['assign', REPAIR_OPEN, CHIEF],
    ['update', ['checking', 'awaiting_decision'], CLERK],
    ['submit', ['checking'], CLERK],
    ['grant', ['awaiting_decision'], CHIEF],
    ['decline', ['awaiting_decision'], CHIEF],
    ['answer', ['granted', 'declined'], OTHER],
    ['correct', ['granted', 'answered'], OTHER],
    ['withdraw', ['received', 'checking', 'awaiting_decision'], CHIEF],
  ])('%s from %j', (move, from, who) => {
    expect(
      STATUSES.filter((status) => repairProblem(move, standing(status), actor(who)) === null),
    ).toEqual(STATUSES.filter((status) => from.includes(status)));
  });

  it.each<[string, RepairMove, RepairStanding, who: number, RepairProblem | null]>([
    ['what nobody has', 'claim', standing('received'), CLERK, null],
    ["one's own again", 'claim', standing('checking'), CLERK, null],
    ["another's", 'claim', standing('checking'), OTHER, 'repair_claimed_by_another'],
    [
      'a proposal before it is claimed',
      'submit',
      standing('received'),
      CLERK,
      'repair_not_claimed',
    ],
    ['a proposal by another', 'submit', standing('checking'), OTHER, 'not_the_assignee'],
    ['a change by another', 'update', standing('checking'), CHIEF, 'not_the_assignee'],
    [
      'a decision by who proposed it',
      'grant',
      standing('awaiting_decision', { assignee_id: OTHER }),
      CLERK,
      'own_repair',
    ],
    [
      'a decision by who has it in hand now',
      'decline',
      standing('awaiting_decision', { assignee_id: CHIEF }),
      CHIEF,
      'own_repair',
    ],
    [
      'a decision by a third',
      'grant',
      standing('awaiting_decision', { assignee_id: OTHER }),
      CHIEF,
      null,
    ],
    [
      'a decision by who ticked a check once',
      'grant',
      standing('awaiting_decision', { assignee_id: OTHER, worked_by: [CLERK, CHIEF] }),
      CHIEF,
      'own_repair',
    ],
    ['withdrawn fresh by who recorded it', 'withdraw', standing('received'), OTHER, null],
    [
      'withdrawn fresh by another',
      'withdraw',
      standing('received'),
      CLERK,
      'not_yours_to_withdraw',
    ],
    ['withdrawn by who has it', 'withdraw', standing('awaiting_decision'), CLERK, null],
    [
      "withdrawn by who recorded it, in another's hands",
      'withdraw',
      standing('checking'),
      OTHER,
      'not_yours_to_withdraw',
    ],
    ['withdrawn after the decision', 'withdraw', standing('granted'), CHIEF, 'repair_decided'],
    [
      'what law forbids, withdrawn',
      'withdraw',
      standing('declined', { forbidden: true, assignee_id: null }),
      OTHER,
      'repair_decided',
    ],
    [
      'a proposal of what law forbids',
      'submit',
      standing('declined', { forbidden: true }),
      CLERK,
      'repair_forbidden_by_law',
    ],
    [
      'a grant of what law forbids',
      'grant',
      standing('declined', { forbidden: true }),
      CHIEF,
      'repair_forbidden_by_law',
    ],
    [
      'an answer to what law forbids',
      'answer',
      standing('declined', { forbidden: true, assignee_id: null }),
      CLERK,
      null,
    ],
  ])('%s', (_name, move, at, who, problem) => {
    expect(repairProblem(move, at, actor(who))).toBe(problem);
  });

  it('a claim begins the check of a fresh request only', () => {
    expect(REPAIR_OPEN.map(afterClaim)).toEqual([
      'checking',
      'checking',
      'awaiting_decision',
      'granted',
      'declined',
    ]);
  });
});

describe('what is asked for', () => {
  it.each<[RepairKind, RepairAsk]>([
    ['objection', 'correction'],
    ['relief', 'relief'],
    ['pre_report_notice', 'proof_of_notice'],
  ])('%s by default: %s, which law allows', (kind, ask) => {
    expect(askOf(kind, undefined)).toBe(ask);
    expect(askOf(kind, 'explanation')).toBe('explanation');
    for (const lawful of [ask, 'explanation', 'correction', 'relief', 'proof_of_notice'] as const)
      expect(forbiddenBy(kind, lawful)).toBeNull();
  });

  it.each<[RepairKind, RepairAsk, rule: string, article: string]>([
    ['objection', 'delete_true_record', 'true_record', '16'],
    ['relief', 'delete_true_record', 'true_record', '16'],
    ['pre_report_notice', 'delete_true_record', 'true_record', '16'],
    ['objection', 'paid_repair', 'paid_repair', '16, 25'],
    ['relief', 'paid_repair', 'paid_repair', '16'],
    ['pre_report_notice', 'paid_repair', 'paid_repair', '15, 16'],
  ])('of a %s, %s is forbidden', (kind, ask, rule, article) => {
    expect(forbiddenBy(kind, ask)).toEqual({
      rule,
      article,
      source: 'Regulation on the Administration of the Credit Reporting Industry',
    });
  });

  it("has its days by kind; those of an objection are the law's", () => {
    expect(daysOf('objection', CREDIT_REPAIR.value)).toBe(20);
    const policy = {
      objection_days: 15,
      relief_days: 30,
      notice_days: 10,
      soon_days: 5,
      pause_max_days: 180,
    };
    expect(
      (['objection', 'relief', 'pre_report_notice'] as const).map((kind) => daysOf(kind, policy)),
    ).toEqual([15, 30, 10]);
  });
});

describe('the clock', () => {
  it.each<
    [
      string,
      RepairStatus,
      ended_on: string | null,
      today: string,
      ClockState,
      left: number | null,
      overdue: number,
    ]
  >([
    ['on the day it came', 'received', null, '2026-03-05', 'open', 20, 0],
    ['six days before', 'checking', null, '2026-03-19', 'open', 6, 0],
    ['five days before', 'checking', null, '2026-03-20', 'soon', 5, 0],
    ['on the last day', 'awaiting_decision', null, '2026-03-25', 'soon', 0, 0],
    ['a day after', 'granted', null, '2026-03-26', 'overdue', -1, 1],
    [
      'decided, not answered, is late all the same',
      'declined',
      null,
      '2026-04-24',
      'overdue',
      -30,
      30,
    ],
    ['answered on the last day', 'answered', '2026-03-25', '2026-05-01', 'answered', null, 0],
    ['answered two days late', 'answered', '2026-03-27', '2026-05-01', 'answered_late', null, 2],
    ['withdrawn in time', 'withdrawn', '2026-03-25', '2026-05-01', 'withdrawn', null, 0],
    ['withdrawn three days late', 'withdrawn', '2026-03-28', '2026-05-01', 'withdrawn', null, 3],
  ])('%s', (_name, status, ended_on, today, clock_state, days_left, days_overdue) => {
    const [answered_on, withdrawn_on] =
      status === 'withdrawn' ? [null, ended_on] : [ended_on, null];
    expect(
      repairClock({ status, answered_on, withdrawn_on, due_on: '2026-03-25' }, today, 5),
    ).toEqual({ clock_state, days_left, days_overdue });
  });

  it.each<[today: string, string | null]>([
    ['2026-03-19', null],
    ['2026-03-20', '2026-03-20'],
    ['2026-03-22', '2026-03-20'],
    ['2026-03-23', '2026-03-20'],
    ['2026-03-24', '2026-03-24'],
    ['2026-03-25', '2026-03-25'],
    ['2026-03-26', '2026-03-26'],
    ['2026-04-09', '2026-04-09'],
  ])('reminds on %s of the occasion of %s', (today, occasion) => {
    expect(repairReminderOn('2026-03-25', today, 5)).toBe(occasion);
  });

  it('each occasion once where every day is rolled: 5, 1 and 0 days left, then daily', () => {
    const days = Array.from({ length: 12 }, (_, at) =>
      repairReminderOn('2026-03-25', `2026-03-${17 + at}`, 5),
    );
    expect([...new Set(days.filter((on) => on !== null))]).toEqual([
      '2026-03-20',
      '2026-03-24',
      '2026-03-25',
      '2026-03-26',
      '2026-03-27',
      '2026-03-28',
    ]);
  });
});

describe('days that pauses cover', () => {
  it.each<[string, [from_on: string, until_on: string][], number]>([
    ['none', [], 0],
    ['both ends count', [['2026-03-01', '2026-03-10']], 10],
    ['one day', [['2026-03-01', '2026-03-01']], 1],
    [
      'two apart',
      [
        ['2026-05-01', '2026-05-02'],
        ['2026-03-01', '2026-03-10'],
      ],
      12,
    ],
    [
      'what both cover counts once',
      [
        ['2026-03-01', '2026-03-10'],
        ['2026-03-08', '2026-03-12'],
      ],
      12,
    ],
    [
      'one within another',
      [
        ['2026-03-01', '2026-03-10'],
        ['2026-03-03', '2026-03-04'],
      ],
      10,
    ],
    ['ended before it began', [['2026-03-05', '2026-03-01']], 0],
  ])('%s', (_name, spans, days) => {
    expect(daysCovered(spans.map(([from_on, until_on]) => ({ from_on, until_on })))).toBe(days);
  });
});

describe('the spread of days', () => {
  it.each<[number[], number | null, number | null]>([
    [[], null, null],
    [[7], 7, 7],
    [[9, 3], 6, 9],
    [[1, 20, 4], 4, 20],
    [[4, 2, 8, 6], 5, 8],
    // Of twenty the nineteenth, of twenty-one the twentieth.
    [Array.from({ length: 20 }, (_, at) => at + 1), 10.5, 19],
    [Array.from({ length: 21 }, (_, at) => at + 1), 11, 20],
    [Array.from({ length: 100 }, (_, at) => 100 - at), 50.5, 95],
  ])('of %j', (days, median_days, p95_days) => {
    expect(spread(days)).toEqual({ median_days, p95_days });
  });
});
