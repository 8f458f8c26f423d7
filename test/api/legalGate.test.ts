import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { constraintViolation } from '../../db/errors.ts';
import { addDays, addMonths } from '../../server/domain/time/calendar.ts';
import { FILING_EVIDENCE } from '../../server/domain/legal/filingGate.ts';
import {
  createBorrower,
  createLoan,
  query,
  startTestServer,
  TODAY,
  type TestServer,
} from '../helpers/api.ts';
import { attachEvidence, attachFile } from '../helpers/evidence.ts';
import { contents } from '../helpers/rows.ts';

let server: TestServer;
let staff: Agent;
let supervisor: Agent;
beforeAll(async () => {
  server = await startTestServer();
  [staff, supervisor] = [await server.as('staff'), await server.as('supervisor')];
});
afterAll(async () => {
  await server.close();
});

type Body = Record<string, unknown> & { id: number; version: number };
const loanDue = async (on: string): Promise<Body & { borrower_id: number }> => {
  const borrower_id = await createBorrower(staff);
  return {
    ...(await createLoan(staff, borrower_id, {
      installments_count: 1,
      disbursed_on: addMonths(on, -1),
      first_due_on: on,
    })),
    borrower_id,
  };
};
const open = async (loan_id: number, rest: object = {}): Promise<Body> =>
  (
    await staff
      .post('/api/legal_cases')
      .send({ loan_id, claimed_minor: 1_000_000, ...rest })
      .expect(201)
  ).body;
const advance = (agent: Agent, id: number, body: object) =>
  agent.post(`/api/legal_cases/${id}/advance`).send({ on: TODAY, ...body });
const events = async (id: number): Promise<Body[]> =>
  (
    await staff
      .get('/api/case_events')
      .query(query({ filter: { legal_case_id: id }, sort: ['id', 'ASC'] }))
      .expect(200)
  ).body;
/** Puts a case's stage back in time, so that days can follow. */
const since = async (id: number, on: string) => {
  await server.deps.database.write('legal_cases').where({ id }).update({ stage_on: on });
};

describe('the filing gate', () => {
  const WORDS = {
    contract: '合同',
    disbursement_proof: '放款凭证',
    repayment_record: '还款记录',
    identity: '身份证明',
    demand_record: '催告记录',
  };

  it.each(FILING_EVIDENCE)(
    'stays shut without %s, for everybody, and names it in the reader’s words',
    async (kind) => {
      const loan = await loanDue('2025-06-10');
      await attachEvidence(staff, loan.id, [kind]);
      const { id } = await open(loan.id);
      expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
        passes: false,
        missing: [kind],
        limitation_expired: false,
        limitation_expires_on: '2028-06-12',
      });
      const before = await contents(server.deps.database.read);
      for (const agent of [staff, supervisor]) {
        const { body } = await advance(agent, id, {
          stage: 'filed',
          ...(agent === supervisor ? { limitation_override_reason: '急' } : {}),
        }).expect(422);
        expect(body).toMatchObject({
          code: 'rule_violated',
          message: expect.stringContaining(`Missing: ${kind.replaceAll('_', ' ')}.`),
          errors: { stage: expect.any(String) },
        });
      }
      expect(
        (await advance(staff, id, { stage: 'filed' }).set('Accept-Language', 'zh-CN').expect(422))
          .body.message,
      ).toBe(`立案材料不全，缺：${WORDS[kind]}。请上传后再立案`);
      expect(await contents(server.deps.database.read)).toBe(before);
      const file = await attachFile(
        staff,
        kind === 'identity' ? 'borrowers' : 'legal_cases',
        kind === 'identity' ? loan.borrower_id : id,
        kind,
      );
      expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
        passes: true,
        missing: [],
        evidence: expect.arrayContaining([
          expect.objectContaining({
            kind,
            attachment_id: file,
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          }),
        ]),
      });
      await advance(staff, id, { stage: 'filed' }).expect(200);
    },
  );

  it('lists all that is missing, takes back what was withdrawn, and no contract that hangs on the borrower', async () => {
    const loan = await loanDue('2025-06-10');
    const { id } = await open(loan.id);
    await attachFile(staff, 'borrowers', loan.borrower_id, 'contract');
    const file = await attachFile(staff, 'legal_cases', id, 'demand_record');
    expect((await staff.get(`/api/legal_cases/${id}/gate`)).body.missing).toEqual([
      'contract',
      'disbursement_proof',
      'repayment_record',
      'identity',
    ]);
    await staff.post(`/api/attachments/${file}/withdraw`).send({ reason: '模糊' }).expect(200);
    const { body } = await advance(staff, id, { stage: 'filed' }).expect(422);
    expect(body.message).toContain(
      'contract, disbursement proof, repayment record, identity, demand record',
    );
  });

  it('shows a case in court as it was on the day it was filed', async () => {
    const loan = await loanDue('2023-02-20');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    await since(id, '2026-02-01');
    await advance(staff, id, { stage: 'filed', on: '2026-02-24' }).expect(200);
    expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
      passes: true,
      limitation_expires_on: '2026-02-24',
    });
  });
});

