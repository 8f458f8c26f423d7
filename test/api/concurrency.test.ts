import { randomUUID } from 'node:crypto';
import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { verifyLedger } from '../../server/book/verification.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { isFull } from '../helpers/extent.ts';
import { rowCount } from '../helpers/rows.ts';

const ON_ONE = isFull() ? 200 : 30;
const LOANS = isFull() ? 50 : 12;

const { server, staff, staff2, supervisor, supervisor2 } = await openDesk();

const clerks = [staff, staff2];
const supervisors = [supervisor, supervisor2];
const borrower = await createBorrower(staff);

const turnOf = (agents: readonly Agent[], n: number): Agent => agents[n % agents.length] as Agent;
const db = () => server.deps.database.read;
const lend = async (changes: Record<string, unknown> = {}): Promise<number> =>
  (await createLoan(staff, borrower, changes)).id;
const payment = (loan_id: number, amount_minor: number, paid_on = TODAY) => ({
  loan_id,
  client_reference: randomUUID(),
  amount_minor,
  paid_on,
  channel: 'bank_transfer',
});
const DAYS = ['2025-12-05', '2026-01-20', '2026-02-05', '2026-03-04', TODAY];
const day = (n: number): string => DAYS[n % DAYS.length] as string;

async function expectWhole(): Promise<void> {
  const { loans, differences } = await verifyLedger(db(), TODAY);
  expect([loans > 0, differences]).toEqual([true, []]);
  expect(await brokenAuditEvents(db())).toEqual([]);
}
const outstanding = async (id: number): Promise<number> =>
  ((await db()('loans').where({ id }).first('outstanding_minor')) as { outstanding_minor: number })
    .outstanding_minor;

/**
 * Payments of 1.00 and a few fen at once, each sent twice; half of them reversed at once by two
 * supervisors while others come in. Answers what stays.
 */
async function storm(loanIds: readonly number[], count: number): Promise<Map<number, number>> {
  const sent = Array.from({ length: count }, (_, n) =>
    payment(loanIds[n % loanIds.length] as number, 100 + n, day(n)),
  );
  const posting = async (body: object, n: number) =>
    await turnOf(clerks, n).post('/api/payments').send(body);
  const half = Math.floor(count / 2);
  const first = await Promise.all(
    sent.slice(0, half).flatMap((body, n) => [posting(body, n), posting(body, n)]),
  );
  expect(new Set(first.map(({ status }) => status))).toEqual(new Set([201]));
  const ids = first.filter((_, n) => n % 2 === 0).map(({ body }) => body.id as number);
  expect(new Set(first.map(({ body }) => body.id)).size).toBe(half);
  const [second, reversals] = await Promise.all([
    Promise.all(sent.slice(half).map(posting)),
    Promise.all(
      ids.flatMap((id) =>
        supervisors.map(
          async (agent) => await agent.post(`/api/payments/${id}/reverse`).send({ reason: '退票' }),
        ),
      ),
    ),
  ]);
  expect(new Set(second.map(({ status }) => status))).toEqual(new Set([201]));
  // Of two supervisors one takes it back, the other hears that it was.
  expect(reversals.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
    ...ids.map(() => 200),
    ...ids.map(() => 409),
  ]);
  const kept = new Map<number, number>(loanIds.map((id) => [id, 0]));
  for (const { loan_id, amount_minor } of sent.slice(half))
    kept.set(loan_id, (kept.get(loan_id) ?? 0) + amount_minor);
  return kept;
}

