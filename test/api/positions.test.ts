import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Agent } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { OverdueTier } from '../../server/contract/views.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { keptCells, replayedCells } from '../../server/book/pastBook.ts';
import { keepMonthEnds } from '../../server/jobs/monthEnds.ts';
import { overdueTiers } from '../../server/views/overdueTiers.ts';
import { isFull } from '../helpers/extent.ts';
import { wrongMonthEnds } from '../helpers/standings.ts';
import { query, TODAY } from '../helpers/api.ts';
import { approveAdjustment, proposeAdjustment } from '../helpers/adjustments.ts';
import { createBorrower, createLoan, pay, readLoan } from '../helpers/book.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';
import { countMoney, notAddingUp } from '../helpers/money.ts';
import { expectStoredAsRecomputed, recomputedTiers } from '../helpers/recompute.ts';

const RUNS = isFull() ? 1000 : 8;
/** A new book after so many histories: each check reads the whole book. */
const RUNS_A_BOOK = 48;
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const first = await openDesk();
let { server, staff, supervisor, supervisor2 } = first;
const firstBorrower = await createBorrower(staff);
let borrower = firstBorrower;

/** Loans of many kinds; each has installments long overdue, due and ahead. */
const KINDS: readonly Record<string, unknown>[] = [
  { disbursed_on: '2025-08-05', first_due_on: '2025-09-05', installments_count: 10 },
  {
    disbursed_on: '2025-08-31',
    first_due_on: '2025-10-31',
    installments_count: 7,
    repayment_method: 'equal_installment',
    day_count: 'actual/365',
    rounding: 'half_even',
    penalty_rate_bps: 1800,
  },
  {
    disbursed_on: '2025-11-01',
    first_due_on: '2025-12-31',
    installments_count: 1,
    repayment_method: 'bullet',
    penalty_rate_bps: 3600,
    grace_days: 5,
  },
];
type Step =
  | {
      do: 'pay';
      loan: number;
      amount_minor: number;
      daysAgo: number;
      prepayment: string | undefined;
    }
  | { do: 'reverse'; nth: number }
  | { do: 'refund'; loan: number; permille: number }
  | { do: 'restructure'; loan: number; terms: Record<string, unknown> }
  | { do: 'terms'; loan: number; changes: Record<string, unknown> };

