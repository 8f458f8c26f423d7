import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { done } from '../../server/contract/outcome.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { loansWithPromises, refreshPromises } from '../../server/book/promises.ts';
import { unitOfWork } from '../../server/store/unitOfWork.ts';
import { type TestServer, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, newPhone } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, on, staff } = await openDesk();

const LOANS = 12;
const DAYS = 6;
/** The same histories every time. */
const randoms =
  (seed: number) =>
  (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };

const statuses = async (): Promise<unknown[]> =>
  await server.deps.database.read('collection_notes').orderBy('id').select('id', 'promise_status');
const day = async (on: TestServer): Promise<{ kept: number; broken: number; loans: number }> =>
  (await rollBusinessDay(on.deps))?.results['promises'] as {
    kept: number;
    broken: number;
    loans: number;
  };

describe('the promises of a business day', () => {
  const promise = async (agent: Agent, loan_id: number, on: string, days: number) => {
    const sent = {
      loan_id,
      channel: 'letter',
      contacted_party: 'borrower',
      outcome: 'promised',
      content: '承诺还款',
      contacted_at: `${on}T02:00:00.000Z`,
      promise_amount_minor: 10_000,
      promise_on: addDays(on, days),
    };
    await agent.post('/api/collection_notes').send(sent).expect(201);
  };

  it('are as if all were judged anew, and of few loans', async () => {
    const random = randoms(7);
    const borrower = await createBorrower(staff, { phone: newPhone() });
    const loans: number[] = [];
    for (let at = 0; at < LOANS; at += 1) loans.push((await createLoan(staff, borrower)).id);
    for (const loan of loans)
      for (let at = 0; at < 2; at += 1) await promise(staff, loan, TODAY, random(12));
    const judged: number[] = [];
    const paid: number[] = [];
    for (let at = 1; at <= DAYS; at += 1) {
      const date = addDays(TODAY, at);
      const { server: later, staff: clerk, supervisor: chief } = await on(date);
      const anyLoan = (): number => loans[random(LOANS)] ?? 0;
      for (let time = 0; time < 2; time += 1) {
        const { body } = await clerk
          .post('/api/payments')
          .send({
            loan_id: anyLoan(),
            amount_minor: 5_000 + random(8_000),
            paid_on: addDays(date, -random(4)),
            channel: 'app',
          })
          .expect(201);
        paid.push(body.id as number);
      }
      if (at % 3 === 0)
        await chief
          .post(`/api/payments/${paid.splice(random(paid.length), 1)[0]}/reverse`)
          .send({ reason: '退票' })
          .expect(200);
      if (at % 2 === 0) await promise(clerk, anyLoan(), date, random(5));
      judged.push((await day(later)).loans);
      const rolled = await statuses();
      const anew = await unitOfWork(later.deps, { id: null, name: 'all anew' }, async (unit) =>
        done(await refreshPromises(unit, await loansWithPromises(unit.db))),
      );
      expect(anew, date).toEqual(done({ kept: 0, broken: 0 }));
      expect(await statuses(), date).toEqual(rolled);
    }
    expect(judged[0]).toBe(LOANS);
    expect(judged.slice(1).every((count) => count < LOANS)).toBe(true);
    expect(
      new Set((await statuses()).map((row) => (row as { promise_status: string }).promise_status)),
    ).toEqual(new Set(['open', 'kept', 'broken']));
  });

  it("are none on a quiet day, and of a loan that was paid behind the console's back", async () => {
    const quiet = server.on('2026-05-01');
    await day(quiet);
    expect((await day(server.on('2026-05-02'))).loans).toBe(0);
    const { write } = server.deps.database;
    const note = (await write('collection_notes')
      .where({ promise_status: 'broken' })
      .orderBy('id')
      .first('id', 'loan_id', 'promise_on')) as { id: number; loan_id: number; promise_on: string };
    const now = '2026-05-02T05:00:00.000Z';
    await write('payments').insert({
      loan_id: note.loan_id,
      client_reference: 'b1c5d0a2-0000-4000-8000-000000000001',
      amount_minor: 100_000,
      paid_on: note.promise_on,
      channel: 'app',
      status: 'posted',
      created_at: now,
      updated_at: now,
    });
    expect(await day(server.on('2026-05-03'))).toMatchObject({ loans: 1, broken: 0 });
    expect(await write('collection_notes').where({ id: note.id }).first('promise_status')).toEqual({
      promise_status: 'kept',
    });
  });
});
