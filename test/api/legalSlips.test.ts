import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { FILING_EVIDENCE } from '../../server/domain/legal/filingGate.ts';
import { createBorrower, createLoan, query, TODAY } from '../helpers/api.ts';
import { deskForFile } from '../helpers/desk.ts';
import { attachEvidence, attachFile } from '../helpers/evidence.ts';
import { contents } from '../helpers/rows.ts';

const desk = deskForFile();

type Body = Record<string, unknown> & { id: number; version: number };
const newLoan = async (): Promise<Body & { borrower_id: number }> => {
  const borrower_id = await createBorrower(desk.staff);
  const loan = await createLoan(desk.staff, borrower_id, {
    installments_count: 1,
    disbursed_on: '2025-05-10',
    first_due_on: '2025-06-10',
  });
  await attachEvidence(desk.staff, loan.id);
  return { ...loan, borrower_id };
};
const open = async (loan_id: number): Promise<number> =>
  (
    (
      await desk.staff
        .post('/api/legal_cases')
        .send({ loan_id, claimed_minor: 1_000_000 })
        .expect(201)
    ).body as Body
  ).id;
const advance = (id: number, stage: string, rest: object = {}) =>
  desk.staff.post(`/api/legal_cases/${id}/advance`).send({ stage, on: TODAY, ...rest });
const caseAt = async (stages: readonly string[], on = TODAY): Promise<number> => {
  const id = await open((await newLoan()).id);
  for (const stage of stages) await advance(id, stage, { on }).expect(200);
  return id;
};
const JUDGED = ['filed', 'trial', 'judgment'];

/** Refused at a field in both languages, and nothing written. */
async function refused(
  agent: Agent,
  method: 'post' | 'put' | 'delete',
  path: string,
  body: object,
  status: number,
  field: string | null,
): Promise<string> {
  const before = await contents(desk.server.deps.database.read);
  let said = '';
  for (const language of ['zh-CN', 'en']) {
    const answer = await agent[method](`/api/${path}`)
      .set('Accept-Language', language)
      .send(body)
      .expect(status);
    expect(Object.keys(answer.body.errors as object)).toEqual(
      field === null ? ['root'] : [field, 'root'],
    );
    said = answer.body.message as string;
    expect(said).toMatch(language === 'en' ? /^[ -~]+$/ : /[\u4e00-\u9fff]/);
  }
  expect(await contents(desk.server.deps.database.read)).toBe(before);
  return said;
}

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
    await refused(desk.staff, 'put', `legal_cases/${id}`, { [field]: value }, 422, field);
    const { body } = await desk.staff.get(`/api/legal_cases/${id}`).expect(200);
    await desk.staff.put(`/api/legal_cases/${id}`).send(body).expect(200);
  });

  it('and the application for enforcement not before that stage', async () => {
    const id = await caseAt(JUDGED, '2026-01-10');
    await refused(
      desk.staff,
      'put',
      `legal_cases/${id}`,
      { enforcement_applied_on: '2026-03-04' },
      422,
      'enforcement_applied_on',
    );
    await desk.staff
      .put(`/api/legal_cases/${id}`)
      .send({ served_on: '2026-01-12', decision_final: true })
      .expect(200);
  });

  it('of a case that has it from before bears no doubled interest, and the judgment starts anew', async () => {
    const id = await caseAt(['filed', 'trial'], '2025-09-01');
    await desk.server.deps.database.write('legal_cases').where({ id }).update({
      served_on: '2025-09-02',
      decision_final: 1,
      performance_ends_on: '2025-10-01',
      enforcement_applied_on: '2026-03-04',
      awarded_minor: 5,
    });
    expect(
      (await desk.staff.get(`/api/legal_cases/${id}/judgment_debt`).expect(200)).body,
    ).toMatchObject({ from_on: null, doubled_interest_minor: 0 });
    expect((await advance(id, 'judgment', { on: '2026-01-20' }).expect(200)).body).toMatchObject({
      served_on: null,
      performance_ends_on: null,
      enforcement_applied_on: null,
      awarded_minor: null,
    });
  });
});

