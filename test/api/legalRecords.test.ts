import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import {
  createBorrower,
  createLoan,
  query,
  startTestServer,
  TODAY,
  type TestServer,
} from '../helpers/api.ts';
import { attachEvidence, attachFile } from '../helpers/evidence.ts';
import { refusedUnwritten } from '../helpers/refusals.ts';

let server: TestServer;
let staff: Agent;
let staff2: Agent;
let compliance: Agent;
let loan: number;
let borrower: number;
let guarantor: number;
let inCourt: number;
let draft: number;
let closed: number;
const TOMORROW = addDays(TODAY, 1);

type Body = Record<string, unknown> & { id: number; version: number };
const open = async (loan_id = loan): Promise<number> =>
  (
    (await staff.post('/api/legal_cases').send({ loan_id, claimed_minor: 1 }).expect(201))
      .body as Body
  ).id;
const post = async (path: string, body: object): Promise<Body> =>
  (
    await staff
      .post(`/api/${path}`)
      .send(body)
      .expect((response) => {
        expect([200, 201]).toContain(response.status);
      })
  ).body;
const events = async (id: number): Promise<Body[]> =>
  (
    await staff
      .get('/api/case_events')
      .query(query({ filter: { legal_case_id: id }, sort: ['id', 'ASC'] }))
      .expect(200)
  ).body;

beforeAll(async () => {
  server = await startTestServer();
  [staff, staff2, compliance] = [
    await server.as('staff'),
    await server.as('staff2'),
    await server.as('compliance'),
  ];
  borrower = await createBorrower(staff);
  loan = (await createLoan(staff, borrower)).id;
  await attachEvidence(staff, loan);
  guarantor = (
    await post('borrower_contacts', {
      borrower_id: borrower,
      relation: 'guarantor',
      full_name: '李保',
      phone: '13900001234',
      consented_on: '2025-11-05',
    })
  ).id;
  [inCourt, draft, closed] = [await open(), await open(), await open()];
  await server.deps.database
    .write('legal_cases')
    .where({ id: inCourt })
    .update({ stage_on: '2026-01-05' });
  await staff
    .post(`/api/legal_cases/${inCourt}/advance`)
    .send({ stage: 'filed', on: '2026-01-12' })
    .expect(200);
  await staff
    .post(`/api/legal_cases/${closed}/advance`)
    .send({ stage: 'closed', on: TODAY, outcome: 'other' })
    .expect(200);
});
afterAll(async () => {
  await server.close();
});

const refused = async (
  method: 'post' | 'put',
  path: string,
  body: object,
  status: number,
  field: string | null,
) => await refusedUnwritten(server, staff, method, path, body, status, field);

