import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoanDue } from '../helpers/book.ts';
import { advanceCase, openCase, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence, attachFile } from '../helpers/evidence.ts';
import { refusalsTo } from '../helpers/refusals.ts';

const desk = await openDesk();
const { server, staff, staff2, supervisor, compliance, on } = desk;
const borrower = await createBorrower(staff);

const loanDueOn = async (on: string) => (await createLoanDue(staff, borrower, on)).id;
interface Limitation {
  expires_on: string;
  expired: boolean;
  suspended: boolean;
  suspensions: {
    kind: string;
    from_on: string;
    until_on: string | null;
    effect: string;
    expires_on: string | null;
    suspension_id: number;
  }[];
}
const enter = async (loan_id: number, rest: object): Promise<Row> =>
  (
    await staff
      .post('/api/limitation_suspensions')
      .send({ loan_id, kind: 'force_majeure', evidence: '政府公告', ...rest })
      .expect(201)
  ).body;
const limitation = async (loan_id: number, agent = staff): Promise<Limitation> =>
  (await agent.get(`/api/loans/${loan_id}/clocks`).expect(200)).body.limitation;
const caseOf = async (id: number, agent = staff): Promise<Row> =>
  (await agent.get(`/api/legal_cases/${id}`).expect(200)).body;
const listed = async (
  agent: Agent,
  filter: object,
  sort = ['limitation_expires_on', 'ASC'],
): Promise<Row[]> =>
  (await agent.get('/api/legal_cases').query(query({ filter, sort })).expect(200)).body;
const refused = refusalsTo(desk);

