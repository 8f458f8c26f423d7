import { describe, expect, it } from 'vitest';
import { query, TODAY } from '../helpers/api.ts';
import { newLoanDue } from '../helpers/book.ts';
import { advanceCase, openCase, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence, attachFile } from '../helpers/evidence.ts';
import { refusedUnwritten } from '../helpers/refusals.ts';

const { server, staff, supervisor } = await openDesk();

const open = async (loan_id: number) =>
  (await openCase(staff, loan_id, { claimed_minor: 1_000_000 })).id;
const newLoan = async () => {
  const loan = await newLoanDue(staff, '2025-06-10');
  await attachEvidence(staff, loan.id);
  return loan;
};
const advance = (id: number, stage: string, rest: object = {}) =>
  advanceCase(staff, id, { stage, ...rest });
const caseAt = async (stages: readonly string[], on = TODAY): Promise<number> => {
  const id = await open((await newLoan()).id);
  for (const stage of stages) await advance(id, stage, { on }).expect(200);
  return id;
};
const JUDGED = ['filed', 'trial', 'judgment'];

describe('what a court decided', () => {
  it.each<[string, unknown]>([
    ['decision_kind', 'judgment'],
    ['served_on', TODAY],
    ['last_served_on', TODAY],
    ['performance_ends_on', TODAY],
    ['awarded_minor', 1],
    ['decision_final', true],
    ['appealed_on', TODAY],
    ['took_effect_on', TODAY],
    ['enforcement_applied_on', TODAY],
  ])('is not entered before there is a judgment: %s', async (field, value) => {
    const id = await caseAt(['filed', 'trial']);
    await refusedUnwritten(
      server,
      staff,
      'put',
      `legal_cases/${id}`,
      { [field]: value },
      422,
      field,
    );
    const { body } = await staff.get(`/api/legal_cases/${id}`).expect(200);
    await staff.put(`/api/legal_cases/${id}`).send(body).expect(200);
  });

  it('and the application for enforcement not before that stage', async () => {
    const id = await caseAt(JUDGED, '2026-01-10');
    await refusedUnwritten(
      server,
      staff,
      'put',
      `legal_cases/${id}`,
      { enforcement_applied_on: '2026-03-04' },
      422,
      'enforcement_applied_on',
    );
    await staff
      .put(`/api/legal_cases/${id}`)
      .send({ served_on: '2026-01-12', decision_final: true })
      .expect(200);
  });

  it('of a case from before bears no doubled interest, and the judgment starts anew', async () => {
    const id = await caseAt(['filed', 'trial'], '2025-09-01');
    await server.deps.database.write('legal_cases').where({ id }).update({
      served_on: '2025-09-02',
      decision_final: 1,
      performance_ends_on: '2025-10-01',
      enforcement_applied_on: '2026-03-04',
      awarded_minor: 5,
    });
    expect(
      (await staff.get(`/api/legal_cases/${id}/judgment_debt`).expect(200)).body,
    ).toMatchObject({ from_on: null, doubled_interest_minor: 0 });
    expect((await advance(id, 'judgment', { on: '2026-01-20' }).expect(200)).body).toMatchObject({
      served_on: null,
      performance_ends_on: null,
      enforcement_applied_on: null,
      awarded_minor: null,
    });
  });
});

