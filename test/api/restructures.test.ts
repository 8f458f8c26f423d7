import { randomUUID } from 'node:crypto';
import type { Agent } from 'supertest';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type {
  PlanRow,
  Restructure,
  RestructureFigures,
  RestructureReview,
  RestructureStep,
} from '../../server/contract/resources/restructures.ts';
import { COMPONENTS, TREATMENTS } from '../../server/contract/enums.ts';
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
import { contents } from '../helpers/rows.ts';

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
 * 12 × 1000.00 at 1 % a month, the installments of December to February overdue by 90, 59 and 28
 * days: penalty 88.50 and compound interest 10.05 at 18 %. One falls due today: its 90.00 of
 * interest are earned.
 */
const late = async (changes: Record<string, unknown> = {}): Promise<number> =>
  (await createLoan(staff, borrower, { penalty_rate_bps: 1800, ...changes })).id;
const TERMS = { effective_on: TODAY, installments_count: 6, first_due_on: '2026-04-05' };
const ask = (loan_id: number, terms: object = {}, changes: object = {}) => ({
  loan_id,
  kinds: ['extension'],
  cause: 'job_loss',
  statement: '上月失业，已找到新工作',
  monthly_income_minor: 800_000,
  other_monthly_debt_minor: 120_000,
  terms: { ...TERMS, ...terms },
  ...changes,
});
const draft = async (
  loan_id: number,
  terms: object = {},
  changes: object = {},
  agent = staff,
): Promise<Restructure> =>
  (
    await agent
      .post('/api/restructures')
      .send(ask(loan_id, terms, changes))
      .expect(201)
  ).body as Restructure;
const act = (agent: Agent, id: number, verb: string, body: object = {}) =>
  agent.post(`/api/restructures/${id}/${verb}`).send(body);
const submitted = async (
  loan_id: number,
  terms: object = {},
  changes: object = {},
): Promise<number> => {
  const { id } = await draft(loan_id, terms, changes);
  await act(staff, id, 'submit').expect(200);
  return id;
};
const preview = async (loan_id: number, terms: object = {}): Promise<RestructureFigures> =>
  (
    await staff
      .post('/api/restructures/preview')
      .send({ loan_id, terms: { ...TERMS, ...terms } })
      .expect(200)
  ).body as RestructureFigures;
const inEffect = async (
  loan_id: number,
  terms: object = {},
  changes: object = {},
): Promise<Restructure> => {
  const id = await submitted(loan_id, terms, changes);
  const { body } = await act(supervisor, id, 'approve');
  if ((body as Restructure).status === 'submitted')
    await act(supervisor2, id, 'approve').expect(200);
  await act(staff, id, 'sign', { party: 'borrower', signed_on: TODAY }).expect(200);
  return (await act(staff, id, 'sign', { party: 'lender', signed_on: TODAY }).expect(200))
    .body as Restructure;
};
const loan = async (id: number) =>
  (await staff.get(`/api/loans/${id}`).expect(200)).body as Record<string, unknown>;
const installments = async (id: number, filter: object = {}) =>
  (
    await staff
      .get('/api/installments')
      .query(query({ filter: { loan_id: id, ...filter }, range: [0, 99], sort: ['due_on', 'ASC'] }))
      .expect(200)
  ).body as Record<string, number | string>[];
const review = async (id: number) =>
  (await supervisor.get(`/api/restructures/${id}/review`).expect(200)).body as RestructureReview;
const steps = async (id: number) =>
  (await staff.get(`/api/restructures/${id}/steps`).expect(200)).body as RestructureStep[];
const pay = async (loan_id: number, amount_minor: number, paid_on = TODAY) =>
  (
    await staff
      .post('/api/payments')
      .send({ loan_id, client_reference: randomUUID(), amount_minor, paid_on, channel: 'cash' })
      .expect(201)
  ).body as { id: number; allocations: { component: string; amount_minor: number }[] };
const column = (rows: readonly PlanRow[], name: 'principal_minor' | 'interest_minor') =>
  rows.map((row) => row[name]);

