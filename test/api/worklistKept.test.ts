import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import type { Agent, Test } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import { WORKLIST } from '../../server/domain/policyDefaults.ts';
import { createBorrower, createLateLoan, newPhone, paymentOf } from '../helpers/book.ts';
import { contactOf, sendNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';
import { isFull } from '../helpers/extent.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { requestOf } from '../helpers/repairs.ts';
import { idOf, inShort, readDay, wholeDay } from '../helpers/worklist.ts';

const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
const RUNS = isFull() ? 40 : 3;
const desk = await openDesk();
const { server, staff, staff2, supervisor } = desk;
console.log(`kept days: ${RUNS} on ${server.deps.database.dialect}, SEED=${SEED}`);

interface Debtor {
  borrower: number;
  loan: number;
  phone: string;
}
const debtors: Debtor[] = [];
const clerks: { agent: Agent; id: number }[] = [];
const shared = newPhone();
const ZONES = [null, 'Asia/Urumqi', 'America/New_York'];
const reason = '属实';

async function newDebtor(at: number, phone = newPhone()): Promise<void> {
  const time_zone = ZONES[at % ZONES.length];
  const borrower = await createBorrower(staff, {
    phone,
    time_zone,
    // Rows without one may be merged.
    ...(at % 2 === 0 && { national_id: null }),
    not_same_reason: '家人共用',
  });
  const assigned_to = clerks[at % 3 === 0 ? 1 : 0]?.id ?? null;
  const loan = await createLateLoan(staff, borrower, { assigned_to });
  debtors.push({ borrower, loan, phone });
}

beforeAll(async () => {
  for (const agent of [staff, staff2]) clerks.push({ agent, id: await idOf(agent) });
  for (let at = 0; at < 10; at += 1) await newDebtor(at, at < 3 ? shared : undefined);
});

/** The newest record of a debtor. */
async function last(resource: string, filter: object): Promise<{ id: number; version: number }> {
  const query = { filter: JSON.stringify(filter), sort: '["id","DESC"]', range: '[0,0]' };
  const { body } = await staff.get(`/api/${resource}`).query(query).expect(200);
  const [row = { id: 0, version: 0 }] = body as { id: number; version: number }[];
  return row;
}
const change = async (
  agent: Agent,
  resource: string,
  id: number,
  fields: object,
): Promise<Test> => {
  const { version } = await last(resource, { id });
  return agent.put(`/api/${resource}/${id}`).send({ ...fields, version });
};

type Doing = (one: Debtor, other: Debtor) => Promise<{ status: number }>;
const post =
  (agent: Agent, path: (one: Debtor, other: Debtor) => string, body: object = { reason }): Doing =>
  async (one, other) =>
    await agent.post(`/api/${path(one, other)}`).send(body);

/** What may happen to a debtor, beside another; what is refused is no change. */
const DOINGS: Readonly<Record<string, Doing>> = {
  nothing: async () => await Promise.resolve({ status: 204 }),
  note: async ({ loan }) => await sendNote(staff, loan),
  tried: async ({ loan }) => await sendNote(staff, loan, { outcome: 'no_answer' }),
  promised: async ({ loan }) =>
    await sendNote(staff, loan, {
      outcome: 'promised',
      promise_on: '2026-03-06',
      promise_amount_minor: 1000,
    }),
  slot: async ({ loan }) =>
    await staff2.post('/api/contact_check').send({ ...contactOf(loan), reserve: true }),
  paid: async ({ loan }) => await staff.post('/api/payments').send(paymentOf(loan, 1000)),
  reversed: async ({ loan }) => {
    const { id } = await last('payments', { loan_id: loan, status: 'posted' });
    return await supervisor.post(`/api/payments/${id}/reverse`).send({ reason });
  },
  done: post(staff, ({ borrower }) => `worklist/${borrower}/done`),
  undo: post(staff, ({ borrower }) => `worklist/${borrower}/undo`, {}),
  snooze: post(staff, ({ borrower }) => `worklist/${borrower}/snooze`, {
    until: '2026-03-07',
    reason,
  }),
  hold: async ({ loan }) =>
    await staff
      .post('/api/holds')
      .send({ loan_id: loan, reason: 'do_not_contact', ends_on: '2026-03-09' }),
  complaint: async ({ loan }) =>
    await staff
      .post('/api/complaints')
      .send({ loan_id: loan, source: 'borrower', statement: '催' }),
  handed: async ({ loan }, { loan: other }) =>
    await change(supervisor, 'loans', loan, { assigned_to: clerks[(loan + other) % 2]?.id }),
  linked: async ({ borrower }, other) =>
    await staff.post(`/api/borrowers/${borrower}/link`).send({ other_id: other.borrower }),
  unlinked: post(supervisor, ({ borrower }) => `borrowers/${borrower}/unlink`),
  number: async ({ borrower }, other) =>
    await change(staff, 'borrowers', borrower, {
      phone: borrower % 2 === 0 ? other.phone : newPhone(),
      not_same_reason: '家人共用',
    }),
  refused_number: async ({ borrower }, other) =>
    await staff.post('/api/borrower_numbers').send({
      borrower_id: borrower,
      phone: other.phone,
      kind: 'work',
      state: 'refused',
      not_same_reason: '家人共用',
    }),
  repair: async ({ borrower }) => {
    const { body } = await staff.post('/api/credit_repairs').send(requestOf(borrower));
    const { id = 0 } = body as { id?: number };
    return await staff.post(`/api/credit_repairs/${id}/claim`).send({});
  },
  sued: async ({ loan }) =>
    await staff.post('/api/legal_cases').send({ loan_id: loan, claimed_minor: 1000 }),
  newcomer: async () => {
    await newDebtor(debtors.length);
    return { status: 201 };
  },
  merged: async ({ borrower }, other) => {
    const asked = { borrower_id: borrower, into_id: other.borrower, reason };
    const { body } = await staff.post('/api/borrower_merges').send(asked);
    const { id = 0 } = body as { id?: number };
    return await supervisor.post(`/api/borrower_merges/${id}/approve`).send({});
  },
  rule: async ({ loan }) => {
    const value = { ...WORKLIST.value, later_bps: 5000 + loan };
    await enactPolicy(desk, { kind: 'worklist', value });
    return { status: 200 };
  },
};

const START = Date.parse('2026-03-04T22:00:00.000Z');
const setMinute = (minute: number): void =>
  server.setClock(new Date(START + minute * 60_000).toISOString());

async function expectWhole(): Promise<void> {
  for (const { agent, id } of clerks)
    expect(inShort(await readDay(agent))).toEqual(await wholeDay(server, id));
}

describe('the order of a day that is kept', () => {
  it('is the order made whole, whatever was done and however late it is', async () => {
    let minute = 0;
    const happened = new Set<string>();
    const step = fc.record({
      doing: fc.constantFrom(...Object.keys(DOINGS)),
      whose: fc.nat(),
      other: fc.nat(),
      minutes: fc.constantFrom(0, 0, 1, 16, 90, 400),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
        for (const { doing, whose, other, minutes } of steps) {
          // Forward only, over two days: what was done at an hour is never still to come.
          minute = Math.min(minute + minutes, 41 * 60);
          setMinute(minute);
          const [one, two] = [whose, other].map((at) => debtors[at % debtors.length]);
          if (one === undefined || two === undefined) continue;
          const answer = await DOINGS[doing]?.(one, two);
          if (answer !== undefined && answer.status < 300) happened.add(doing);
          await expectWhole();
        }
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    console.log(`happened: ${[...happened].join(' ')}`);
  });
});
