import { describe, expect, it } from 'vitest';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import {
  approveAdjustment,
  askAdjustment,
  proposeAdjustment,
  reverseAdjustment,
} from '../helpers/adjustments.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLateLoan, LATE_LOAN, pay, readLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { checkBookAfterEach, recomputedTiers } from '../helpers/recompute.ts';

const { server, staff, supervisor, supervisor2 } = await openDesk();
const borrower = await createBorrower(staff);
checkBookAfterEach(server);
const ledgerOf = async (id: number) =>
  (await staff.get(`/api/loans/${id}/ledger`).expect(200)).body;
const tiers = async () =>
  (await staff.get('/api/overdue_tiers').expect(200)).body as {
    id: string;
    loans: number;
    outstanding_minor: number;
    overdue_minor: number;
  }[];

describe('a waiver', () => {
  it.each([
    ['penalty', 80_00, { penalty_minor: LATE_LOAN.penalty + LATE_LOAN.compound - 80_00 }],
    ['compound_interest', 10_05, { penalty_minor: LATE_LOAN.penalty }],
    [
      'interest',
      130_00,
      {
        outstanding_minor: LATE_LOAN.outstanding - 130_00,
        overdue_minor: LATE_LOAN.overdue - 130_00,
      },
    ],
  ] as const)(
    'of %s does nothing until another person approves it',
    async (component, amount_minor, after) => {
      const id = await createLateLoan(staff, borrower);
      const before = await readLoan(staff, id);
      const asked = await askAdjustment(staff, {
        loan_id: id,
        kind: 'waiver',
        component,
        amount_minor,
      }).expect(201);
      expect(asked.body).toMatchObject({
        status: 'proposed',
        component,
        posted_at: null,
        decided_by: null,
      });
      expect(await readLoan(staff, id)).toEqual(before);
      expect((await ledgerOf(id)).events.map((event: { kind: string }) => event.kind)).toEqual([
        'disbursement',
      ]);
      const { body } = await approveAdjustment(supervisor, asked.body.id, {
        comment: '同意',
      }).expect(200);
      expect(body).toMatchObject({
        status: 'posted',
        decision_comment: '同意',
        posted_at: expect.any(String),
      });
      expect(await readLoan(staff, id)).toMatchObject(after);
      const [, event] = (await ledgerOf(id)).events;
      expect(event).toMatchObject({ kind: 'waiver', adjustment_id: asked.body.id, amount_minor });
      expect(
        event.entries.reduce(
          (sum: number, row: { amount_minor: number }) => sum + row.amount_minor,
          0,
        ),
      ).toBe(amount_minor);
      expect(
        new Set(
          event.entries.map(
            (row: { effect: string; component: string }) => `${row.effect} ${row.component}`,
          ),
        ),
      ).toEqual(new Set([`waived ${component}`]));
    },
  );

  it('of a cost takes it off', async () => {
    const id = await createLateLoan(staff, borrower);
    await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'appraisal_fee',
      amount_minor: 50_00,
    });
    await approveAdjustment(
      supervisor,
      await proposeAdjustment(staff, {
        loan_id: id,
        kind: 'waiver',
        component: 'cost',
        amount_minor: 30_00,
      }),
    ).expect(200);
    expect(await readLoan(staff, id)).toMatchObject({ cost_minor: 20_00 });
  });

  it('of interest of the oldest installment ages the loan as before, and shows there', async () => {
    const id = await createLateLoan(staff, borrower, { penalty_rate_bps: 0 });
    await approveAdjustment(
      supervisor,
      await proposeAdjustment(staff, {
        loan_id: id,
        kind: 'waiver',
        component: 'interest',
        amount_minor: 120_00,
      }),
    ).expect(200);
    await pay(staff, id, 1000_00);
    expect(await readLoan(staff, id)).toMatchObject({
      paid_count: 1,
      oldest_unpaid_due_on: '2026-01-05',
      days_past_due: 59,
    });
    const { body } = await staff
      .get('/api/installments')
      .query(query({ filter: { loan_id: id, sequence: 1 } }))
      .expect(200);
    expect(body[0]).toMatchObject({
      status: 'paid',
      paid_principal_minor: 1000_00,
      paid_interest_minor: 0,
      waived_interest_minor: 120_00,
    });
  });

  it('is not decided by who asked, nor by a clerk, and only once', async () => {
    const id = await createLateLoan(staff, borrower);
    const mine = await proposeAdjustment(supervisor, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 1_00,
    });
    await approveAdjustment(staff, mine).expect(403);
    for (const username of ['compliance', 'admin'])
      await approveAdjustment(await server.as(username), mine).expect(403);
    const own = await approveAdjustment(supervisor, mine).expect(422);
    expect(own.body).toMatchObject({
      code: 'rule_violated',
      message: expect.stringContaining('another person'),
    });
    await supervisor.post(`/api/adjustments/${mine}/reject`).send({ comment: '自己' }).expect(422);
    await approveAdjustment(supervisor2, mine).expect(200);
    for (const verb of ['approve', 'reject'])
      expect(
        (
          await supervisor2
            .post(`/api/adjustments/${mine}/${verb}`)
            .send(verb === 'reject' ? { comment: '迟了' } : {})
            .expect(409)
        ).body.code,
      ).toBe('conflict');
  });

  it('is turned down with a comment, and then never counts', async () => {
    const id = await createLateLoan(staff, borrower);
    const before = await readLoan(staff, id);
    const asked = await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 1_00,
    });
    expect(
      (await supervisor.post(`/api/adjustments/${asked}/reject`).send({}).expect(400)).body.errors,
    ).toMatchObject({ comment: expect.stringContaining('equired') });
    const { body } = await supervisor
      .post(`/api/adjustments/${asked}/reject`)
      .send({ comment: '无依据' })
      .expect(200);
    expect(body).toMatchObject({ status: 'rejected', decision_comment: '无依据', posted_at: null });
    await reverseAdjustment(supervisor2, asked).expect(409);
    expect(await readLoan(staff, id)).toEqual(before);
  });

  it('that the loan has outrun is not approved', async () => {
    const id = await createLateLoan(staff, borrower);
    const asked = await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: LATE_LOAN.penalty,
    });
    await pay(staff, id, 10_00);
    const { body } = await approveAdjustment(supervisor, asked).expect(409);
    expect(body).toMatchObject({ code: 'conflict', message: expect.stringContaining('88.50') });
    expect(body.message).toContain('78.50');
  });

  it('with an earlier value date sees what was open then', async () => {
    const id = await createLateLoan(staff, borrower);
    // On 4 January the first was 30 days late: 15.00.
    const refused = await askAdjustment(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 15_01,
      value_on: '2026-01-04',
    }).expect(422);
    expect(refused.body.errors.amount_minor).toContain('15.00');
    await approveAdjustment(
      supervisor,
      await proposeAdjustment(staff, {
        loan_id: id,
        kind: 'waiver',
        component: 'penalty',
        amount_minor: 15_00,
        value_on: '2026-01-04',
      }),
    ).expect(200);
    expect(
      (await staff.get(`/api/loans/${id}`).query({ as_of: '2026-01-04' }).expect(200)).body,
    ).toMatchObject({ penalty_minor: 1_80 });
    expect(
      (await staff.get(`/api/loans/${id}`).query({ as_of: '2026-01-03' }).expect(200)).body,
    ).toMatchObject({ penalty_minor: 14_50 + 1_74 });
  });

  it('is taken back, and the penalty is as it was', async () => {
    const id = await createLateLoan(staff, borrower);
    const asked = await proposeAdjustment(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 80_00,
    });
    await reverseAdjustment(supervisor2, asked).expect(409);
    await approveAdjustment(supervisor, asked).expect(200);
    await reverseAdjustment(supervisor, asked).expect(200);
    expect(await readLoan(staff, id)).toMatchObject({
      penalty_minor: LATE_LOAN.penalty + LATE_LOAN.compound,
    });
    expect((await ledgerOf(id)).events[1]).toMatchObject({
      kind: 'waiver',
      reversed_at: expect.any(String),
      entries: [],
    });
  });
});

