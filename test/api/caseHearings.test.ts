import { describe, expect, it } from 'vitest';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { caseEvents, casesInEachState, openCase, post, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { refusalsTo } from '../helpers/refusals.ts';

const desk = await openDesk();
const { staff, supervisor } = desk;
const { loan, inCourt, draft, closed } = await casesInEachState(desk);

const open = async (loan_id: number) => (await openCase(staff, loan_id)).id;
const refused = refusalsTo(desk);

describe('a hearing', () => {
  it('is a deadline until it is held, and moves', async () => {
    const row = await post(staff, 'case_hearings', {
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
    const next = async () => (await staff.get(`/api/legal_cases/${inCourt}`)).body as Row;
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
    expect((await caseEvents(staff, inCourt)).at(-1)).toMatchObject({
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
    const { id } = await post(staff, 'case_hearings', {
      legal_case_id: inCourt,
      on: '2026-03-20',
      purpose: '开庭',
    });
    await refused('put', `case_hearings/${id}`, { status: 'held' }, 422, 'status');
    await staff.put(`/api/case_hearings/${id}`).send({ status: 'cancelled' }).expect(200);
  });
});

describe('a cost', () => {
  const fee = { kind: 'charge', cost_kind: 'court_fee', amount_minor: 5_000, reason: '案件受理费' };

  it('of a case is charged to its loan and told in the case, until it is reversed', async () => {
    const row = await post(staff, 'adjustments', { loan_id: loan, legal_case_id: inCourt, ...fee });
    await post(staff, 'adjustments', {
      loan_id: loan,
      legal_case_id: inCourt,
      ...fee,
      cost_kind: 'preservation_fee',
      amount_minor: 700,
    });
    await post(staff, 'adjustments', { loan_id: loan, ...fee });
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
    await supervisor
      .post(`/api/adjustments/${row.id}/reverse`)
      .send({ reason: '法院退费' })
      .expect(200);
    expect(await costs()).toBe(700);
    expect(
      (await caseEvents(staff, inCourt))
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
    await post(staff, 'limitation_interruptions', {
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
    const about = { legal_case_id: draft, evidence: '对账函' };
    await post(staff, 'limitation_interruptions', {
      ...about,
      loan_id: loan,
      kind: 'acknowledgement',
      on: '2026-02-11',
    });
    await post(staff, 'limitation_interruptions', {
      ...about,
      loan_id: loan,
      kind: 'demand',
      on: '2026-02-12',
    });
    const { body } = await supervisor.delete(`/api/legal_cases/${draft}`).expect(409);
    expect(body.message).toContain('2 record');
  });
});