describe('an interruption', () => {
  it('is entered with who did, told in the timeline of each open case, or of the one it is about', async () => {
    const row = await post('limitation_interruptions', {
      loan_id: loan,
      kind: 'demand',
      on: '2026-02-10',
      evidence: 'EMS 114',
    });
    expect(row).toMatchObject({
      loan_id: loan,
      legal_case_id: null,
      kind: 'demand',
      on: '2026-02-10',
      ended_on: null,
      evidence: 'EMS 114',
      recorded_by: 1,
      withdrawn_by: null,
    });
    for (const id of [inCourt, draft])
      expect((await events(id)).at(-1)).toMatchObject({
        kind: 'interruption',
        on: '2026-02-10',
        text: 'EMS 114',
        details: { interruption_id: row.id, kind: 'demand' },
        actor_name: '陈晓岚',
      });
    const mine = await post('limitation_interruptions', {
      loan_id: loan,
      legal_case_id: draft,
      kind: 'acknowledgement',
      on: '2026-02-11',
      evidence: '对账函',
    });
    expect((await events(draft)).at(-1)).toMatchObject({ details: { interruption_id: mine.id } });
    expect((await events(inCourt)).at(-1)).toMatchObject({ details: { interruption_id: row.id } });
    const listed = (
      await staff
        .get('/api/limitation_interruptions')
        .query(query({ filter: { loan_id: loan, on_gte: '2026-02-11' }, sort: ['on', 'DESC'] }))
        .expect(200)
    ).body as Body[];
    expect(listed.map(({ id }) => id)).toEqual([mine.id]);
  });

  it('may name a file of the loan, and its evidence and end may follow', async () => {
    const file = await attachFile(staff, 'loans', loan, 'demand_record');
    const row = await post('limitation_interruptions', {
      loan_id: loan,
      kind: 'arbitration',
      on: '2026-01-20',
      attachment_id: file,
    });
    const { body } = await staff
      .put(`/api/limitation_interruptions/${row.id}`)
      .send({ ended_on: '2026-02-20', evidence: '裁决书', on: '2020-01-01', kind: 'demand' })
      .expect(200);
    expect(body).toMatchObject({
      on: '2026-01-20',
      kind: 'arbitration',
      ended_on: '2026-02-20',
      evidence: '裁决书',
      attachment_id: file,
      version: 2,
    });
  });

  it.each<[string, object, number, string]>([
    ['of a loan that is not there', { loan_id: 999_999 }, 400, 'loan_id'],
    ['of another loan’s case', { legal_case_id: 999_999 }, 400, 'legal_case_id'],
    ['to come', { on: TOMORROW }, 422, 'on'],
    ['before the money went out', { on: '2025-11-04' }, 422, 'on'],
    ['a demand that ended', { ended_on: '2026-02-20' }, 400, 'ended_on'],
    [
      'a suit that ended before it began',
      { kind: 'suit', ended_on: '2026-02-09' },
      422,
      'ended_on',
    ],
    ['a suit whose end is to come', { kind: 'suit', ended_on: TOMORROW }, 422, 'ended_on'],
    ['with a file that is not there', { attachment_id: 999_999 }, 400, 'attachment_id'],
  ])('is refused: %s', async (_name, change, status, field) => {
    await refused(
      'post',
      'limitation_interruptions',
      { loan_id: loan, kind: 'demand', on: '2026-02-10', ...change },
      status,
      field,
    );
  });

  it('is not proved by a file of another loan, nor by one that was withdrawn', async () => {
    const other = (await createLoan(staff, await createBorrower(staff))).id;
    const file = await attachFile(staff, 'loans', other, 'demand_record');
    await refused(
      'post',
      'limitation_interruptions',
      { loan_id: loan, kind: 'demand', on: '2026-02-10', attachment_id: file },
      400,
      'attachment_id',
    );
    const own = await attachFile(staff, 'loans', loan, 'demand_record');
    await staff.post(`/api/attachments/${own}/withdraw`).send({ reason: '模糊' }).expect(200);
    await refused(
      'post',
      'limitation_interruptions',
      { loan_id: loan, kind: 'demand', on: '2026-02-10', attachment_id: own },
      400,
      'attachment_id',
    );
  });

  it('that was wrong is withdrawn once, with a reason; then nothing changes it, and nothing deletes it', async () => {
    const row = await post('limitation_interruptions', {
      loan_id: loan,
      kind: 'demand',
      on: '2026-02-12',
      evidence: 'EMS',
    });
    await refused('post', `limitation_interruptions/${row.id}/withdraw`, {}, 400, 'reason');
    expect(
      (
        await staff2
          .post(`/api/limitation_interruptions/${row.id}/withdraw`)
          .send({ reason: '退件' })
          .expect(200)
      ).body,
    ).toMatchObject({ withdrawn_by: 2, withdrawal_reason: '退件' });
    await refused(
      'post',
      `limitation_interruptions/${row.id}/withdraw`,
      { reason: '再次' },
      409,
      null,
    );
    await refused('put', `limitation_interruptions/${row.id}`, { evidence: 'x' }, 409, null);
    await staff.delete(`/api/limitation_interruptions/${row.id}`).expect(404);
    const audit = (
      await compliance
        .get('/api/audit_events')
        .query(
          query({
            filter: { resource: 'limitation_interruptions', record_id: row.id },
            sort: ['id', 'ASC'],
          }),
        )
        .expect(200)
    ).body as Body[];
    expect(audit.map(({ action }) => action)).toEqual(['create', 'withdraw']);
  });
});

