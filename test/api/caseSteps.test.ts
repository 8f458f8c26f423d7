import { describe, expect, it } from 'vitest';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { casesInEachState, openCase, post, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { refusalsTo } from '../helpers/refusals.ts';

const desk = await openDesk();
const { staff, supervisor, admin } = desk;
const { closed } = await casesInEachState(desk);
const borrower = await createBorrower(staff);
const refused = refusalsTo(desk);

const opened = async (): Promise<{ loan: number; of: number }> => {
  const loan = (await createLoan(staff, borrower)).id;
  return { loan, of: (await openCase(staff, loan)).id };
};
const step = (legal_case_id: number, changes: object = {}) => ({
  legal_case_id,
  kind: 'payment_order',
  body: '上海市浦东新区人民法院',
  reference: '（2026）沪0115民督123号',
  begun_on: '2026-03-02',
  ...changes,
});
const next = async (id: number) => {
  const { body } = await staff.get(`/api/legal_cases/${id}`).expect(200);
  return [body.next_deadline_kind, body.next_deadline_on];
};
const interruptions = async (loan_id: number): Promise<Row[]> =>
  (
    await staff
      .get('/api/limitation_interruptions')
      .query(query({ filter: { loan_id } }))
      .expect(200)
  ).body;

describe('a payment order before the suit', () => {
  it('keeps its clocks from the application to the enforcement', async () => {
    const { of } = await opened();
    const { id } = await post(staff, 'case_steps', step(of));
    expect(await next(of)).toEqual(['order_acceptance', '2026-03-09']);
    const put = async (days: object) =>
      (await staff.put(`/api/case_steps/${id}`).send(days).expect(200)).body as Row;
    await put({ accepted_on: TODAY });
    expect(await next(of)).toEqual(['order_issue', '2026-03-20']);
    const { body } = await staff.get('/api/legal_deadlines').expect(200);
    expect(body).toContainEqual(
      expect.objectContaining({
        kind: 'order_issue',
        legal_case_id: of,
        on: '2026-03-20',
        source: 'Civil Procedure Law',
        article: '227',
        detail: '上海市浦东新区人民法院 （2026）沪0115民督123号',
      }),
    );
    await put({ issued_on: TODAY, served_on: TODAY });
    expect(await next(of)).toEqual(['order_objection', '2026-03-20']);
    expect(await put({ enforcement_applied_on: TODAY })).toMatchObject({ version: 5 });
    expect((await next(of))[0]).toBe('limitation');
  });

  it('starts the limitation anew once, also where that is entered already', async () => {
    const first = await opened();
    const made = await post(staff, 'case_steps', step(first.of));
    const [only, ...others] = await interruptions(first.loan);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      id: made['interruption_id'],
      kind: 'payment_order',
      on: '2026-03-02',
      evidence: '上海市浦东新区人民法院 （2026）沪0115民督123号',
      ended_on: null,
    });
    await staff
      .put(`/api/case_steps/${made.id}`)
      .send({ served_on: '2026-03-03', ended_on: '2026-03-04', outcome: 'objected' })
      .expect(200);
    expect(await interruptions(first.loan)).toMatchObject([{ ended_on: '2026-03-04' }]);

    const second = await opened();
    const { id } = await post(staff, 'limitation_interruptions', {
      loan_id: second.loan,
      kind: 'arbitration',
      on: '2026-03-02',
      evidence: '受理通知书',
    });
    const linked = await post(staff, 'case_steps', step(second.of, { kind: 'arbitration' }));
    expect(linked['interruption_id']).toBe(id);
    expect(await interruptions(second.loan)).toHaveLength(1);
  });

  it('of a notarised claim interrupts only with the application for enforcement', async () => {
    const { loan, of } = await opened();
    const { id } = await post(
      staff,
      'case_steps',
      step(of, { kind: 'notarised_enforcement', begun_on: '2025-11-05' }),
    );
    // The first installment fell due on 5 December 2025: a Sunday two years later.
    expect(await next(of)).toEqual(['title_enforcement', '2027-12-06']);
    expect(await interruptions(loan)).toEqual([]);
    await staff
      .put(`/api/case_steps/${id}`)
      .send({ accepted_on: '2026-03-02', issued_on: TODAY, enforcement_applied_on: TODAY })
      .expect(200);
    expect(await interruptions(loan)).toMatchObject([{ kind: 'enforcement', on: TODAY }]);
  });

  it('leaves two years to enforce an award, anew from a demand (CPL art. 250)', async () => {
    const { loan, of } = await opened();
    await post(
      staff,
      'case_steps',
      step(of, {
        kind: 'arbitration',
        begun_on: '2025-11-10',
        issued_on: '2026-01-12',
        perform_by_on: '2026-01-30',
      }),
    );
    // The 30th of January 2028 is a Sunday, and so is the 5th of March.
    expect(await next(of)).toEqual(['title_enforcement', '2028-01-31']);
    const { id } = await post(staff, 'limitation_interruptions', {
      loan_id: loan,
      kind: 'demand',
      on: TODAY,
      evidence: '签收回执',
    });
    expect(await next(of)).toEqual(['title_enforcement', '2028-03-06']);
    const clocks = (await staff.get(`/api/loans/${loan}/clocks`).expect(200)).body;
    expect(clocks.deadlines).toContainEqual(
      expect.objectContaining({ kind: 'title_enforcement', on: '2028-03-06', article: '250' }),
    );
    await supervisor
      .post(`/api/limitation_interruptions/${id}/withdraw`)
      .send({ reason: '回执是另一笔贷款的' })
      .expect(200);
    expect(await next(of)).toEqual(['title_enforcement', '2028-01-31']);
  });

  it('can wait for nothing in a closed case, and is not for everybody', async () => {
    await refused('post', 'case_steps', step(closed), 409, null);
    await admin.post('/api/case_steps').send(step(closed)).expect(403);
  });

  it.each<[string, object, number, string]>([
    ['begun after today', { begun_on: '2026-03-06' }, 422, 'begun_on'],
    ['begun before the loan', { begun_on: '2025-11-01' }, 422, 'begun_on'],
    ['accepted before it was applied for', { accepted_on: '2026-03-01' }, 422, 'accepted_on'],
    ['with a day of another kind', { confirmed_on: TODAY }, 400, 'confirmed_on'],
    ['with a day to perform by', { perform_by_on: TODAY }, 400, 'perform_by_on'],
    ['ended without outcome', { ended_on: TODAY }, 400, 'outcome'],
    ['with an outcome and no end', { outcome: 'paid' }, 400, 'ended_on'],
    ['ended as a mediation would', { ended_on: TODAY, outcome: 'failed' }, 400, 'outcome'],
    ['objected to unserved', { ended_on: TODAY, outcome: 'objected' }, 400, 'served_on'],
    [
      'objected to after the term',
      {
        begun_on: '2026-01-05',
        served_on: '2026-01-20',
        ended_on: '2026-02-06',
        outcome: 'objected',
      },
      422,
      'ended_on',
    ],
    ['enforced without a title', { enforcement_applied_on: TODAY }, 400, 'served_on'],
    ['without proof', { reference: '' }, 400, 'reference'],
  ])('is refused: %s', async (_why, changes, status, field) => {
    const { of } = await opened();
    await refused('post', 'case_steps', step(of, changes), status, field);
  });
});