describe('suing without a claim', () => {
  const PLAIN = {
    nothing_owed: 'The loan owes nothing',
    nothing_claimed: 'The claim is zero',
    plan_kept: 'keeps a signed restructure',
    other_case_filed: 'Another case of this loan is filed',
  };
  const payOff = async (loan_id: number) => {
    const { amount_minor } = (await staff.get(`/api/loans/${loan_id}/payoff`).expect(200)).body as {
      amount_minor: number;
    };
    await staff
      .post('/api/payments')
      .send({ loan_id, amount_minor, paid_on: TODAY, channel: 'app' })
      .expect(201);
  };
  const signPlan = async (loan_id: number) => {
    const { body: draft } = await staff
      .post('/api/restructures')
      .send({
        loan_id,
        kinds: ['extension'],
        cause: 'illness',
        statement: '住院',
        terms: { effective_on: TODAY, installments_count: 6, first_due_on: '2026-04-05' },
      })
      .expect(201);
    await staff.post(`/api/restructures/${draft.id}/submit`).expect(200);
    await supervisor.post(`/api/restructures/${draft.id}/approve`).expect(200);
    for (const party of ['borrower', 'lender'])
      await staff
        .post(`/api/restructures/${draft.id}/sign`)
        .send({ party, signed_on: TODAY })
        .expect(200);
  };
  const sueable = async () => {
    const loan = await loanDue('2025-06-10');
    await attachEvidence(staff, loan.id);
    return loan;
  };

  it.each(Object.keys(PLAIN) as (keyof typeof PLAIN)[])(
    'is refused to everybody: %s',
    async (obstacle) => {
      const loan = await sueable();
      const { id } = await open(
        loan.id,
        obstacle === 'nothing_claimed' ? { claimed_minor: 0 } : {},
      );
      if (obstacle === 'nothing_owed') await payOff(loan.id);
      if (obstacle === 'plan_kept') await signPlan(loan.id);
      if (obstacle === 'other_case_filed')
        await advance(staff, (await open(loan.id)).id, { stage: 'filed' }).expect(200);
      expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
        passes: false,
        missing: [],
        obstacles: [obstacle],
        limitation_expired: false,
      });
      const before = await contents(server.deps.database.read);
      for (const agent of [staff, supervisor]) {
        const { body } = await advance(agent, id, {
          stage: 'filed',
          ...(agent === supervisor ? { limitation_override_reason: '急' } : {}),
        }).expect(422);
        expect(body).toMatchObject({
          code: 'rule_violated',
          errors: { stage: expect.stringContaining(PLAIN[obstacle]) },
        });
      }
      expect(
        (await advance(staff, id, { stage: 'filed' }).set('Accept-Language', 'zh-CN').expect(422))
          .body.message,
      ).toContain('不能');
      expect(await contents(server.deps.database.read)).toBe(before);
    },
  );

  it('a case that was closed, or filed later, stands in nobody’s way', async () => {
    const loan = await sueable();
    const [first, second] = [await open(loan.id), await open(loan.id)];
    await advance(staff, first.id, { stage: 'filed' }).expect(200);
    await advance(staff, first.id, { stage: 'closed', outcome: 'withdrawn' }).expect(200);
    await advance(staff, second.id, { stage: 'filed' }).expect(200);
    expect((await staff.get(`/api/legal_cases/${second.id}/gate`)).body).toMatchObject({
      passes: true,
      obstacles: [],
    });
  });

  it('no case is opened for a loan that is paid, and no limitation of it is a deadline', async () => {
    const loan = await loanDue('2025-06-10');
    const { id } = await open(loan.id);
    expect((await staff.get(`/api/legal_cases/${id}`)).body.next_deadline_kind).toBe('limitation');
    await payOff(loan.id);
    const { body } = await staff
      .post('/api/legal_cases')
      .send({ loan_id: loan.id, claimed_minor: 1 })
      .expect(422);
    expect(body).toMatchObject({
      code: 'rule_violated',
      errors: { loan_id: 'This loan owes nothing; there is nothing to sue for' },
    });
    expect((await staff.get(`/api/legal_cases/${id}`)).body).toMatchObject({
      next_deadline_kind: null,
      next_deadline_on: null,
    });
    expect((await staff.get(`/api/loans/${loan.id}/clocks`).expect(200)).body.deadlines).toEqual(
      [],
    );
    const all = (
      await staff
        .get('/api/legal_deadlines')
        .query({ from: '2020-01-01', to: '2040-01-01' })
        .expect(200)
    ).body as { loan_id: number }[];
    expect(all.filter(({ loan_id }) => loan_id === loan.id)).toEqual([]);
  });
});