describe('the published cases', () => {
  const three = (changes: object = {}) =>
    createLoan(staff, borrower, {
      principal_minor: 3000_00,
      annual_rate_bps: 0,
      installments_count: 3,
      repayment_method: 'equal_principal',
      disbursed_on: '2026-03-01',
      first_due_on: '2026-04-01',
      ...changes,
    });
  const after = (figures: RestructureFigures) => figures.after.installments;

  it('two extra terms on 3 × 1000.00 at 0 % give 1000, 500, 500, 500, 500', async () => {
    const { id } = await three();
    const figures = await preview(id, {
      effective_on: '2026-04-02',
      installments_count: 4,
      first_due_on: '2026-05-01',
    });
    expect(column(after(figures), 'principal_minor')).toEqual([
      1000_00, 500_00, 500_00, 500_00, 500_00,
    ]);
    expect(after(figures).map((row) => row.due_on)).toEqual([
      '2026-04-01',
      '2026-05-01',
      '2026-06-01',
      '2026-07-01',
      '2026-08-01',
    ]);
    expect(figures).toMatchObject({
      total_before_minor: 3000_00,
      total_after_minor: 3000_00,
      nominal_apr_bps: 0,
      waived_minor: 0,
      capitalised_minor: 0,
    });
  });

  it('a changed due date moves the dates and nothing else', async () => {
    const { id } = await three();
    const figures = await preview(id, {
      effective_on: TODAY,
      installments_count: 3,
      first_due_on: '2026-04-20',
    });
    expect(
      after(figures).map((row) => [row.due_on, row.principal_minor, row.interest_minor]),
    ).toEqual([
      ['2026-04-20', 1000_00, 0],
      ['2026-05-20', 1000_00, 0],
      ['2026-06-20', 1000_00, 0],
    ]);
  });

  it('a flat rate cut from 12 % to 6 % gives interest of 30, 15, 15', async () => {
    const { id } = await three({ annual_rate_bps: 1200, repayment_method: 'flat' });
    const figures = await preview(id, {
      effective_on: '2026-04-02',
      installments_count: 2,
      first_due_on: '2026-05-01',
      annual_rate_bps: 600,
    });
    expect(column(after(figures), 'interest_minor')).toEqual([30_00, 15_00, 15_00]);
    expect(column(after(figures), 'principal_minor')).toEqual([1000_00, 1000_00, 1000_00]);
  });

  it('750.00 overdue over six gives 125.00 six times', async () => {
    const { id } = await three({
      principal_minor: 750_00,
      disbursed_on: '2025-11-05',
      first_due_on: '2025-12-05',
    });
    const figures = await preview(id);
    expect(column(after(figures), 'principal_minor')).toEqual([
      125_00, 125_00, 125_00, 125_00, 125_00, 125_00,
    ]);
    expect(figures).toMatchObject({
      standing_before: { days_past_due: 90 },
      standing_after: { days_past_due: 0, tier: 'M0' },
    });
  });
});

