import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { openDatabase } from '../../db/connection.ts';
import { seededRandom, type Random } from '../../seeds/random.ts';
import { prepare } from '../../server/commands/prepare.ts';
import { readConfig } from '../../server/config.ts';
import { done } from '../../server/contract/outcome.ts';
import type { Deps } from '../../server/deps.ts';
import type { ContactOutcome } from '../../server/domain/contact/contactRules.ts';
import { WORKLIST } from '../../server/domain/policyDefaults.ts';
import { expectedOf, factorsOf } from '../../server/domain/worklist/expected.ts';
import { nextCall, type Promise as Promised } from '../../server/domain/worklist/nextAction.ts';
import { addDays, daysBetween } from '../../server/domain/time/calendar.ts';
import { waitingOn, workOf } from '../../server/features/worklist/day.ts';
import { unitOfWork } from '../../server/store/unitOfWork.ts';
import { largeBook, TODAY } from './largeBook.ts';
import { median } from './measure.ts';

/**
 * Thirty days of calls on the debtors of the demo book, in four orders: how much money a contact
 * reaches. How debtors answer is an assumption of this simulation and no part of the policy: each
 * has a willingness of their own, which wanes with the delay by other figures than the policy's,
 * half of the calls reach nobody, and a promise is kept oftener when somebody calls on its day.
 */
const START = '2026-06-15';
const DAYS = 30;
const CALLS_A_DAY = 40;
const LOANS = (process.env['LOANS'] ?? '1000,100000').split(',').map(Number);
const RUNS = 9;
const SEED = Number(process.env['SEED'] ?? 42);

interface Debtor {
  id: number;
  amount_minor: number;
  late_on: string;
  willing: number;
  spoken_at: string | null;
  last: ContactOutcome | null;
  promises: Promised[];
}
type Start = Pick<Debtor, 'id' | 'amount_minor' | 'late_on' | 'last'>;
interface Turn {
  debtor: Debtor;
  days: number;
  expected: number;
}
type Order = (a: Turn, b: Turn) => number;

const WHOLE = { shown: { first: 0, rows: 1_000_000 }, resting: { first: 0, rows: 0 } };
const PAGE = { shown: { first: 0, rows: 50 }, resting: { first: 0, rows: 50 } };

/** An audit event about the loan that was written about last: whoever it is of is made anew. */
async function writeAbout(deps: Deps): Promise<void> {
  await unitOfWork(deps, { id: null, name: 'bench' }, async (unit) => {
    const loan: { id: number } | undefined = await unit
      .db('loans')
      .where({ assigned_to: 1, status: 'active' })
      .orderBy('id', 'desc')
      .first('id');
    unit.record({ action: 'update', resource: 'loans', record_id: loan?.id ?? null });
    return done(undefined);
  });
}

/** What a clerk waits for who has more and more people in hand, and what the count costs. */
async function benchHands(loans: number): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-worklist-'));
  const deps = await largeBook(`sqlite:${folder}/book.sqlite`, loans);
  const { database, clock } = deps;
  const asked = { user_id: 1, now: clock.now().toISOString(), today: TODAY };
  const page = async (first = 0) =>
    await workOf(database.read, asked, 'zh', { ...PAGE, shown: { first, rows: 50 } });
  const began = performance.now();
  const { waiting } = await page();
  const whole = performance.now() - began;
  const bytes = JSON.stringify(await page()).length;
  const figures: Record<string, number> = {
    'the first page': await median(RUNS, async () => void (await page())),
    'a middle page': await median(RUNS, async () => void (await page(waiting >> 1))),
    'after a note': await median(RUNS, async () => {
      await writeAbout(deps);
      await page();
    }),
    'the count': await median(RUNS, async () => void (await waitingOn(database.read, asked))),
  };
  const told = Object.entries(figures).map(([name, ms]) => `${name} ${ms.toFixed(0)} ms`);
  console.log(
    `worklist: ${waiting} people of ${loans} loans, made whole ${whole.toFixed(0)} ms, ` +
      `${told.join(', ')}; ${Math.round(bytes / 1000)} kB`,
  );
  await database.close();
  rmSync(folder, { recursive: true });
}

/** The debtors of both clerks on the first day. */
async function debtorsOf(url: string): Promise<Start[]> {
  const database = openDatabase(url);
  const config = readConfig({ DATABASE_URL: url, BUSINESS_DATE: START, LOG_LEVEL: 'silent' });
  const now = new Date(`${START}T02:00:00Z`);
  await prepare({ config, database, clock: { now: () => now }, log: pino({ level: 'silent' }) });
  const users: { id: number }[] = await database
    .read('users')
    .where({ role: 'staff' })
    .select('id');
  const found: Start[] = [];
  for (const { id: user_id } of users) {
    const asked = { user_id, now: now.toISOString(), today: START };
    for (const row of (await workOf(database.read, asked, 'en', WHOLE)).rows)
      if (row.call)
        found.push({
          id: row.id,
          amount_minor: row.due_now_minor,
          late_on: addDays(START, -row.days_past_due),
          last: row.last_contact?.outcome ?? null,
        });
  }
  await database.close();
  return found;
}

