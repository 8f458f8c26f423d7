import { beforeAll, describe, expect, it } from 'vitest';
import type { OverdueTier } from '../../server/contract/views.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { expectStoredAsRecomputed, recomputedTiers } from '../helpers/recompute.ts';

/**
 * What was true on a day, and what was known of it at an instant. Each minute of today one thing is
 * recorded.
 */
const { server, staff, supervisor, supervisor2 } = await openDesk();
let borrower: number;

const at = (minute: number): string => `${TODAY}T04:${String(minute).padStart(2, '0')}:00.000Z`;
const justBefore = (minute: number): string =>
  `${TODAY}T04:${String(minute - 1).padStart(2, '0')}:59.999Z`;
beforeAll(async () => {
  borrower = await createBorrower(staff);
});

async function atMinute<T>(minute: number, work: () => Promise<T>): Promise<T> {
  server.setClock(at(minute));
  return await work();
}
const reverse = async (id: number) =>
  await supervisor.post(`/api/payments/${id}/reverse`).send({ reason: '退票' }).expect(200);
async function decided(sent: Record<string, unknown>): Promise<number> {
  const { body } = await supervisor
    .post('/api/adjustments')
    .send({ reason: '核定', ...sent })
    .expect(201);
  if (body.status === 'proposed')
    await supervisor2.post(`/api/adjustments/${body.id}/approve`).send({}).expect(200);
  return body.id as number;
}
const loanAt = async (id: number, as_of: string | undefined, known_at?: string) =>
  (
    await staff
      .get(`/api/loans/${id}`)
      .query({ ...(as_of ? { as_of } : {}), ...(known_at ? { known_at } : {}) })
      .expect(200)
  ).body;
const ledgerAt = async (id: number, as_of: string, known_at?: string) =>
  (
    await staff
      .get(`/api/loans/${id}/ledger`)
      .query({ as_of, ...(known_at ? { known_at } : {}) })
      .expect(200)
  ).body;
async function tiersAt(as_of: string, known_at?: string) {
  const { body } = await staff
    .get('/api/overdue_tiers')
    .query({ as_of, ...(known_at ? { known_at } : {}) })
    .expect(200);
  return Object.fromEntries(
    (body as OverdueTier[]).map(({ id, loans, outstanding_minor, overdue_minor }) => [
      id,
      { loans, outstanding_minor, overdue_minor },
    ]),
  );
}

describe('a loan whose terms were changed', () => {
  let id: number;
  beforeAll(async () => {
    id = await atMinute(
      5,
      async () => (await createLoan(staff, borrower, { penalty_rate_bps: 1800 })).id,
    );
    await atMinute(7, async () => {
      await staff
        .put(`/api/loans/${id}`)
        .send({ penalty_rate_bps: 3600, grace_days: 10 })
        .expect(200);
    });
    await atMinute(9, async () => {
      await staff
        .put(`/api/loans/${id}`)
        .send({ principal_minor: 6000_00, installments_count: 6 })
        .expect(200);
    });
    await atMinute(11, async () => await pay(staff, id, 200_00, TODAY));
  });

  it('has the terms, the schedule and the penalty that were known', async () => {
    // 90, 59 and 28 days: at 18 % 88.50 + 10.05; at 36 % after ten days of grace 80.00 + 49.00 +
    // 18.00, and 9.60 + 5.39 + 1.80 on interest of 120.00, 110.00 and 100.00.
    const known = async (minute: number) => await loanAt(id, TODAY, at(minute));
    expect(await known(6)).toMatchObject({
      penalty_rate_bps: 1800,
      grace_days: 0,
      principal_minor: 12_000_00,
      schedule_version: 1,
      outstanding_minor: 12_780_00,
      penalty_minor: 98_55,
    });
    expect(await known(7)).toMatchObject({
      penalty_rate_bps: 3600,
      grace_days: 10,
      principal_minor: 12_000_00,
      schedule_version: 2,
      outstanding_minor: 12_780_00,
      penalty_minor: 147_00 + 16_79,
    });
    // 6000.00 in six: 60.00 + 50.00 + 40.00 + 30.00 + 20.00 + 10.00; on interest 4.80 + 2.45 +
    // 0.72.
    expect(await known(9)).toMatchObject({
      principal_minor: 6000_00,
      installments_count: 6,
      schedule_version: 3,
      outstanding_minor: 6210_00,
      penalty_minor: 147_00 + 7_97,
    });
    // 200.00: 80.00 + 4.80 + 60.00 and 55.20 of principal of the first.
    expect(await known(11)).toMatchObject({
      outstanding_minor: 6210_00 - 115_20,
      penalty_minor: 67_00 + 3_17,
    });
    expect(await known(10)).toEqual(await known(9));
  });

  it('shows the amount lent and the rate of that time in its ledger', async () => {
    const seen = async (minute: number) => {
      const { events, cost } = await ledgerAt(id, TODAY, at(minute));
      return [events[0].amount_minor, cost.penalty_rate_bps];
    };
    expect([await seen(6), await seen(7), await seen(9)]).toEqual([
      [12_000_00, 1800],
      [12_000_00, 3600],
      [6000_00, 3600],
    ]);
  });
});