describe('a measure', () => {
  const freeze = {
    purpose: 'preservation',
    kind: 'deposit',
    property: '工商银行账户尾号 4417',
    amount_minor: 500_000,
    taken_on: '2026-01-20',
  };

  it('lasts by its kind, is renewed from the renewal on, and is over once lifted', async () => {
    const row = await post('case_measures', { legal_case_id: inCourt, ...freeze });
    expect(row).toMatchObject({
      ...freeze,
      pre_suit: false,
      expires_on: '2027-01-20',
      days_left: 321,
      state: 'in_force',
      renewals: [],
      article: '485',
      recorded_by: 1,
    });
    const renewed = await post(`case_measures/${row.id}/renew`, {
      on: '2026-03-02',
      until_on: '2027-03-01',
    });
    expect(renewed).toMatchObject({
      expires_on: '2027-03-01',
      renewals: [{ on: '2026-03-02', until_on: '2027-03-01', renewed: true }],
    });
    expect((await staff.get(`/api/legal_cases/${inCourt}`)).body).toMatchObject({
      next_deadline_on: '2027-03-01',
      next_deadline_kind: 'measure_expiry',
    });
    const lifted = await post(`case_measures/${row.id}/lift`, { on: TODAY, reason: '已还款' });
    expect(lifted).toMatchObject({
      lifted_on: TODAY,
      lift_reason: '已还款',
      state: 'lifted',
      days_left: null,
    });
    expect((await staff.get(`/api/legal_cases/${inCourt}`)).body).toMatchObject({
      next_deadline_on: null,
    });
    await refused('post', `case_measures/${row.id}/renew`, { on: TODAY }, 409, null);
    await refused('post', `case_measures/${row.id}/lift`, { on: TODAY, reason: '再次' }, 409, null);
    expect((await events(inCourt)).slice(-3).map(({ kind, on }) => [kind, on])).toEqual([
      ['measure', '2026-01-20'],
      ['measure_renewed', '2026-03-02'],
      ['measure_lifted', TODAY],
    ]);
  });

  it('that lapsed is not renewed: the refusal names the day; a late renewal that was taken over renewed nothing', async () => {
    const row = await post('case_measures', {
      legal_case_id: inCourt,
      ...freeze,
      until_on: '2026-02-20',
    });
    expect(row).toMatchObject({ expires_on: '2026-02-20', state: 'lapsed', days_left: -13 });
    await refused('post', `case_measures/${row.id}/renew`, { on: '2026-02-21' }, 422, 'on');
    expect(
      (await staff.post(`/api/case_measures/${row.id}/renew`).send({ on: TODAY }).expect(422)).body
        .message,
    ).toContain('lapsed on 2026-02-20');
    await server.deps.database.write('case_measure_renewals').insert({
      case_measure_id: row.id,
      renewed_on: '2026-02-21',
      recorded_by: 1,
      created_at: `${TODAY}T04:00:00.000Z`,
    });
    expect((await staff.get(`/api/case_measures/${row.id}`).expect(200)).body).toMatchObject({
      expires_on: '2026-02-20',
      state: 'lapsed',
      renewals: [{ on: '2026-02-21', until_on: null, renewed: false }],
    });
    await post(`case_measures/${row.id}/lift`, { on: TODAY, reason: '已失效' });
  });

  it('whose last renewal was a mistake ends as before once that is withdrawn: the row stays, with its reason, and the day is free again', async () => {
    const row = await post('case_measures', {
      legal_case_id: inCourt,
      ...freeze,
      taken_on: '2026-01-21',
    });
    await post(`case_measures/${row.id}/renew`, { on: '2026-02-10' });
    expect(await post(`case_measures/${row.id}/renew`, { on: '2026-03-02' })).toMatchObject({
      expires_on: '2027-03-02',
    });
    await refused(
      'post',
      `case_measures/${row.id}/withdraw_renewal`,
      { on: '2026-02-10', reason: '录错' },
      409,
      'on',
    );
    await refused(
      'post',
      `case_measures/${row.id}/withdraw_renewal`,
      { on: '2026-02-11', reason: '录错' },
      400,
      'on',
    );
    await refused(
      'post',
      `case_measures/${row.id}/withdraw_renewal`,
      { on: '2026-03-02' },
      400,
      'reason',
    );
    await compliance
      .post(`/api/case_measures/${row.id}/withdraw_renewal`)
      .send({ on: '2026-03-02', reason: '录错' })
      .expect(403);
    const taken = (
      await staff2
        .post(`/api/case_measures/${row.id}/withdraw_renewal`)
        .send({ on: '2026-03-02', reason: '录错案件' })
        .expect(200)
    ).body;
    expect(taken).toMatchObject({
      expires_on: '2027-02-10',
      state: 'in_force',
      renewals: [
        { on: '2026-02-10', renewed: true, withdrawn: false },
        { on: '2026-03-02', renewed: false, withdrawn: true, withdrawal_reason: '录错案件' },
      ],
    });
    expect((await staff.get(`/api/legal_cases/${inCourt}`)).body).toMatchObject({
      next_deadline_on: '2027-02-10',
      next_deadline_kind: 'measure_expiry',
    });
    expect((await events(inCourt)).at(-1)).toMatchObject({
      kind: 'measure_renewed',
      on: '2026-03-02',
      text: '录错案件',
      details: { measure_id: row.id, withdrawn: true },
    });
    const audit = (
      await compliance
        .get('/api/audit_events')
        .query(
          query({ filter: { resource: 'case_measures', record_id: row.id }, sort: ['id', 'ASC'] }),
        )
        .expect(200)
    ).body as Body[];
    expect(audit.at(-1)).toMatchObject({
      action: 'withdraw',
      before: { renewed_on: '2026-03-02' },
      after: { withdrawal_reason: '录错案件' },
    });
    // Now the earlier one is the last, and the day can be entered again.
    expect(await post(`case_measures/${row.id}/renew`, { on: '2026-03-02' })).toMatchObject({
      expires_on: '2027-03-02',
    });
    await expect(async () => {
      await server.deps.database
        .write('case_measure_renewals')
        .where({ case_measure_id: row.id })
        .update({ renewed_on: '2026-03-03' });
    }).rejects.toThrow(/append-only/);
    await post(`case_measures/${row.id}/lift`, { on: TODAY, reason: '完毕' });
    await refused(
      'post',
      `case_measures/${row.id}/withdraw_renewal`,
      { on: '2026-03-02', reason: '录错' },
      409,
      null,
    );
  });

  it('is renewed up to its last day, and once a day', async () => {
    const row = await post('case_measures', {
      legal_case_id: inCourt,
      ...freeze,
      until_on: '2026-02-20',
    });
    expect(
      await post(`case_measures/${row.id}/renew`, { on: '2026-02-20', until_on: '2026-03-10' }),
    ).toMatchObject({ expires_on: '2026-03-10', state: 'in_force' });
    await refused('post', `case_measures/${row.id}/renew`, { on: '2026-02-20' }, 409, 'on');
    await post(`case_measures/${row.id}/lift`, { on: TODAY, reason: '完毕' });
  });

  it('before suit leaves thirty days to sue', async () => {
    await post('case_measures', {
      legal_case_id: draft,
      ...freeze,
      pre_suit: true,
      taken_on: '2026-02-20',
    });
    // Thirty days later is a Sunday.
    expect((await staff.get(`/api/legal_cases/${draft}`)).body).toMatchObject({
      next_deadline_on: '2026-03-23',
      next_deadline_kind: 'preservation_suit',
    });
  });

  it.each<[string, object, number, string | null]>([
    ['in a case that is not there', { legal_case_id: 999_999 }, 400, 'legal_case_id'],
    ['to come', { taken_on: TOMORROW }, 422, 'taken_on'],
    ['before the loan', { taken_on: '2025-11-04' }, 422, 'taken_on'],
    ['that ends as it begins', { until_on: '2026-01-20' }, 422, 'until_on'],
    ['before suit, but after the filing', { pre_suit: true }, 422, 'pre_suit'],
    [
      'before suit, of enforcement',
      { pre_suit: true, purpose: 'enforcement', taken_on: '2026-01-05' },
      422,
      'pre_suit',
    ],
  ])('is refused: %s', async (_name, change, status, field) => {
    await refused(
      'post',
      'case_measures',
      { legal_case_id: inCourt, ...freeze, ...change },
      status,
      field,
    );
  });

  it('is neither renewed nor lifted before it was taken, nor in the future', async () => {
    const { id } = await post('case_measures', { legal_case_id: inCourt, ...freeze });
    for (const on of ['2026-01-19', TOMORROW]) {
      await refused('post', `case_measures/${id}/renew`, { on }, 422, 'on');
      await refused('post', `case_measures/${id}/lift`, { on, reason: '错' }, 422, 'on');
    }
    await refused(
      'post',
      `case_measures/${id}/renew`,
      { on: TODAY, until_on: TODAY },
      422,
      'until_on',
    );
    await staff.put(`/api/case_measures/${id}`).send({ property: 'x' }).expect(404);
    await post(`case_measures/${id}/lift`, { on: TODAY, reason: '完毕' });
  });
});

