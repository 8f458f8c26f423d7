import { addDays, dayOfWeek, daysBetween } from '../server/domain/time/calendar.ts';
import { CLEARED_COMMENTS, MISCONDUCT, REMINDERS } from './noteTexts.ts';
import { fill, monthDay, noteText, yuan } from './noteWriter.ts';
import type { Scene } from './noteWriter.ts';
import { ascending } from './order.ts';
import type { PaidLife } from './payments.ts';
import type { Random } from './random.ts';
import type { DemoNote, StaffName } from './rows.ts';

/**
 * The story of contacts with each overdue borrower, told day by day: failures lead to others,
 * promises are kept or broken.
 */

interface Plan {
  to_days: number;
  notes: readonly [number, number];
  ways: readonly (readonly [DemoNote['channel'], number])[];
}

/**
 * How many contacts by days past due, and through which channels: messages first, visits and
 * agencies late.
 */
const PLANS: readonly Plan[] = [
  {
    to_days: 30,
    notes: [1, 3],
    ways: [
      ['call', 56],
      ['sms', 28],
      ['app', 16],
    ],
  },
  {
    to_days: 60,
    notes: [2, 5],
    ways: [
      ['call', 70],
      ['sms', 16],
      ['app', 9],
      ['letter', 5],
    ],
  },
  {
    to_days: 90,
    notes: [3, 7],
    ways: [
      ['call', 68],
      ['sms', 12],
      ['letter', 12],
      ['visit', 8],
    ],
  },
  {
    to_days: 120,
    notes: [4, 8],
    ways: [
      ['call', 60],
      ['letter', 14],
      ['visit', 13],
      ['agency', 13],
    ],
  },
  {
    to_days: 180,
    notes: [6, 10],
    ways: [
      ['call', 50],
      ['letter', 14],
      ['visit', 14],
      ['agency', 22],
    ],
  },
  {
    to_days: Infinity,
    notes: [8, 14],
    ways: [
      ['call', 46],
      ['letter', 16],
      ['visit', 12],
      ['agency', 26],
    ],
  },
];
const planFor = (days: number): Plan =>
  PLANS.find((plan) => days <= plan.to_days) ?? (PLANS[0] as Plan);

type Outcomes = readonly (readonly [DemoNote['outcome'], number])[];
const CALL_OUTCOMES: Outcomes = [
  ['connected', 30],
  ['promised', 26],
  ['no_answer', 29],
  ['refused', 6],
  ['disputed', 6],
  ['invalid_number', 3],
];
const VISIT_OUTCOMES: Outcomes = [
  ['connected', 40],
  ['promised', 22],
  ['no_answer', 32],
  ['refused', 6],
];
const AGENCY_OUTCOMES: Outcomes = [
  ['connected', 40],
  ['promised', 24],
  ['no_answer', 36],
];
const CONTACT_OUTCOMES: Outcomes = [
  ['connected', 52],
  ['no_answer', 34],
  ['refused', 14],
];
const GUARANTOR_OUTCOMES: Outcomes = [
  ['connected', 50],
  ['promised', 25],
  ['no_answer', 25],
];

interface Story {
  failures: number;
  invalid: boolean;
  contactRefused: boolean;
  promise: Scene['promise'];
}

/** A working-day instant between 08:00 and 21:00 in Shanghai, which is UTC+8 all year. */
function instantOn(random: Random, on: string): string {
  const minutes =
    random.weighted([
      [random.int(8 * 60 + 30, 12 * 60), 42],
      [random.int(13 * 60 + 30, 18 * 60), 42],
      [random.int(18 * 60, 20 * 60 + 45), 16],
    ]) -
    8 * 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, seconds] = [Math.floor(minutes / 60), random.int(0, 59)];
  return `${on}T${two(hours)}:${two(minutes % 60)}:${two(seconds)}.000Z`;
}

/** The share of notes of so many days that somebody has reviewed. */
function seenShare(age: number, bad: boolean): number {
  if (age <= 7) return bad ? 0.15 : 0.25;
  return bad || age <= 21 ? 0.8 : 0.94;
}