describe('the book', () => {
  const DATES = [
    '2025-11-04',
    '2025-11-05',
    '2025-12-05',
    '2025-12-31',
    '2026-01-10',
    '2026-02-01',
    '2026-02-10',
    '2026-03-04',
    TODAY,
    addDays(TODAY, 40),
  ];

  beforeAll(async () => {
    const lend = async (changes: Record<string, unknown> = {}) =>
      (await createLoan(staff, borrower, changes)).id;
    const [paid, written, changed, early] = await atMinute(
      12,
      async () =>
        [
          await lend(),
          await lend({ penalty_rate_bps: 1800 }),
          await lend({ repayment_method: 'equal_installment', day_count: 'actual/365' }),
          await lend({ disbursed_on: '2026-01-15', first_due_on: '2026-02-15' }),
        ] as const,
    );
    const payment = await atMinute(13, async () => await pay(staff, paid, 3330_00, '2026-02-05'));
    await atMinute(13, async () => await pay(staff, early, 5000_00, '2026-02-20'));
    const writeOff = await atMinute(
      14,
      async () => await decided({ loan_id: written, kind: 'write_off', value_on: '2026-02-01' }),
    );
    await atMinute(15, async () => {
      await staff
        .put(`/api/loans/${changed}`)
        .send({ principal_minor: 900_001, rounding: 'up' })
        .expect(200);
    });
    await atMinute(16, async () => {
      await reverse(payment.id);
      await pay(staff, changed, 2000_00, '2025-12-20');
    });
    await atMinute(17, async () => {
      const { body } = await staff
        .get(`/api/loans/${early}/payoff`)
        .query({ on: '2026-03-01' })
        .expect(200);
      await pay(staff, early, body.amount_minor, '2026-03-01');
    });
    await atMinute(18, async () => {
      await supervisor2
        .post(`/api/adjustments/${writeOff}/reverse`)
        .send({ reason: '误核销' })
        .expect(200);
    });
    await atMinute(19, async () => {
      await pay(staff, paid, 500_00, '2026-01-20');
      await decided({
        loan_id: paid,
        kind: 'charge',
        cost_kind: 'court_fee',
        amount_minor: 90_00,
        value_on: '2026-01-10',
      });
    });
    await atMinute(
      20,
      async () =>
        await decided({
          loan_id: paid,
          kind: 'waiver',
          component: 'interest',
          amount_minor: 40_00,
          value_on: '2026-02-06',
        }),
    );
  });

  it.each([...Array.from({ length: 17 }, (_, n) => n + 4), 23])(
    'by tier on any day, as known at minute %i, is what the ledgers then said',
    async (minute) => {
      for (const date of DATES) {
        expect(await tiersAt(date, at(minute)), date).toEqual(
          await recomputedTiers(server.deps.database.read, date, at(minute)),
        );
        expect(await tiersAt(date, justBefore(minute)), date).toEqual(
          await recomputedTiers(server.deps.database.read, date, justBefore(minute)),
        );
      }
    },
  );

  it('as known now is the same with and without the instant', async () => {
    for (const date of DATES) {
      expect(await tiersAt(date), date).toEqual(await tiersAt(date, at(23)));
      expect(await tiersAt(date), date).toEqual(
        await recomputedTiers(server.deps.database.read, date),
      );
    }
  });

  it('holds the loans one by one: their sums are the tiers', async () => {
    const { body } = await staff.get('/api/loans').query({ range: '[0,999]' }).expect(200);
    for (const minute of [13, 14, 16, 17, 20]) {
      const sums = new Map<
        string,
        { loans: number; outstanding_minor: number; overdue_minor: number }
      >();
      for (const { id } of body) {
        const { tier, outstanding_minor, overdue_minor } = await loanAt(
          id,
          '2026-03-04',
          at(minute),
        );
        const sum = sums.get(tier) ?? { loans: 0, outstanding_minor: 0, overdue_minor: 0 };
        if (tier !== null && outstanding_minor > 0)
          sums.set(tier, {
            loans: sum.loans + 1,
            outstanding_minor: sum.outstanding_minor + outstanding_minor,
            overdue_minor: sum.overdue_minor + overdue_minor,
          });
      }
      const tiers = await tiersAt('2026-03-04', at(minute));
      expect(Object.fromEntries(sums)).toEqual(
        Object.fromEntries(Object.entries(tiers).filter(([, { loans }]) => loans > 0)),
      );
    }
  });

  it('is stored as its events make it', async () => {
    await expectStoredAsRecomputed(server.deps.database.read);
  });

  it('is refused for what is no instant', async () => {
    for (const known_at of ['yesterday', '2026-03-05', '2026-13-01T00:00:00Z', '']) {
      for (const path of ['/api/overdue_tiers', '/api/loans/1', '/api/loans/1/ledger']) {
        const { body } = await staff.get(path).query({ known_at }).expect(400);
        expect(body, `${path} ${known_at}`).toMatchObject({
          code: 'invalid_request',
          errors: { known_at: expect.any(String) },
        });
      }
    }
  });

  it('takes an instant of another time zone', async () => {
    // Noon in Shanghai is four o’clock UTC.
    expect(await tiersAt(TODAY, `${TODAY}T12:14:00+08:00`)).toEqual(await tiersAt(TODAY, at(14)));
  });
});