describe('a hearing', () => {
  it('is a deadline until it is held, and moves', async () => {
    const row = await post('case_hearings', {
      legal_case_id: inCourt,
      on: '2026-03-20',
      time: '09:30',
      room: '第三法庭',
      purpose: '开庭审理',
    });
    expect(row).toMatchObject({
      on: '2026-03-20',
      time: '09:30',
      room: '第三法庭',
      purpose: '开庭审理',
      status: 'scheduled',
      result: null,
    });
    const next = async () => (await staff.get(`/api/legal_cases/${inCourt}`)).body as Body;
    expect(await next()).toMatchObject({
      next_deadline_on: '2026-03-20',
      next_deadline_kind: 'hearing',
    });
    await staff.put(`/api/case_hearings/${row.id}`).send({ on: TODAY }).expect(200);
    expect(await next()).toMatchObject({ next_deadline_on: TODAY });
    const { body } = await staff
      .put(`/api/case_hearings/${row.id}`)
      .send({ status: 'held', result: '当庭调解成功' })
      .expect(200);
    expect(body).toMatchObject({ on: TODAY, status: 'held', result: '当庭调解成功', version: 3 });
    expect(await next()).toMatchObject({ next_deadline_on: null });
    expect((await events(inCourt)).at(-1)).toMatchObject({
      kind: 'hearing',
      text: '当庭调解成功',
      details: { hearing_id: row.id, status: 'held', time: '09:30' },
    });
  });

  it.each<[string, object, number, string]>([
    ['in a case that is not there', { legal_case_id: 999_999 }, 400, 'legal_case_id'],
    ['before the filing', { on: '2026-01-11' }, 422, 'on'],
    ['at no time of day', { time: '25:00' }, 400, 'time'],
    ['for nothing', { purpose: '' }, 400, 'purpose'],
  ])('is refused: %s', async (_name, change, status, field) => {
    await refused(
      'post',
      'case_hearings',
      { legal_case_id: inCourt, on: '2026-03-20', purpose: '开庭', ...change },
      status,
      field,
    );
  });

  it('is not of a case that is not filed, and not held before its day', async () => {
    await refused(
      'post',
      'case_hearings',
      { legal_case_id: draft, on: '2026-03-20', purpose: '开庭' },
      422,
      'legal_case_id',
    );
    const { id } = await post('case_hearings', {
      legal_case_id: inCourt,
      on: '2026-03-20',
      purpose: '开庭',
    });
    await refused('put', `case_hearings/${id}`, { status: 'held' }, 422, 'status');
    await staff.put(`/api/case_hearings/${id}`).send({ status: 'cancelled' }).expect(200);
  });
});