describe('an obstacle in the last six months of the limitation', () => {
  it('moves the end of the loan, its case, its deadlines and the filing gate', async () => {
    // Three years end on 2026-02-10.
    const loan = await loanDueOn('2023-02-10');
    await attachEvidence(staff, loan);
    const { id } = await openCase(staff, loan);
    expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
      passes: false,
      limitation_expired: true,
      limitation_expires_on: '2026-02-10',
    });
    const row = await enter(loan, { from_on: '2025-11-03', until_on: '2026-01-20' });
    expect(row).toMatchObject({
      loan_id: loan,
      legal_case_id: null,
      kind: 'force_majeure',
      from_on: '2025-11-03',
      until_on: '2026-01-20',
      evidence: '政府公告',
      recorded_by: 1,
      withdrawn_by: null,
    });
    expect(await limitation(loan)).toMatchObject({
      expires_on: '2026-07-20',
      expired: false,
      suspended: true,
      suspensions: [
        {
          kind: 'force_majeure',
          from_on: '2025-11-03',
          until_on: '2026-01-20',
          effect: 'suspends',
          expires_on: '2026-07-20',
          suspension_id: row.id,
        },
      ],
    });
    expect(await caseOf(id)).toMatchObject({
      limitation_expires_on: '2026-07-20',
      next_deadline_on: '2026-07-20',
      next_deadline_kind: 'limitation',
    });
    expect(
      (
        await listed(staff, {
          limitation_expires_on_gte: '2026-07-20',
          limitation_expires_on_lte: '2026-07-20',
        })
      ).map((one) => one.id),
    ).toEqual([id]);
    expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
      passes: true,
      limitation_expired: false,
      limitation_expires_on: '2026-07-20',
    });
    expect((await staff.get(`/api/loans/${loan}`).expect(200)).body).toMatchObject({
      next_deadline_on: '2026-07-20',
    });
    await advanceCase(staff, id, { stage: 'filed' }).expect(200);
  });

  it('that is over is told its end; a filing is judged by what it was on its day', async () => {
    const loan = await loanDueOn('2023-02-10');
    await attachEvidence(staff, loan);
    const { id } = await openCase(staff, loan);
    const row = await enter(loan, { from_on: '2026-02-02' });
    expect(await limitation(loan)).toMatchObject({ expires_on: '2026-09-07' });
    await staff
      .put(`/api/limitation_suspensions/${row.id}`)
      .send({ until_on: '2026-03-02' })
      .expect(200);
    // Six months from 2026-03-02.
    expect(await limitation(loan)).toMatchObject({ expires_on: '2026-09-02' });
    await server.deps.database
      .write('legal_cases')
      .where({ id })
      .update({ stage_on: '2026-02-02' });
    expect(
      (await advanceCase(staff, id, { stage: 'filed', on: '2026-02-27' }).expect(200)).body,
    ).toMatchObject({ filed_on: '2026-02-27' });
    expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
      limitation_expired: false,
      limitation_expires_on: '2026-08-27',
    });
    await refused('put', `limitation_suspensions/${row.id}`, { until_on: null }, 409, 'until_on');
  });

  it('counts while a file proves it: not without one, nor once that is withdrawn', async () => {
    const loan = await loanDueOn('2023-02-10');
    const { id } = await openCase(staff, loan);
    const row = await enter(loan, {
      from_on: '2025-11-03',
      until_on: '2026-01-20',
      evidence: null,
    });
    expect(await limitation(loan)).toMatchObject({
      expires_on: '2026-02-10',
      suspended: false,
      suspensions: [{ effect: 'no_evidence', expires_on: null }],
    });
    const file = await attachFile(staff, 'loans', loan, 'evidence');
    await staff
      .put(`/api/limitation_suspensions/${row.id}`)
      .send({ attachment_id: file })
      .expect(200);
    expect(await caseOf(id)).toMatchObject({ limitation_expires_on: '2026-07-20' });
    await staff.post(`/api/attachments/${file}/withdraw`).send({ reason: '传错' }).expect(200);
    expect(await caseOf(id)).toMatchObject({ limitation_expires_on: '2026-02-10' });
  });

  it('stops the time to apply for enforcement alike', async () => {
    const loan = await loanDueOn('2023-02-10');
    const { id } = await openCase(staff, loan);
    // In force since 2024-03-15, as the court certified it; two years end on 2026-03-16.
    await server.deps.database.write('legal_cases').where({ id }).update({
      stage: 'judgment',
      stage_on: '2024-02-20',
      filed_on: '2023-06-01',
      judged_on: '2024-02-20',
      took_effect_on: '2024-03-15',
    });
    expect(await caseOf(id)).toMatchObject({
      next_deadline_on: '2026-03-16',
      next_deadline_kind: 'enforcement_application',
    });
    await enter(loan, { from_on: '2026-01-05', until_on: '2026-02-05' });
    expect(await caseOf(id)).toMatchObject({
      next_deadline_on: '2026-08-05',
      next_deadline_kind: 'enforcement_application',
    });
  });

  it('is told in each open case, or in the one it is about, and audited', async () => {
    const loan = await loanDueOn('2023-02-10');
    const [one, other] = [await openCase(staff, loan), await openCase(staff, loan)];
    const row = await enter(loan, { from_on: '2026-02-02' });
    const events = async (id: number): Promise<Row[]> =>
      (
        await staff
          .get('/api/case_events')
          .query(query({ filter: { legal_case_id: id, kind: 'suspension' }, sort: ['id', 'ASC'] }))
          .expect(200)
      ).body;
    for (const { id } of [one, other])
      expect(await events(id)).toMatchObject([
        {
          kind: 'suspension',
          on: '2026-02-02',
          text: '政府公告',
          details: { suspension_id: row.id, kind: 'force_majeure' },
          actor_name: '陈晓岚',
        },
      ]);
    await staff.put(`/api/limitation_suspensions/${row.id}`).send({ until_on: TODAY }).expect(200);
    expect((await events(one.id)).at(-1)).toMatchObject({
      details: { gone_on: TODAY, changed: true },
    });
    const mine = await enter(loan, { from_on: '2026-02-03', legal_case_id: other.id });
    expect([(await events(one.id)).length, (await events(other.id)).length]).toEqual([2, 3]);
    await staff2
      .post(`/api/limitation_suspensions/${mine.id}/withdraw`)
      .send({ reason: '登记有误' })
      .expect(200);
    const audit = (
      await compliance
        .get('/api/audit_events')
        .query(
          query({
            filter: { resource: 'limitation_suspensions', record_id: mine.id },
            sort: ['id', 'ASC'],
          }),
        )
        .expect(200)
    ).body as Row[];
    expect(audit.map(({ action }) => action)).toEqual(['create', 'withdraw']);
  });

  it('that was wrong is withdrawn once, for a reason, unchanged, and counts no more', async () => {
    const loan = await loanDueOn('2023-02-10');
    const { id } = await openCase(staff, loan);
    const row = await enter(loan, { from_on: '2026-02-02' });
    await refused('post', `limitation_suspensions/${row.id}/withdraw`, {}, 400, 'reason');
    expect(
      (
        await staff2
          .post(`/api/limitation_suspensions/${row.id}/withdraw`)
          .send({ reason: '并无障碍' })
          .expect(200)
      ).body,
    ).toMatchObject({ withdrawn_by: 2, withdrawal_reason: '并无障碍' });
    expect(await caseOf(id)).toMatchObject({ limitation_expires_on: '2026-02-10' });
    expect(await limitation(loan)).toMatchObject({ suspensions: [] });
    await refused(
      'post',
      `limitation_suspensions/${row.id}/withdraw`,
      { reason: '再次' },
      409,
      null,
    );
    await refused('put', `limitation_suspensions/${row.id}`, { until_on: TODAY }, 409, null);
    await staff.delete(`/api/limitation_suspensions/${row.id}`).expect(404);
    expect(
      (
        await staff
          .get('/api/limitation_suspensions')
          .query(query({ filter: { loan_id: loan } }))
          .expect(200)
      ).body,
    ).toHaveLength(1);
    await expect(async () => {
      await server.deps.database
        .write('limitation_suspensions')
        .where({ id: row.id })
        .update({ from_on: '2026-01-01' });
    }).rejects.toThrow(/append-only/);
    await supervisor.delete(`/api/legal_cases/${id}`).expect(200);
  });

  it('of its case keeps a draft from being deleted', async () => {
    const { id, loan_id } = await openCase(staff, await loanDueOn('2023-02-10'));
    await enter(Number(loan_id), { from_on: '2026-02-02', legal_case_id: id });
    await supervisor.delete(`/api/legal_cases/${id}`).expect(409);
  });

  it.each<[string, object, number, string]>([
    ['of a loan that is not there', { loan_id: 999_999 }, 400, 'loan_id'],
    ['of another loan’s case', { legal_case_id: 999_999 }, 400, 'legal_case_id'],
    ['to come', { from_on: addDays(TODAY, 1) }, 422, 'from_on'],
    ['before the money went out', { from_on: '2022-12-31' }, 422, 'from_on'],
    ['over before it began', { until_on: '2026-02-01' }, 422, 'until_on'],
    ['whose end is to come', { until_on: addDays(TODAY, 1) }, 422, 'until_on'],
    ['with a file that is not there', { attachment_id: 999_999 }, 400, 'attachment_id'],
    ['of an unknown kind', { kind: 'holiday' }, 400, 'kind'],
  ])('is refused: %s', async (_name, change, status, field) => {
    const loan = await loanDueOn('2023-02-10');
    await refused(
      'post',
      'limitation_suspensions',
      { loan_id: loan, kind: 'other', from_on: '2026-02-02', evidence: 'x', ...change },
      status,
      field,
    );
  });

  it('that lasts holds the end six months off on any day, in the order of lists too', async () => {
    const loan = await loanDueOn('2023-03-03');
    await attachEvidence(staff, loan);
    const { id } = await openCase(staff, loan);
    await enter(loan, { kind: 'no_representative', from_on: '2026-01-12', legal_case_id: id });
    // 2026-09-05 is a Saturday; six months from 2026-09-01 end on a Monday.
    for (const [today, expires_on] of [
      [TODAY, '2026-09-07'],
      ['2026-09-01', '2027-03-01'],
    ] as const) {
      const { staff: agent } = await on(today);
      expect(await limitation(loan, agent)).toMatchObject({
        expires_on,
        expired: false,
        suspensions: [{ until_on: null, effect: 'suspends', expires_on }],
      });
      expect(await caseOf(id, agent)).toMatchObject({
        limitation_expires_on: expires_on,
        next_deadline_on: expires_on,
      });
      const found = await listed(agent, { limitation_expires_on: expires_on });
      expect([
        found.some((one) => one.id === id),
        found.every((one) => one['limitation_expires_on'] === expires_on),
      ]).toEqual([true, true]);
      const all = await listed(agent, {});
      expect(all.map((one) => one['limitation_expires_on'])).toEqual(
        all.map((one) => String(one['limitation_expires_on'])).sort(),
      );
      expect((await agent.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
        limitation_expired: false,
        limitation_expires_on: expires_on,
      });
    }
  });
});
