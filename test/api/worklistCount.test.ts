import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createBorrower, createLateLoan, newPhone, pay } from '../helpers/book.ts';
import { checkContact, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';
import { isFull } from '../helpers/extent.ts';
import { idOf, readDay } from '../helpers/worklist.ts';

const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
const RUNS = isFull() ? 200 : 6;
const { server, staff, staff2 } = await openDesk();
console.log(`count of a day: ${RUNS} on ${server.deps.database.dialect}, SEED=${SEED}`);

interface Debtor {
  borrower: number;
  loan: number;
}
const debtors: Debtor[] = [];
const shared = newPhone();
const ZONES = [null, 'Asia/Urumqi', 'America/New_York'];
beforeAll(async () => {
  const me = await idOf(staff);
  for (let at = 0; at < 12; at += 1) {
    const borrower = await createBorrower(staff, {
      phone: at < 3 ? shared : newPhone(),
      time_zone: ZONES[at % ZONES.length],
      not_same_reason: '家人共用',
    });
    debtors.push({
      borrower,
      loan: await createLateLoan(staff, borrower, { assigned_to: at < 11 ? me : null }),
    });
  }
});

const count = async (): Promise<number> =>
  ((await staff.get('/api/worklist/count').expect(200)).body as { people: number }).people;

/** What may be done with a debtor; what is refused is no change. */
const DOINGS: Readonly<Record<string, (debtor: Debtor) => Promise<unknown>>> = {
  note: async ({ loan }) => await writeNote(staff, loan),
  tried: async ({ loan }) => await writeNote(staff, loan, { outcome: 'no_answer' }),
  theirs: async ({ loan }) => await writeNote(staff2, loan),
  paid: async ({ loan }) => await pay(staff, loan, 1000),
  slot: async ({ loan }) => await checkContact(staff2, loan, { reserve: true }),
  done: async ({ borrower }) =>
    await staff.post(`/api/worklist/${borrower}/done`).send({ reason: '当面' }),
  undo: async ({ borrower }) => await staff.post(`/api/worklist/${borrower}/undo`).send({}),
  snooze: async ({ borrower }) =>
    await staff
      .post(`/api/worklist/${borrower}/snooze`)
      .send({ until: '2026-03-06', reason: '稍后' }),
  hold: async ({ loan }) =>
    await staff
      .post('/api/holds')
      .send({ loan_id: loan, reason: 'hospital', ends_on: '2026-03-09' }),
  complaint: async ({ loan }) =>
    await staff
      .post('/api/complaints')
      .send({ loan_id: loan, source: 'borrower', statement: '来电太多' }),
};

const START = Date.parse('2026-03-04T22:00:00.000Z');
const setMinute = (minute: number) =>
  server.setClock(new Date(START + minute * 60_000).toISOString());

describe('the count of the menu', () => {
  it('follows the hours of the day and a slot that lapses, though nobody writes', async () => {
    const counts: number[] = [];
    for (let minute = 0; minute < 17 * 60; minute += 20) {
      setMinute(minute);
      if (minute === 600) await checkContact(staff2, debtors[3]?.loan ?? 0, { reserve: true });
      const counted = await count();
      expect(counted).toBe((await readDay(staff)).waiting);
      counts.push(counted);
    }
    // Some live where it is day when it is night in Beijing.
    expect(counts).toEqual(expect.arrayContaining([11, 10, 7]));
  });

  it('is that of the day, whatever was done and however late it has become', async () => {
    let minute = 0;
    const step = fc.record({
      doing: fc.constantFrom('nothing', 'nothing', ...Object.keys(DOINGS)),
      whose: fc.nat({ max: 10 }),
      minutes: fc.constantFrom(0, 1, 16, 90, 400),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 5 }), async (steps) => {
        for (const { doing, whose, minutes } of steps) {
          await count();
          minute += minutes;
          // Round and round one day, from before the hours of contact to after them.
          setMinute(minute % (17 * 60));
          const debtor = debtors[whose];
          if (debtor && DOINGS[doing]) await DOINGS[doing](debtor).catch(() => undefined);
          const counted = await count();
          expect(counted).toBe((await readDay(staff)).waiting);
        }
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  });

  it('is told without the day being made again while nothing was written', async () => {
    server.setClock('2026-03-05T04:00:00.000Z');
    await readDay(staff);
    const { read } = server.deps.database;
    const asked: string[] = [];
    const hear = ({ sql }: { sql: string }) => void asked.push(sql);
    read.on('query', hear);
    await count();
    read.removeListener('query', hear);
    expect(asked.filter((sql) => /collection_notes|loan_standings|borrowers/.test(sql))).toEqual(
      [],
    );
  });
});