function review(
  random: Random,
  age: number,
  bad: string | null,
): Pick<DemoNote, 'review_status' | 'reviewer_username' | 'review_comment'> {
  if (!random.chance(seenShare(age, bad !== null)))
    return { review_status: 'pending', reviewer_username: null, review_comment: null };
  if (bad !== null)
    return { review_status: 'flagged', reviewer_username: 'compliance', review_comment: bad };
  return {
    review_status: 'cleared',
    reviewer_username: 'compliance',
    review_comment: random.chance(0.12) ? random.pick(CLEARED_COMMENTS) : null,
  };
}

/**
 * The party that is spoken to and what comes of it. Someone else than the borrower only after an
 * invalid number or three failures in a row.
 */
function encounter(
  random: Random,
  life: PaidLife,
  plan: Plan,
  story: Story,
): Pick<Scene, 'channel' | 'party' | 'outcome'> {
  const unreachable = story.invalid || story.failures >= 3;
  if (unreachable && !story.contactRefused && random.chance(0.55)) {
    return {
      channel: 'call',
      party: 'emergency_contact',
      outcome: random.weighted(CONTACT_OUTCOMES),
    };
  }
  if (life.loan.product === 'consumer_loan' && life.days_past_due > 60 && random.chance(0.08)) {
    return { channel: 'call', party: 'guarantor', outcome: random.weighted(GUARANTOR_OUTCOMES) };
  }
  const channel = random.weighted(plan.ways);
  if (channel === 'call')
    return { channel, party: 'borrower', outcome: random.weighted(CALL_OUTCOMES) };
  if (channel === 'visit')
    return { channel, party: 'borrower', outcome: random.weighted(VISIT_OUTCOMES) };
  if (channel === 'agency')
    return { channel, party: 'borrower', outcome: random.weighted(AGENCY_OUTCOMES) };
  return { channel, party: 'borrower', outcome: 'message_left' };
}

function remember(story: Story, scene: Scene): void {
  if (scene.promise !== null) story.promise = scene.promise;
  else if (scene.broken !== null) story.promise = null;
  if (scene.party === 'emergency_contact') {
    if (scene.outcome === 'refused') story.contactRefused = true;
    if (scene.outcome === 'connected') Object.assign(story, { failures: 0, invalid: false });
    return;
  }
  if (scene.outcome === 'invalid_number') story.invalid = true;
  if (scene.outcome === 'no_answer') story.failures += 1;
  else if (scene.outcome !== 'message_left') story.failures = 0;
}

/** Principal and interest due before the date and unpaid, from the oldest unpaid installment on. */
function overdueOn(life: PaidLife, on: string): number {
  const owed = life.schedule
    .slice(life.paid_count)
    .filter((row) => row.due_on < on)
    .reduce((sum, row) => sum + row.principal_minor + row.interest_minor, 0);
  const start = life.schedule[life.paid_count]?.due_on ?? on;
  const paid = life.payments
    .filter((row) => row.paid_on > start && row.paid_on < on)
    .reduce((sum, row) => sum + row.amount_minor, 0);
  return Math.max(100, owed - paid);
}

function promiseOf(
  random: Random,
  overdue_minor: number,
  on: string,
): NonNullable<Scene['promise']> {
  const part = Math.floor((overdue_minor * random.int(20, 60)) / 1_000_000) * 10_000;
  return {
    amount_minor: random.chance(0.5) || part < 10_000 ? overdue_minor : part,
    on: addDays(on, random.int(1, 7)),
  };
}

function writeNote(
  random: Random,
  author_username: StaffName,
  loan_no: string,
  on: string,
  scene: Scene,
  businessDate: string,
): DemoNote {
  const spoken =
    scene.party === 'borrower' &&
    scene.outcome === 'connected' &&
    (scene.channel === 'call' || scene.channel === 'visit');
  const bad = spoken && random.chance(0.09) ? random.pick(MISCONDUCT) : null;
  return {
    loan_no,
    author_username,
    channel: scene.channel,
    contacted_party: scene.party,
    outcome: scene.outcome,
    content: bad?.[0] ?? noteText(random, scene),
    contacted_at: instantOn(random, on),
    promise_amount_minor: scene.promise?.amount_minor ?? null,
    promise_on: scene.promise?.on ?? null,
    ...review(random, daysBetween(on, businessDate), bad?.[1] ?? null),
  };
}

/**
 * The days of contact: distinct, after the due date and before the business date, few on a Sunday.
 */
