import { randomUUID } from 'node:crypto';
import type { Agent } from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import {
  createBorrower,
  createLoan,
  query,
  startTestServer,
  TODAY,
  type TestServer,
} from '../helpers/api.ts';
import { expectStoredAsRecomputed, recomputedTiers } from '../helpers/recompute.ts';
import { contents, rowCount } from '../helpers/rows.ts';

let server: TestServer;
let staff: Agent;
let staff2: Agent;
let supervisor: Agent;
let supervisor2: Agent;
let borrower: number;
beforeAll(async () => {
  server = await startTestServer();
  [staff, staff2, supervisor, supervisor2] = [
    await server.as('staff'),
    await server.as('staff2'),
    await server.as('supervisor'),
    await server.as('supervisor2'),
  ];
  borrower = await createBorrower(staff);
});
afterAll(async () => {
  await server.close();
});
afterEach(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
  expect(await brokenAuditEvents(server.deps.database.read)).toEqual([]);
});

/**
 * 12 × 1000.00 at 1 % a month, three of them overdue: 90, 59 and 28 days. At 18 % they bear 45.00 +
 * 29.50 + 14.00 penalty, and on 120.00, 110.00, 100.00 of interest 5.40 + 3.25 + 1.40 compound
 * interest.
 */
const late = async (changes: Record<string, unknown> = {}): Promise<number> =>
  (await createLoan(staff, borrower, { penalty_rate_bps: 1800, ...changes })).id;
const [OUTSTANDING, OVERDUE, PENALTY, COMPOUND] = [12_780_00, 3330_00, 88_50, 10_05];

const ask = (agent: Agent, sent: Record<string, unknown>) =>
  agent.post('/api/adjustments').send({ reason: '核对后申请', ...sent });
const propose = async (agent: Agent, sent: Record<string, unknown>): Promise<number> =>
  (await ask(agent, sent).expect(201)).body.id as number;
const approve = (agent: Agent, id: number, body: object = {}) =>
  agent.post(`/api/adjustments/${id}/approve`).send(body);
const reverse = (agent: Agent, id: number) =>
  agent.post(`/api/adjustments/${id}/reverse`).send({ reason: '录错' });
const loan = async (id: number) =>
  (await staff.get(`/api/loans/${id}`).expect(200)).body as Record<string, unknown>;
const ledgerOf = async (id: number) =>
  (await staff.get(`/api/loans/${id}/ledger`).expect(200)).body;
const pay = async (loan_id: number, amount_minor: number, paid_on = TODAY) =>
  (
    await staff
      .post('/api/payments')
      .send({ loan_id, client_reference: randomUUID(), amount_minor, paid_on, channel: 'cash' })
      .expect(201)
  ).body;
const tiers = async () =>
  (await staff.get('/api/overdue_tiers').expect(200)).body as {
    id: string;
    loans: number;
    outstanding_minor: number;
    overdue_minor: number;
  }[];