describe('filing after the limitation', () => {
  const expired = async () => {
    const loan = await loanDue('2023-03-03');
    await attachEvidence(staff, loan.id);
    return await open(loan.id);
  };

  it('is refused to all without a reason, also on the first day after', async () => {
    const { id } = await expired();
    expect((await staff.get(`/api/legal_cases/${id}/gate`)).body).toMatchObject({
      passes: false,
      missing: [],
      limitation_expired: true,
      limitation_expires_on: '2026-03-03',
    });
    for (const agent of [staff, supervisor]) {
      const { body } = await advance(agent, id, { stage: 'filed' }).expect(422);
      expect(body).toMatchObject({
        code: 'rule_violated',
        errors: { limitation_override_reason: expect.stringContaining('2026-03-03') },
      });
    }
    // Filed as of the last day it is in time.
    await since(id, '2026-03-01');
    expect(
      (await advance(staff, id, { stage: 'filed', on: '2026-03-03' }).expect(200)).body,
    ).toMatchObject({ stage: 'filed', filed_on: '2026-03-03', limitation_override_by: null });
  });

  it('is a supervisor’s to take on, with a reason that is kept with who gave it, and an event', async () => {
    const { id } = await expired();
    const { body } = await advance(staff, id, {
      stage: 'filed',
      limitation_override_reason: '借款人已口头认可',
    }).expect(403);
    expect(body).toMatchObject({
      code: 'forbidden',
      errors: { limitation_override_reason: expect.any(String) },
    });
    const filed = (
      await advance(supervisor, id, {
        stage: 'filed',
        limitation_override_reason: '借款人已口头认可',
      }).expect(200)
    ).body as Body;
    expect(filed).toMatchObject({
      stage: 'filed',
      limitation_override_reason: '借款人已口头认可',
      limitation_override_by: 3,
    });
    expect(await events(id)).toMatchObject([
      { kind: 'opened' },
      { kind: 'stage', details: { from: 'draft', to: 'filed' } },
      { kind: 'override', text: '借款人已口头认可', details: { article: '193' }, actor_id: 3 },
    ]);
    const audit = (
      await (
        await server.as('compliance')
      )
        .get('/api/audit_events')
        .query(query({ filter: { resource: 'legal_cases', record_id: id }, sort: ['id', 'ASC'] }))
        .expect(200)
    ).body as Body[];
    expect(audit.at(-1)).toMatchObject({
      action: 'advance',
      after: { stage: 'filed', limitation_override_by: 3 },
    });
  });

  it('keeps no reason that was not needed', async () => {
    const loan = await loanDue('2025-06-10');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    expect(
      (
        await advance(supervisor, id, {
          stage: 'filed',
          limitation_override_reason: '以防万一',
        }).expect(200)
      ).body,
    ).toMatchObject({ limitation_override_reason: null, limitation_override_by: null });
  });
});