/** Those whose turn it is on a day, by the rules of the list, with their worth. */
function turnsOf(debtors: readonly Debtor[], today: string): Turn[] {
  return debtors.flatMap((debtor) => {
    const days = daysBetween(debtor.late_on, today);
    const { amount_minor: due_now_minor, promises, spoken_at } = debtor;
    const next = nextCall(
      {
        due_now_minor,
        plan_due_minor: 0,
        days_past_due: days,
        promises,
        spoken_at,
        tries_today: 0,
        last_try_at: null,
      },
      WORKLIST.value,
      today,
    );
    if (next === null || 'why' in next) return [];
    const call = { ...next, days_past_due: days, last_outcome: debtor.last };
    const facts = { ...call, limitation_days: null, later: false };
    return [{ debtor, days, expected: expectedOf(factorsOf(facts, WORKLIST.value)) }];
  });
}

/** What comes of a call, in fen of money. */
function callOf({ debtor, days }: Turn, today: string, random: Random): number {
  if (random.chance(0.5)) {
    debtor.last = 'no_answer';
    return 0;
  }
  const due = debtor.promises.some(({ on, status }) => status === 'open' && on <= today);
  const likely = due ? 0.6 * Math.sqrt(debtor.willing) : debtor.willing * Math.exp(-days / 150);
  debtor.spoken_at = `${today}T04:00:00.000Z`;
  debtor.last = 'connected';
  if (random.chance(likely)) return paid(debtor, random.chance(0.4) ? 1 : 0.3);
  if (random.chance(0.3)) {
    debtor.last = 'promised';
    const amount_minor = Math.round(debtor.amount_minor / 2);
    debtor.promises = [{ on: addDays(today, random.int(3, 7)), amount_minor, status: 'open' }];
  }
  return 0;
}

function paid(debtor: Debtor, share: number): number {
  const amount = Math.round(debtor.amount_minor * share);
  debtor.amount_minor -= amount;
  debtor.promises = [];
  return amount;
}

/** Promises whose day is over: kept by themselves, or broken. */
function closeDay(debtors: readonly Debtor[], today: string, random: Random): void {
  for (const debtor of debtors)
    for (const promise of debtor.promises)
      if (promise.status === 'open' && promise.on < today) {
        if (random.chance(0.25 * debtor.willing)) paid(debtor, 0.5);
        else promise.status = 'broken';
      }
}

/** Fen that thirty days of calls in an order reach, by the contact. */
function simulate(start: readonly Start[], order: Order): number {
  const random = seededRandom(SEED);
  const debtors = start.map(
    (one): Debtor => ({ ...one, willing: random.next(), spoken_at: null, promises: [] }),
  );
  let [money, calls] = [0, 0];
  for (let day = 0; day < DAYS; day += 1) {
    const today = addDays(START, day);
    const turns = turnsOf(debtors, today).sort((a, b) => order(a, b) || a.debtor.id - b.debtor.id);
    for (const turn of turns.slice(0, CALLS_A_DAY)) {
      money += callOf(turn, today, random);
      calls += 1;
    }
    closeDay(debtors, today, random);
  }
  return money / Math.max(1, calls);
}

export async function benchWorklist(): Promise<void> {
  for (const loans of LOANS) await benchHands(loans);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-worklist-'));
  const start = await debtorsOf(`sqlite:${path.join(folder, 'book.sqlite')}`);
  rmSync(folder, { recursive: true });
  const shuffled = new Map(
    seededRandom(SEED + 1)
      .shuffled(start)
      .map(({ id }, at) => [id, at]),
  );
  const place = ({ debtor }: Turn): number => shuffled.get(debtor.id) ?? 0;
  const orders: Record<string, Order> = {
    'by what a call brings': (a, b) => b.expected - a.expected,
    'days first': (a, b) => b.days - a.days,
    'amount first': (a, b) => b.debtor.amount_minor - a.debtor.amount_minor,
    random: (a, b) => place(a) - place(b),
  };
  console.log(
    `worklist: ${start.length} debtors, ${DAYS} days of ${CALLS_A_DAY} calls, seed ${SEED}`,
  );
  for (const [name, order] of Object.entries(orders))
    console.log(`  ${name}: ${(simulate(start, order) / 100).toFixed(2)} yuan a contact`);
}
