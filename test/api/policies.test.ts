import { afterEach, describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import {
  ALLOCATION_RULES,
  CLASS_THRESHOLDS,
  TIER_BANDS,
} from '../../server/domain/policyDefaults.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay, readLoan } from '../helpers/book.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';
import { askPolicy, enactPolicy, THREE_BANDS } from '../helpers/policies.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const desk = await openDesk();
const { server, staff, supervisor, compliance, admin } = desk;
const borrower = await createBorrower(staff);
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
const tierIds = async (as_of?: string) =>
  (
    await staff
      .get('/api/overdue_tiers')
      .query(as_of ? { as_of } : {})
      .expect(200)
  ).body.map((tier: { id: string }) => tier.id);
const components = async (payment: { id: number }) =>
  (await staff.get(`/api/payments/${payment.id}`).expect(200)).body.allocations.map(
    (row: { component: string }) => row.component,
  );
const SHIPPED_TIERS = TIER_BANDS.value.map(({ id }) => id);

describe('the shipped policies', () => {
  it('are in force from the start, say their source, and are read by everyone', async () => {
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
        ['grace', null, true, 'approved'],
        ['due_days', null, true, 'approved'],
        ['cost_cap', null, true, 'approved'],
        ['early_payoff', null, true, 'approved'],
        ['tolerance', null, true, 'approved'],
        ['small_balance', null, true, 'approved'],
        ['restructure_limits', null, true, 'approved'],
        ['observation', null, true, 'approved'],
        ['contact_rules', null, true, 'approved'],
        ['contact_rules', null, true, 'approved'],
        ['contact_rules', null, true, 'approved'],
        ['contact_rules', null, true, 'approved'],
        ['note_lexicon', null, true, 'approved'],
        ['note_review', null, true, 'approved'],
        ['credit_repair', null, true, 'approved'],
        ['worklist', null, true, 'approved'],
        ['assignment', null, true, 'approved'],
        ['tier_strategies', null, true, 'approved'],
        ['personal_reads', null, true, 'approved'],
        ['row_scope', null, true, 'approved'],
        ['bank_matching', null, true, 'approved'],
        ['outreach', null, true, 'approved'],
        ['visit_plan', null, true, 'approved'],
        ['warning_rules', null, true, 'approved'],
        ['sign_in', null, true, 'approved'],
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
      expect((await askPolicy(agent, sent).expect(403)).body.code).toBe('forbidden');
    await askPolicy(server.anonymous(), sent).expect(401);
    const { body } = await askPolicy(admin, sent).expect(201);
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
    const { body } = await askPolicy(admin, { kind: 'tiers', value: THREE_BANDS }).expect(201);
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

  it('nobody changes or deletes one, or approves their own, not even in the database', async () => {
    const { body } = await askPolicy(admin, {
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

describe('a policy that takes effect', () => {
  it('on a day makes new tiers from that day on and leaves those of the day before', async () => {
    const { id } = await createLoan(staff, borrower);
    expect(await readLoan(staff, id)).toMatchObject({ days_past_due: 90, tier: 'M3' });
    await enactPolicy(desk, { kind: 'tiers', value: THREE_BANDS, effective_on: '2026-03-10' });
    expect([await tierIds(), await tierIds('2026-03-09'), await tierIds('2026-03-10')]).toEqual([
      SHIPPED_TIERS,
      SHIPPED_TIERS,
      ['M0', 'M1', 'M9'],
    ]);
    expect([
      (await readLoan(staff, id, { as_of: '2026-03-09' })).tier,
      (await readLoan(staff, id, { as_of: '2026-03-10' })).tier,
    ]).toEqual(['M4', 'M9']);
    expect((await readLoan(staff, id)).tier).toBe('M3');
    await enactPolicy(desk, { kind: 'tiers', value: THREE_BANDS });
    expect([
      (await readLoan(staff, id)).tier,
      (await readLoan(staff, id, { as_of: addDays(TODAY, -1) })).tier,
    ]).toEqual(['M9', 'M3']);
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
    await enactPolicy(desk, { kind: 'tiers', value: TIER_BANDS.value });
    expect((await readLoan(staff, id)).tier).toBe('M3');
  });

  it('cannot be approved once its day has passed', async () => {
    const { body } = await askPolicy(admin, {
      kind: 'cost_cap',
      product: 'phone_loan',
      value: { annual_bps: 1 },
    }).expect(201);
    const later = await openDeskInTest({ businessDate: '2026-03-06' });
    const row = await server.deps.database.read('policies').where({ id: body.id }).first();
    const [{ max }] = (await later.server.deps.database.read('policies').max({ max: 'id' })) as [
      { max: number },
    ];
    await later.server.deps.database.write('policies').insert({ ...row, id: max + 1 });
    expect(
      (
        await later.compliance
          .post(`/api/policies/${max + 1}/approve`)
          .send({})
          .expect(422)
      ).body.code,
    ).toBe('rule_violated');
  });

  it('orders payments of its first day, even those recorded before, not of yesterday', async () => {
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
      await pay(staff, one, 20_00, '2026-03-04'),
      await pay(staff, one, 30_00),
      await pay(staff, two, 30_00),
    ];
    const before = ['penalty', 'compound_interest', 'interest'];
    expect([await components(yesterday), await components(other)]).toEqual([before, before]);
    await enactPolicy(desk, {
      kind: 'allocation',
      product: 'phone_installment',
      value: ALWAYS_PRINCIPAL,
    });
    expect([await components(yesterday), await components(today), await components(other)]).toEqual(
      [before, ['principal'], before],
    );
    expect(await components(await pay(staff, one, 10_00))).toEqual(['principal']);
    expect(await components(await pay(staff, one, 1_00, '2026-03-03'))).toEqual(['penalty']);
    expect((await readLoan(staff, one)).principal_outstanding_minor).toBe(12_000_00 - 40_00);
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
    expect([
      (await readLoan(staff, phone)).asset_class,
      (await readLoan(staff, cash)).asset_class,
    ]).toEqual(['special_mention', 'special_mention']);
    const id = await enactPolicy(desk, {
      kind: 'asset_classes',
      product: 'phone_loan',
      value: classes,
    });
    expect([
      (await readLoan(staff, phone)).asset_class,
      (await readLoan(staff, cash)).asset_class,
    ]).toEqual(['loss', 'special_mention']);
    expect((await readLoan(staff, phone, { as_of: '2026-03-04' })).asset_class).toBe(
      'special_mention',
    );
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
    const before = await readLoan(staff, old);
    await enactPolicy(desk, { kind: 'penalty_day_base', value: { base: 365 } });
    await enactPolicy(desk, { kind: 'early_payoff', value: { fee_bps: 100 } });
    expect(await readLoan(staff, old)).toEqual(before);
    expect((await staff.get(`/api/loans/${old}/payoff`)).body.parts.fee).toBe(0);
    const { id: young } = await createLoan(staff, borrower, {
      ...terms,
      disbursed_on: TODAY,
      first_due_on: '2026-04-05',
    });
    // 1 % of 12000.00; 30 days of 1000.00 and 120.00 on 365: 14.79 and 1.78.
    expect((await staff.get(`/api/loans/${young}/payoff`)).body.parts.fee).toBe(120_00);
    expect((await readLoan(staff, young, { as_of: '2026-05-05' })).penalty_minor).toBe(
      14_79 + 1_78,
    );
  });

  it('as a fee of months of interest is quoted with what it is counted by', async () => {
    const value = {
      basis: 'interest_months',
      steps: [
        { until_month: 12, months: 2 },
        { until_month: 24, months: 1 },
      ],
    };
    await enactPolicy(desk, { kind: 'early_payoff', product: 'phone_loan', value });
    const { id } = await createLoan(staff, borrower, {
      product: 'phone_loan',
      disbursed_on: TODAY,
      first_due_on: '2026-04-05',
      installments_count: 36,
    });
    const principal_minor = 12_000_00;
    const { parts, fee_rule } = (await staff.get(`/api/loans/${id}/payoff`)).body;
    expect(parts.fee).toBe(240_00);
    expect(fee_rule).toEqual({
      fee_bps: null,
      interest_months: 2,
      until_on: '2027-03-05',
      principal_minor,
    });
    const later = (await staff.get(`/api/loans/${id}/payoff?on=2027-03-06`)).body;
    expect(later.fee_rule).toMatchObject({ interest_months: 1, until_on: '2028-03-05' });
  });

  it('of today reaches a loan that was lent and paid off this morning', async () => {
    const { id } = await createLoan(staff, borrower, {
      product: 'card',
      disbursed_on: TODAY,
      first_due_on: '2026-04-05',
    });
    await enactPolicy(desk, { kind: 'early_payoff', product: 'card', value: { fee_bps: 0 } });
    await pay(staff, id, 12_000_00);
    expect((await readLoan(staff, id)).status).toBe('settled');
    await enactPolicy(desk, { kind: 'early_payoff', product: 'card', value: { fee_bps: 100 } });
    expect((await readLoan(staff, id)).status).toBe('active');
  });
});
