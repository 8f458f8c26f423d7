import { beforeAll, describe, expect, it } from 'vitest';
import type { Handling } from '../../server/contract/resources/handling.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { TIER_BANDS } from '../../server/domain/policyDefaults.ts';
import { TIER_STRATEGIES } from '../../server/domain/worklist/shippedStrategies.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoanDue, newPhone } from '../helpers/book.ts';
import { beijing, writeNote } from '../helpers/contacts.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';
import { askPolicy, enactPolicy } from '../helpers/policies.ts';

const desk = await openDesk();
const { staff, supervisor, compliance, admin } = desk;

const LIMIT = 2_000_000;
const daysAgo = (days: number): string => addDays(TODAY, -days);
const lateBy = async (days: number, changes: object = {}, agent = staff): Promise<number> =>
  (
    await createLoanDue(agent, await createBorrower(agent, { phone: newPhone() }), daysAgo(days), {
      disbursed_on: daysAgo(days + 30),
      annual_rate_bps: 0,
      ...changes,
    })
  ).id;
const handlingOf = async (id: number, agent = staff): Promise<Handling> =>
  (await agent.get(`/api/loans/${id}/handling`).expect(200)).body as Handling;
const idsBy = async (filter: object, agent = staff): Promise<number[]> =>
  (
    (
      await agent
        .get('/api/loans')
        .query(query({ filter, range: [0, 99], sort: ['id', 'ASC'] }))
        .expect(200)
    ).body as Loan[]
  ).map(({ id }) => id);
const contactOn = async (loan_id: number, on: string, changes: object = {}) =>
  await writeNote(staff, loan_id, { contacted_at: beijing('10:00', on), ...changes });

describe('how a loan is handled', () => {
  /** One loan of every kind there is a difference between. */
  const all: number[] = [];
  const add = async (days: number, changes: object = {}): Promise<number> => {
    const id = await lateBy(days, changes);
    all.push(id);
    return id;
  };
  beforeAll(async () => {
    for (const days of [-5, 0, 1, 3, 4, 30, 31, 36, 37, 200]) await add(days);
    for (const days of [3, 5, 6]) await add(days, { grace_days: 5 });
    for (const days of [3, 31, 38]) await add(days, { principal_minor: LIMIT });
    const called = await add(10);
    await contactOn(called, daysAgo(9));
    const before = await add(31);
    // Entered M2 today: what was said in M1 does not count.
    await contactOn(before, daysAgo(1));
    const withdrawn = await add(12);
    const note = await contactOn(withdrawn, daysAgo(2));
    await staff
      .post(`/api/collection_notes/${note.id}/withdraw`)
      .send({ reason: '记错了贷款' })
      .expect(200);
    const held = await add(14);
    await staff
      .post('/api/holds')
      .send({ loan_id: held, reason: 'dispute', statement: '核对中', ends_on: addDays(TODAY, 5) })
      .expect(201);
    const spoken = await add(20);
    await contactOn(spoken, daysAgo(3));
    const visited = await add(15);
    await contactOn(visited, daysAgo(2), { channel: 'letter', outcome: 'message_left' });
  });

  it('is told by the loan page and found by the list alike, for every kind of loan', async () => {
    const told = await Promise.all(all.map(async (id) => await handlingOf(id)));
    const loans = (
      await staff
        .get('/api/loans')
        .query(query({ filter: { id: all }, range: [0, 99] }))
        .expect(200)
    ).body as Loan[];
    for (const { loan_id, overdue_stage, tier, handled_tier } of told)
      expect(loans.find(({ id }) => id === loan_id)).toMatchObject({
        overdue_stage,
        tier,
        handled_tier,
      });
    const where = (is: (one: Handling) => boolean): number[] =>
      told
        .filter(is)
        .map(({ loan_id }) => loan_id)
        .toSorted((a, b) => a - b);
    for (const stage of ['current', 'grace', 'formal'] as const)
      expect(await idsBy({ overdue_stage: stage }), stage).toEqual(
        where((one) => one.overdue_stage === stage),
      );
    for (const { id: tier } of TIER_BANDS.value)
      expect(await idsBy({ handled_tier: tier }), tier).toEqual(
        where((one) => one.handled_tier === tier),
      );
    for (const state of ['waiting', 'missed', 'done'] as const) {
      const found = where((one) => one.first_action === state);
      expect(found.length, state).toBeGreaterThan(1);
      expect(await idsBy({ first_action: state }), state).toEqual(found);
    }
    expect(await idsBy({ first_action: ['waiting', 'done'], overdue_stage: 'formal' })).toEqual(
      where(
        (one) =>
          one.overdue_stage === 'formal' &&
          (one.first_action === 'waiting' || one.first_action === 'done'),
      ),
    );
  });

  it('counts a contact by a channel of the strategy since it came into its tier', async () => {
    const called = await lateBy(10);
    await contactOn(called, daysAgo(9));
    expect(await handlingOf(called)).toMatchObject({
      entered_on: daysAgo(9),
      first_action_on: daysAgo(7),
      first_action: 'done',
      contacted_at: beijing('10:00', daysAgo(9)),
    });
    const written = await lateBy(15);
    await contactOn(written, daysAgo(2), { channel: 'letter', outcome: 'message_left' });
    expect(await handlingOf(written)).toMatchObject({ first_action: 'missed', contacted_at: null });
  });

  it('counts a contact that was about several loans for each', async () => {
    const borrower = await createBorrower(staff, { phone: newPhone() });
    const [one, other] = [
      await createLoanDue(staff, borrower, daysAgo(10), { disbursed_on: daysAgo(40) }),
      await createLoanDue(staff, borrower, daysAgo(9), { disbursed_on: daysAgo(39) }),
    ];
    await contactOn(one.id, daysAgo(1), { loan_ids: [other.id] });
    expect(await handlingOf(other.id)).toMatchObject({ first_action: 'done' });
    expect(await idsBy({ first_action: 'done', borrower_id: borrower })).toEqual([
      one.id,
      other.id,
    ]);
  });

  it('says until when grace runs, and the limit that lifted it', async () => {
    expect(await handlingOf(await lateBy(3, { grace_days: 5 }))).toMatchObject({
      overdue_stage: 'grace',
      grace_ends_on: addDays(TODAY, 2),
      lift_from_minor: null,
    });
    expect(await handlingOf(await lateBy(3, { principal_minor: LIMIT }))).toMatchObject({
      tier: 'M1',
      handled_tier: 'M2',
      lift_from_minor: LIMIT,
      strategy: { by: 'staff', next_step: 'visit' },
    });
  });

  it('refuses a state there is not, and has nothing to say of a settled loan', async () => {
    const { body } = await staff
      .get('/api/loans')
      .query(query({ filter: { first_action: 'soon' } }))
      .expect(400);
    expect(body.errors.first_action).toContain('first_action');
    await staff
      .get('/api/loans')
      .query(query({ filter: { handled_tier: 'M99' } }))
      .expect(400);
    await staff.get('/api/loans/999999/handling').expect(404);
    await desk.server.anonymous().get(`/api/loans/${all[0]}/handling`).expect(401);
  });
});

