import { randomUUID } from 'node:crypto';
import type { Agent } from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import {
  ALLOCATION_RULES,
  CLASS_THRESHOLDS,
  TIER_BANDS,
} from '../../server/domain/policyDefaults.ts';
import {
  createBorrower,
  createLoan,
  query,
  startTestServer,
  TODAY,
  type TestServer,
} from '../helpers/api.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { contents } from '../helpers/rows.ts';

let server: TestServer;
let staff: Agent;
let supervisor: Agent;
let compliance: Agent;
let admin: Agent;
let borrower: number;
beforeAll(async () => {
  server = await startTestServer();
  [staff, supervisor, compliance, admin] = [
    await server.as('staff'),
    await server.as('supervisor'),
    await server.as('compliance'),
    await server.as('admin'),
  ];
  borrower = await createBorrower(staff);
});
afterAll(async () => {
  await server.close();
});
afterEach(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

const PRINCIPAL_FIRST = ALLOCATION_RULES.principal_first_over_90.value;
const order = PRINCIPAL_FIRST.overdue_over_90;
const ALWAYS_PRINCIPAL = {
  current: order,
  overdue_to_90: order,
  overdue_over_90: order,
  written_off: order,
  court: order,
};
/** Two bands instead of eight. */
const BANDS = [
  { id: 'M0', from_days: 0, to_days: 0 },
  { id: 'M1', from_days: 1, to_days: 89 },
  { id: 'M9', from_days: 90, to_days: null },
];

const ask = (agent: Agent, sent: Record<string, unknown>) =>
  agent.post('/api/policies').send({
    effective_on: TODAY,
    source: '信贷管理办法',
    confidence: 'C',
    reason: '年度调整',
    ...sent,
  });
/** A policy asked for by the admin and approved by compliance. */
async function enact(sent: Record<string, unknown>): Promise<number> {
  const { body } = await ask(admin, sent).expect(201);
  await compliance.post(`/api/policies/${body.id}/approve`).send({}).expect(200);
  return body.id as number;
}
const loan = async (id: number, moment: object = {}) =>
  (await staff.get(`/api/loans/${id}`).query(moment).expect(200)).body;
const tierIds = async (as_of?: string) =>
  (
    await staff
      .get('/api/overdue_tiers')
      .query(as_of ? { as_of } : {})
      .expect(200)
  ).body.map((tier: { id: string }) => tier.id);
const pay = async (loan_id: number, amount_minor: number, paid_on = TODAY) =>
  (
    await staff
      .post('/api/payments')
      .send({ loan_id, client_reference: randomUUID(), amount_minor, paid_on, channel: 'cash' })
      .expect(201)
  ).body;
const components = async (payment: { id: number }) =>
  (await staff.get(`/api/payments/${payment.id}`).expect(200)).body.allocations.map(
    (row: { component: string }) => row.component,
  );
const SHIPPED_TIERS = TIER_BANDS.value.map(({ id }) => id);

describe('the shipped policies', () => {
  it('are in force from the start, say where they come from and how sure they are, and are read by everyone', async () => {
    for (const agent of [staff, supervisor, compliance, admin]) {
      const { body } = await agent
        .get('/api/policies')
        .query(query({ sort: ['id', 'ASC'] }))
        .expect(200);
      expect(
        body.map(({ kind, product, in_force, status }: Record<string, unknown>) => [
          kind,
          product,
          in_force,
          status,
        ]),
      ).toEqual([
        ['tiers', null, true, 'approved'],
        ['asset_classes', null, true, 'approved'],
        ['asset_classes', 'card', true, 'approved'],
        ['allocation', null, true, 'approved'],
        ['penalty_day_base', null, true, 'approved'],
        ['cost_cap', null, true, 'approved'],
        ['early_payoff', null, true, 'approved'],
        ['restructure_limits', null, true, 'approved'],
        ['observation', null, true, 'approved'],
        ['contact_rules', null, true, 'approved'],
        ['contact_rules', null, true, 'approved'],
        ['contact_rules', null, true, 'approved'],
        ['contact_rules', null, true, 'approved'],
        ['note_lexicon', null, true, 'approved'],
        ['note_review', null, true, 'approved'],
        ['credit_repair', null, true, 'approved'],
      ]);
      expect(
        body.every(
          (row: { source: string; confidence: string }) =>
            row.source !== '' && ['A', 'B', 'C'].includes(row.confidence),
        ),
      ).toBe(true);
      expect(body[0].value).toEqual(TIER_BANDS.value);
    }
  });
});

describe('who may change a policy', () => {
  it('only an admin asks and only compliance approves', async () => {
    const sent = {
      kind: 'cost_cap',
      product: 'phone_loan',
      effective_on: '2026-04-01',
      value: { annual_bps: 2000 },
    };
    for (const agent of [staff, supervisor, compliance])
      expect((await ask(agent, sent).expect(403)).body.code).toBe('forbidden');
    await ask(server.anonymous(), sent).expect(401);
    const { body } = await ask(admin, sent).expect(201);
    expect(body).toMatchObject({
      status: 'proposed',
      in_force: false,
      value: { annual_bps: 2000 },
      decided_by: null,
    });
    for (const agent of [staff, supervisor, admin]) {
      for (const verb of ['approve', 'reject'])
        await agent
          .post(`/api/policies/${body.id}/${verb}`)
          .send(verb === 'reject' ? { comment: '不' } : {})
          .expect(403);
    }
    const approved = await compliance
      .post(`/api/policies/${body.id}/approve`)
      .send({ comment: '已核对' })
      .expect(200);
    expect(approved.body).toMatchObject({
      status: 'approved',
      decision_comment: '已核对',
      decided_at: expect.any(String),
      in_force: false,
    });
    await compliance.post(`/api/policies/${body.id}/reject`).send({ comment: '迟了' }).expect(409);
    const events = await server.deps.database
      .read('audit_events')
      .where({ resource: 'policies', record_id: body.id })
      .orderBy('id')
      .select('action');
    expect(events.map((event: { action: string }) => event.action)).toEqual(['create', 'approve']);
  });

  it('compliance turns one down with a comment, and it never counts', async () => {
    const { body } = await ask(admin, { kind: 'tiers', value: BANDS }).expect(201);
    expect(
      (await compliance.post(`/api/policies/${body.id}/reject`).send({}).expect(400)).body.errors,
    ).toHaveProperty('comment');
    expect(
      (
        await compliance
          .post(`/api/policies/${body.id}/reject`)
          .send({ comment: '过粗' })
          .expect(200)
      ).body,
    ).toMatchObject({ status: 'rejected', decision_comment: '过粗' });
    await compliance.post(`/api/policies/${body.id}/approve`).send({}).expect(409);
    expect(await tierIds()).toEqual(SHIPPED_TIERS);
  });

  it('nobody changes or deletes one, and nobody approves their own, not even in the database', async () => {
    const { body } = await ask(admin, {
      kind: 'cost_cap',
      effective_on: '2026-05-01',
      value: { annual_bps: 1 },
    }).expect(201);
    await admin.put(`/api/policies/${body.id}`).send({ reason: '改' }).expect(404);
    await admin.delete(`/api/policies/${body.id}`).expect(404);
    const write = server.deps.database.write;
    const { author_id } = await write('policies').where({ id: body.id }).first();
    await expect(
      write('policies')
        .where({ id: body.id })
        .update({ status: 'approved', decided_by: author_id }),
    ).rejects.toThrow(/policies_maker_checker/i);
    for (const changes of [
      { value: '{}' },
      { effective_on: '2020-01-01' },
      { kind: 'tiers' },
      { product: 'card' },
    ])
      await expect(write('policies').where({ id: body.id }).update(changes)).rejects.toThrow(
        /append-only/,
      );
    await expect(write('policies').where({ id: body.id }).delete()).rejects.toThrow(/append-only/);
    await compliance.post(`/api/policies/${body.id}/reject`).send({ comment: '试' }).expect(200);
  });
});

describe('a policy is refused', () => {
  const rules = ALLOCATION_RULES.by_law.value;
  const cases: [string, Record<string, unknown>, number, string, string][] = [
    [
      'that begins before today',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, effective_on: '2026-03-04' },
      422,
      'effective_on',
      TODAY,
    ],
    [
      'that begins on no day',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, effective_on: '2026-02-30' },
      400,
      'effective_on',
      'date',
    ],
    ['of no kind', { kind: 'gravity', value: 9 }, 400, 'kind', 'tiers'],
    ['without a value', { kind: 'cost_cap' }, 400, 'value', 'Required'],
    [
      'without a source',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, source: '' },
      400,
      'source',
      'Required',
    ],
    [
      'without a reason',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, reason: undefined },
      400,
      'reason',
      'Required',
    ],
    [
      'of a confidence that is none',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, confidence: 'D' },
      400,
      'confidence',
      'A, B, C',
    ],
    [
      'for what is no product',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, product: 'Cash Loan' },
      400,
      'product',
      '',
    ],
    [
      'that says itself it is approved',
      { kind: 'cost_cap', value: { annual_bps: 2000 }, status: 'approved' },
      400,
      'status',
      'no such field',
    ],
    [
      'as a cap below nothing',
      { kind: 'cost_cap', value: { annual_bps: -1 } },
      400,
      'value',
      'cost_cap',
    ],
    [
      'as a cap with more in it',
      { kind: 'cost_cap', value: { annual_bps: 1, monthly_bps: 1 } },
      400,
      'value',
      'cost_cap',
    ],
    [
      'as a day base of 364',
      { kind: 'penalty_day_base', value: { base: 364 } },
      400,
      'value',
      'penalty_day_base',
    ],
    [
      'as a fee of half the loan',
      { kind: 'early_payoff', value: { fee_bps: 5000 } },
      400,
      'value',
      'early_payoff',
    ],
    [
      'as bands with a gap',
      { kind: 'tiers', value: [BANDS[0], { id: 'M1', from_days: 2, to_days: null }] },
      400,
      'value',
      'tiers',
    ],
    [
      'as bands that overlap',
      {
        kind: 'tiers',
        value: [
          { id: 'M0', from_days: 0, to_days: 5 },
          { id: 'M1', from_days: 5, to_days: null },
        ],
      },
      400,
      'value',
      'tiers',
    ],
    [
      'as bands that end',
      { kind: 'tiers', value: [BANDS[0], { id: 'M1', from_days: 1, to_days: 90 }] },
      400,
      'value',
      'tiers',
    ],
    [
      'as bands of one name',
      { kind: 'tiers', value: [BANDS[0], { id: 'M0', from_days: 1, to_days: null }] },
      400,
      'value',
      'tiers',
    ],
    [
      'as an order that leaves a component out',
      {
        kind: 'allocation',
        value: { ...rules, court: ['cost', 'penalty', 'interest', 'principal'] },
      },
      400,
      'value',
      'allocation',
    ],
    [
      'as an order that names one twice',
      {
        kind: 'allocation',
        value: { ...rules, court: ['cost', 'cost', 'penalty', 'interest', 'principal'] },
      },
      400,
      'value',
      'allocation',
    ],
    [
      'as orders without a stage',
      { kind: 'allocation', value: { current: order } },
      400,
      'value',
      'allocation',
    ],
    [
      'as classes out of order',
      { kind: 'asset_classes', value: CLASS_THRESHOLDS.consumer.value.toReversed() },
      400,
      'value',
      'asset_classes',
    ],
    [
      'as classes that do not rise',
      {
        kind: 'asset_classes',
        value: CLASS_THRESHOLDS.consumer.value.map((step) => ({ ...step, from_days: 0 })),
      },
      400,
      'value',
      'asset_classes',
    ],
    [
      'with the value of another kind',
      { kind: 'tiers', value: { annual_bps: 2000 } },
      400,
      'value',
      'tiers',
    ],
  ];
  it.each(cases)('%s', async (_title, sent, status, field, text) => {
    const before = await contents(server.deps.database.read);
    const { body } = await ask(admin, sent).expect(status);
    expect(body.errors[field]).toContain(text);
    expect(await contents(server.deps.database.read)).toBe(before);
  });
});

