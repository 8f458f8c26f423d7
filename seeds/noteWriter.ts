import {
  AGENCY,
  BROKEN,
  COLLEAGUES,
  CONTACT_PERSON,
  DISPUTED,
  ENGLISH,
  GUARANTOR,
  INVALID_NUMBER,
  MESSAGES,
  NEXT_STEPS,
  NO_ANSWER,
  OPENINGS,
  SITUATIONS,
  VISITS,
} from './noteTexts.ts';
import type { Random } from './random.ts';
import type { DemoNote } from './rows.ts';

/** Puts the text of one note together from what happened. */

export interface Scene {
  channel: DemoNote['channel'];
  party: DemoNote['contacted_party'];
  outcome: DemoNote['outcome'];
  days: number;
  overdue_minor: number;
  due_on: string;
  next_on: string;
  promise: { amount_minor: number; on: string } | null;
  /** A promise made earlier and not kept. */
  broken: { amount_minor: number; on: string } | null;
}

/** An amount in minor units as a note writes it: 1,085.00. */
export const yuan = (amount_minor: number): string => {
  const whole = String(Math.floor(amount_minor / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${whole}.${String(amount_minor % 100).padStart(2, '0')}`;
};
export const monthDay = (on: string): string =>
  `${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`;

export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
}

type Texts = Partial<Record<DemoNote['outcome'], readonly string[]>>;

function severity(days: number): 'light' | 'firm' | 'late' {
  if (days <= 15) return 'light';
  return days <= 90 ? 'firm' : 'late';
}

function spoken(random: Random, scene: Scene): string {
  const level = severity(scene.days);
  const opening = random.pick(OPENINGS[level]);
  const situation = random.pick(SITUATIONS[level === 'light' ? 'light' : 'heavy']);
  const { outcome } = scene;
  return outcome === 'refused'
    ? opening + random.pick(NEXT_STEPS.refused)
    : opening +
        situation +
        random.pick(NEXT_STEPS[outcome === 'promised' ? 'promised' : 'connected']);
}

function fromTable(random: Random, texts: Texts, scene: Scene): string | null {
  const list = texts[scene.outcome];
  return list === undefined ? null : random.pick(list);
}

function borrowerCall(random: Random, scene: Scene): string {
  const byOutcome: Texts = {
    no_answer: NO_ANSWER,
    invalid_number: INVALID_NUMBER,
    disputed: DISPUTED,
  };
  return fromTable(random, byOutcome, scene) ?? spoken(random, scene);
}

function template(random: Random, scene: Scene): string {
  if (scene.party === 'emergency_contact')
    return fromTable(random, CONTACT_PERSON, scene) ?? random.pick(CONTACT_PERSON.no_answer);
  if (scene.party === 'guarantor')
    return fromTable(random, GUARANTOR, scene) ?? random.pick(GUARANTOR.no_answer);
  switch (scene.channel) {
    case 'sms':
    case 'app':
    case 'letter':
      return random.pick(MESSAGES[scene.channel]);
    case 'visit':
      return fromTable(random, VISITS, scene) ?? random.pick(VISITS.no_answer);
    case 'agency':
      return fromTable(random, AGENCY, scene) ?? random.pick(AGENCY.no_answer);
    case 'call':
      return borrowerCall(random, scene);
  }
}

const ENGLISH_SHARE = 0.03;

export function noteText(random: Random, scene: Scene): string {
  const english =
    scene.channel === 'call' && scene.party === 'borrower' && random.chance(ENGLISH_SHARE)
      ? fromTable(random, ENGLISH, scene)
      : null;
  const { promise, broken } = scene;
  const date = english === null ? monthDay : (on: string): string => on;
  const values = {
    days: `${scene.days}`,
    overdue: yuan(scene.overdue_minor),
    due: date(scene.due_on),
    next: date(scene.next_on),
    colleague: random.pick(COLLEAGUES),
    situation: random.pick(SITUATIONS.heavy),
    on: date(promise?.on ?? scene.next_on),
    amount: yuan(promise?.amount_minor ?? scene.overdue_minor),
  };
  const text = fill(english ?? template(random, scene), values);
  const spokenTo = scene.channel === 'call' && scene.party === 'borrower';
  if (broken === null || !spokenTo || english !== null) return text;
  return (
    fill(random.pick(BROKEN), { on: monthDay(broken.on), amount: yuan(broken.amount_minor) }) + text
  );
}