describe('many clerks at once', () => {
  it(`${ON_ONE} payments and reversals on one loan: none lost, none doubled`, async () => {
    const id = await lend();
    const before = await outstanding(id);
    const kept = await storm([id], ON_ONE);
    expect(await outstanding(id)).toBe(before - (kept.get(id) ?? 0));
    expect([
      await rowCount(db(), 'payments', { loan_id: id }),
      await rowCount(db(), 'payments', { loan_id: id, status: 'reversed' }),
    ]).toEqual([ON_ONE, ON_ONE / 2]);
    expect(await rowCount(db(), 'audit_events', { resource: 'payments', action: 'create' })).toBe(
      ON_ONE,
    );
    expect(await rowCount(db(), 'audit_events', { resource: 'payments', action: 'reverse' })).toBe(
      ON_ONE / 2,
    );
    await expectWhole();
  });

  it(`payments and reversals on ${LOANS} loans that share the book`, async () => {
    const ids: number[] = [];
    for (let n = 0; n < LOANS; n += 1)
      ids.push(
        await lend(
          n % 2 === 0 ? {} : { repayment_method: 'equal_installment', rounding: 'half_even' },
        ),
      );
    const before = new Map<number, number>();
    for (const id of ids) before.set(id, await outstanding(id));
    const kept = await storm(ids, LOANS * 4);
    for (const id of ids)
      expect(await outstanding(id)).toBe((before.get(id) ?? 0) - (kept.get(id) ?? 0));
    await expectWhole();
  });

  it('costs, waivers and payments on one loan at once', async () => {
    const id = await lend({ penalty_rate_bps: 1800 });
    const asked = await Promise.all(
      Array.from(
        { length: 10 },
        async (_, n) =>
          await turnOf(clerks, n)
            .post('/api/adjustments')
            .send({
              loan_id: id,
              kind: 'waiver',
              component: 'penalty',
              amount_minor: 10_00,
              reason: '减免',
            })
            .expect(201),
      ),
    );
    const [approvals, charges, payments] = await Promise.all([
      Promise.all(
        asked.map(
          async ({ body }, n) =>
            await turnOf(supervisors, n).post(`/api/adjustments/${body.id}/approve`).send({}),
        ),
      ),
      Promise.all(
        Array.from(
          { length: 10 },
          async (_, n) =>
            await turnOf(clerks, n).post('/api/adjustments').send({
              loan_id: id,
              kind: 'charge',
              cost_kind: 'other',
              amount_minor: 1_00,
              reason: '邮寄',
            }),
        ),
      ),
      Promise.all(
        Array.from(
          { length: 10 },
          async (_, n) => await turnOf(clerks, n).post('/api/payments').send(payment(id, 1_00)),
        ),
      ),
    ]);
    expect(new Set([...charges, ...payments].map(({ status }) => status))).toEqual(new Set([201]));
    // Of 88.50 at most eight times 10.00 can be waived.
    const agreed = approvals.filter(({ status }) => status === 200).length;
    expect(approvals.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(agreed).toBeLessThanOrEqual(8);
    const { body } = await turnOf(clerks, 0).get(`/api/loans/${id}`).expect(200);
    // 10.00 charged, 10.00 paid: in any order of arrival they meet on the same day.
    expect(body).toMatchObject({
      cost_minor: 0,
      outstanding_minor: 12_780_00,
      penalty_minor: 98_55 - agreed * 10_00,
    });
    await expectWhole();
  });

  it('two settle the same loan at once: one does, the other’s money is credit', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await lend();
      const { body: payoff } = await staff.get(`/api/loans/${id}/payoff`).expect(200);
      const sent = () => payment(id, payoff.amount_minor);
      const answers = await Promise.all(
        clerks.map(async (agent) => await agent.post('/api/payments').send(sent())),
      );
      expect(answers.map(({ status }) => status)).toEqual([201, 201]);
      expect(
        await db()('loans').where({ id }).first('status', 'outstanding_minor', 'unallocated_minor'),
      ).toEqual({
        status: 'settled',
        outstanding_minor: 0,
        unallocated_minor: payoff.amount_minor,
      });
    }
    await expectWhole();
  });

  it('new terms while another pays: they stand before the payment, or not at all', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await lend();
      const [changed, paid] = await Promise.all([
        turnOf(clerks, 0).put(`/api/loans/${id}`).send({ principal_minor: 6_000_00 }),
        turnOf(clerks, 1).post('/api/payments').send(payment(id, 100_00)),
      ]);
      expect([
        [200, 201],
        [422, 201],
      ]).toContainEqual([changed.status, paid.status]);
      // 6000.00 at 1 % a month in twelve: 390.00 of interest.
      expect(await outstanding(id)).toBe((changed.status === 200 ? 6_390_00 : 12_780_00) - 100_00);
    }
    await expectWhole();
  });
});
