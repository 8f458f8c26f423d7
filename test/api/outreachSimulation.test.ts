import { expect, it } from 'vitest';
import type { Deps } from '../../server/deps.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { clockAt } from '../../server/domain/time/timeZone.ts';
import type { Gateway, Gateways, Letter } from '../../server/features/outreach/gateways/gateway.ts';
import { queueMessages } from '../../server/features/outreach/queueing.ts';
import { sendMessages } from '../../server/features/outreach/sending.ts';
import { seededRandom } from '../../seeds/random.ts';
import { query, type TestServer } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { isFull } from '../helpers/extent.ts';
import { SECRET, signed } from '../helpers/gateway.ts';
import { approvedTemplate, enactSteps } from '../helpers/outreach.ts';

/** Days of a lender whose machines crash: what left is held against what was allowed. */

const SEED = Number(process.env['SEED'] ?? 20_260_305);
const PEOPLE = isFull() ? 250 : 24;
const DAYS = isFull() ? 40 : 12;
const FIRST = '2026-03-05';

interface Person {
  readonly borrower_id: number;
  readonly phone: string;
  readonly zone: string;
  readonly loans: { id: number; due: string }[];
  heldUntil: string;
  optedOut: boolean;
}
interface Taken {
  readonly key: string;
  readonly to: string;
  readonly at: string;
  readonly on: string;
  /** What was not allowed about it, by the test's own book. */
  readonly wrong: string[];
}

const desk = await openDesk();
const { server, staff } = desk;
const random = seededRandom(SEED);
const chance = (share: number): boolean => random.next() < share;
const pick = <T>(list: readonly T[]): T => list[random.int(0, list.length - 1)] as T;

const people: Person[] = [];
const taken: Taken[] = [];
const told = { placed: 0, receipts: 0 };
let now = `${FIRST}T00:00:00.000Z`;
let today = FIRST;

/** What the law says of a message that goes to a number now, found from the test's own records. */
function wrongNow(to: string): string[] {
  const there = people.filter(({ phone }) => phone === to);
  const sameDay = taken.filter((one) => one.to === to && one.on === today);
  return [
    ...there.flatMap(({ zone, heldUntil, optedOut, borrower_id }) => {
      const { time } = clockAt(now, zone);
      return [
        ...(time < '08:00:00' || time >= '22:00:00' ? [`hours of ${borrower_id}`] : []),
        ...(optedOut ? [`opted out ${borrower_id}`] : []),
        ...(heldUntil >= today && there.length === 1 ? [`hold of ${borrower_id}`] : []),
      ];
    }),
    ...(sameDay.length >= 6 ? ['attempts'] : []),
    ...(there.length === 0 ? ['nobody'] : []),
  ];
}

/** A gateway that takes, refuses, breaks, or takes and breaks; it never looks for doubles. */
function faulty(): Gateway {
  const take = ({ key, to }: Letter): void => {
    taken.push({ key, to, at: now, on: today, wrong: wrongNow(to) });
  };
  return {
    send: async (letter) => {
      const draw = random.next();
      // The other sender gets its turn in between.
      await new Promise((resolve) => setImmediate(resolve));
      if (draw < 0.06) throw new Error('crashed before');
      if (draw < 0.12) return { kind: 'not_taken', words: 'busy' };
      if (draw < 0.15) return { kind: 'rejected', words: 'blacklisted' };
      if (draw < 0.19) return { kind: 'unsure', words: 'lost before' };
      take(letter);
      if (draw < 0.25) throw new Error('crashed after');
      if (draw < 0.31) return { kind: 'unsure', words: 'lost after' };
      return { kind: 'accepted', reference: `gw-${taken.length}` };
    },
    ask: async (key) =>
      taken.some((one) => one.key === key)
        ? { kind: 'accepted', reference: null }
        : { kind: 'never_heard' },
  };
}

async function settle(day: TestServer): Promise<void> {
  const agent = await day.as('staff');
  for (const person of people) {
    const [loan] = person.loans;
    if (loan !== undefined && chance(0.015)) {
      const off = await agent.get(`/api/loans/${loan.id}/payoff`).query({ on: today });
      await pay(agent, loan.id, Number(off.body.amount_minor), today);
      person.loans.shift();
    } else if (loan !== undefined && chance(0.01)) {
      const ends_on = addDays(today, random.int(1, 6));
      const hold = { loan_id: loan.id, reason: 'hospital', ends_on };
      await agent.post('/api/holds').send(hold).expect(201);
      if (ends_on > person.heldUntil) person.heldUntil = ends_on;
    }
  }
}