describe('a guarantee', () => {
  const guarantorNamed = async (full_name: string): Promise<number> =>
    (
      await post('borrower_contacts', {
        borrower_id: borrower,
        relation: 'guarantor',
        full_name,
        phone: '13900001237',
        consented_on: '2025-11-05',
      })
    ).id;

  it('is claimed with its evidence only, and recorded once for each guarantor', async () => {
    const { id } = await post('guarantees', {
      loan_id: loan,
      borrower_contact_id: await guarantorNamed('Zhou Bao'),
      form: 'joint',
      due_on: '2025-12-05',
    });
    await refused('put', `guarantees/${id}`, { claimed_on: TODAY }, 400, 'claim_evidence');
    await refused(
      'put',
      `guarantees/${id}`,
      { claimed_on: TODAY, claim_evidence: ' ' },
      400,
      'claim_evidence',
    );
    await staff
      .put(`/api/guarantees/${id}`)
      .send({ claimed_on: TODAY, claim_evidence: 'EMS 9' })
      .expect(200);
    await refused('put', `guarantees/${id}`, { claim_evidence: null }, 400, 'claim_evidence');
    const { borrower_contact_id } = (await staff.get(`/api/guarantees/${id}`).expect(200)).body as {
      borrower_contact_id: number;
    };
    await refused(
      'post',
      'guarantees',
      { loan_id: loan, borrower_contact_id, form: 'ordinary' },
      409,
      'borrower_contact_id',
    );
    expect(
      (
        await staff
          .post('/api/guarantees')
          .send({ loan_id: loan, borrower_contact_id, form: 'ordinary' })
      ).body.message,
    ).toContain('Zhou Bao');
  });

  it('lasts six months from the last due date, or as agreed, until it is claimed in time', async () => {
    const row = await post('guarantees', {
      loan_id: loan,
      borrower_contact_id: guarantor,
      form: 'joint',
    });
    expect(row).toMatchObject({
      due_on: '2026-11-05',
      ends_on: '2027-05-05',
      guarantor_name: '李保',
      state: 'running',
      agreed_months: null,
      article: '692',
    });
    const [second, third] = [await guarantorNamed('赵保'), await guarantorNamed('孙保')];
    const old = await post('guarantees', {
      loan_id: loan,
      borrower_contact_id: second,
      form: 'ordinary',
      due_on: '2025-12-05',
      agreed_until: '2026-03-20',
    });
    expect(old).toMatchObject({ ends_on: '2026-03-20', days_left: 15, state: 'running' });
    expect((await staff.get(`/api/legal_cases/${inCourt}`)).body).toMatchObject({
      next_deadline_on: '2026-03-20',
      next_deadline_kind: 'guarantee_period',
    });
    const { body } = await staff
      .put(`/api/guarantees/${old.id}`)
      .send({
        claimed_on: TODAY,
        claim_evidence: '起诉状',
        due_on: '2030-01-01',
        agreed_until: '2040-01-01',
      })
      .expect(200);
    expect(body).toMatchObject({
      claimed_on: TODAY,
      claim_evidence: '起诉状',
      state: 'claimed',
      days_left: null,
      ends_on: '2026-03-20',
    });
    expect(
      await post('guarantees', {
        loan_id: loan,
        borrower_contact_id: third,
        form: 'joint',
        due_on: '2025-12-05',
        agreed_months: 2,
      }),
    ).toMatchObject({ ends_on: '2026-02-05', state: 'lapsed', days_left: -28 });
    expect((await events(inCourt)).filter(({ kind }) => kind === 'guarantee').length).toBe(4 + 2);
  });

  it.each<[string, object, number, string]>([
    ['of a loan that is not there', { loan_id: 999_999 }, 400, 'loan_id'],
    ['by nobody', { borrower_contact_id: 999_999 }, 400, 'borrower_contact_id'],
    ['with two terms', { agreed_months: 6, agreed_until: '2027-01-01' }, 400, 'agreed_until'],
    ['due before the loan', { due_on: '2025-11-04' }, 422, 'due_on'],
    ['of no month', { agreed_months: 0 }, 400, 'agreed_months'],
  ])('is refused: %s', async (_name, change, status, field) => {
    await refused(
      'post',
      'guarantees',
      { loan_id: loan, borrower_contact_id: guarantor, form: 'joint', ...change },
      status,
      field,
    );
  });

  it('is not by an emergency contact or another borrower’s guarantor, and not claimed in the future', async () => {
    const relative = await post('borrower_contacts', {
      borrower_id: borrower,
      relation: 'emergency_contact',
      full_name: '王父',
      phone: '13900001235',
    });
    const stranger = await post('borrower_contacts', {
      borrower_id: await createBorrower(staff),
      relation: 'guarantor',
      full_name: '陌生',
      phone: '13900001236',
    });
    for (const { id } of [relative, stranger])
      await refused(
        'post',
        'guarantees',
        { loan_id: loan, borrower_contact_id: id, form: 'joint' },
        400,
        'borrower_contact_id',
      );
    const { id } = await post('guarantees', {
      loan_id: loan,
      borrower_contact_id: await guarantorNamed('钱保'),
      form: 'joint',
    });
    await refused('put', `guarantees/${id}`, { claimed_on: TOMORROW }, 422, 'claimed_on');
    await refused('put', `guarantees/${id}`, { claimed_on: '2025-11-04' }, 422, 'claimed_on');
  });
});

