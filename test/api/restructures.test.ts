import { describe, expect, it } from 'vitest';
import type {
  RestructureReview,
  RestructureStep,
} from '../../server/contract/resources/restructures.ts';
import { TODAY } from '../helpers/api.ts';
import {
  createBorrower,
  createLateLoan,
  pay,
  readInstallments,
  readLoan,
} from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import {
  actOnPlan,
  draftPlan,
  PLAN_TERMS,
  planOf,
  signPlan,
  submitPlan,
} from '../helpers/plans.ts';
import { checkBookAfterEach, recomputedTiers } from '../helpers/recompute.ts';
import { contents } from '../helpers/rows.ts';

const desk = await openDesk();
const { server, staff, staff2, supervisor, supervisor2 } = desk;
const borrower = await createBorrower(staff);
checkBookAfterEach(server);
const review = async (id: number) =>
  (await supervisor.get(`/api/restructures/${id}/review`).expect(200)).body as RestructureReview;
const steps = async (id: number) =>
  (await staff.get(`/api/restructures/${id}/steps`).expect(200)).body as RestructureStep[];

describe('a request', () => {
  it('goes from draft to effect with two people, and the old schedule is kept to see', async () => {
    const id = await createLateLoan(staff, borrower);
    const first = await draftPlan(staff, id, { penalty_treatment: 'waive' });
    expect(first).toMatchObject({
      status: 'draft',
      kinds: ['extension'],
      requested_by: expect.any(Number),
      terms: {
        annual_rate_bps: 1200,
        repayment_method: 'equal_principal',
        interest_treatment: 'carry',
      },
    });
    await actOnPlan(staff, first.id, 'approve').expect(403);
    expect((await actOnPlan(supervisor, first.id, 'approve').expect(409)).body).toMatchObject({
      code: 'conflict',
    });
    const { body: sent } = await actOnPlan(staff, first.id, 'submit').expect(200);
    expect(sent).toMatchObject({
      status: 'submitted',
      waived_minor: 98_55,
      submitted_at: expect.any(String),
    });
    expect(await readLoan(staff, id)).toMatchObject({
      restructure_id: first.id,
      restructure_status: 'submitted',
      contact_frozen: false,
    });
    const { fingerprint } = await review(first.id);
    const { body: approved } = await actOnPlan(supervisor, first.id, 'approve', {
      comment: '同意',
      seen: fingerprint,
    }).expect(200);
    expect(approved).toMatchObject({ status: 'approved', decision_comment: '同意' });
    expect(
      (
        await actOnPlan(staff, first.id, 'sign', { party: 'borrower', signed_on: TODAY }).expect(
          200,
        )
      ).body,
    ).toMatchObject({ status: 'approved', borrower_signed_on: TODAY });
    const { body } = await actOnPlan(supervisor, first.id, 'sign', {
      party: 'lender',
      signed_on: TODAY,
    }).expect(200);
    expect(body).toMatchObject({
      status: 'effective',
      schedule_version: 2,
      observation_ends_on: '2027-04-05',
      plan_status: 'kept',
    });
    expect(await readLoan(staff, id)).toMatchObject({
      installments_count: 6,
      first_due_on: '2026-04-05',
      schedule_version: 2,
      days_past_due: 0,
      penalty_minor: 0,
      restructure_id: null,
      plan_restructure_id: first.id,
      observation_ends_on: '2027-04-05',
    });
    expect(
      (await readInstallments(staff, id, { schedule_version: 1 })).map((row) => row['status']),
    ).toEqual(Array.from({ length: 12 }, () => 'replaced'));
    expect((await steps(first.id)).map(({ step, actor_name }) => [step, actor_name])).toEqual([
      ['create', '陈晓岚'],
      ['submit', '陈晓岚'],
      ['approve', expect.any(String)],
      ['sign', '陈晓岚'],
      ['sign', '林慧敏'],
      ['take_effect', '林慧敏'],
    ]);
    const { body: ledger } = await staff.get(`/api/loans/${id}/ledger`).expect(200);
    const event = (
      ledger.events as {
        kind: string;
        restructure_id: number;
        entries: { effect: string; component: string; amount_minor: number }[];
      }[]
    ).find((one) => one.kind === 'restructure');
    const sum = (effect: string, component: string) =>
      event?.entries
        .filter((entry) => entry.effect === effect && entry.component === component)
        .reduce((total, entry) => total + entry.amount_minor, 0);
    expect([
      sum('waived', 'penalty'),
      sum('waived', 'compound_interest'),
      sum('carried', 'interest'),
      sum('carried', 'principal'),
      sum('dropped', 'interest'),
    ]).toEqual([88_50, 10_05, 420_00, 12_000_00, 360_00]);
  });

  it('shows the past: the old schedule before its date, old terms before the effect', async () => {
    const id = await createLateLoan(staff, borrower);
    await signPlan(desk, id);
    const { body: before } = await staff
      .get(`/api/loans/${id}`)
      .query({ as_of: '2026-03-04' })
      .expect(200);
    expect(before).toMatchObject({
      days_past_due: 89,
      installments_count: 12,
      schedule_version: 1,
      plan_status: null,
    });
    const { body: known } = await staff
      .get(`/api/loans/${id}`)
      .query({ as_of: TODAY, known_at: '2026-03-05T03:59:59.000Z' });
    expect(known.code ?? known.days_past_due).toBe('not_found');
    const db = server.deps.database.read;
    for (const as_of of ['2026-02-01', '2026-03-04', TODAY, '2026-06-01']) {
      const tiers = (await staff.get('/api/overdue_tiers').query({ as_of }).expect(200)).body as {
        id: string;
        loans: number;
        outstanding_minor: number;
        overdue_minor: number;
      }[];
      expect(
        Object.fromEntries(
          tiers.map(({ id: tier, loans, outstanding_minor, overdue_minor }) => [
            tier,
            { loans, outstanding_minor, overdue_minor },
          ]),
        ),
        as_of,
      ).toEqual(await recomputedTiers(db, as_of));
    }
  });

  it('is decided by another person than asks, and by two where the waiver is large', async () => {
    const id = await createLateLoan(staff, borrower);
    const own = await draftPlan(supervisor, id);
    await actOnPlan(supervisor, own.id, 'submit').expect(200);
    expect((await actOnPlan(supervisor, own.id, 'approve').expect(422)).body).toMatchObject({
      message: expect.stringContaining('another person'),
    });
    expect(
      (await actOnPlan(supervisor, own.id, 'reject', { comment: '不' }).expect(422)).body,
    ).toMatchObject({ code: 'rule_violated' });
    await actOnPlan(supervisor2, own.id, 'reject', { comment: '请减少期数' }).expect(200);
    const big = await submitPlan(
      staff,
      id,
      { waived_principal_minor: 5000_00 },
      { kinds: ['waiver'] },
    );
    const { body: first } = await actOnPlan(supervisor, big, 'approve').expect(200);
    expect(first).toMatchObject({
      status: 'submitted',
      first_approved_by: expect.any(Number),
      decided_by: null,
      approvers_needed: 2,
    });
    await actOnPlan(supervisor, big, 'approve').expect(409);
    const { body: second } = await actOnPlan(supervisor2, big, 'approve').expect(200);
    expect(second).toMatchObject({ status: 'approved', waived_minor: 5000_00 });
    expect(second.decided_by).not.toBe(second.first_approved_by);
    // Nor does the requester alone put it in force.
    const lender = { party: 'lender', signed_on: TODAY };
    const { body: alone } = await actOnPlan(staff, big, 'sign', lender).expect(422);
    expect(alone.errors.party).toContain('another person');
    await actOnPlan(supervisor, big, 'cancel', { reason: '借款人改变主意' }).expect(200);
  });

  it('rejected with a reason becomes a draft again for its requester alone', async () => {
    const id = await submitPlan(staff, await createLateLoan(staff, borrower));
    expect((await actOnPlan(supervisor, id, 'reject', {}).expect(400)).body.errors).toHaveProperty(
      'comment',
    );
    await actOnPlan(supervisor, id, 'reject', { comment: '收入证明缺失' }).expect(200);
    await actOnPlan(staff2, id, 'reopen').expect(403);
    expect((await actOnPlan(staff, id, 'reopen').expect(200)).body).toMatchObject({
      status: 'draft',
      decision_comment: null,
    });
    await staff2.put(`/api/restructures/${id}`).send({ cause: 'illness' }).expect(403);
    const { body } = await staff
      .put(`/api/restructures/${id}`)
      .send({ cause: 'illness', terms: { ...PLAN_TERMS, installments_count: 9 } })
      .expect(200);
    expect(body).toMatchObject({ cause: 'illness', terms: { installments_count: 9 } });
    await actOnPlan(staff, id, 'submit').expect(200);
    await staff.put(`/api/restructures/${id}`).send({ cause: 'family' }).expect(409);
  });

  it('is the only one under way of its loan', async () => {
    const id = await createLateLoan(staff, borrower);
    const first = await draftPlan(staff, id);
    const { body } = await staff2.post('/api/restructures').send(planOf(id)).expect(409);
    expect(body).toMatchObject({
      code: 'conflict',
      errors: { loan_id: expect.stringContaining(String(first.id)) },
    });
    await actOnPlan(staff, first.id, 'cancel').expect(200);
    await draftPlan(staff2, id);
  });

  it.each([
    ['an effective date in the past', { effective_on: '2026-03-04' }, 422, 'terms.effective_on'],
    ['a first due date before the effect', { first_due_on: TODAY }, 400, 'terms.first_due_on'],
    [
      'more installments than policy allows',
      { installments_count: 61 },
      422,
      'terms.installments_count',
    ],
    [
      'more principal waived than is open',
      { waived_principal_minor: 12_000_01 },
      422,
      'terms.waived_principal_minor',
    ],
    ['a bullet of six', { repayment_method: 'bullet' }, 400, 'terms.installments_count'],
  ])(
    'with %s is not submitted, and the draft stays as it was',
    async (_name, terms, status, field) => {
      const { id } = await draftPlan(staff, await createLateLoan(staff, borrower), terms);
      const before = await contents(server.deps.database.read);
      const { body } = await actOnPlan(staff, id, 'submit').expect(status);
      expect(body.errors).toHaveProperty([field]);
      expect(await contents(server.deps.database.read)).toBe(before);
    },
  );

  it('shows what moved since it was submitted, and refuses approval of older figures', async () => {
    const id = await createLateLoan(staff, borrower);
    const request = await submitPlan(staff, id);
    const seen = (await review(request)).fingerprint;
    await pay(staff, id, 200_00, '2026-03-04');
    const now = await review(request);
    expect(now.moved).toEqual(
      expect.arrayContaining([
        { figure: 'penalty', before_minor: 88_50, now_minor: expect.any(Number) },
      ]),
    );
    expect(
      (await actOnPlan(supervisor, request, 'approve', { seen }).expect(409)).body,
    ).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('changed'),
    });
    // Without a word of what was seen, the figures of the submission count as seen.
    await actOnPlan(supervisor, request, 'approve').expect(409);
    const { body } = await actOnPlan(supervisor, request, 'approve', {
      seen: now.fingerprint,
    }).expect(200);
    expect(body).toMatchObject({
      status: 'approved',
      total_after_minor: now.current?.total_after_minor,
    });
    expect((await steps(request)).at(-1)).toMatchObject({
      step: 'approve',
      details: { moved: now.moved },
    });
  });

  it('computes anew on the day what was paid since, and takes only what was agreed', async () => {
    const [paid, charged] = [
      await createLateLoan(staff, borrower),
      await createLateLoan(staff, borrower),
    ];
    for (const id of [paid, charged]) {
      const request = await submitPlan(staff, id);
      await actOnPlan(supervisor, request, 'approve').expect(200);
      await actOnPlan(staff, request, 'sign', { party: 'borrower', signed_on: TODAY }).expect(200);
      if (id === paid) await pay(staff, id, 1000_00, '2026-03-04');
      else
        await staff
          .post('/api/adjustments')
          .send({
            loan_id: id,
            kind: 'charge',
            cost_kind: 'lawyer_fee',
            amount_minor: 100_00,
            reason: '律师费',
          })
          .expect(201);
      const { body, status } = await actOnPlan(supervisor, request, 'sign', {
        party: 'lender',
        signed_on: TODAY,
      });
      if (id === paid) {
        expect([status, body.status]).toEqual([200, 'effective']);
        expect((await steps(request)).at(-1)?.details?.['moved']).not.toEqual([]);
      } else {
        expect([status, body.code]).toEqual([409, 'conflict']);
        expect(body.message).toContain('owes more');
        expect((await staff.get(`/api/restructures/${request}`)).body).toMatchObject({
          status: 'approved',
          lender_signed_on: null,
        });
      }
    }
  });

  it('of twenty supervisors who approve it at once, one does', async () => {
    const request = await submitPlan(staff, await createLateLoan(staff, borrower));
    const answers = await Promise.all(
      Array.from(
        { length: 20 },
        async (_, at) =>
          await actOnPlan(at % 2 === 0 ? supervisor : supervisor2, request, 'approve'),
      ),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 409),
    ]);
    expect((await steps(request)).filter(({ step }) => step === 'approve')).toHaveLength(1);
  });
});