/** Tells of some of what was taken, in any order, some of it twice; a few borrowers answer T. */
async function tellReceipts(day: TestServer, from: number): Promise<void> {
  const fresh = taken.slice(from).map(({ key, to }) => ({ key, to }));
  if (fresh.length === 0) return;
  const receipts = fresh.flatMap(({ key, to }) => {
    const kinds = chance(0.5) ? ['read', 'delivered'] : ['delivered'];
    const replies = chance(0.02)
      ? [{ id: `${key}-t`, key, kind: 'reply', at: now, words: 'T' }]
      : [];
    if (replies.length > 0)
      for (const person of people) if (person.phone === to) person.optedOut = true;
    return [...kinds.map((kind) => ({ id: `${key}-${kind}`, key, kind, at: now })), ...replies];
  });
  const twice = chance(0.3) ? receipts : [];
  for (const part of [receipts, twice]) {
    if (part.length === 0) continue;
    const body = JSON.stringify({ receipts: part });
    const answer = await day
      .anonymous()
      .post('/api/message_receipts')
      .set(signed(body, now))
      .send(body)
      .expect(200);
    told.placed += answer.body.placed as number;
  }
  told.receipts += receipts.length;
}

async function bookOf(): Promise<void> {
  for (let n = 0; n < PEOPLE; n += 1) {
    const shares = n > 0 && chance(0.08);
    const other = shares ? pick(people) : undefined;
    const phone = other?.phone ?? `139${String(10_000_000 + n)}`;
    const zone = other?.zone ?? (chance(0.2) ? 'Asia/Urumqi' : 'Asia/Shanghai');
    const borrower_id = await createBorrower(staff, {
      phone,
      time_zone: zone,
      ...(shares && { not_same_reason: '号码为家人共用' }),
    });
    const loans: Person['loans'] = [];
    for (let m = random.int(1, 3); m > 0; m -= 1) {
      const due = addDays(FIRST, random.int(1, 25));
      const { id } = await createLoan(staff, borrower_id, {
        installments_count: random.int(1, 3),
        disbursed_on: addDays(due, -29),
        first_due_on: due,
      });
      loans.push({ id, due });
    }
    people.push({ borrower_id, phone, zone, loans, heldUntil: '', optedOut: false });
  }
}

it('nothing leaves outside hours, holds, caps or consent, and nothing twice', async () => {
  Object.assign(server.deps.config, {
    outreach: { leaves: true, sms: { url: '', secret: SECRET }, app: undefined, smtp: undefined },
  });
  const sms = await approvedTemplate(desk);
  const days = [-5, -3, -1, 0, 1, 2, 3, 4, 5, 7, 9, 11, 13, 15, 18, 21, 24, 27, 30];
  await enactSteps(
    desk,
    days.map((day) => ({
      key: day < 0 ? `before_${-day}` : `after_${day}`,
      days: day,
      templates: [sms.code],
    })),
    { at: '07:30' },
  );
  await bookOf();
  for (let n = 0; n < DAYS; n += 1) {
    today = addDays(FIRST, n);
    const day = server.on(today);
    const deps: Deps = { ...day.deps };
    let from = taken.length;
    const moments = Array.from({ length: 5 }, () => random.int(0, 24 * 60 - 1)).sort(
      (a, b) => a - b,
    );
    // Now and then the clock is set back.
    if (chance(0.2)) moments.reverse();
    // Two minutes before the night, and one minute into it.
    for (const minute of [...moments, 22 * 60 - 2, 22 * 60]) {
      now = new Date(Date.parse(`${today}T00:00:00+08:00`) + minute * 60_000).toISOString();
      day.setClock(now);
      if (chance(0.3)) await settle(day);
      // A restart: both senders begin anew, with no memory of the last round.
      const gateways: Gateways = { sms: faulty() };
      await Promise.all([queueMessages(deps), queueMessages({ ...deps })]);
      await Promise.all([sendMessages(deps, gateways), sendMessages({ ...deps }, gateways)]);
      if (chance(0.6)) {
        await tellReceipts(day, from);
        from = taken.length;
      }
    }
    await tellReceipts(day, from);
  }
  const where = `SEED=${SEED}, ${taken.length} messages, ${told.receipts} receipts`;
  console.log(where);
  expect(
    taken.flatMap(({ wrong, key }) => wrong.map((what) => `${key} ${what}`)),
    where,
  ).toEqual([]);
  expect(new Set(taken.map(({ key }) => key)).size, where).toBe(taken.length);
  expect(taken.length, where).toBeGreaterThan(isFull() ? PEOPLE * 5 : PEOPLE);
  // Every receipt found its message, and every message that was taken knows it.
  expect(told.placed, where).toBe(told.receipts);
  const [last] = [server.on(addDays(FIRST, DAYS))];
  const agent = await last.as('staff');
  const gone = await agent
    .get('/api/messages')
    .query(query({ filter: { status: ['delivered', 'read'] }, range: [0, 0] }))
    .expect(200);
  expect(gone.headers['content-range'], where).toMatch(new RegExp(`/${taken.length}$`));
}, 600_000);