const treatment = fc.constantFrom('waive', 'carry', 'capitalise');
const loanIndex = fc.nat({ max: KINDS.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      loan: loanIndex,
      amount_minor: fc.oneof(
        fc.integer({ min: 1, max: 300_000 }),
        fc.constantFrom(112_000, 1_500_000),
      ),
      daysAgo: fc.oneof(fc.constant(0), fc.nat({ max: 120 })),
      prepayment: fc.constantFrom(undefined, undefined, undefined, 'shorten', 'lower'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('reverse' as const), nth: fc.nat({ max: 20 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      loan: loanIndex,
      permille: fc.integer({ min: 1, max: 1000 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('restructure' as const),
      loan: loanIndex,
      terms: fc.record({
        installments_count: fc.integer({ min: 1, max: 12 }),
        annual_rate_bps: fc.constantFrom(0, 600, 1800),
        repayment_method: fc.constantFrom(
          'equal_installment',
          'equal_principal',
          'flat',
          'interest_only',
        ),
        interest_treatment: treatment,
        penalty_treatment: treatment,
        cost_treatment: treatment,
        waived_principal_minor: fc.constantFrom(0, 50_000),
      }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('terms' as const),
      loan: loanIndex,
      changes: fc.constantFrom<Record<string, unknown>>(
        { principal_minor: 900_001 },
        { annual_rate_bps: 2400 },
        { penalty_rate_bps: 2000 },
        { rounding: 'up', day_count: 'actual/360' },
      ),
    }),
  },
);

/**
 * Asked for, approved, signed and in effect today, unless the loan has nothing that could be
 * restructured. Answers whether it took effect.
 */
async function restructure(
  loan_id: number | undefined,
  terms: Record<string, unknown>,
): Promise<boolean> {
  const sent = {
    loan_id,
    kinds: ['installment_plan'],
    cause: 'illness',
    statement: '住院',
    terms: { ...terms, effective_on: TODAY, first_due_on: addDays(TODAY, 20) },
  };
  const { status, body } = await staff.post('/api/restructures').send(sent);
  if (status !== 201) {
    expect(status).toBe(422);
    return false;
  }
  const act = async (agent: Agent, verb: string, changes: object = {}) =>
    await agent.post(`/api/restructures/${body.id}/${verb}`).send(changes);
  const submitted = await act(staff, 'submit');
  if (submitted.status !== 200) {
    expect(submitted.status).toBe(422);
    await act(staff, 'cancel');
    return false;
  }
  const approved = await act(supervisor, 'approve');
  if (approved.body.status === 'submitted')
    expect((await act(supervisor2, 'approve')).status).toBe(200);
  for (const party of ['borrower', 'lender'])
    expect((await act(supervisor, 'sign', { party, signed_on: TODAY })).status).toBe(200);
  return true;
}

/** Gives a part of what a loan has in credit back, if it has any. */
async function refund(loan_id: number, permille: number): Promise<void> {
  const { unallocated_minor } = await readLoan(staff, loan_id);
  const amount_minor = Math.ceil((Number(unallocated_minor) * permille) / 1000);
  if (amount_minor === 0) return;
  const id = await proposeAdjustment(staff, { loan_id, kind: 'refund', amount_minor });
  await approveAdjustment(supervisor, id).expect(200);
}

async function play(steps: readonly Step[]): Promise<void> {
  const loans: number[] = [];
  for (const kind of KINDS) loans.push((await createLoan(staff, borrower, kind)).id);
  const payments: number[] = [];
  const planned = new Set<number>();
  for (const [at, one] of steps.entries()) {
    if (at === 3) await keepMonthEnds(server.deps);
    if (one.do === 'pay') {
      const answer = await staff.post('/api/payments').send({
        loan_id: loans[one.loan],
        client_reference: randomUUID(),
        amount_minor: one.amount_minor,
        paid_on: addDays(TODAY, -one.daysAgo),
        channel: 'app',
        ...(one.prepayment ? { prepayment: one.prepayment } : {}),
      });
      // A prepayment needs more than what is due.
      expect(one.prepayment === undefined ? [201] : [201, 422]).toContain(answer.status);
      if (answer.status === 201) payments.push(answer.body.id as number);
    } else if (one.do === 'reverse') {
      const id = payments[one.nth % Math.max(1, payments.length)];
      if (id !== undefined)
        expect([200, 409]).toContain(
          (await supervisor.post(`/api/payments/${id}/reverse`).send({ reason: '退票' })).status,
        );
    } else if (one.do === 'refund') {
      await refund(loans[one.loan] ?? 0, one.permille);
    } else if (one.do === 'restructure') {
      if (await restructure(loans[one.loan], one.terms)) planned.add(one.loan);
    } else {
      const [{ count }] = (await server.deps.database
        .read('payments')
        .where({ loan_id: loans[one.loan] ?? 0, status: 'posted' })
        .count({ count: '*' })) as [{ count: number }];
      const { body: before } = await staff.get(`/api/loans/${loans[one.loan]}`).expect(200);
      const changes = Object.entries(one.changes).some(([name, value]) => before[name] !== value);
      expect((await staff.put(`/api/loans/${loans[one.loan]}`).send(one.changes)).status).toBe(
        changes && (Number(count) > 0 || planned.has(one.loan)) ? 422 : 200,
      );
    }
  }
}

const amounts = (tiers: readonly OverdueTier[]) =>
  Object.fromEntries(
    tiers.map(({ id, loans, outstanding_minor, overdue_minor }) => [
      id,
      { loans, outstanding_minor, overdue_minor },
    ]),
  );
const byOldest = (cells: readonly { oldest: string }[]) =>
  cells.toSorted((a, b) => (a.oldest < b.oldest ? -1 : 1));

async function checkTiers(pastDays: number): Promise<void> {
  const db = server.deps.database.read;
  expect(await wrongMonthEnds(db)).toEqual([]);
  expect(byOldest(await keptCells(db, TODAY))).toEqual(
    byOldest(await replayedCells(db, TODAY, '9999-12-31T00:00:00.000Z')),
  );
  for (const date of [TODAY, addDays(TODAY, -pastDays), addDays(TODAY, 45)])
    expect(amounts(await overdueTiers(db, date)), date).toEqual(await recomputedTiers(db, date));
}

describe('what is stored of a loan', () => {
  it('is what its events make it, after any history of payments, plans and terms', async () => {
    console.log(
      `stored positions: ${RUNS} histories on ${server.deps.database.dialect}, SEED=${SEED}`,
    );
    let histories = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 1, maxLength: 9 }),
        fc.nat({ max: 250 }),
        async (steps, pastDays) => {
          histories += 1;
          if (histories % RUNS_A_BOOK === 0) {
            ({ server, staff, supervisor, supervisor2 } = await openDeskInTest());
            borrower = await createBorrower(staff);
          }
          await play(steps);
          await expectStoredAsRecomputed(server.deps.database.read);
          // What is known late of a day before a plan comes off its last rows, principal or not.
          const astray = notAddingUp(await countMoney(server.deps.database.read));
          expect(astray.filter(({ bank }) => bank !== 0)).toEqual([]);
          await checkTiers(pastDays);
        },
      ),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    // The books of later histories are closed with this test.
    ({ server, staff, supervisor, supervisor2 } = first);
    borrower = firstBorrower;
  }, 1_800_000);

  it('is answered so by the API, and the tiers sum to the loans that owe', async () => {
    const { body: tiers } = await staff.get('/api/overdue_tiers').expect(200);
    const { body: loans } = await staff
      .get('/api/loans')
      .query(query({ filter: { outstanding_minor_gte: 1 }, range: [0, 999] }))
      .expect(200);
    expect(loans.length).toBeGreaterThan(10);
    const sum = (rows: readonly Record<string, unknown>[], name: string) =>
      rows.reduce((total, row) => total + Number(row[name]), 0);
    expect(sum(tiers, 'loans')).toBe(loans.length);
    for (const name of ['outstanding_minor', 'overdue_minor'])
      expect(sum(tiers, name), name).toBe(sum(loans, name));
    for (const tier of tiers as OverdueTier[])
      expect(
        loans.filter((loan: { tier: string }) => loan.tier === tier.id),
        tier.id,
      ).toHaveLength(tier.loans);
  });

  it('does not depend on the order in which payments are entered', async () => {
    const [one, two] = [
      await createLoan(staff, borrower, KINDS[1]),
      await createLoan(staff, borrower, KINDS[1]),
    ];
    const entries = [90, 60, 30, 7, 0].map((daysAgo, n) => ({
      amount_minor: 81_003 + n * 1009,
      paid_on: addDays(TODAY, -daysAgo),
      channel: 'cash',
    }));
    for (const entry of entries)
      await staff
        .post('/api/payments')
        .send({ ...entry, loan_id: one.id, client_reference: randomUUID() })
        .expect(201);
    for (const entry of entries.toReversed())
      await staff
        .post('/api/payments')
        .send({ ...entry, loan_id: two.id, client_reference: randomUUID() })
        .expect(201);
    const [first, second] = [
      (await staff.get(`/api/loans/${one.id}`)).body,
      (await staff.get(`/api/loans/${two.id}`)).body,
    ];
    for (const name of [
      'outstanding_minor',
      'overdue_minor',
      'penalty_minor',
      'days_past_due',
      'tier',
      'paid_count',
      'next_due_minor',
    ])
      expect(second[name], name).toEqual(first[name]);
    expect(first.penalty_minor).toBeGreaterThan(0);
  });
});

describe('under a rule that takes principal first', () => {
  beforeAll(async () => {
    await server.deps.database.write('policies').insert({
      kind: 'allocation',
      status: 'approved',
      effective_on: '2025-01-01',
      value: JSON.stringify(ALLOCATION_RULES.principal_first_over_90.value),
      source: 'test',
      confidence: 'C',
      created_at: `${TODAY}T04:00:00Z`,
      updated_at: `${TODAY}T04:00:00Z`,
    });
  });

  it('a penalty that outlives its principal keeps the loan open until it is paid', async () => {
    const loan = await createLoan(staff, borrower, {
      ...KINDS[2],
      disbursed_on: '2025-08-01',
      first_due_on: '2025-09-01',
      grace_days: 0,
    });
    const owed = Number(loan['outstanding_minor']);
    await pay(staff, loan.id, owed);
    const open = (await staff.get(`/api/loans/${loan.id}`)).body;
    expect(open).toMatchObject({
      status: 'active',
      outstanding_minor: 0,
      unallocated_minor: 0,
      days_past_due: 0,
    });
    expect(open.penalty_minor).toBeGreaterThan(0);
    const body = await pay(staff, loan.id, open.penalty_minor);
    expect(body.unallocated_minor).toBe(0);
    expect((await staff.get(`/api/loans/${loan.id}`)).body).toMatchObject({
      status: 'settled',
      outstanding_minor: 0,
      penalty_minor: 0,
      unallocated_minor: 0,
    });
  });
});