describe('every combination of waiving, carrying and capitalising', () => {
  const combinations = TREATMENTS.flatMap((interest) =>
    TREATMENTS.flatMap((penalty) => TREATMENTS.map((cost) => [interest, penalty, cost] as const)),
  );

  it.each(combinations)(
    'interest %s, penalty %s, cost %s: the parts sum to what is open, and the ledger agrees ' +
      'to the fen',
    async (interest_treatment, penalty_treatment, cost_treatment) => {
      const id = await late();
      await staff
        .post('/api/adjustments')
        .send({
          loan_id: id,
          kind: 'charge',
          cost_kind: 'notice_fee',
          amount_minor: 50_01,
          value_on: '2026-03-01',
          reason: '公告费',
        })
        .expect(201);
      const terms = {
        interest_treatment,
        penalty_treatment,
        cost_treatment,
        installments_count: 7,
      };
      const figures = await preview(id, terms);
      expect(figures.parts).toMatchObject({
        principal: { open_minor: 12_000_00 },
        interest: { open_minor: 420_00 },
        penalty: { open_minor: 88_50 },
        compound_interest: { open_minor: 10_05 },
        cost: { open_minor: 50_01 },
      });
      for (const name of COMPONENTS) {
        const part = figures.parts[name];
        expect(part.waived_minor + part.carried_minor + part.capitalised_minor, name).toBe(
          part.open_minor,
        );
        if (part.waived_minor > 0) expect(part.capitalised_minor, name).toBe(0);
      }
      const next = figures.after.installments.filter((row) => !row.kept);
      expect(next.reduce((sum, row) => sum + row.principal_minor, 0)).toBe(
        figures.new_principal_minor,
      );
      expect(figures.new_principal_minor).toBe(12_000_00 + figures.capitalised_minor);
      expect(
        next.reduce(
          (sum, row) => sum + row.carried_interest_minor + row.penalty_minor + row.cost_minor,
          0,
        ),
      ).toBe(figures.carried_minor);
      expect(figures.waived_minor + figures.carried_minor + figures.capitalised_minor).toBe(568_56);

      const done = await inEffect(id, terms);
      expect(done).toMatchObject({
        status: 'effective',
        plan_status: 'kept',
        waived_minor: figures.waived_minor,
        capitalised_minor: figures.capitalised_minor,
      });
      const rows = await installments(id);
      expect(rows.map((row) => [row['principal_minor'], row['interest_minor']])).toEqual(
        next.map((row) => [row.principal_minor, row.interest_minor]),
      );
      const now = await loan(id);
      expect(now['principal_outstanding_minor']).toBe(figures.new_principal_minor);
      expect(
        Number(now['outstanding_minor']) + Number(now['penalty_minor']) + Number(now['cost_minor']),
      ).toBe(figures.total_after_minor);
      expect(now).toMatchObject({
        overdue_minor: 0,
        days_past_due: 0,
        tier: 'M0',
        asset_class: 'special_mention',
        contact_frozen: true,
      });
      // Paying row by row keeps the plan and settles the loan without a fen left.
      await pay(id, figures.total_after_minor);
      expect(await loan(id)).toMatchObject({
        outstanding_minor: 0,
        penalty_minor: 0,
        cost_minor: 0,
        status: 'settled',
        unallocated_minor: 0,
      });
    },
  );
});

