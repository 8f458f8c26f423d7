import { afterAll, describe, expect, it } from 'vitest';
import { DAY_COUNTS, REPAYMENT_METHODS, ROLES, ROUNDINGS } from '../../server/contract/enums.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const { server, staff, supervisor } = await openDesk();
const borrower = await createBorrower(staff);
afterAll(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

const quote = async (id: number, on?: string, agent = staff) =>
  (
    await agent
      .get(`/api/loans/${id}/payoff`)
      .query(on === undefined ? {} : { on })
      .expect(200)
  ).body;
const loan = async (id: number) => (await staff.get(`/api/loans/${id}`).expect(200)).body;
/** 12 × 1000.00 at 1 % a month from 5 November; the fourth falls due today. */
const lend = async (changes: Record<string, unknown> = {}): Promise<number> =>
  (await createLoan(staff, borrower, changes)).id;
/** 2400.00 in 12 at 1 % a month, lent a month and 18 days ago, the first paid when it fell due. */
const young = async (changes: Record<string, unknown> = {}): Promise<number> => {
  const id = await lend({
    principal_minor: 2400_00,
    disbursed_on: '2026-01-15',
    first_due_on: '2026-02-15',
    penalty_rate_bps: 1800,
    ...changes,
  });
  await pay(staff, id, 224_00, '2026-02-15');
  return id;
};

describe('the payoff of a loan', () => {
  it('is what is owed today without the interest of the days to come, part by part', async () => {
    // 120 + 110 + 100 + 90 have fallen due, 80 … 10 are not earned.
    expect(await quote(await lend())).toEqual({
      on: TODAY,
      amount_minor: 12_420_00,
      fee_rule: null,
      dropped_interest_minor: 360_00,
      remainder_minor: 12_420_00,
      parts: {
        cost: 0,
        penalty: 0,
        compound_interest: 0,
        interest: 420_00,
        principal: 12_000_00,
        fee: 0,
        refund: 0,
        credit: 0,
      },
    });
  });

  it('holds the penalty of the day, and more of it on a later one', async () => {
    const id = await lend({ penalty_rate_bps: 1800 });
    // Three overdue: 88.50 and 10.05.
    expect(await quote(id)).toMatchObject({
      amount_minor: 12_518_55,
      parts: { penalty: 88_50, compound_interest: 10_05 },
    });
    // A day on: 2.00 more for four of 1000.00; 0.21 on 420.00 of interest, each rounded: 91 days
    // 5.46, 60 days 3.30, 29 days 1.45, 1 day 0.05; a day of 8000.00 is 2.67.
    expect(await quote(id, '2026-03-06')).toMatchObject({
      amount_minor: 12_000_00 + 420_00 + 2_67 + 90_50 + 10_26,
      dropped_interest_minor: 357_33,
    });
  });

  it('counts the days of the month that runs, by the loan’s own count', async () => {
    // 15 Feb to 5 Mar: 20 days of 360 on 2200.00 are 14.67.
    expect(await quote(await young())).toMatchObject({
      amount_minor: 2214_67,
      dropped_interest_minor: 132_00 - 14_67,
    });
    // 15 Jan to 5 Mar by the calendar: 49 days at 2.00 a day of 365.
    const bullet = {
      principal_minor: 2000_00,
      annual_rate_bps: 3650,
      repayment_method: 'bullet',
      day_count: 'actual/365',
      installments_count: 1,
      disbursed_on: '2026-01-15',
      first_due_on: '2026-07-15',
    };
    expect(await quote(await lend(bullet))).toMatchObject({
      amount_minor: 2098_00,
      dropped_interest_minor: 264_00,
    });
  });

  it('may be asked by everyone, for any day from the disbursement on', async () => {
    const id = await lend();
    for (const role of ROLES)
      expect((await quote(id, undefined, await server.as(role))).amount_minor).toBe(12_420_00);
    expect(await quote(id, '2025-11-05')).toMatchObject({
      amount_minor: 12_000_00,
      dropped_interest_minor: 780_00,
    });
    expect(await quote(id, '2026-11-05')).toMatchObject({
      amount_minor: 12_780_00,
      dropped_interest_minor: 0,
    });
    const early = await staff
      .get(`/api/loans/${id}/payoff`)
      .query({ on: '2025-11-04' })
      .expect(422);
    expect(early.body).toMatchObject({
      code: 'rule_violated',
      errors: { on: expect.stringContaining('2025-11-05') },
    });
    for (const on of ['2026-02-30', 'today', ''])
      expect(
        (await staff.get(`/api/loans/${id}/payoff`).query({ on }).expect(400)).body.errors,
        on,
      ).toMatchObject({ on: expect.stringContaining('date') });
    for (const other of ['999999', '0', 'x'])
      await staff.get(`/api/loans/${other}/payoff`).expect(404);
    await server.anonymous().get(`/api/loans/${id}/payoff`).expect(401);
  });
});

describe('a payment of the payoff', () => {
  it('settles the loan to the fen, and the loan page says so', async () => {
    const id = await young();
    const { amount_minor, dropped_interest_minor } = await quote(id);
    const preview = await staff
      .post('/api/payments/preview')
      .send({ loan_id: id, amount_minor, paid_on: TODAY })
      .expect(200);
    expect(preview.body).toMatchObject({
      settles: true,
      payoff_minor: amount_minor,
      dropped_interest_minor,
      unallocated_minor: 0,
      outstanding_after_minor: 0,
      tier_after: null,
    });
    const payment = await pay(staff, id, amount_minor);
    expect(payment.unallocated_minor).toBe(0);
    expect(
      payment.allocations.reduce(
        (sum: number, row: { amount_minor: number }) => sum + row.amount_minor,
        0,
      ),
    ).toBe(amount_minor);
    expect(await loan(id)).toMatchObject({
      status: 'settled',
      outstanding_minor: 0,
      principal_outstanding_minor: 0,
      overdue_minor: 0,
      penalty_minor: 0,
      cost_minor: 0,
      unallocated_minor: 0,
      oldest_unpaid_due_on: null,
      next_due_on: null,
      next_due_minor: 0,
      days_past_due: 0,
      tier: null,
      asset_class: null,
      paid_count: 12,
    });
    const { body: rows } = await staff
      .get('/api/installments')
      .query(query({ filter: { loan_id: id }, sort: ['sequence', 'ASC'] }))
      .expect(200);
    expect(new Set(rows.map((row: { status: string }) => row.status))).toEqual(new Set(['paid']));
    expect(rows.map((row: { waived_interest_minor: number }) => row.waived_interest_minor)).toEqual(
      [0, 22_00 - 14_67, 20_00, 18_00, 16_00, 14_00, 12_00, 10_00, 8_00, 6_00, 4_00, 2_00],
    );
    const { body: view } = await staff.get(`/api/loans/${id}/ledger`).expect(200);
    const dropped = view.events
      .at(-1)
      .entries.filter((entry: { effect: string }) => entry.effect === 'dropped');
    expect(
      dropped.reduce((sum: number, entry: { amount_minor: number }) => sum + entry.amount_minor, 0),
    ).toBe(dropped_interest_minor);
    expect(view.events.at(-1).balance).toMatchObject({
      outstanding_minor: 0,
      penalty_minor: 0,
      unallocated_minor: 0,
    });
    expect(await quote(id)).toMatchObject({ amount_minor: 0, dropped_interest_minor: 0 });
  });

  it('settles every kind of loan, however interest is counted and rounded', async () => {
    for (const repayment_method of REPAYMENT_METHODS) {
      for (const day_count of DAY_COUNTS) {
        const rounding =
          ROUNDINGS[
            (REPAYMENT_METHODS.indexOf(repayment_method) + DAY_COUNTS.indexOf(day_count)) %
              ROUNDINGS.length
          ];
        const id = await lend({
          principal_minor: 1_234_567,
          annual_rate_bps: 1825,
          penalty_rate_bps: 2738,
          repayment_method,
          day_count,
          rounding,
          installments_count: repayment_method === 'bullet' ? 1 : 9,
        });
        await pay(staff, id, 77_777, '2026-01-20');
        const { amount_minor } = await quote(id);
        await pay(staff, id, amount_minor);
        expect(await loan(id), `${repayment_method} ${day_count} ${rounding}`).toMatchObject({
          status: 'settled',
          outstanding_minor: 0,
          penalty_minor: 0,
          unallocated_minor: 0,
        });
      }
    }
  });

  it('on a past day settles as of that day', async () => {
    const id = await young();
    const { amount_minor } = await quote(id, '2026-02-20');
    // Five days: 2200 × 12 % × 5 ÷ 360.
    expect(amount_minor).toBe(2203_67);
    await pay(staff, id, amount_minor, '2026-02-20');
    expect(await loan(id)).toMatchObject({ status: 'settled', unallocated_minor: 0 });
    expect((await staff.get(`/api/loans/${id}`).query({ as_of: '2026-02-19' })).body).toMatchObject(
      { status: 'active', outstanding_minor: 2332_00 },
    );
    expect((await staff.get(`/api/loans/${id}`).query({ as_of: '2026-02-20' })).body).toMatchObject(
      { status: 'settled', outstanding_minor: 0, tier: null },
    );
  });

  it('a fen short does not settle, a fen over is credit', async () => {
    const [short, over] = [await young(), await young()];
    const { amount_minor } = await quote(short);
    await pay(staff, short, amount_minor - 1);
    expect((await loan(short)).status).toBe('active');
    await pay(staff, over, amount_minor + 1);
    expect(await loan(over)).toMatchObject({ status: 'settled', unallocated_minor: 1 });
  });

  it('counts what came in that day already', async () => {
    // References are random: ten loans see both orders.
    for (let round = 0; round < 10; round += 1) {
      const id = await young();
      await pay(staff, id, 500_00);
      const { amount_minor } = await quote(id);
      expect(amount_minor).toBe(1714_67);
      await pay(staff, id, amount_minor);
      expect(await loan(id)).toMatchObject({ status: 'settled', unallocated_minor: 0 });
    }
  });

  it('that is reversed leaves the loan as it was, with all its interest', async () => {
    const id = await young();
    const before = await loan(id);
    const payment = await pay(staff, id, (await quote(id)).amount_minor);
    await supervisor
      .post(`/api/payments/${payment.id}/reverse`)
      .send({ reason: '退票' })
      .expect(200);
    expect({ ...(await loan(id)), version: 0, updated_at: '' }).toEqual({
      ...before,
      version: 0,
      updated_at: '',
    });
  });

  it('with cost and penalty open pays those too', async () => {
    const id = await lend({ penalty_rate_bps: 1800 });
    await staff
      .post('/api/adjustments')
      .send({
        loan_id: id,
        kind: 'charge',
        cost_kind: 'notice_fee',
        amount_minor: 30_00,
        reason: '公告',
      })
      .expect(201);
    const { amount_minor, parts } = await quote(id);
    expect([amount_minor, parts.cost]).toEqual([12_548_55, 30_00]);
    await pay(staff, id, amount_minor);
    expect(await loan(id)).toMatchObject({
      status: 'settled',
      cost_minor: 0,
      penalty_minor: 0,
      unallocated_minor: 0,
    });
  });

  it('bears the fee of its product’s policy, which is never dearer than the schedule', async () => {
    const policy = async (product: string, fee_bps: number) =>
      await server.deps.database.write('policies').insert({
        kind: 'early_payoff',
        product,
        status: 'approved',
        effective_on: '2025-01-01',
        value: JSON.stringify({ fee_bps }),
        source: 'test',
        confidence: 'C',
        created_at: `${TODAY}T04:00:00Z`,
        updated_at: `${TODAY}T04:00:00Z`,
      });
    await policy('cash_loan', 100);
    await policy('card', 1000);
    // 8000.00 are not due: 80.00 and 800.00, where 360.00 of interest are saved: no more is asked.
    const [cheap, dear] = [await lend({ product: 'cash_loan' }), await lend({ product: 'card' })];
    expect(await quote(cheap)).toMatchObject({
      amount_minor: 12_500_00,
      parts: { fee: 80_00, cost: 0 },
    });
    expect(await quote(dear)).toMatchObject({
      amount_minor: 12_780_00,
      dropped_interest_minor: 360_00,
      parts: { fee: 360_00 },
    });
    for (const id of [cheap, dear]) {
      await pay(staff, id, (await quote(id)).amount_minor);
      expect(await loan(id)).toMatchObject({
        status: 'settled',
        cost_minor: 0,
        unallocated_minor: 0,
      });
    }
  });
});
