import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import {
  approveAdjustment,
  askAdjustment,
  proposeAdjustment,
  reverseAdjustment,
} from '../helpers/adjustments.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLateLoan, LATE_LOAN, pay, readLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { checkBookAfterEach } from '../helpers/recompute.ts';
import { rowCount } from '../helpers/rows.ts';

const { server, staff, staff2, supervisor, supervisor2 } = await openDesk();
const borrower = await createBorrower(staff);
checkBookAfterEach(server);

describe('a cost', () => {
  it('charged by a clerk counts at once, is paid first, and is shown on the loan', async () => {
    const id = await createLateLoan(staff, borrower);
    const { body } = await askAdjustment(staff, {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'court_fee',
      amount_minor: 50_00,
      value_on: '2026-03-01',
    }).expect(201);
    expect(body).toMatchObject({
      kind: 'charge',
      component: 'cost',
      cost_kind: 'court_fee',
      status: 'posted',
      value_on: '2026-03-01',
      posted_at: expect.any(String),
      decided_by: null,
    });
    expect(await readLoan(staff, id)).toMatchObject({
      cost_minor: 50_00,
      outstanding_minor: LATE_LOAN.outstanding,
      penalty_minor: LATE_LOAN.penalty + LATE_LOAN.compound,
    });
    const payment = await pay(staff, id, 60_00);
    expect(
      payment.allocations.map((row: Record<string, unknown>) => [
        row['component'],
        row['installment_id'] === null,
        row['amount_minor'],
      ]),
    ).toEqual([
      ['cost', true, 50_00],
      ['penalty', false, 10_00],
    ]);
    expect(await readLoan(staff, id)).toMatchObject({
      cost_minor: 0,
      penalty_minor: LATE_LOAN.penalty + LATE_LOAN.compound - 10_00,
    });
    await approveAdjustment(supervisor, body.id).expect(409);
  });

  it('opens a settled loan again, unless credit pays it', async () => {
    const [bare, rich] = [
      await createLateLoan(staff, borrower, { penalty_rate_bps: 0 }),
      await createLateLoan(staff, borrower, { penalty_rate_bps: 0 }),
    ];
    // A cost of the day of a payment would come before it.
    await pay(staff, bare, LATE_LOAN.payoff_before, '2026-03-04');
    await pay(staff, rich, LATE_LOAN.payoff_before + 70_00, '2026-03-04');
    for (const id of [bare, rich])
      await proposeAdjustment(staff, {
        loan_id: id,
        kind: 'charge',
        cost_kind: 'notice_fee',
        amount_minor: 50_00,
      });
    expect(await readLoan(staff, bare)).toMatchObject({
      status: 'active',
      outstanding_minor: 0,
      cost_minor: 50_00,
      days_past_due: 0,
    });
    expect(await readLoan(staff, rich)).toMatchObject({
      status: 'settled',
      cost_minor: 0,
      unallocated_minor: 20_00,
    });
  });

  it('is taken back by a supervisor, not by who charged it', async () => {
    const id = await createLateLoan(staff, borrower);
    const mine = await proposeAdjustment(supervisor, {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'lawyer_fee',
      amount_minor: 500_00,
    });
    await pay(staff, id, 600_00);
    await staff.post(`/api/adjustments/${mine}/reverse`).send({ reason: '录错' }).expect(403);
    const own = await reverseAdjustment(supervisor, mine).expect(422);
    expect(own.body).toMatchObject({
      code: 'rule_violated',
      message: expect.stringContaining('another person'),
    });
    const { body } = await reverseAdjustment(supervisor2, mine).expect(200);
    expect(body).toMatchObject({
      status: 'reversed',
      reversal_reason: '录错',
      amount_minor: 500_00,
    });
    // 600.00: 45.00 + 5.40 + 120.00 and 429.60 of principal, as if there had been no cost.
    expect(await readLoan(staff, id)).toMatchObject({
      cost_minor: 0,
      outstanding_minor: LATE_LOAN.outstanding - 549_60,
    });
    await reverseAdjustment(supervisor2, mine).expect(409);
  });

  it('keeps its loan from being deleted', async () => {
    const id = await createLateLoan(staff, borrower);
    await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'other',
      amount_minor: 1,
    });
    const { body } = await supervisor.delete(`/api/loans/${id}`).expect(409);
    expect(body.code).toBe('conflict');
    expect((await readLoan(staff, id))['cost_minor']).toBe(1);
  });
});