describe('a policy that takes effect', () => {
  it('on a day makes new tiers from that day on and leaves those of the day before', async () => {
    const { id } = await createLoan(staff, borrower);
    expect(await loan(id)).toMatchObject({ days_past_due: 90, tier: 'M3' });
    await enact({ kind: 'tiers', value: BANDS, effective_on: '2026-03-10' });
    expect([await tierIds(), await tierIds('2026-03-09'), await tierIds('2026-03-10')]).toEqual([
      SHIPPED_TIERS,
      SHIPPED_TIERS,
      ['M0', 'M1', 'M9'],
    ]);
    expect([
      (await loan(id, { as_of: '2026-03-09' })).tier,
      (await loan(id, { as_of: '2026-03-10' })).tier,
    ]).toEqual(['M4', 'M9']);
    expect((await loan(id)).tier).toBe('M3');
    await enact({ kind: 'tiers', value: BANDS });
    expect([(await loan(id)).tier, (await loan(id, { as_of: addDays(TODAY, -1) })).tier]).toEqual([
      'M9',
      'M3',
    ]);
    expect([await tierIds(), await tierIds(addDays(TODAY, -1))]).toEqual([
      ['M0', 'M1', 'M9'],
      SHIPPED_TIERS,
    ]);
    expect(
      (
        await staff
          .get('/api/loans')
          .query(query({ filter: { tier: 'M9' } }))
          .expect(200)
      ).body.map((row: { id: number }) => row.id),
    ).toEqual([id]);
    expect(
      (
        await staff
          .get('/api/loans')
          .query(query({ filter: { tier: 'M7' } }))
          .expect(400)
      ).body.errors.tier,
    ).toContain('M9');
    await enact({ kind: 'tiers', value: TIER_BANDS.value });
    expect((await loan(id)).tier).toBe('M3');
  });

  it('cannot be approved once its day has passed', async () => {
    const { body } = await ask(admin, {
      kind: 'cost_cap',
      product: 'phone_loan',
      value: { annual_bps: 1 },
    }).expect(201);
    const later = await startTestServer({ businessDate: '2026-03-06' });
    try {
      const row = await server.deps.database.read('policies').where({ id: body.id }).first();
      const [{ max }] = (await later.deps.database.read('policies').max({ max: 'id' })) as [
        { max: number },
      ];
      await later.deps.database.write('policies').insert({ ...row, id: max + 1 });
      expect(
        (
          await (
            await later.as('compliance')
          )
            .post(`/api/policies/${max + 1}/approve`)
            .send({})
            .expect(422)
        ).body.code,
      ).toBe('rule_violated');
    } finally {
      await later.close();
    }
  });

  it('today orders the payments of today, also those recorded before it, and none of yesterday', async () => {
    // 17 days late at 18 %: 8.50 and 1.02.
    const terms = {
      product: 'phone_installment',
      penalty_rate_bps: 1800,
      disbursed_on: '2026-01-15',
      first_due_on: '2026-02-15',
    };
    const [{ id: one }, { id: two }] = [
      await createLoan(staff, borrower, terms),
      await createLoan(staff, borrower, { ...terms, product: 'cash_loan' }),
    ];
    const [yesterday, today, other] = [
      await pay(one, 20_00, '2026-03-04'),
      await pay(one, 30_00),
      await pay(two, 30_00),
    ];
    const before = ['penalty', 'compound_interest', 'interest'];
    expect([await components(yesterday), await components(other)]).toEqual([before, before]);
    await enact({ kind: 'allocation', product: 'phone_installment', value: ALWAYS_PRINCIPAL });
    expect([await components(yesterday), await components(today), await components(other)]).toEqual(
      [before, ['principal'], before],
    );
    expect(await components(await pay(one, 10_00))).toEqual(['principal']);
    expect(await components(await pay(one, 1_00, '2026-03-03'))).toEqual(['penalty']);
    expect((await loan(one)).principal_outstanding_minor).toBe(12_000_00 - 40_00);
  });

  it('for one product leaves the others to the row for all', async () => {
    const classes = CLASS_THRESHOLDS.consumer.value.map((step, at) => ({
      ...step,
      from_days: at * 10,
    }));
    const [{ id: phone }, { id: cash }] = [
      await createLoan(staff, borrower, { product: 'phone_loan' }),
      await createLoan(staff, borrower, { product: 'cash_loan' }),
    ];
    expect([(await loan(phone)).asset_class, (await loan(cash)).asset_class]).toEqual([
      'special_mention',
      'special_mention',
    ]);
    const id = await enact({ kind: 'asset_classes', product: 'phone_loan', value: classes });
    expect([(await loan(phone)).asset_class, (await loan(cash)).asset_class]).toEqual([
      'loss',
      'special_mention',
    ]);
    expect((await loan(phone, { as_of: '2026-03-04' })).asset_class).toBe('special_mention');
    const ids = (
      await staff
        .get('/api/loans')
        .query(query({ filter: { asset_class: 'loss' } }))
        .expect(200)
    ).body.map((row: { id: number }) => row.id);
    expect(ids).toEqual([phone]);
    const rows = (
      await staff
        .get('/api/policies')
        .query(query({ filter: { kind: 'asset_classes' }, sort: ['id', 'ASC'] }))
    ).body;
    expect(
      rows.map(({ product, in_force }: Record<string, unknown>) => [product, in_force]),
    ).toEqual([
      [null, true],
      ['card', true],
      ['phone_loan', true],
    ]);
    expect(rows.at(-1).id).toBe(id);
  });

  it('as a day base or a fee holds for loans lent from then on', async () => {
    const terms = { product: 'consumer_loan', penalty_rate_bps: 1800 };
    const { id: old } = await createLoan(staff, borrower, terms);
    const before = await loan(old);
    await enact({ kind: 'penalty_day_base', value: { base: 365 } });
    await enact({ kind: 'early_payoff', value: { fee_bps: 100 } });
    expect(await loan(old)).toEqual(before);
    expect((await staff.get(`/api/loans/${old}/payoff`)).body.parts.fee).toBe(0);
    const { id: young } = await createLoan(staff, borrower, {
      ...terms,
      disbursed_on: TODAY,
      first_due_on: '2026-04-05',
    });
    // 1 % of 12000.00; 30 days of 1000.00 and 120.00 on 365: 14.79 and 1.78.
    expect((await staff.get(`/api/loans/${young}/payoff`)).body.parts.fee).toBe(120_00);
    expect((await loan(young, { as_of: '2026-05-05' })).penalty_minor).toBe(14_79 + 1_78);
  });

  it('of today reaches a loan that was lent and paid off this morning', async () => {
    const { id } = await createLoan(staff, borrower, {
      product: 'card',
      disbursed_on: TODAY,
      first_due_on: '2026-04-05',
    });
    await enact({ kind: 'early_payoff', product: 'card', value: { fee_bps: 0 } });
    await pay(id, 12_000_00);
    expect((await loan(id)).status).toBe('settled');
    await enact({ kind: 'early_payoff', product: 'card', value: { fee_bps: 100 } });
    expect((await loan(id)).status).toBe('active');
  });
});