describe('a write-off', () => {
  it('takes what is left, leaves the tiers, and comes back when it is reversed', async () => {
    const id = await createLateLoan(staff, borrower);
    const before = await tiers();
    await askAdjustment(staff, { loan_id: id, kind: 'write_off' }).expect(403);
    const asked = await askAdjustment(supervisor, { loan_id: id, kind: 'write_off' }).expect(201);
    expect(asked.body).toMatchObject({
      status: 'proposed',
      amount_minor: LATE_LOAN.outstanding + LATE_LOAN.penalty + LATE_LOAN.compound,
    });
    await approveAdjustment(supervisor, asked.body.id).expect(422);
    expect(await tiers()).toEqual(before);
    await approveAdjustment(supervisor2, asked.body.id).expect(200);
    expect(await readLoan(staff, id)).toMatchObject({
      status: 'written_off',
      written_off_on: TODAY,
      tier: null,
      asset_class: 'loss',
      outstanding_minor: LATE_LOAN.outstanding,
    });
    const m3 = (rows: Awaited<ReturnType<typeof tiers>>) => rows.find((tier) => tier.id === 'M3');
    expect(m3(await tiers())).toMatchObject({
      loans: (m3(before)?.loans ?? 0) - 1,
      outstanding_minor: (m3(before)?.outstanding_minor ?? 0) - LATE_LOAN.outstanding,
      overdue_minor: (m3(before)?.overdue_minor ?? 0) - LATE_LOAN.overdue,
    });
    expect(
      (await askAdjustment(supervisor2, { loan_id: id, kind: 'write_off' }).expect(422)).body
        .errors,
    ).toMatchObject({ loan_id: expect.stringContaining('written off') });
    await reverseAdjustment(supervisor2, asked.body.id).expect(200);
    expect(await readLoan(staff, id)).toMatchObject({
      status: 'active',
      written_off_on: null,
      tier: 'M3',
    });
    expect(await tiers()).toEqual(before);
  });

  it('dated back leaves the tiers from its date on', async () => {
    const id = await createLateLoan(staff, borrower);
    await approveAdjustment(
      supervisor2,
      await proposeAdjustment(supervisor, {
        loan_id: id,
        kind: 'write_off',
        value_on: '2026-02-01',
      }),
    ).expect(200);
    for (const date of ['2026-01-31', '2026-02-01', TODAY]) {
      const { body } = await staff.get('/api/overdue_tiers').query({ as_of: date }).expect(200);
      expect(
        Object.fromEntries(
          body.map(
            ({ id: tier, loans, outstanding_minor, overdue_minor }: Record<string, unknown>) => [
              tier,
              { loans, outstanding_minor, overdue_minor },
            ],
          ),
        ),
        date,
      ).toEqual(await recomputedTiers(server.deps.database.read, date));
    }
    expect((await staff.get(`/api/loans/${id}`).query({ as_of: '2026-01-31' })).body).toMatchObject(
      { status: 'active', tier: 'M2', written_off_on: null },
    );
    expect((await staff.get(`/api/loans/${id}`).query({ as_of: '2026-02-01' })).body).toMatchObject(
      { status: 'written_off', tier: null },
    );
  });

  it('has recoveries follow the rule of the written off, and a full one settles', async () => {
    await server.deps.database.write('policies').insert({
      kind: 'allocation',
      product: 'cash_loan',
      status: 'approved',
      effective_on: '2025-01-01',
      value: JSON.stringify(ALLOCATION_RULES.principal_first_over_90.value),
      source: 'test',
      confidence: 'C',
      created_at: `${TODAY}T04:00:00Z`,
      updated_at: `${TODAY}T04:00:00Z`,
    });
    const [active, written] = [
      await createLateLoan(staff, borrower, { product: 'cash_loan' }),
      await createLateLoan(staff, borrower, { product: 'cash_loan' }),
    ];
    await approveAdjustment(
      supervisor2,
      await proposeAdjustment(supervisor, { loan_id: written, kind: 'write_off' }),
    ).expect(200);
    const components = (payment: { allocations: { component: string }[] }) =>
      payment.allocations.map((row) => row.component);
    expect(components(await pay(staff, active, 100_00))).toEqual([
      'penalty',
      'compound_interest',
      'interest',
    ]);
    expect(components(await pay(staff, written, 100_00))).toEqual(['principal']);
    expect(await readLoan(staff, written)).toMatchObject({
      status: 'written_off',
      outstanding_minor: LATE_LOAN.outstanding - 100_00,
    });
    const { body: quote } = await staff.get(`/api/loans/${written}/payoff`).expect(200);
    await pay(staff, written, quote.amount_minor);
    expect(await readLoan(staff, written)).toMatchObject({
      status: 'settled',
      outstanding_minor: 0,
      penalty_minor: 0,
      unallocated_minor: 0,
    });
  });

  it('that the loan has outrun is not approved, nor asked of a loan with none left', async () => {
    const [id, empty] = [
      await createLateLoan(staff, borrower),
      await createLateLoan(staff, borrower, { penalty_rate_bps: 0 }),
    ];
    const asked = await proposeAdjustment(supervisor, { loan_id: id, kind: 'write_off' });
    await pay(staff, id, 1);
    await approveAdjustment(supervisor2, asked).expect(409);
    await pay(staff, empty, LATE_LOAN.payoff);
    expect(
      (await askAdjustment(supervisor, { loan_id: empty, kind: 'write_off' }).expect(422)).body
        .errors,
    ).toMatchObject({ loan_id: expect.stringContaining('Nothing is open') });
  });
});