describe('what goes with a stage', () => {
  const inCourt = async (stages: readonly string[] = ['filed', 'trial']): Promise<Body> => {
    const loan = await loanDue('2025-06-10');
    await attachEvidence(staff, loan.id);
    let at = await open(loan.id);
    await since(at.id, '2025-12-01');
    for (const stage of stages)
      at = (await advance(staff, at.id, { stage, on: '2025-12-10' }).expect(200)).body as Body;
    return at;
  };

  it('a demand sets its day; a judgment what was decided; enforcement the day it was applied for; closing the outcome', async () => {
    const loan = await loanDue('2025-06-10');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    await since(id, '2025-11-01');
    expect(
      (await advance(staff, id, { stage: 'demand', on: '2025-11-10' }).expect(200)).body,
    ).toMatchObject({ demanded_on: '2025-11-10' });
    await advance(staff, id, {
      stage: 'filed',
      on: '2025-12-01',
      case_no: '民初7号',
      court: '朝阳法院',
      judge: '沈立群',
    }).expect(200);
    await advance(staff, id, { stage: 'trial', on: '2025-12-15' }).expect(200);
    const judged = (
      await advance(staff, id, {
        stage: 'judgment',
        on: '2026-01-20',
        awarded_minor: 900_000,
        served_on: '2026-02-20',
        performance_ends_on: '2026-04-30',
      }).expect(200)
    ).body;
    // Fifteen days from 20 February: Saturday 7 March, so Monday.
    expect(judged).toMatchObject({
      judged_on: '2026-01-20',
      awarded_minor: 900_000,
      decision_kind: 'judgment',
      decision_final: false,
      served_on: '2026-02-20',
      next_deadline_on: '2026-03-09',
      next_deadline_kind: 'appeal',
      judge: '沈立群',
    });
    await staff.put(`/api/legal_cases/${id}`).send({ decision_final: true }).expect(200);
    const enforced = (
      await advance(staff, id, { stage: 'enforcement', on: '2026-03-04' }).expect(200)
    ).body;
    expect(enforced).toMatchObject({
      enforcement_applied_on: '2026-03-04',
      next_deadline_on: null,
    });
    expect(
      (
        await advance(staff, id, {
          stage: 'closed',
          outcome: 'enforced',
          comment: '执行到位',
        }).expect(200)
      ).body,
    ).toMatchObject({ closed_outcome: 'enforced' });
    expect(
      (await events(id)).map(({ kind, details, text }) => [
        kind,
        (details as { to?: string }).to,
        text,
      ]),
    ).toEqual([
      ['opened', undefined, null],
      ['stage', 'demand', null],
      ['stage', 'filed', null],
      ['stage', 'trial', null],
      ['stage', 'judgment', null],
      ['stage', 'enforcement', null],
      ['stage', 'closed', '执行到位'],
    ]);
  });

  it.each([
    ['demand', { outcome: 'paid' }, 'outcome'],
    ['demand', { awarded_minor: 1 }, 'awarded_minor'],
    ['demand', { court: '某院' }, 'court'],
    ['filed', { served_on: TODAY }, 'served_on'],
    ['filed', { decision_kind: 'ruling' }, 'decision_kind'],
    ['filed', { decision_final: true }, 'decision_final'],
    ['closed', { performance_ends_on: TODAY }, 'performance_ends_on'],
    ['closed', { limitation_override_reason: 'x' }, 'limitation_override_reason'],
  ])('into %s takes no %j', async (stage, rest, field) => {
    const { id } = await open((await loanDue('2025-06-10')).id);
    const { body } = await advance(staff, id, { stage, ...rest }).expect(400);
    expect(Object.keys(body.errors)).toEqual([field, 'root']);
  });

  it.each([
    [{ served_on: '2025-12-09' }, 'served_on'],
    [{ served_on: addDays(TODAY, 1) }, 'served_on'],
    [{ performance_ends_on: '2025-12-01' }, 'performance_ends_on'],
  ])('a judgment is not served or performed as %j', async (rest, field) => {
    const { id } = await inCourt();
    const { body } = await advance(staff, id, {
      stage: 'judgment',
      on: '2025-12-10',
      ...rest,
    }).expect(422);
    expect(Object.keys(body.errors)).toEqual([field, 'root']);
  });

  it.each([
    ['an owner who is not there', { owner_id: 999 }, 400, 'owner_id'],
    ['an owner from compliance', { owner_id: 5 }, 400, 'owner_id'],
    ['a service before the judgment', { served_on: '2025-12-01' }, 422, 'served_on'],
    ['a service to come', { served_on: addDays(TODAY, 1) }, 422, 'served_on'],
    [
      'a last service before the first',
      { served_on: '2025-12-20', last_served_on: '2025-12-19' },
      422,
      'last_served_on',
    ],
    [
      'an appeal before the service',
      { served_on: '2025-12-20', appealed_on: '2025-12-19' },
      422,
      'appealed_on',
    ],
    [
      'an application for enforcement to come',
      { enforcement_applied_on: addDays(TODAY, 1) },
      422,
      'enforcement_applied_on',
    ],
    ['a filing after the judgment', { filed_on: '2025-12-11' }, 422, 'filed_on'],
    ['no filing date', { filed_on: null }, 422, 'filed_on'],
  ])('does not change to %s', async (_name, change, status, field) => {
    const { id } = await inCourt(['filed', 'trial', 'judgment']);
    const { body } = await staff.put(`/api/legal_cases/${id}`).send(change).expect(status);
    expect(Object.keys(body.errors)).toEqual([field, 'root']);
  });

  it('a decision is known from the filing on only, and a closed case changes no more', async () => {
    const { id } = await open((await loanDue('2025-06-10')).id);
    expect(
      Object.keys(
        (await staff.put(`/api/legal_cases/${id}`).send({ awarded_minor: 5 }).expect(422)).body
          .errors,
      ),
    ).toEqual(['awarded_minor', 'root']);
    await staff
      .put(`/api/legal_cases/${id}`)
      .send({ decision_final: false, served_on: null, owner_id: 2 })
      .expect(200);
    await advance(staff, id, { stage: 'closed' }).expect(200);
    expect(
      (await staff.put(`/api/legal_cases/${id}`).send({ court: '某院' }).expect(409)).body.code,
    ).toBe('conflict');
  });

  it('a second judgment is final, and enforcement may be applied for at once', async () => {
    const { id } = await inCourt(['filed', 'trial', 'judgment']);
    await staff
      .put(`/api/legal_cases/${id}`)
      .send({ served_on: '2025-12-12', appealed_on: '2025-12-20' })
      .expect(200);
    expect((await staff.get(`/api/legal_cases/${id}`)).body).toMatchObject({
      next_deadline_on: null,
    });
    const { body } = await staff
      .put(`/api/legal_cases/${id}`)
      .send({ served_on: '2026-02-27', appealed_on: null, decision_final: true })
      .expect(200);
    // Two years from the service: a Sunday, so Monday.
    expect(body).toMatchObject({
      decision_final: true,
      next_deadline_kind: 'enforcement_application',
      next_deadline_on: '2028-02-28',
    });
  });
});

