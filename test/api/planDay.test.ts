import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Restructure, RestructureStep } from '../../server/contract/resources/restructures.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { createBorrower, createLateLoan, pay } from '../helpers/book.ts';
import { type Desk, openDeskInTest } from '../helpers/desk.ts';
import { signPlan } from '../helpers/plans.ts';
import { expectStoredAsRecomputed, recomputedTiers } from '../helpers/recompute.ts';

let desk: Desk;
let borrower: number;
// A book of its own for each: the days of one must not be behind the next.
beforeEach(async () => {
  desk = await openDeskInTest();
  borrower = await createBorrower(desk.staff);
});
afterEach(async () => {
  await expectStoredAsRecomputed(desk.server.deps.database.read);
});

/** A loan with a request that both parties have signed. */
async function signed(
  terms: object = {},
  changes: object = {},
): Promise<{ loan_id: number; id: number; request: Restructure }> {
  const loan_id = await createLateLoan(desk.staff, borrower);
  const request = await signPlan(desk, loan_id, terms, changes);
  return { loan_id, id: request.id, request };
}
const request = async (id: number, on = desk) =>
  (await on.staff.get(`/api/restructures/${id}`).expect(200)).body as Restructure;
const loan = async (id: number, on = desk) =>
  (await on.staff.get(`/api/loans/${id}`).expect(200)).body as Record<string, unknown>;
const steps = async (id: number, on = desk) =>
  ((await on.staff.get(`/api/restructures/${id}/steps`).expect(200)).body as RestructureStep[]).map(
    ({ step }) => step,
  );
const roll = async (date: string) => {
  const later = await desk.on(date);
  await rollBusinessDay(later.server.deps);
  return later;
};

describe('the business day', () => {
  it('puts a signed plan in force on its day, not before, and only once', async () => {
    const { loan_id, id, request: waiting } = await signed({ effective_on: '2026-03-20' });
    expect(waiting).toMatchObject({ status: 'signed', effective_at: null });
    await roll('2026-03-19');
    expect(await request(id)).toMatchObject({ status: 'signed' });
    const later = await roll('2026-03-20');
    expect(await rollBusinessDay(later.server.deps)).toBeNull();
    expect(await request(id, later)).toMatchObject({
      status: 'effective',
      schedule_version: 2,
      plan_status: 'kept',
      observation_ends_on: '2027-04-05',
    });
    expect((await loan(loan_id, later))['schedule_version']).toBe(2);
  });

  it('says why a signed plan cannot take effect, once, and leaves it to a supervisor', async () => {
    const { loan_id, id } = await signed({
      effective_on: '2026-04-10',
      first_due_on: '2026-05-05',
    });
    await desk.staff
      .post('/api/adjustments')
      .send({
        loan_id,
        kind: 'charge',
        cost_kind: 'court_fee',
        amount_minor: 120_00,
        reason: '诉讼费',
      })
      .expect(201);
    await roll('2026-04-10');
    await roll('2026-04-11');
    expect(await request(id)).toMatchObject({
      status: 'signed',
      hindrance: 'owes_more_than_agreed',
    });
    expect((await steps(id)).filter((step) => step === 'hinder')).toHaveLength(1);
    await desk.staff
      .post(`/api/restructures/${id}/cancel`)
      .send({ reason: '重新申请' })
      .expect(403);
    await desk.supervisor
      .post(`/api/restructures/${id}/cancel`)
      .send({ reason: '重新申请' })
      .expect(200);
  });

  it('finds a plan kept, broken, kept again under a new observation, and completed', async () => {
    const {
      loan_id,
      id,
      request: plan,
    } = await signed(
      {
        installments_count: 3,
        first_due_on: '2026-05-15',
        annual_rate_bps: 0,
        interest_treatment: 'waive',
        penalty_treatment: 'waive',
      },
      { kinds: ['installment_plan', 'waiver'] },
    );
    expect(plan).toMatchObject({
      status: 'effective',
      observation_ends_on: '2027-05-15',
      observation_restarted_on: null,
    });
    const may = await roll('2026-05-15');
    expect(await loan(loan_id, may)).toMatchObject({
      plan_status: 'kept',
      contact_frozen: true,
      asset_class: 'special_mention',
    });
    const missed = await roll('2026-05-16');
    expect(await request(id, missed)).toMatchObject({
      plan_status: 'broken',
      observation_ends_on: '2027-05-15',
      observation_restarted_on: '2026-05-15',
    });
    expect(await loan(loan_id, missed)).toMatchObject({
      days_past_due: 1,
      contact_frozen: false,
      tier: 'M1',
    });
    await pay(missed.staff, loan_id, 4100_00, '2026-05-16');
    const caught = await roll('2026-05-17');
    expect(await request(id, caught)).toMatchObject({ plan_status: 'kept' });
    await pay(caught.staff, loan_id, 3960_00, '2026-05-17');
    await pay(caught.staff, loan_id, 4100_00, '2026-05-17');
    const done = await roll('2026-05-18');
    expect(await request(id, done)).toMatchObject({ plan_status: 'completed' });
    expect((await steps(id, done)).filter((step) => step === 'judge')).toHaveLength(3);
  });

  it('lets a settlement unpaid by its deadline lapse: what it forgave is owed again', async () => {
    const {
      loan_id,
      id,
      request: settlement,
    } = await signed(
      {
        installments_count: 1,
        first_due_on: '2026-06-30',
        annual_rate_bps: 0,
        repayment_method: 'bullet',
        interest_treatment: 'waive',
        penalty_treatment: 'waive',
        waived_principal_minor: 2000_00,
      },
      { kinds: ['settlement'] },
    );
    expect(settlement).toMatchObject({ status: 'effective', total_after_minor: 10_000_00 });
    const before = await loan(loan_id);
    expect(before).toMatchObject({ outstanding_minor: 10_000_00, installments_count: 1 });
    const day = await roll('2026-06-30');
    await pay(day.staff, loan_id, 1000_00, '2026-06-30');
    const late = await roll('2026-07-01');
    expect(await request(id, late)).toMatchObject({ status: 'cancelled', plan_status: 'lapsed' });
    const after = await loan(loan_id, late);
    expect(after).toMatchObject({ installments_count: 12, schedule_version: 1, plan_status: null });
    expect(after['days_past_due']).toBeGreaterThan(120);
    for (const as_of of ['2026-05-01', '2026-07-01']) {
      const tiers = (await late.staff.get('/api/overdue_tiers').query({ as_of }).expect(200))
        .body as { id: string; loans: number; outstanding_minor: number; overdue_minor: number }[];
      expect(
        Object.fromEntries(
          tiers.map(({ id: tier, loans, outstanding_minor, overdue_minor }) => [
            tier,
            { loans, outstanding_minor, overdue_minor },
          ]),
        ),
      ).toEqual(await recomputedTiers(desk.server.deps.database.read, as_of));
    }
    const { body: past } = await late.staff
      .get(`/api/loans/${loan_id}`)
      .query({ as_of: '2026-06-30', known_at: '2026-06-30T05:00:00.000Z' })
      .expect(200);
    expect(past).toMatchObject({
      outstanding_minor: 9000_00,
      installments_count: 1,
      schedule_version: 2,
    });
  });
});
