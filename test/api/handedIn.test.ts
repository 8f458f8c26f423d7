import { describe, expect, it } from 'vitest';
import { newLoanDue } from '../helpers/book.ts';
import { advanceCase, openCase, post, putStageBack } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence } from '../helpers/evidence.ts';
import { refusalsTo } from '../helpers/refusals.ts';

const desk = await (await openDesk()).on('2026-12-10');
const { server, staff } = desk;
const refused = refusalsTo(desk);

/** A draft of a loan whose limitation ends on 2026-12-04, with all its evidence. */
async function draftCase() {
  const loan = await newLoanDue(staff, '2023-12-04');
  await attachEvidence(staff, loan.id);
  const { id } = await openCase(staff, loan.id, { claimed_minor: 1_000_000 });
  await putStageBack(server, id, '2026-11-01');
  return { id, loan_id: loan.id };
}
const shown = async (id: number) => (await staff.get(`/api/legal_cases/${id}`).expect(200)).body;
const clocks = async (id: number) => (await staff.get(`/api/loans/${id}/clocks`).expect(200)).body;

describe('a complaint handed in on 2026-11-30 and registered on 12-08', () => {
  it('is in time where the limitation ended on 12-04, and refused without its day', async () => {
    const { id, loan_id } = await draftCase();
    expect(await shown(id)).toMatchObject({ limitation_expires_on: '2026-12-04' });
    await refused(
      'post',
      `legal_cases/${id}/advance`,
      { stage: 'filed', on: '2026-12-08' },
      422,
      'limitation_override_reason',
    );
    await refused(
      'post',
      `legal_cases/${id}/advance`,
      { stage: 'filed', on: '2026-12-08', handed_in_on: '2026-12-09' },
      422,
      'filed_on',
    );
    await advanceCase(staff, id, {
      stage: 'filed',
      on: '2026-12-08',
      handed_in_on: '2026-11-30',
    }).expect(200);
    expect(await shown(id)).toMatchObject({
      stage: 'filed',
      handed_in_on: '2026-11-30',
      filed_on: '2026-12-08',
      limitation_override_by: null,
    });
    const { limitation } = await clocks(loan_id);
    expect(limitation).toMatchObject({ starts_on: '2026-11-30', expires_on: '2029-11-30' });
    expect(limitation.interruptions).toMatchObject([
      { kind: 'suit', on: '2026-11-30', effect: 'restarts', legal_case_id: id },
    ]);
    await refused('put', `legal_cases/${id}`, { handed_in_on: '2026-12-07' }, 422, 'handed_in_on');
    await refused('put', `legal_cases/${id}`, { handed_in_on: null }, 422, 'handed_in_on');
  });

  it('interrupts the limitation before the court has registered it', async () => {
    const { id, loan_id } = await draftCase();
    await staff.put(`/api/legal_cases/${id}`).send({ handed_in_on: '2026-11-30' }).expect(200);
    expect(await shown(id)).toMatchObject({
      stage: 'draft',
      limitation_expires_on: '2029-11-30',
    });
    expect((await clocks(loan_id)).limitation).toMatchObject({ expires_on: '2029-11-30' });
    await advanceCase(staff, id, { stage: 'filed', on: '2026-12-08' }).expect(200);
  });

  it('comes in time after a preservation of 11-02, which its registration would not', async () => {
    const { id } = await draftCase();
    const measure = await post(staff, 'case_measures', {
      legal_case_id: id,
      purpose: 'preservation',
      kind: 'deposit',
      property: '账户',
      pre_suit: true,
      taken_on: '2026-11-02',
    });
    expect(await staff.get(`/api/case_measures/${measure.id}`)).toMatchObject({
      body: { state: 'lapsed', expires_on: '2026-12-02', article: '104' },
    });
    await staff.put(`/api/legal_cases/${id}`).send({ handed_in_on: '2026-11-30' }).expect(200);
    expect(await staff.get(`/api/case_measures/${measure.id}`)).toMatchObject({
      body: { state: 'in_force', expires_on: '2027-11-02', renew_by: '2027-10-26' },
    });
  });
});

describe('a judgment to be performed within ten days of taking effect', () => {
  it('bears doubled interest from the end of those days, and none while stayed', async () => {
    const { id } = await draftCase();
    await putStageBack(server, id, '2026-01-05');
    await advanceCase(staff, id, { stage: 'filed', on: '2026-01-05' }).expect(200);
    await advanceCase(staff, id, { stage: 'trial', on: '2026-02-01' }).expect(200);
    const judged = {
      stage: 'judgment',
      on: '2026-03-02',
      awarded_minor: 1_000_000,
      served_on: '2026-03-03',
      performance_days: 10,
    };
    await refused(
      'post',
      `legal_cases/${id}/advance`,
      { ...judged, performance_ends_on: '2026-04-01' },
      422,
      'performance_days',
    );
    await advanceCase(staff, id, judged).expect(200);
    const debt = async () =>
      (await staff.get(`/api/legal_cases/${id}/judgment_debt?on=2026-06-27`).expect(200)).body;
    const full = await debt();
    expect(full).toMatchObject({ from_on: '2026-03-29', days: 90 });
    expect(full.doubled_interest_minor).toBe(Math.round(full.principal_minor * 0.000_175 * 90));
    await refused(
      'put',
      `legal_cases/${id}`,
      { enforcement_stays: [{ from_on: '2026-04-10', until_on: '2026-04-09' }] },
      422,
      'enforcement_stays',
    );
    const stays = [{ from_on: '2026-04-10', until_on: '2026-04-19' }];
    await staff.put(`/api/legal_cases/${id}`).send({ enforcement_stays: stays }).expect(200);
    expect(await shown(id)).toMatchObject({ enforcement_stays: stays });
    expect(await debt()).toMatchObject({
      days: 80,
      doubled_interest_minor: Math.round(full.principal_minor * 0.000_175 * 80),
    });
  });
});