describe('the evidence of a filing', () => {
  it('stays what it was: withdrawn it still stands there, marked, and no other file takes its place', async () => {
    const loan = await newLoan();
    const id = await open(loan.id);
    const gate = async () =>
      (await desk.staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body as {
        passes: boolean;
        missing: string[];
        evidence: { kind: string; attachment_id: number; sha256: string; withdrawn: boolean }[];
      };
    const before = await gate();
    await advance(id, 'filed').expect(200);
    for (const { attachment_id } of before.evidence)
      await desk.staff
        .post(`/api/attachments/${attachment_id}/withdraw`)
        .send({ reason: '模糊' })
        .expect(200);
    for (const kind of FILING_EVIDENCE) await attachFile(desk.staff, 'legal_cases', id, kind);
    expect(before.evidence.map(({ withdrawn }) => withdrawn)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(await gate()).toMatchObject({
      passes: true,
      frozen: true,
      missing: [],
      evidence: before.evidence.map((one) => ({ ...one, withdrawn: true })),
    });
    const kept = before.evidence.map(({ withdrawn: _withdrawn, ...one }) => one);
    const events = (
      await desk.staff
        .get('/api/case_events')
        .query(query({ filter: { legal_case_id: id }, sort: ['id', 'DESC'] }))
        .expect(200)
    ).body as Body[];
    expect(events[0]).toMatchObject({ kind: 'stage', details: { to: 'filed', evidence: kept } });
    const audit = (
      await (
        await desk.server.as('compliance')
      )
        .get('/api/audit_events')
        .query(query({ filter: { resource: 'legal_cases', record_id: id }, sort: ['id', 'DESC'] }))
        .expect(200)
    ).body as Body[];
    expect(audit[0]).toMatchObject({
      action: 'advance',
      after: { stage: 'filed', evidence: kept },
    });
  });
});

describe('an interruption', () => {
  it.each(['demand', 'acknowledgement', 'promise'])(
    'is not entered without what proves it: %s',
    async (kind) => {
      const loan = await newLoan();
      await refused(
        desk.staff,
        'post',
        'limitation_interruptions',
        { loan_id: loan.id, kind, on: '2026-02-10' },
        400,
        'evidence',
      );
      const attachment_id = await attachFile(desk.staff, 'loans', loan.id, 'demand_record');
      const row = (
        await desk.staff
          .post('/api/limitation_interruptions')
          .send({ loan_id: loan.id, kind, on: '2026-02-10', attachment_id })
          .expect(201)
      ).body as Body;
      await refused(
        desk.staff,
        'put',
        `limitation_interruptions/${row.id}`,
        { attachment_id: null },
        400,
        'evidence',
      );
      await desk.staff
        .put(`/api/limitation_interruptions/${row.id}`)
        .send({ attachment_id: null, evidence: 'EMS 1' })
        .expect(200);
    },
  );
});

describe('a guarantee', () => {
  it('is not claimed before the debt is due, and one that was runs on', async () => {
    const loan = await newLoan();
    const { id: borrower_contact_id } = (
      await desk.staff
        .post('/api/borrower_contacts')
        .send({
          borrower_id: loan.borrower_id,
          relation: 'guarantor',
          full_name: '李保',
          phone: '13900001234',
          consented_on: '2025-11-05',
        })
        .expect(201)
    ).body as Body;
    const { id } = (
      await desk.staff
        .post('/api/guarantees')
        .send({ loan_id: loan.id, borrower_contact_id, form: 'joint', due_on: '2025-12-10' })
        .expect(201)
    ).body as Body;
    expect(
      await refused(
        desk.staff,
        'put',
        `guarantees/${id}`,
        { claimed_on: '2025-12-09', claim_evidence: 'EMS' },
        422,
        'claimed_on',
      ),
    ).toContain('2025-12-10');
    await desk.server.deps.database
      .write('guarantees')
      .where({ id })
      .update({ claimed_on: '2025-12-09', claim_evidence: 'EMS' });
    expect((await desk.staff.get(`/api/guarantees/${id}`).expect(200)).body).toMatchObject({
      state: 'running',
      ends_on: '2026-06-10',
    });
    expect(
      (await desk.staff.get(`/api/loans/${loan.id}/clocks`).expect(200)).body.deadlines,
    ).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'guarantee_period', on: '2026-06-10' }),
      ]),
    );
    expect(
      (await desk.staff.put(`/api/guarantees/${id}`).send({ claimed_on: '2025-12-10' }).expect(200))
        .body,
    ).toMatchObject({ state: 'claimed' });
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
      (await desk.staff.get('/api/legal_deadlines').query({ range: '[0,999]' }).expect(200))
        .body as { kind: string; on: string; legal_case_id: number | null; days_left: number }[]
    ).filter((one) => one.legal_case_id === id && one.kind !== 'limitation');

  it('before suit is over once thirty days went without a suit: lapsed on its day, and missed until it is lifted', async () => {
    const id = await open((await newLoan()).id);
    const { id: measure } = (
      await desk.staff
        .post('/api/case_measures')
        .send({ legal_case_id: id, ...freeze, taken_on: '2026-01-10' })
        .expect(201)
    ).body as Body;
    // Thirty days later is Monday 9 February.
    const lapsed = {
      state: 'lapsed',
      expires_on: '2026-02-09',
      days_left: -24,
      source: 'Civil Procedure Law',
      article: '104',
    };
    const shown = async () =>
      (await desk.staff.get(`/api/case_measures/${measure}`).expect(200)).body;
    expect(await shown()).toMatchObject(lapsed);
    await advance(id, 'filed', { on: '2026-03-01' }).expect(200);
    expect(await shown()).toMatchObject(lapsed);
    expect(await missed(id)).toMatchObject([
      { kind: 'preservation_suit', on: '2026-02-09', days_left: -24 },
    ]);
    expect((await desk.staff.get(`/api/legal_cases/${id}`).expect(200)).body).toMatchObject({
      next_deadline_kind: 'preservation_suit',
      next_deadline_on: '2026-02-09',
    });
    expect(
      await refused(desk.staff, 'post', `case_measures/${measure}/renew`, { on: TODAY }, 422, 'on'),
    ).toContain('2026-02-09');
    await desk.staff
      .post(`/api/case_measures/${measure}/lift`)
      .send({ on: TODAY, reason: '法院解除' })
      .expect(200);
    expect(await missed(id)).toEqual([]);
  });

  it('before suit stays in force where the suit came in time', async () => {
    const id = await open((await newLoan()).id);
    await desk.staff
      .post('/api/case_measures')
      .send({ legal_case_id: id, ...freeze, taken_on: '2026-01-10' })
      .expect(201);
    await advance(id, 'filed', { on: '2026-02-09' }).expect(200);
    const [measure] = (
      await desk.staff
        .get('/api/case_measures')
        .query(query({ filter: { legal_case_id: id } }))
        .expect(200)
    ).body as Body[];
    expect(measure).toMatchObject({ state: 'in_force', expires_on: '2027-01-10', article: '485' });
    expect(await missed(id)).toEqual([]);
  });

  it('is not lifted before its last renewal that stands', async () => {
    const id = await caseAt(['filed'], '2026-01-12');
    const { id: measure } = (
      await desk.staff
        .post('/api/case_measures')
        .send({ legal_case_id: id, ...freeze, pre_suit: false, taken_on: '2026-01-20' })
        .expect(201)
    ).body as Body;
    for (const on of ['2026-02-10', '2026-03-02'])
      await desk.staff.post(`/api/case_measures/${measure}/renew`).send({ on }).expect(200);
    await desk.staff
      .post(`/api/case_measures/${measure}/withdraw_renewal`)
      .send({ on: '2026-03-02', reason: '录错' })
      .expect(200);
    expect(
      await refused(
        desk.staff,
        'post',
        `case_measures/${measure}/lift`,
        { on: '2026-02-09', reason: '已还款' },
        422,
        'on',
      ),
    ).toContain('2026-02-10');
    await desk.staff
      .post(`/api/case_measures/${measure}/lift`)
      .send({ on: '2026-02-10', reason: '已还款' })
      .expect(200);
  });
});

