import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Visit } from '../../server/contract/resources/visits.ts';
import type { Reminder } from '../../server/contract/resources/reminders.ts';
import { makeVisits } from '../../server/features/collections/visits/dueVisits.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLateLoan, createLoan, newPhone } from '../helpers/book.ts';
import { beijing } from '../helpers/contacts.ts';
import { type Desk, openDeskInTest } from '../helpers/desk.ts';
import { askPolicy, enactPolicy } from '../helpers/policies.ts';
import { idOfUser, MET } from '../helpers/visits.ts';

/** The plan makes visits by itself: due ones, once, with the reason. */

let desk: Desk;
beforeEach(async () => {
  desk = await openDeskInTest();
});
let later: Desk | undefined;
afterEach(() => {
  later = undefined;
});

const BAND = {
  name: '逾期上门',
  kind: 'door',
  tiers: ['M2', 'M3', 'M4'],
  from_minor: 100_000,
  to_minor: null,
  every_months: 1,
  sample_bps: 10_000,
};
const PLAN = { bands: [BAND], within_days: 15, escalate_days: 3, place: false };
const visitsOf = async (at: Desk, filter: object = {}): Promise<Visit[]> =>
  (
    await at.supervisor
      .get('/api/visits')
      .query(query({ filter, range: [0, 24] }))
      .expect(200)
  ).body as Visit[];
/** The 28th: everybody's day of the month has come. */
const onThe28th = async () => (later ??= await desk.on('2026-03-28'));
const make = async (at: Desk) => await makeVisits(at.server.deps);

describe('the plan of visits', () => {
  it('makes one visit for each person who is due, of the loan longest overdue, once', async () => {
    await enactPolicy(desk, { kind: 'visit_plan', value: PLAN });
    const me = await idOfUser(desk, 'staff');
    const borrower_id = await createBorrower(desk.staff, { phone: newPhone() });
    const late = await createLateLoan(desk.staff, borrower_id, { assigned_to: me });
    await createLoan(desk.staff, borrower_id, {
      disbursed_on: '2026-03-01',
      first_due_on: '2026-04-01',
    });
    await createLoan(desk.staff, await createBorrower(desk.staff), {
      disbursed_on: '2026-03-01',
      first_due_on: '2026-04-01',
    });
    const at = await onThe28th();
    expect(await make(at)).toBe(1);
    expect(await make(at)).toBe(0);
    expect(await visitsOf(at)).toMatchObject([
      {
        borrower_id,
        loan_id: late,
        kind: 'door',
        status: 'due',
        origin: 'plan',
        due_on: '2026-04-12',
        holder_id: me,
        plan: {
          band: '逾期上门',
          tier: 'M4',
          outstanding_minor: 2_556_000,
          every_months: 1,
          since_on: '2025-11-05',
          visited: false,
        },
      },
    ]);
  });

  it('asks again so many months after the last visit, however that ended', async () => {
    await enactPolicy(desk, { kind: 'visit_plan', value: PLAN });
    const borrower_id = await createBorrower(desk.staff, { phone: newPhone() });
    await createLateLoan(desk.staff, borrower_id);
    const at = await onThe28th();
    await make(at);
    const [first] = await visitsOf(at);
    const id = first?.id ?? 0;
    const companion_id = await idOfUser(desk, 'staff2');
    await at.staff
      .post(`/api/visits/${id}/plan`)
      .send({ planned_at: beijing('15:00:00', '2026-03-28'), companion_id })
      .expect(200);
    await at.staff.post(`/api/visits/${id}/report`).send(MET).expect(200);
    expect(await make(at)).toBe(0);
    expect(await make(await desk.on('2026-04-27'))).toBe(0);
    expect(await make(await desk.on('2026-04-28'))).toBe(0);
    // By then the loan is of a tier that no band names; with a band it is due again.
    await enactPolicy(desk, {
      kind: 'visit_plan',
      effective_on: '2026-03-06',
      value: { ...PLAN, bands: [{ ...BAND, tiers: ['M2', 'M3', 'M4', 'M5'] }] },
    });
    const next = await desk.on('2026-04-28');
    expect(await make(next)).toBe(1);
    expect(await visitsOf(next, { status: 'due' })).toMatchObject([
      { plan: { since_on: '2026-03-28', visited: true, tier: 'M5' } },
    ]);
  });

  it('makes one visit of two records that are one person', async () => {
    await enactPolicy(desk, { kind: 'visit_plan', value: PLAN });
    const [one, other] = [await createBorrower(desk.staff), await createBorrower(desk.staff)];
    await createLateLoan(desk.staff, one);
    await createLateLoan(desk.staff, other);
    await desk.staff.post(`/api/borrowers/${other}/link`).send({ other_id: one }).expect(200);
    const at = await onThe28th();
    expect(await make(at)).toBe(1);
    expect(await visitsOf(at)).toMatchObject([{ plan: { outstanding_minor: 2_556_000 } }]);
  });

  it('reminds the holder before the last day and after it, then supervisors see it', async () => {
    await enactPolicy(desk, { kind: 'visit_plan', value: PLAN });
    const me = await idOfUser(desk, 'staff');
    await createLateLoan(desk.staff, await createBorrower(desk.staff), { assigned_to: me });
    await make(await onThe28th());
    const told = async (on: string) => {
      const at = await desk.on(on);
      await rollBusinessDay(at.server.deps);
      const { body } = await at.staff.get('/api/reminders').query(query({}));
      const home = (await at.supervisor.get('/api/home').expect(200)).body as {
        waiting: { kind: string; count: number }[];
      };
      return [
        (body as Reminder[])
          .filter(({ resource }) => resource === 'visits')
          .map((r) => r.days_left),
        home.waiting.find(({ kind }) => kind === 'visits_late')?.count,
        (await visitsOf(at, { late: true })).length,
      ];
    };
    expect(await told('2026-04-08')).toEqual([[], 0, 0]);
    expect(await told('2026-04-09')).toEqual([[3], 0, 0]);
    expect(await told('2026-04-13')).toEqual([[-1], 0, 0]);
    expect(await told('2026-04-16')).toEqual([[-4], 1, 1]);
  });

  it('is proposed by one and approved by another, with its bands checked', async () => {
    const refused = async (value: object) =>
      (await askPolicy(desk.admin, { kind: 'visit_plan', value }).expect(400)).body.reason;
    const turned = { ...BAND, from_minor: 500_000, to_minor: 100_000 };
    const wide = { ...BAND, from_minor: 0 };
    for (const bands of [[wide, BAND], [turned], [{ ...BAND, every_months: 0 }]])
      expect(await refused({ ...PLAN, bands })).toBe('bad_policy_value');
    await askPolicy(desk.admin, {
      kind: 'visit_plan',
      value: { ...PLAN, bands: [BAND, wide] },
    }).expect(201);
    await askPolicy(desk.staff, { kind: 'visit_plan', value: PLAN }).expect(403);
    await askPolicy(desk.admin, { kind: 'visit_plan', product: 'card', value: PLAN }).expect(422);
  });
});