describe('a measure', () => {
  const freeze = {
    purpose: 'preservation',
    kind: 'deposit',
    property: '工商银行账户',
    pre_suit: true,
  };
  const missed = async (id: number) =>
    (
      (await staff.get('/api/legal_deadlines').query({ range: '[0,999]' }).expect(200)).body as {
        kind: string;
        on: string;
        legal_case_id: number | null;
        days_left: number;
      }[]
    ).filter((one) => one.legal_case_id === id && one.kind !== 'limitation');

  it('before suit is over after thirty days without one, and missed until lifted', async () => {
    const id = await open((await newLoan()).id);
    const { id: measure } = (
      await staff
        .post('/api/case_measures')
        .send({ legal_case_id: id, ...freeze, taken_on: '2026-01-10' })
        .expect(201)
    ).body as Row;
    // Thirty days later is Monday 9 February.
    const lapsed = {
      state: 'lapsed',
      expires_on: '2026-02-09',
      days_left: -24,
      source: 'Civil Procedure Law',
      article: '104',
    };
    const shown = async () => (await staff.get(`/api/case_measures/${measure}`).expect(200)).body;
    expect(await shown()).toMatchObject(lapsed);
    await advance(id, 'filed', { on: '2026-03-01' }).expect(200);
    expect(await shown()).toMatchObject(lapsed);
    expect(await missed(id)).toMatchObject([
      { kind: 'preservation_suit', on: '2026-02-09', days_left: -24 },
    ]);
    expect((await staff.get(`/api/legal_cases/${id}`).expect(200)).body).toMatchObject({
      next_deadline_kind: 'preservation_suit',
      next_deadline_on: '2026-02-09',
    });
    expect(
      await refusedUnwritten(
        server,
        staff,
        'post',
        `case_measures/${measure}/renew`,
        { on: TODAY },
        422,
        'on',
      ),
    ).toContain('2026-02-09');
    await staff
      .post(`/api/case_measures/${measure}/lift`)
      .send({ on: TODAY, reason: '法院解除' })
      .expect(200);
    expect(await missed(id)).toEqual([]);
  });

  it('before suit stays in force where the suit came in time', async () => {
    const id = await open((await newLoan()).id);
    await staff
      .post('/api/case_measures')
      .send({ legal_case_id: id, ...freeze, taken_on: '2026-01-10' })
      .expect(201);
    await advance(id, 'filed', { on: '2026-02-09' }).expect(200);
    const [measure] = (
      await staff
        .get('/api/case_measures')
        .query(query({ filter: { legal_case_id: id } }))
        .expect(200)
    ).body as Row[];
    expect(measure).toMatchObject({ state: 'in_force', expires_on: '2027-01-10', article: '485' });
    expect(await missed(id)).toEqual([]);
  });

  it('is not lifted before its last renewal that stands', async () => {
    const id = await caseAt(['filed'], '2026-01-12');
    const { id: measure } = (
      await staff
        .post('/api/case_measures')
        .send({ legal_case_id: id, ...freeze, pre_suit: false, taken_on: '2026-01-20' })
        .expect(201)
    ).body as Row;
    for (const on of ['2026-02-10', '2026-03-02'])
      await staff.post(`/api/case_measures/${measure}/renew`).send({ on }).expect(200);
    await staff
      .post(`/api/case_measures/${measure}/withdraw_renewal`)
      .send({ on: '2026-03-02', reason: '录错' })
      .expect(200);
    expect(
      await refusedUnwritten(
        server,
        staff,
        'post',
        `case_measures/${measure}/lift`,
        { on: '2026-02-09', reason: '已还款' },
        422,
        'on',
      ),
    ).toContain('2026-02-10');
    await staff
      .post(`/api/case_measures/${measure}/lift`)
      .send({ on: '2026-02-10', reason: '已还款' })
      .expect(200);
  });
});

describe('a case', () => {
  it('that is filed claims something', async () => {
    const id = await caseAt(['filed']);
    await refusedUnwritten(
      server,
      staff,
      'put',
      `legal_cases/${id}`,
      { claimed_minor: 0 },
      422,
      'claimed_minor',
    );
    await staff
      .put(`/api/legal_cases/${await open((await newLoan()).id)}`)
      .send({ claimed_minor: 0 })
      .expect(200);
  });

  it('a draft with a file is not deleted but closed', async () => {
    const id = await open((await newLoan()).id);
    await attachFile(staff, 'legal_cases', id, 'other');
    expect(
      await refusedUnwritten(server, supervisor, 'delete', `legal_cases/${id}`, {}, 409, null),
    ).toContain('close it instead');
  });

  it.each<[outcome: string, stages: readonly string[], fits: boolean]>([
    ['enforced', [], false],
    ['enforced', JUDGED, false],
    ['enforced', [...JUDGED, 'enforcement'], true],
    ['enforcement_ended', ['filed'], false],
    ['dismissed', ['filed', 'trial'], false],
    ['dismissed', JUDGED, true],
    ['withdrawn', [], true],
    ['settled', ['filed'], true],
    ['paid', ['demand'], true],
    ['other', [], true],
  ])('ends as %s after %j: %j', async (outcome, stages, fits) => {
    const id = await caseAt(stages);
    if (fits) await advance(id, 'closed', { outcome }).expect(200);
    else
      expect(
        await refusedUnwritten(
          server,
          staff,
          'post',
          `legal_cases/${id}/advance`,
          { stage: 'closed', on: TODAY, outcome },
          422,
          'outcome',
        ),
      ).toContain('possible: paid, settled, withdrawn, other');
  });

  it('and its money keeps to the limit that is named, however large the number', async () => {
    for (const claimed_minor of [100_000_000_001, 1e20]) {
      const { body } = await staff
        .post('/api/legal_cases')
        .send({ loan_id: 1, claimed_minor })
        .expect(400);
      expect(body.errors.claimed_minor).toBe('Not more than 1,000,000,000.00 yuan');
    }
  });
});