describe('a cost', () => {
  it('charged by a clerk counts at once, is paid first, and is shown on the loan', async () => {
    const id = await late();
    const { body } = await ask(staff, {
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
    expect(await loan(id)).toMatchObject({
      cost_minor: 50_00,
      outstanding_minor: OUTSTANDING,
      penalty_minor: PENALTY + COMPOUND,
    });
    const payment = await pay(id, 60_00);
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
    expect(await loan(id)).toMatchObject({
      cost_minor: 0,
      penalty_minor: PENALTY + COMPOUND - 10_00,
    });
    await approve(supervisor, body.id).expect(409);
  });

  it('opens a settled loan again, unless credit pays it', async () => {
    const [bare, rich] = [await late({ penalty_rate_bps: 0 }), await late({ penalty_rate_bps: 0 })];
    // A cost of the day of a payment would come before it.
    await pay(bare, OUTSTANDING, '2026-03-04');
    await pay(rich, OUTSTANDING + 70_00, '2026-03-04');
    for (const id of [bare, rich])
      await propose(staff, {
        loan_id: id,
        kind: 'charge',
        cost_kind: 'notice_fee',
        amount_minor: 50_00,
      });
    expect(await loan(bare)).toMatchObject({
      status: 'active',
      outstanding_minor: 0,
      cost_minor: 50_00,
      days_past_due: 0,
    });
    expect(await loan(rich)).toMatchObject({
      status: 'settled',
      cost_minor: 0,
      unallocated_minor: 20_00,
    });
  });

  it('is taken back by a supervisor, not by who charged it', async () => {
    const id = await late();
    const mine = await propose(supervisor, {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'lawyer_fee',
      amount_minor: 500_00,
    });
    await pay(id, 600_00);
    await staff.post(`/api/adjustments/${mine}/reverse`).send({ reason: '录错' }).expect(403);
    const own = await reverse(supervisor, mine).expect(422);
    expect(own.body).toMatchObject({
      code: 'rule_violated',
      message: expect.stringContaining('another person'),
    });
    const { body } = await reverse(supervisor2, mine).expect(200);
    expect(body).toMatchObject({
      status: 'reversed',
      reversal_reason: '录错',
      amount_minor: 500_00,
    });
    // 600.00: 45.00 + 5.40 + 120.00 and 429.60 of principal, as if there had been no cost.
    expect(await loan(id)).toMatchObject({
      cost_minor: 0,
      outstanding_minor: OUTSTANDING - 549_60,
    });
    await reverse(supervisor2, mine).expect(409);
  });

  it('keeps its loan from being deleted', async () => {
    const id = await late();
    await propose(staff, { loan_id: id, kind: 'charge', cost_kind: 'other', amount_minor: 1 });
    const { body } = await supervisor.delete(`/api/loans/${id}`).expect(409);
    expect(body.code).toBe('conflict');
    expect((await loan(id))['cost_minor']).toBe(1);
  });
});

describe('a waiver', () => {
  it.each([
    ['penalty', 80_00, { penalty_minor: PENALTY + COMPOUND - 80_00 }],
    ['compound_interest', 10_05, { penalty_minor: PENALTY }],
    [
      'interest',
      130_00,
      { outstanding_minor: OUTSTANDING - 130_00, overdue_minor: OVERDUE - 130_00 },
    ],
  ] as const)(
    'of %s does nothing until another person approves it',
    async (component, amount_minor, after) => {
      const id = await late();
      const before = await loan(id);
      const asked = await ask(staff, {
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
      expect(await loan(id)).toEqual(before);
      expect((await ledgerOf(id)).events.map((event: { kind: string }) => event.kind)).toEqual([
        'disbursement',
      ]);
      const { body } = await approve(supervisor, asked.body.id, { comment: '同意' }).expect(200);
      expect(body).toMatchObject({
        status: 'posted',
        decision_comment: '同意',
        posted_at: expect.any(String),
      });
      expect(await loan(id)).toMatchObject(after);
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
    const id = await late();
    await propose(staff, {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'appraisal_fee',
      amount_minor: 50_00,
    });
    await approve(
      supervisor,
      await propose(staff, { loan_id: id, kind: 'waiver', component: 'cost', amount_minor: 30_00 }),
    ).expect(200);
    expect(await loan(id)).toMatchObject({ cost_minor: 20_00 });
  });

  it('of the interest of the oldest installment ages the loan as before, and shows on the installment', async () => {
    const id = await late({ penalty_rate_bps: 0 });
    await approve(
      supervisor,
      await propose(staff, {
        loan_id: id,
        kind: 'waiver',
        component: 'interest',
        amount_minor: 120_00,
      }),
    ).expect(200);
    await pay(id, 1000_00);
    expect(await loan(id)).toMatchObject({
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
    const id = await late();
    const mine = await propose(supervisor, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 1_00,
    });
    await approve(staff, mine).expect(403);
    for (const username of ['compliance', 'admin'])
      await approve(await server.as(username), mine).expect(403);
    const own = await approve(supervisor, mine).expect(422);
    expect(own.body).toMatchObject({
      code: 'rule_violated',
      message: expect.stringContaining('another person'),
    });
    await supervisor.post(`/api/adjustments/${mine}/reject`).send({ comment: '自己' }).expect(422);
    await approve(supervisor2, mine).expect(200);
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
    const id = await late();
    const before = await loan(id);
    const asked = await propose(staff, {
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
    await reverse(supervisor2, asked).expect(409);
    expect(await loan(id)).toEqual(before);
  });

  it('that the loan has outrun is not approved', async () => {
    const id = await late();
    const asked = await propose(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: PENALTY,
    });
    await pay(id, 10_00);
    const { body } = await approve(supervisor, asked).expect(409);
    expect(body).toMatchObject({ code: 'conflict', message: expect.stringContaining('88.50') });
    expect(body.message).toContain('78.50');
  });

  it('with an earlier value date sees what was open then', async () => {
    const id = await late();
    // On 4 January the first was 30 days late: 15.00.
    const refused = await ask(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 15_01,
      value_on: '2026-01-04',
    }).expect(422);
    expect(refused.body.errors.amount_minor).toContain('15.00');
    await approve(
      supervisor,
      await propose(staff, {
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
    const id = await late();
    const asked = await propose(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 80_00,
    });
    await reverse(supervisor2, asked).expect(409);
    await approve(supervisor, asked).expect(200);
    await reverse(supervisor, asked).expect(200);
    expect(await loan(id)).toMatchObject({ penalty_minor: PENALTY + COMPOUND });
    expect((await ledgerOf(id)).events[1]).toMatchObject({
      kind: 'waiver',
      reversed_at: expect.any(String),
      entries: [],
    });
  });
});

describe('a write-off', () => {
  it('takes what is left, leaves the tiers, and comes back when it is reversed', async () => {
    const id = await late();
    const before = await tiers();
    await ask(staff, { loan_id: id, kind: 'write_off' }).expect(403);
    const asked = await ask(supervisor, { loan_id: id, kind: 'write_off' }).expect(201);
    expect(asked.body).toMatchObject({
      status: 'proposed',
      amount_minor: OUTSTANDING + PENALTY + COMPOUND,
    });
    await approve(supervisor, asked.body.id).expect(422);
    expect(await tiers()).toEqual(before);
    await approve(supervisor2, asked.body.id).expect(200);
    expect(await loan(id)).toMatchObject({
      status: 'written_off',
      written_off_on: TODAY,
      tier: null,
      asset_class: 'loss',
      outstanding_minor: OUTSTANDING,
    });
    const m3 = (rows: Awaited<ReturnType<typeof tiers>>) => rows.find((tier) => tier.id === 'M3');
    expect(m3(await tiers())).toMatchObject({
      loans: (m3(before)?.loans ?? 0) - 1,
      outstanding_minor: (m3(before)?.outstanding_minor ?? 0) - OUTSTANDING,
      overdue_minor: (m3(before)?.overdue_minor ?? 0) - OVERDUE,
    });
    expect(
      (await ask(supervisor2, { loan_id: id, kind: 'write_off' }).expect(422)).body.errors,
    ).toMatchObject({ loan_id: expect.stringContaining('written off') });
    await reverse(supervisor2, asked.body.id).expect(200);
    expect(await loan(id)).toMatchObject({ status: 'active', written_off_on: null, tier: 'M3' });
    expect(await tiers()).toEqual(before);
  });

  it('dated back leaves the tiers from its date on', async () => {
    const id = await late();
    await approve(
      supervisor2,
      await propose(supervisor, { loan_id: id, kind: 'write_off', value_on: '2026-02-01' }),
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
      await late({ product: 'cash_loan' }),
      await late({ product: 'cash_loan' }),
    ];
    await approve(
      supervisor2,
      await propose(supervisor, { loan_id: written, kind: 'write_off' }),
    ).expect(200);
    const components = (payment: { allocations: { component: string }[] }) =>
      payment.allocations.map((row) => row.component);
    expect(components(await pay(active, 100_00))).toEqual([
      'penalty',
      'compound_interest',
      'interest',
    ]);
    expect(components(await pay(written, 100_00))).toEqual(['principal']);
    expect(await loan(written)).toMatchObject({
      status: 'written_off',
      outstanding_minor: OUTSTANDING - 100_00,
    });
    const { body: quote } = await staff.get(`/api/loans/${written}/payoff`).expect(200);
    await pay(written, quote.amount_minor);
    expect(await loan(written)).toMatchObject({
      status: 'settled',
      outstanding_minor: 0,
      penalty_minor: 0,
      unallocated_minor: 0,
    });
  });

  it('that the loan has outrun is not approved, nor asked of a loan with nothing left', async () => {
    const [id, empty] = [await late(), await late({ penalty_rate_bps: 0 })];
    const asked = await propose(supervisor, { loan_id: id, kind: 'write_off' });
    await pay(id, 1);
    await approve(supervisor2, asked).expect(409);
    await pay(empty, OUTSTANDING);
    expect(
      (await ask(supervisor, { loan_id: empty, kind: 'write_off' }).expect(422)).body.errors,
    ).toMatchObject({ loan_id: expect.stringContaining('Nothing is open') });
  });
});

describe('a refund', () => {
  it('hands credit back once another person agrees, and no more than there is', async () => {
    const id = await late({ penalty_rate_bps: 0 });
    const payment = await pay(id, OUTSTANDING + 90_00);
    expect(payment.unallocated_minor).toBe(90_00);
    const refused = await ask(staff, { loan_id: id, kind: 'refund', amount_minor: 90_01 }).expect(
      422,
    );
    expect(refused.body.errors.amount_minor).toContain('90.00');
    const asked = await propose(staff, { loan_id: id, kind: 'refund', amount_minor: 60_00 });
    expect(await loan(id)).toMatchObject({ unallocated_minor: 90_00 });
    await approve(supervisor, asked).expect(200);
    expect(await loan(id)).toMatchObject({ status: 'settled', unallocated_minor: 30_00 });
    expect((await staff.get(`/api/payments/${payment.id}`)).body).toMatchObject({
      unallocated_minor: 30_00,
    });
    await reverse(supervisor2, asked).expect(200);
    expect(await loan(id)).toMatchObject({ unallocated_minor: 90_00 });
  });

  it('is not approved twice over: two asked for the same credit', async () => {
    const id = await late({ penalty_rate_bps: 0 });
    await pay(id, OUTSTANDING + 90_00);
    const [one, two] = [
      await propose(staff, { loan_id: id, kind: 'refund', amount_minor: 90_00 }),
      await propose(staff2, { loan_id: id, kind: 'refund', amount_minor: 90_00 }),
    ];
    const answers = await Promise.all([approve(supervisor, one), approve(supervisor2, two)]);
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(await loan(id)).toMatchObject({ unallocated_minor: 0 });
  });
});

describe('misuse of the funds', () => {
  it('raises the penalty from its date on once another person agrees, and not before', async () => {
    const id = await late();
    const asked = await ask(staff, {
      loan_id: id,
      kind: 'misuse',
      rate_bps: 3600,
      value_on: addDays(TODAY, -10),
    }).expect(201);
    expect(asked.body).toMatchObject({ status: 'proposed', amount_minor: 0, rate_bps: 3600 });
    expect(await loan(id)).toMatchObject({ penalty_minor: PENALTY + COMPOUND });
    await approve(supervisor, asked.body.id).expect(200);
    // Ten days more at 18 %: 3000.00 bear 15.00; interest of 120.00, 110.00 and 100.00 bears 0.60,
    // 0.55 and 0.50 more: 3.245 + 0.55 is 3.795.
    expect(await loan(id)).toMatchObject({ penalty_minor: PENALTY + 15_00 + 6_00 + 3_80 + 1_90 });
    expect(
      (await staff.get(`/api/loans/${id}`).query({ as_of: addDays(TODAY, -10) })).body
        .penalty_minor,
    ).toBe(40_00 + 24_50 + 9_00 + 4_80 + 2_70 + 90);
    await reverse(supervisor2, asked.body.id).expect(200);
    expect(await loan(id)).toMatchObject({ penalty_minor: PENALTY + COMPOUND });
  });
});

describe('an adjustment is refused', () => {
  const cases: [string, Record<string, unknown>, number, string, string][] = [
    ['without a kind', { kind: undefined }, 400, 'kind', 'Required'],
    ['of a kind that does not exist', { kind: 'gift' }, 400, 'kind', 'Not one of'],
    [
      'without a reason',
      { kind: 'charge', cost_kind: 'other', amount_minor: 1, reason: ' ' },
      400,
      'reason',
      'Required',
    ],
    [
      'with a field nobody knows',
      { kind: 'charge', cost_kind: 'other', amount_minor: 1, status: 'posted' },
      400,
      'status',
      'no such field',
    ],
    [
      'without a loan',
      { loan_id: 999_999, kind: 'charge', cost_kind: 'other', amount_minor: 1 },
      400,
      'loan_id',
      'no such loan',
    ],
    ['as a cost without its kind', { kind: 'charge', amount_minor: 1 }, 400, 'cost_kind', 'Choose'],
    [
      'as a cost without an amount',
      { kind: 'charge', cost_kind: 'other' },
      400,
      'amount_minor',
      'Enter an amount',
    ],
    [
      'as a cost of nothing',
      { kind: 'charge', cost_kind: 'other', amount_minor: 0 },
      400,
      'amount_minor',
      '0.01',
    ],
    [
      'as a cost of half a fen',
      { kind: 'charge', cost_kind: 'other', amount_minor: 0.5 },
      400,
      'amount_minor',
      'whole',
    ],
    [
      'as a cost with a component',
      { kind: 'charge', cost_kind: 'other', component: 'cost', amount_minor: 1 },
      400,
      'component',
      'Only a waiver',
    ],
    [
      'as a waiver without a component',
      { kind: 'waiver', amount_minor: 1 },
      400,
      'component',
      'Choose',
    ],
    [
      'as a waiver of principal',
      { kind: 'waiver', component: 'principal', amount_minor: 1 },
      400,
      'component',
      'Not one of',
    ],
    [
      'as a waiver without an amount',
      { kind: 'waiver', component: 'penalty' },
      400,
      'amount_minor',
      'Enter an amount',
    ],
    [
      'as a waiver with a kind of cost',
      { kind: 'waiver', component: 'penalty', cost_kind: 'other', amount_minor: 1 },
      400,
      'cost_kind',
      'Only a charge',
    ],
    [
      'as a waiver of more than is open',
      { kind: 'waiver', component: 'penalty', amount_minor: PENALTY + 1 },
      422,
      'amount_minor',
      '88.50',
    ],
    [
      'as a waiver of interest that is not overdue',
      { kind: 'waiver', component: 'interest', amount_minor: 330_01 },
      422,
      'amount_minor',
      '330.00',
    ],
    [
      'as a refund where there is no credit',
      { kind: 'refund', amount_minor: 1 },
      422,
      'amount_minor',
      '0.00',
    ],
    ['as misuse without a rate', { kind: 'misuse' }, 400, 'rate_bps', 'rate'],
    ['as misuse at no rate', { kind: 'misuse', rate_bps: 0 }, 400, 'rate_bps', 'rate'],
    [
      'as misuse with an amount',
      { kind: 'misuse', rate_bps: 3600, amount_minor: 1 },
      400,
      'amount_minor',
      'leave it out',
    ],
    [
      'as a refund with a rate',
      { kind: 'refund', amount_minor: 1, rate_bps: 100 },
      400,
      'rate_bps',
      'misuse',
    ],
    [
      'dated tomorrow',
      { kind: 'charge', cost_kind: 'other', amount_minor: 1, value_on: '2026-03-06' },
      422,
      'value_on',
      TODAY,
    ],
    [
      'dated before the money was lent',
      { kind: 'charge', cost_kind: 'other', amount_minor: 1, value_on: '2025-11-04' },
      422,
      'value_on',
      '2025-11-05',
    ],
    [
      'dated on no day',
      { kind: 'charge', cost_kind: 'other', amount_minor: 1, value_on: '2026-02-30' },
      400,
      'value_on',
      'date',
    ],
  ];
  let id: number;
  beforeAll(async () => {
    id = await late();
  });

  it.each(cases)('%s', async (_title, sent, status, field, text) => {
    const before = await contents(server.deps.database.read);
    const { body } = await ask(staff, { loan_id: id, ...sent }).expect(status);
    expect(body.code).toBe(status === 400 ? 'invalid_request' : 'rule_violated');
    expect(body.errors[field]).toContain(text);
    expect(body.errors.root.serverError).toBeTruthy();
    expect(await contents(server.deps.database.read)).toBe(before);
  });

  it('from who looks after no loans', async () => {
    for (const username of ['compliance', 'admin'])
      await ask(await server.as(username), {
        loan_id: id,
        kind: 'charge',
        cost_kind: 'other',
        amount_minor: 1,
      }).expect(403);
    await ask(server.anonymous(), {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'other',
      amount_minor: 1,
    }).expect(401);
  });

  it('as a write-off with an amount of one’s own', async () => {
    expect(
      (await ask(supervisor, { loan_id: id, kind: 'write_off', amount_minor: 1 }).expect(400)).body
        .errors.amount_minor,
    ).toContain('leave it out');
  });
});

describe('an adjustment sent twice', () => {
  it('under one reference is one, and with other contents is refused', async () => {
    const id = await late();
    const sent = {
      loan_id: id,
      kind: 'charge',
      cost_kind: 'court_fee',
      amount_minor: 50_00,
      client_reference: randomUUID(),
    };
    const answers = await Promise.all(
      Array.from({ length: 5 }, async () => await ask(staff, sent).expect(201)),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    for (const changes of [
      { amount_minor: 51_00 },
      { cost_kind: 'other' },
      { value_on: '2026-03-01' },
      { loan_id: await late() },
    ]) {
      const { body } = await ask(staff, { ...sent, ...changes }).expect(409);
      expect(body).toMatchObject({
        code: 'conflict',
        errors: { client_reference: expect.stringContaining(String(answers[0]?.body.id)) },
      });
    }
    expect(await loan(id)).toMatchObject({ cost_minor: 50_00 });
  });
});

describe('adjustments', () => {
  it('are listed by loan, kind and status, for everyone', async () => {
    const id = await late();
    await propose(staff, { loan_id: id, kind: 'charge', cost_kind: 'other', amount_minor: 7_00 });
    await propose(staff, { loan_id: id, kind: 'waiver', component: 'penalty', amount_minor: 8_00 });
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
    const id = await late();
    const asked = await propose(staff, {
      loan_id: id,
      kind: 'waiver',
      component: 'penalty',
      amount_minor: 8_00,
    });
    await approve(supervisor, asked).expect(200);
    await reverse(supervisor2, asked).expect(200);
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

  it('cannot be decided by one person nor changed afterwards, not even in the database', async () => {
    const id = await late();
    const asked = await propose(staff, {
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