describe('a case', () => {
  it('that is filed claims something', async () => {
    const id = await caseAt(['filed']);
    await refused(
      desk.staff,
      'put',
      `legal_cases/${id}`,
      { claimed_minor: 0 },
      422,
      'claimed_minor',
    );
    await desk.staff
      .put(`/api/legal_cases/${await open((await newLoan()).id)}`)
      .send({ claimed_minor: 0 })
      .expect(200);
  });

  it('a draft with a file is not deleted but closed', async () => {
    const id = await open((await newLoan()).id);
    await attachFile(desk.staff, 'legal_cases', id, 'other');
    expect(await refused(desk.supervisor, 'delete', `legal_cases/${id}`, {}, 409, null)).toContain(
      'close it instead',
    );
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
        await refused(
          desk.staff,
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
      const { body } = await desk.staff
        .post('/api/legal_cases')
        .send({ loan_id: 1, claimed_minor })
        .expect(400);
      expect(body.errors.claimed_minor).toBe('Not more than 1,000,000,000.00 yuan');
    }
  });
});

describe('lists of deadlines', () => {
  it('have a period that does not end before it starts; one end alone sets the other', async () => {
    const { body } = await desk.staff
      .get('/api/legal_deadlines')
      .query({ from: '2026-03-06', to: TODAY })
      .expect(400);
    expect(body.errors.from).toContain(TODAY);
    await desk.staff.get('/api/legal_deadlines').query({ from: TODAY, to: TODAY }).expect(200);
    for (const one of [{ from: addDays(TODAY, 400) }, { to: '2020-01-01' }])
      await desk.staff.get('/api/legal_deadlines').query(one).expect(200);
  });

  it('the next one of an overdue loan stands in the list of loans and in its export alike', async () => {
    const loan = await newLoan();
    const [listed] = (
      await desk.staff
        .get('/api/loans')
        .query(query({ filter: { id: loan.id } }))
        .expect(200)
    ).body as Body[];
    expect(listed).toMatchObject({
      next_deadline_on: '2028-06-12',
      next_deadline_kind: 'limitation',
    });
    const { text } = await desk.supervisor
      .get('/api/loans/export')
      .query(query({ filter: { id: loan.id } }))
      .expect(200);
    const [head, row] = text.split('\r\n').map((line) => line.split(','));
    expect(row?.[head?.indexOf('next_deadline_on') ?? -1]).toBe('2028-06-12');
  });
});