describe('a request', () => {
  it('goes from draft to effect with two people, and the old schedule stays to be seen', async () => {
    const id = await late();
    const first = await draft(id, { penalty_treatment: 'waive' });
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
    await act(staff, first.id, 'approve').expect(403);
    expect((await act(supervisor, first.id, 'approve').expect(409)).body).toMatchObject({
      code: 'conflict',
    });
    const { body: sent } = await act(staff, first.id, 'submit').expect(200);
    expect(sent).toMatchObject({
      status: 'submitted',
      waived_minor: 98_55,
      submitted_at: expect.any(String),
    });
    expect(await loan(id)).toMatchObject({
      restructure_id: first.id,
      restructure_status: 'submitted',
      contact_frozen: false,
    });
    const { fingerprint } = await review(first.id);
    const { body: approved } = await act(supervisor, first.id, 'approve', {
      comment: '同意',
      seen: fingerprint,
    }).expect(200);
    expect(approved).toMatchObject({ status: 'approved', decision_comment: '同意' });
    expect(
      (await act(staff, first.id, 'sign', { party: 'borrower', signed_on: TODAY }).expect(200))
        .body,
    ).toMatchObject({ status: 'approved', borrower_signed_on: TODAY });
    const { body } = await act(staff, first.id, 'sign', {
      party: 'lender',
      signed_on: TODAY,
    }).expect(200);
    expect(body).toMatchObject({
      status: 'effective',
      schedule_version: 2,
      observation_ends_on: '2027-04-05',
      plan_status: 'kept',
    });
    expect(await loan(id)).toMatchObject({
      installments_count: 6,
      first_due_on: '2026-04-05',
      schedule_version: 2,
      days_past_due: 0,
      penalty_minor: 0,
      restructure_id: null,
      plan_restructure_id: first.id,
      observation_ends_on: '2027-04-05',
    });
    expect((await installments(id, { schedule_version: 1 })).map((row) => row['status'])).toEqual(
      Array.from({ length: 12 }, () => 'replaced'),
    );
    expect((await steps(first.id)).map(({ step, actor_name }) => [step, actor_name])).toEqual([
      ['create', '陈晓岚'],
      ['submit', '陈晓岚'],
      ['approve', expect.any(String)],
      ['sign', '陈晓岚'],
      ['sign', '陈晓岚'],
      ['take_effect', '陈晓岚'],
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

  it('shows the past as it was: before the effective date the old schedule, known before the effect the old terms', async () => {
    const id = await late();
    await inEffect(id);
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

  it('is decided by another person than the requester, and by two where the waiver is large', async () => {
    const id = await late();
    const own = await draft(id, {}, {}, supervisor);
    await act(supervisor, own.id, 'submit').expect(200);
    expect((await act(supervisor, own.id, 'approve').expect(422)).body).toMatchObject({
      message: expect.stringContaining('another person'),
    });
    expect(
      (await act(supervisor, own.id, 'reject', { comment: '不' }).expect(422)).body,
    ).toMatchObject({ code: 'rule_violated' });
    await act(supervisor2, own.id, 'reject', { comment: '请减少期数' }).expect(200);
    const big = await submitted(id, { waived_principal_minor: 5000_00 }, { kinds: ['waiver'] });
    const { body: first } = await act(supervisor, big, 'approve').expect(200);
    expect(first).toMatchObject({
      status: 'submitted',
      first_approved_by: expect.any(Number),
      decided_by: null,
      approvers_needed: 2,
    });
    await act(supervisor, big, 'approve').expect(409);
    const { body: second } = await act(supervisor2, big, 'approve').expect(200);
    expect(second).toMatchObject({ status: 'approved', waived_minor: 5000_00 });
    expect(second.decided_by).not.toBe(second.first_approved_by);
    await act(supervisor, big, 'cancel', { reason: '借款人改变主意' }).expect(200);
  });

  it('rejected with a reason becomes a draft again for its requester alone', async () => {
    const id = await submitted(await late());
    expect((await act(supervisor, id, 'reject', {}).expect(400)).body.errors).toHaveProperty(
      'comment',
    );
    await act(supervisor, id, 'reject', { comment: '收入证明缺失' }).expect(200);
    await act(staff2, id, 'reopen').expect(403);
    expect((await act(staff, id, 'reopen').expect(200)).body).toMatchObject({
      status: 'draft',
      decision_comment: null,
    });
    await staff2.put(`/api/restructures/${id}`).send({ cause: 'illness' }).expect(403);
    const { body } = await staff
      .put(`/api/restructures/${id}`)
      .send({ cause: 'illness', terms: { ...TERMS, installments_count: 9 } })
      .expect(200);
    expect(body).toMatchObject({ cause: 'illness', terms: { installments_count: 9 } });
    await act(staff, id, 'submit').expect(200);
    await staff.put(`/api/restructures/${id}`).send({ cause: 'family' }).expect(409);
  });

  it('is the only one under way of its loan', async () => {
    const id = await late();
    const first = await draft(id);
    const { body } = await staff2.post('/api/restructures').send(ask(id)).expect(409);
    expect(body).toMatchObject({
      code: 'conflict',
      errors: { loan_id: expect.stringContaining(String(first.id)) },
    });
    await act(staff, first.id, 'cancel').expect(200);
    await draft(id, {}, {}, staff2);
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
      const { id } = await draft(await late(), terms);
      const before = await contents(server.deps.database.read);
      const { body } = await act(staff, id, 'submit').expect(status);
      expect(body.errors).toHaveProperty([field]);
      expect(await contents(server.deps.database.read)).toBe(before);
    },
  );

  it('shows what moved since it was submitted, and an approval on older figures is refused', async () => {
    const id = await late();
    const request = await submitted(id);
    const seen = (await review(request)).fingerprint;
    await pay(id, 200_00, '2026-03-04');
    const now = await review(request);
    expect(now.moved).toEqual(
      expect.arrayContaining([
        { figure: 'penalty', before_minor: 88_50, now_minor: expect.any(Number) },
      ]),
    );
    expect((await act(supervisor, request, 'approve', { seen }).expect(409)).body).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('changed'),
    });
    const { body } = await act(supervisor, request, 'approve', { seen: now.fingerprint }).expect(
      200,
    );
    expect(body).toMatchObject({
      status: 'approved',
      total_after_minor: now.current?.total_after_minor,
    });
    expect((await steps(request)).at(-1)).toMatchObject({
      step: 'approve',
      details: { moved: now.moved },
    });
  });

  it('computes anew on the effective date what was paid since, and refuses to take more than was agreed', async () => {
    const [paid, charged] = [await late(), await late()];
    for (const id of [paid, charged]) {
      const request = await submitted(id);
      await act(supervisor, request, 'approve').expect(200);
      await act(staff, request, 'sign', { party: 'borrower', signed_on: TODAY }).expect(200);
      if (id === paid) await pay(id, 1000_00, '2026-03-04');
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
      const { body, status } = await act(staff, request, 'sign', {
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
    const request = await submitted(await late());
    const answers = await Promise.all(
      Array.from(
        { length: 20 },
        async (_, at) => await act(at % 2 === 0 ? supervisor : supervisor2, request, 'approve'),
      ),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
      200,
      ...Array.from({ length: 19 }, () => 409),
    ]);
    expect((await steps(request)).filter(({ step }) => step === 'approve')).toHaveLength(1);
  });
});

describe('after it took effect', () => {
  it('a payment entered later for a day before counts against the plan, and one taken back stays owed where it was', async () => {
    const id = await late();
    const early = await pay(id, 500_00, '2026-03-01');
    await inEffect(id);
    const planned = Number((await loan(id))['outstanding_minor']);
    const terms = async (loan_id: number) =>
      (await installments(loan_id, { schedule_version: 2 })).map((row) => [
        row['due_on'],
        row['principal_minor'],
        row['interest_minor'],
      ]);
    const before = await terms(id);
    await pay(id, 300_00, '2026-03-02');
    const backdated = await loan(id);
    expect(
      Number(backdated['outstanding_minor']) + Number(backdated['penalty_minor']),
    ).toBeLessThan(planned);
    await supervisor.post(`/api/payments/${early.id}/reverse`).send({ reason: '退票' }).expect(200);
    const after = await loan(id);
    // 500.00 is owed again, beside the plan; nothing of the plan itself has changed.
    expect(Number(after['outstanding_minor']) + Number(after['penalty_minor'])).toBeGreaterThan(
      planned - 300_00,
    );
    expect(await terms(id)).toEqual(before);
  });

  it('keeps the class at its floor while it is watched: special mention, substandard where it was bad before', async () => {
    const [good, bad] = [
      await late(),
      await late({ disbursed_on: '2025-10-01', first_due_on: '2025-11-01' }),
    ];
    expect((await loan(bad))['asset_class']).toBe('substandard');
    await inEffect(good);
    await inEffect(bad);
    expect([(await loan(good))['asset_class'], (await loan(bad))['asset_class']]).toEqual([
      'special_mention',
      'substandard',
    ]);
    const listed = async (asset_class: string) =>
      (
        await staff
          .get('/api/loans')
          .query(query({ filter: { asset_class, id: undefined }, range: [0, 999] }))
          .expect(200)
      ).body as { id: number; asset_class: string }[];
    for (const name of ['normal', 'special_mention', 'substandard', 'doubtful', 'loss']) {
      const rows = await listed(name);
      expect(
        rows.every((row) => row.asset_class === name),
        name,
      ).toBe(true);
      expect(
        rows.some((row) => row.id === good),
        name,
      ).toBe(name === 'special_mention');
      expect(
        rows.some((row) => row.id === bad),
        name,
      ).toBe(name === 'substandard');
    }
    const second = await preview(good, { installments_count: 12, first_due_on: '2026-05-05' });
    expect(second.observation).toMatchObject({ repeated: true, floor: 'substandard' });
  });
});