describe('a change of strategies', () => {
  const lower = TIER_STRATEGIES.value.map((one) =>
    one.tier === 'M1' ? { ...one, lift_from_minor: 500_000, first_action_days: 10 } : one,
  );

  it('is told what it would touch before anybody proposes it, and touches just that', async () => {
    const own = await openDeskInTest();
    const low = await lateBy(5, { principal_minor: 499_999 }, own.staff);
    const high = await lateBy(5, { principal_minor: 500_000 }, own.staff);
    const touch = { kind: 'tier_strategies', value: lower };
    const { body } = await own.admin.post('/api/policies/preview').send(touch).expect(200);
    expect(body).toEqual({
      loans: 1,
      borrowers: 1,
      overdue_minor: 500_000,
      moves: [{ from: 'M1', to: 'M2', loans: 1, overdue_minor: 500_000 }],
      // The low one has ten days then; the high one goes by M2, which gives five.
      first_missed: { before: 2, after: 0 },
    });
    // Nor does it wait for a job to have carried the amounts to a later day.
    const later = await own.on('2026-03-07');
    const then = await later.admin.post('/api/policies/preview').send(touch).expect(200);
    expect(then.body).toMatchObject({ loans: 1, overdue_minor: 500_000, moves: body.moves });
    expect(await idsBy({ handled_tier: 'M2' }, own.staff)).toEqual([]);
    await enactPolicy(own, touch);
    expect(await idsBy({ handled_tier: 'M2' }, own.staff)).toEqual([high]);
    expect(await idsBy({ handled_tier: 'M1' }, own.staff)).toEqual([low]);
    expect(await idsBy({ first_action: 'missed' }, own.staff)).toEqual([]);
  });

  it('of bands too is told beforehand', async () => {
    const own = await openDeskInTest();
    await lateBy(20, {}, own.staff);
    const value = [
      { id: 'M0', from_days: 0, to_days: 0 },
      { id: 'M1', from_days: 1, to_days: 10 },
      { id: 'M2', from_days: 11, to_days: null },
    ];
    const { body } = await own.compliance
      .post('/api/policies/preview')
      .send({ kind: 'tiers', value })
      .expect(200);
    expect(body).toMatchObject({ loans: 1, moves: [{ from: 'M1', to: 'M2', loans: 1 }] });
  });

  it('that names a tier twice, a channel twice or a product is refused', async () => {
    const [first] = lower;
    for (const value of [[first, first], [{ ...first, channels: ['call', 'call'] }], [], 'x'])
      await askPolicy(admin, { kind: 'tier_strategies', value }).expect(400);
    const { body } = await askPolicy(admin, {
      kind: 'tier_strategies',
      product: 'card',
      value: lower,
    }).expect(422);
    expect(body.errors.product).toBeDefined();
    await admin
      .post('/api/policies/preview')
      .send({ kind: 'tier_strategies', value: [first, first] })
      .expect(400);
    await admin.post('/api/policies/preview').send({ kind: 'cost_cap', value: 1 }).expect(400);
  });

  it.each(['tiers', 'worklist', 'note_review', 'credit_repair', 'note_lexicon'])(
    'of %s for one product is refused: nothing would read it',
    async (kind) => {
      const { body } = await supervisor
        .get('/api/policies')
        .query(query({ filter: { kind } }))
        .expect(200);
      const asked = { kind, product: 'card', value: body[0].value as object };
      expect((await askPolicy(admin, asked).expect(422)).body.errors.product).toBeDefined();
      expect(compliance).toBeDefined();
    },
  );
});
