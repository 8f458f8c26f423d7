import { describe, expect, it } from 'vitest';
import { constraintViolation } from '../../db/errors.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { newLoanDue, pay } from '../helpers/book.ts';
import { advanceCase, openCase, putStageBack, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence } from '../helpers/evidence.ts';

const desk = await openDesk();
const { server, staff, supervisor } = desk;

const open = async (loan_id: number, changes: object = {}) =>
  await openCase(staff, loan_id, { claimed_minor: 1_000_000, ...changes });

describe('doubled interest after a judgment', () => {
  it('runs from the end of the performance period on what is still unpaid', async () => {
    const loan = await newLoanDue(staff, '2025-06-10');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    await putStageBack(server, id, '2025-07-01');
    for (const stage of ['filed', 'trial'])
      await advanceCase(staff, id, { stage, on: '2025-07-10' }).expect(200);
    const debt = async (on?: string) =>
      (
        await staff
          .get(`/api/legal_cases/${id}/judgment_debt`)
          .query(on === undefined ? {} : { on })
          .expect(200)
      ).body;
    expect(await debt()).toMatchObject({ from_on: null, days: 0, doubled_interest_minor: 0 });
    await advanceCase(staff, id, {
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
      from_on: '2025-08-31',
      days: 100,
      doubled_interest_minor: 17_500,
      ...law,
    });
    // All but 500,000 of the principal: interest is paid first by the court's order.
    const ledger = (
      await staff.get(`/api/loans/${loan.id}`).query({ as_of: '2025-10-20' }).expect(200)
    ).body as { outstanding_minor: number; penalty_minor: number };
    await pay(
      staff,
      loan.id,
      ledger.outstanding_minor + ledger.penalty_minor - 500_000,
      '2025-10-20',
      'court',
    );
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

  it('keeps what happened: no event changes or goes but those of a draft, with it', async () => {
    const { write } = server.deps.database;
    const loan = await newLoanDue(staff, '2025-06-10');
    const draft = await open(loan.id);
    await supervisor.delete(`/api/legal_cases/${draft.id}`).expect(200);
    expect(await write('case_events').where({ legal_case_id: draft.id })).toEqual([]);
    const { id } = await open(loan.id);
    await advanceCase(staff, id, { stage: 'demand' }).expect(200);
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
    ).body as Row;
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