describe('enforcement while an appeal is open', () => {
  const judged = async (rest: object): Promise<number> => {
    const loan = await loanDue('2025-06-10');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    for (const stage of ['filed', 'trial'])
      await advance(staff, id, { stage, on: '2026-01-10' }).expect(200);
    await advance(staff, id, { stage: 'judgment', on: '2026-01-20', ...rest }).expect(200);
    return id;
  };

  it('is refused with the day from which it is possible', async () => {
    // Fifteen days from 20 February: Saturday 7 March, so Monday 9 March is the last.
    const id = await judged({ served_on: '2026-02-20' });
    expect((await advance(staff, id, { stage: 'enforcement' }).expect(422)).body).toMatchObject({
      code: 'rule_violated',
      errors: { on: expect.stringContaining('2026-03-10') },
    });
    expect(
      (
        await staff
          .put(`/api/legal_cases/${id}`)
          .send({ enforcement_applied_on: TODAY })
          .expect(422)
      ).body.errors.enforcement_applied_on,
    ).toContain('not in enforcement');
    await staff.put(`/api/legal_cases/${id}`).send({ decision_final: true }).expect(200);
    await advance(staff, id, { stage: 'enforcement' }).expect(200);
  });

  it('is refused where the decision was appealed in time', async () => {
    const id = await judged({ served_on: '2026-02-02' });
    await staff.put(`/api/legal_cases/${id}`).send({ appealed_on: '2026-02-10' }).expect(200);
    expect(
      (await advance(staff, id, { stage: 'enforcement' }).expect(422)).body.errors.on,
    ).toContain('was appealed');
  });

  it('is possible on the day after the term, and without a service date leaves a word that nothing proves the effect', async () => {
    const after = await judged({ served_on: '2026-02-02' });
    // Fifteen days from 2 February, 17 February, is within the Spring Festival: the 24th is the
    // last.
    expect(
      Object.keys(
        (await advance(staff, after, { stage: 'enforcement', on: '2026-02-24' }).expect(422)).body
          .errors,
      ),
    ).toEqual(['on', 'root']);
    await advance(staff, after, { stage: 'enforcement', on: '2026-02-25' }).expect(200);
    expect((await events(after)).at(-1)?.['details']).not.toHaveProperty('effect_proven');
    const unserved = await judged({});
    await advance(staff, unserved, { stage: 'enforcement' }).expect(200);
    expect((await events(unserved)).at(-1)).toMatchObject({
      kind: 'stage',
      details: { to: 'enforcement', effect_proven: false },
    });
  });
});