describe('the timeline', () => {
  it('takes an entry with a file of the loan', async () => {
    const file = await attachFile(staff, 'legal_cases', inCourt, 'other');
    const row = await post('case_events', {
      legal_case_id: inCourt,
      on: '2026-03-01',
      text: '电话联系书记员',
      attachment_id: file,
    });
    expect(row).toMatchObject({
      kind: 'entry',
      on: '2026-03-01',
      text: '电话联系书记员',
      attachment_id: file,
      details: {},
      actor_id: 1,
      actor_name: '陈晓岚',
    });
    await staff.put(`/api/case_events/${row.id}`).send({ text: 'x' }).expect(404);
  });

  it.each<[string, object, number, string]>([
    ['to come', { on: TOMORROW }, 422, 'on'],
    ['of nothing', { text: ' ' }, 400, 'text'],
    ['with a strange file', { attachment_id: 999_999 }, 400, 'attachment_id'],
  ])('takes no entry %s', async (_name, change, status, field) => {
    await refused(
      'post',
      'case_events',
      { legal_case_id: inCourt, on: TODAY, text: '记录', ...change },
      status,
      field,
    );
  });
});

describe('a cost', () => {
  const fee = { kind: 'charge', cost_kind: 'court_fee', amount_minor: 5_000, reason: '案件受理费' };

  it('of a case is charged to its loan, counted with the case and told there, until it is reversed', async () => {
    const row = await post('adjustments', { loan_id: loan, legal_case_id: inCourt, ...fee });
    await post('adjustments', {
      loan_id: loan,
      legal_case_id: inCourt,
      ...fee,
      cost_kind: 'preservation_fee',
      amount_minor: 700,
    });
    await post('adjustments', { loan_id: loan, ...fee });
    expect(row).toMatchObject({ legal_case_id: inCourt, status: 'posted' });
    const costs = async () =>
      ((await staff.get(`/api/legal_cases/${inCourt}`)).body as { costs_minor: number })
        .costs_minor;
    expect(await costs()).toBe(5_700);
    expect(
      (
        await staff
          .get('/api/adjustments')
          .query(query({ filter: { legal_case_id: inCourt } }))
          .expect(200)
      ).body,
    ).toHaveLength(2);
    await (await server.as('supervisor'))
      .post(`/api/adjustments/${row.id}/reverse`)
      .send({ reason: '法院退费' })
      .expect(200);
    expect(await costs()).toBe(700);
    expect(
      (await events(inCourt))
        .filter(({ kind }) => kind === 'cost')
        .map(({ text, details }) => [
          text,
          (details as { amount_minor: number }).amount_minor,
          (details as { reversed?: boolean }).reversed ?? false,
        ]),
    ).toEqual([
      ['案件受理费', 5_000, false],
      ['案件受理费', 700, false],
      ['案件受理费', 5_000, true],
    ]);
  });

  it('is of a case of its own loan that is open, and only a charge is', async () => {
    const other = await open((await createLoan(staff, await createBorrower(staff))).id);
    await refused(
      'post',
      'adjustments',
      { loan_id: loan, legal_case_id: other, ...fee },
      400,
      'legal_case_id',
    );
    await refused(
      'post',
      'adjustments',
      { loan_id: loan, legal_case_id: closed, ...fee },
      409,
      'legal_case_id',
    );
    await refused(
      'post',
      'adjustments',
      {
        loan_id: loan,
        legal_case_id: inCourt,
        kind: 'waiver',
        component: 'interest',
        amount_minor: 1,
        reason: 'x',
      },
      400,
      'legal_case_id',
    );
  });
});