describe('a refund', () => {
  it('hands credit back once another person agrees, and no more than there is', async () => {
    const id = await createLateLoan(staff, borrower, { penalty_rate_bps: 0 });
    const payment = await pay(staff, id, LATE_LOAN.payoff + 90_00);
    expect(payment.unallocated_minor).toBe(90_00);
    const refused = await askAdjustment(staff, {
      loan_id: id,
      kind: 'refund',
      amount_minor: 90_01,
    }).expect(422);
    expect(refused.body.errors.amount_minor).toContain('90.00');
    const asked = await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'refund',
      amount_minor: 60_00,
    });
    expect(await readLoan(staff, id)).toMatchObject({ unallocated_minor: 90_00 });
    await approveAdjustment(supervisor, asked).expect(200);
    expect(await readLoan(staff, id)).toMatchObject({
      status: 'settled',
      unallocated_minor: 30_00,
    });
    expect((await staff.get(`/api/payments/${payment.id}`)).body).toMatchObject({
      unallocated_minor: 30_00,
    });
    await reverseAdjustment(supervisor2, asked).expect(200);
    expect(await readLoan(staff, id)).toMatchObject({ unallocated_minor: 90_00 });
  });

  it('is not approved twice over: two asked for the same credit', async () => {
    const id = await createLateLoan(staff, borrower, { penalty_rate_bps: 0 });
    await pay(staff, id, LATE_LOAN.payoff + 90_00);
    const [one, two] = [
      await proposeAdjustment(staff, { loan_id: id, kind: 'refund', amount_minor: 90_00 }),
      await proposeAdjustment(staff2, { loan_id: id, kind: 'refund', amount_minor: 90_00 }),
    ];
    const answers = await Promise.all([
      approveAdjustment(supervisor, one),
      approveAdjustment(supervisor2, two),
    ]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(await readLoan(staff, id)).toMatchObject({ unallocated_minor: 0 });
  });
});

describe('misuse of the funds', () => {
  it('raises the penalty from its date on once another person agrees, and not before', async () => {
    const id = await createLateLoan(staff, borrower);
    const asked = await askAdjustment(staff, {
      loan_id: id,
      kind: 'misuse',
      amount_minor: 12_000_00,
      rate_bps: 3600,
      value_on: addDays(TODAY, -10),
    }).expect(201);
    expect(asked.body).toMatchObject({
      status: 'proposed',
      amount_minor: 12_000_00,
      rate_bps: 3600,
    });
    expect(await readLoan(staff, id)).toMatchObject({
      penalty_minor: LATE_LOAN.penalty + LATE_LOAN.compound,
    });
    await approveAdjustment(supervisor, asked.body.id).expect(200);
    // Ten days more at 18 %: 3000.00 that are overdue bear 15.00. The nine installments that are
    // not due bear the 24 % above the contract's rate: 6.67 each.
    expect(await readLoan(staff, id)).toMatchObject({
      penalty_minor: LATE_LOAN.penalty + LATE_LOAN.compound + 15_00 + 9 * 6_67,
    });
    expect(
      (await staff.get(`/api/loans/${id}`).query({ as_of: addDays(TODAY, -10) })).body
        .penalty_minor,
    ).toBe(40_00 + 24_50 + 9_00 + 4_80 + 2_70 + 90);
    await reverseAdjustment(supervisor2, asked.body.id).expect(200);
    expect(await readLoan(staff, id)).toMatchObject({
      penalty_minor: LATE_LOAN.penalty + LATE_LOAN.compound,
    });
  });
});