describe('doubled interest after a judgment', () => {
  it('runs from the day after the performance period on what is unpaid, each payment lowering it from the day after', async () => {
    const loan = await loanDue('2025-06-10');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    await since(id, '2025-07-01');
    for (const stage of ['filed', 'trial'])
      await advance(staff, id, { stage, on: '2025-07-10' }).expect(200);
    const debt = async (on?: string) =>
      (
        await staff
          .get(`/api/legal_cases/${id}/judgment_debt`)
          .query(on === undefined ? {} : { on })
          .expect(200)
      ).body;
    expect(await debt()).toMatchObject({ from_on: null, days: 0, doubled_interest_minor: 0 });
    await advance(staff, id, {
      stage: 'judgment',
      on: '2025-07-20',
      awarded_minor: 1_000_000,
      served_on: '2025-07-21',
      performance_ends_on: '2025-08-31',
    }).expect(200);
    const law = { source: "Supreme People's Court, Fa Shi [2014] No. 8", article: '1' };
    expect(await debt('2025-08-31')).toEqual({
      on: '2025-08-31',
      principal_minor: 0,
      from_on: null,
      days: 0,
      doubled_interest_minor: 0,
      ...law,
    });
    expect(await debt(addDays('2025-08-31', 100))).toEqual({
      on: '2025-12-09',
      principal_minor: 1_000_000,
      from_on: '2025-09-01',
      days: 100,
      doubled_interest_minor: 17_500,
      ...law,
    });
    // All but 500,000 of the principal: interest is paid first by the court's order.
    const ledger = (
      await staff.get(`/api/loans/${loan.id}`).query({ as_of: '2025-10-20' }).expect(200)
    ).body as { outstanding_minor: number; penalty_minor: number };
    await staff
      .post('/api/payments')
      .send({
        loan_id: loan.id,
        amount_minor: ledger.outstanding_minor + ledger.penalty_minor - 500_000,
        paid_on: '2025-10-20',
        channel: 'court',
      })
      .expect(201);
    const after = await debt('2025-12-09');
    expect(after).toMatchObject({
      principal_minor: 500_000,
      doubled_interest_minor: 50 * 175 + Math.round((50 * 175) / 2),
    });
    expect(
      (await staff.get(`/api/legal_cases/${id}/judgment_debt`).query({ on: 'soon' }).expect(400))
        .body.errors,
    ).toHaveProperty('on');
    await staff.get('/api/legal_cases/999999/judgment_debt').expect(404);
  });
});

describe('the database itself', () => {
  const error = async (work: () => PromiseLike<unknown>): Promise<string | undefined> => {
    try {
      await work();
      return undefined;
    } catch (reason) {
      return constraintViolation(reason)?.kind;
    }
  };

  it('keeps what happened: no event changes or goes once the case has left the draft, and goes with a draft', async () => {
    const { write } = server.deps.database;
    const loan = await loanDue('2025-06-10');
    const draft = await open(loan.id);
    await supervisor.delete(`/api/legal_cases/${draft.id}`).expect(200);
    expect(await write('case_events').where({ legal_case_id: draft.id })).toEqual([]);
    const { id } = await open(loan.id);
    await advance(staff, id, { stage: 'demand' }).expect(200);
    expect(
      await error(() => write('case_events').where({ legal_case_id: id }).update({ text: 'x' })),
    ).toBe('append_only');
    expect(await error(() => write('case_events').where({ legal_case_id: id }).delete())).toBe(
      'append_only',
    );
    const row = (
      await staff
        .post('/api/limitation_interruptions')
        .send({ loan_id: loan.id, kind: 'demand', on: '2025-09-01', evidence: 'EMS' })
        .expect(201)
    ).body as Body;
    for (const change of [{ happened_on: '2025-01-01' }, { kind: 'suit' }, { recorded_by: 2 }])
      expect(
        await error(() => write('limitation_interruptions').where({ id: row.id }).update(change)),
      ).toBe('append_only');
    expect(
      await error(() => write('limitation_interruptions').where({ id: row.id }).delete()),
    ).toBe('append_only');
    expect(
      await error(() =>
        write('limitation_interruptions').where({ id: row.id }).update({ withdrawn_by: 1 }),
      ),
    ).toBe('check');
  });
});