describe('the cap on what a loan may cost', () => {
  const view = async (id: number, moment: object = {}) =>
    (await staff.get(`/api/loans/${id}/ledger`).query(moment).expect(200)).body.cost;

  it('finds an excess, and none once it is waived', async () => {
    // 36 % a year under a cap of 24 %: 30.00 a month on 1000.00. 31 days allow 20.38.
    const { id } = await createLoan(staff, borrower, {
      principal_minor: 1000_00,
      annual_rate_bps: 3600,
      repayment_method: 'interest_only',
      disbursed_on: '2026-02-02',
      first_due_on: '2026-03-02',
      installments_count: 3,
    });
    expect(await view(id)).toMatchObject({
      cap_bps: 2400,
      charged_minor: 30_00,
      allowed_minor: 20_38,
      excess_minor: 9_62,
      penalty_rate_bps: 0,
      nominal_apr_bps: expect.any(Number),
      effective_apr_bps: expect.any(Number),
    });
    const { body } = await staff
      .post('/api/adjustments')
      .send({
        loan_id: id,
        kind: 'waiver',
        component: 'interest',
        amount_minor: 9_62,
        reason: '超过上限',
      })
      .expect(201);
    await supervisor.post(`/api/adjustments/${body.id}/approve`).send({}).expect(200);
    expect(await view(id)).toMatchObject({
      charged_minor: 20_38,
      allowed_minor: 20_38,
      excess_minor: 0,
    });
  });

  it('counts costs and penalty, and was different before a new one came', async () => {
    const { id } = await createLoan(staff, borrower, {
      product: 'phone_loan',
      principal_minor: 1000_00,
      annual_rate_bps: 0,
      penalty_rate_bps: 0,
      repayment_method: 'flat',
      installments_count: 1,
      disbursed_on: '2026-02-03',
      first_due_on: '2026-04-03',
    });
    await staff
      .post('/api/adjustments')
      .send({
        loan_id: id,
        kind: 'charge',
        cost_kind: 'other',
        amount_minor: 25_00,
        reason: '公证',
      })
      .expect(201);
    // 30 days at 24 %: 19.73.
    expect(await view(id)).toMatchObject({
      charged_minor: 25_00,
      allowed_minor: 19_73,
      excess_minor: 5_27,
    });
    const before = await view(id, { as_of: '2026-03-04' });
    await enact({ kind: 'cost_cap', product: 'phone_loan', value: { annual_bps: 3650 } });
    // Until today the old cap; ten more days at 1.00 a day.
    expect(await view(id)).toMatchObject({
      cap_bps: 3650,
      allowed_minor: 19_73,
      excess_minor: 5_27,
    });
    expect(await view(id, { as_of: '2026-03-04' })).toEqual(before);
    expect(await view(id, { as_of: '2026-03-15' })).toMatchObject({
      allowed_minor: 29_73,
      excess_minor: 0,
    });
  });
});