describe('an adjustment sent twice', () => {
  it('under one reference is one, and with other contents is refused', async () => {
    const id = await createLateLoan(staff, borrower);
    const sent = {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'court_fee',
      amount_minor: 50_00,
      client_reference: randomUUID(),
    };
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => await askAdjustment(staff, sent).expect(201)),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    for (const changes of [
      { amount_minor: 51_00 },
      { cost_kind: 'other' },
      { value_on: '2026-03-01' },
      { loan_id: await createLateLoan(staff, borrower) },
    ]) {
      const { body } = await askAdjustment(staff, { ...sent, ...changes }).expect(409);
      expect(body).toMatchObject({
        code: 'conflict',
        errors: { client_reference: expect.stringContaining(String(answers[0]?.body.id)) },
      });
    }
    expect(await readLoan(staff, id)).toMatchObject({ cost_minor: 50_00 });
  });
});

describe('adjustments', () => {
  it('are listed by loan, kind and status, for everyone', async () => {
    const id = await createLateLoan(staff, borrower);
    await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'other',
      amount_minor: 7_00,
    });
    await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 8_00,
    });
    for (const username of ['staff2', 'compliance', 'admin']) {
      const list = async (filter: object) =>
        (
          await (
            await server.as(username)
          )
            .get('/api/adjustments')
            .query(query({ filter, sort: ['id', 'ASC'] }))
            .expect(200)
        ).body.map((row: { kind: string }) => row.kind);
      expect(await list({ loan_id: id })).toEqual(['charge', 'waiver']);
      expect(await list({ loan_id: id, status: 'proposed' })).toEqual(['waiver']);
      expect(await list({ loan_id: id, kind: ['charge', 'refund'] })).toEqual(['charge']);
      expect(await list({ loan_id: id, amount_minor_gte: 8_00 })).toEqual(['waiver']);
    }
  });

  it('leave a trace: who asked, who agreed, who took back', async () => {
    const id = await createLateLoan(staff, borrower);
    const asked = await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 8_00,
    });
    await approveAdjustment(supervisor, asked).expect(200);
    await reverseAdjustment(supervisor2, asked).expect(200);
    const events = await server.deps.database
      .read('audit_events')
      .where({ resource: 'adjustments', record_id: asked })
      .orderBy('id')
      .select('action', 'actor_id');
    expect(events.map((event: { action: string }) => event.action)).toEqual([
      'create',
      'approve',
      'reverse',
    ]);
    expect(new Set(events.map((event: { actor_id: number }) => event.actor_id)).size).toBe(3);
  });

  it('cannot be decided by one person nor changed later, not even in the database', async () => {
    const id = await createLateLoan(staff, borrower);
    const asked = await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 8_00,
    });
    const write = server.deps.database.write;
    const row = await write('adjustments').where({ id: asked }).first();
    await expect(
      write('adjustments')
        .where({ id: asked })
        .update({ status: 'posted', decided_by: row.requested_by }),
    ).rejects.toThrow(/adjustments_maker_checker/i);
    await expect(
      write('adjustments').where({ id: asked }).update({ status: 'posted' }),
    ).rejects.toThrow(/adjustments_two_persons/i);
    for (const changes of [
      { amount_minor: 9_00 },
      { component: 'interest' },
      { value_on: '2026-01-01' },
      { requested_by: row.requested_by + 1 },
    ])
      await expect(write('adjustments').where({ id: asked }).update(changes)).rejects.toThrow(
        /append-only/,
      );
    await expect(write('adjustments').where({ id: asked }).delete()).rejects.toThrow(/append-only/);
    expect(await rowCount(write, 'adjustments', { id: asked, status: 'proposed' })).toBe(1);
  });
});