function contactDays(
  random: Random,
  due_on: string,
  businessDate: string,
  count: number,
): string[] {
  const span = daysBetween(due_on, businessDate) - 1;
  // Letters and calls gather in the last two months, so that a screen has something recent to show.
  const recent = Math.max(1, span - 60);
  const near = random.distinct(Math.ceil(count * 0.65), recent, span);
  const far = recent > 1 ? random.distinct(count - near.length, 1, recent - 1) : [];
  const days = [...far, ...near].map((day) => addDays(due_on, day));
  return days.filter((on) => dayOfWeek(on) !== 0 || random.chance(0.4));
}

function overdueNotes(random: Random, life: PaidLife, businessDate: string): DemoNote[] {
  const due_on = life.schedule[life.paid_count]?.due_on;
  if (due_on === undefined || life.days_past_due < 2) return [];
  const plan = planFor(life.days_past_due);
  const author = life.loan.assigned_to_username ?? random.pick(['staff', 'staff2'] as const);
  const story: Story = { failures: 0, invalid: false, contactRefused: false, promise: null };
  return contactDays(random, due_on, businessDate, random.int(...plan.notes)).map((on) => {
    const overdue_minor = overdueOn(life, on);
    const days = daysBetween(due_on, on);
    const broken = story.promise !== null && story.promise.on < on ? story.promise : null;
    const met = encounter(random, life, planFor(days), story);
    const promise = met.outcome === 'promised' ? promiseOf(random, overdue_minor, on) : null;
    const scene: Scene = {
      ...met,
      days,
      overdue_minor,
      due_on,
      next_on: addDays(on, random.int(2, 5)),
      promise,
      broken,
    };
    remember(story, scene);
    // Now and then a colleague stands in.
    const colleague = author === 'staff' ? 'staff2' : 'staff';
    const writer = random.chance(0.1) ? colleague : author;
    return writeNote(random, writer, life.loan.loan_no, on, scene, businessDate);
  });
}

/** The promise that led to a late payment: one that was kept. */
function keptPromise(random: Random, life: PaidLife, businessDate: string): DemoNote[] {
  const late = life.late.at(-1);
  if (late === undefined || daysBetween(late.paid_on, businessDate) > 120) return [];
  const gap = daysBetween(late.due_on, late.paid_on);
  if (gap < 3) return [];
  const on = addDays(late.due_on, random.int(1, gap - 1));
  const promise = { amount_minor: late.amount_minor, on: late.paid_on };
  const scene: Scene = {
    channel: 'call',
    party: 'borrower',
    outcome: 'promised',
    days: daysBetween(late.due_on, on),
    overdue_minor: late.amount_minor,
    due_on: late.due_on,
    next_on: late.paid_on,
    promise,
    broken: null,
  };
  return [
    writeNote(random, random.pick(['staff', 'staff2']), life.loan.loan_no, on, scene, businessDate),
  ];
}

/** A reminder before a due date that is a few days off. */
function reminder(random: Random, life: PaidLife, businessDate: string): DemoNote[] {
  const next = life.schedule[life.paid_count];
  if (next === undefined || life.fate !== 'current') return [];
  const ahead = daysBetween(businessDate, next.due_on);
  const on = addDays(businessDate, -random.int(1, 2));
  if (ahead > 3 || on <= life.loan.disbursed_on || !random.chance(0.4)) return [];
  const amount = yuan(next.principal_minor + next.interest_minor);
  const content = fill(random.pick(REMINDERS), { due: monthDay(next.due_on), amount });
  return [
    {
      loan_no: life.loan.loan_no,
      author_username: random.pick(['staff', 'staff2']),
      channel: content.startsWith('App') ? 'app' : 'sms',
      contacted_party: 'borrower',
      outcome: 'message_left',
      content,
      contacted_at: instantOn(random, on),
      promise_amount_minor: null,
      promise_on: null,
      ...review(random, 1, null),
    },
  ];
}

/** The notes of all loans, in the order of contact. */
export function makeNotes(
  random: Random,
  lives: readonly PaidLife[],
  businessDate: string,
): DemoNote[] {
  const notes = lives.flatMap((life) => {
    if (life.fate === 'overdue') return overdueNotes(random, life, businessDate);
    return [...keptPromise(random, life, businessDate), ...reminder(random, life, businessDate)];
  });
  return notes.sort(ascending((note) => note.contacted_at));
}