describe('a closed case', () => {
  it('takes no more records, but interruptions of its loan', async () => {
    await refused(
      'post',
      'case_measures',
      {
        legal_case_id: closed,
        purpose: 'preservation',
        kind: 'deposit',
        property: 'x',
        taken_on: TODAY,
      },
      409,
      null,
    );
    await refused(
      'post',
      'case_hearings',
      { legal_case_id: closed, on: TODAY, purpose: 'x' },
      409,
      null,
    );
    await refused(
      'post',
      'case_events',
      { legal_case_id: closed, on: TODAY, text: 'x' },
      409,
      null,
    );
    await post('limitation_interruptions', {
      loan_id: loan,
      legal_case_id: closed,
      kind: 'demand',
      on: TODAY,
      evidence: 'EMS',
    });
  });
});

describe('a draft with records', () => {
  it('is not deleted but closed', async () => {
    const { body } = await (await server.as('supervisor'))
      .delete(`/api/legal_cases/${draft}`)
      .expect(409);
    expect(body.message).toContain('2 record');
  });
});

describe('who may', () => {
  it('compliance and admin read all of it and write none', async () => {
    for (const role of ['compliance', 'admin']) {
      const agent = await server.as(role);
      for (const resource of [
        'limitation_interruptions',
        'case_measures',
        'case_hearings',
        'guarantees',
        'case_events',
      ]) {
        await agent.get(`/api/${resource}`).expect(200);
        await agent.post(`/api/${resource}`).send({}).expect(403);
      }
      await agent.get(`/api/legal_cases/${inCourt}/gate`).expect(200);
      await agent
        .post('/api/legal_cases/prepare_check')
        .send({ loan_ids: [loan] })
        .expect(403);
    }
  });
});
