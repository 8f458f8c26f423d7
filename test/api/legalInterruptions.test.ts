import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { caseEvents, casesInEachState, post, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachFile } from '../helpers/evidence.ts';
import { refusalsTo } from '../helpers/refusals.ts';

const desk = await openDesk();
const { staff, staff2, compliance } = desk;
const { loan, inCourt, draft } = await casesInEachState(desk);

const TOMORROW = addDays(TODAY, 1);
const refused = refusalsTo(desk);

describe('an interruption', () => {
  it('is entered with who did, and told in each open case, or the one it is about', async () => {
    const row = await post(staff, 'limitation_interruptions', {
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
      expect((await caseEvents(staff, id)).at(-1)).toMatchObject({
        kind: 'interruption',
        on: '2026-02-10',
        text: 'EMS 114',
        details: { interruption_id: row.id, kind: 'demand' },
        actor_name: '陈晓岚',
      });
    const mine = await post(staff, 'limitation_interruptions', {
      loan_id: loan,
      legal_case_id: draft,
      kind: 'acknowledgement',
      on: '2026-02-11',
      evidence: '对账函',
    });
    expect((await caseEvents(staff, draft)).at(-1)).toMatchObject({
      details: { interruption_id: mine.id },
    });
    expect((await caseEvents(staff, inCourt)).at(-1)).toMatchObject({
      details: { interruption_id: row.id },
    });
    const listed = (
      await staff
        .get('/api/limitation_interruptions')
        .query(query({ filter: { loan_id: loan, on_gte: '2026-02-11' }, sort: ['on', 'DESC'] }))
        .expect(200)
    ).body as Row[];
    expect(listed.map(({ id }) => id)).toEqual([mine.id]);
  });

  it('may name a file of the loan, and its evidence and end may follow', async () => {
    const file = await attachFile(staff, 'loans', loan, 'demand_record');
    const row = await post(staff, 'limitation_interruptions', {
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

  it('that was wrong is withdrawn once, for a reason, and never changed or deleted', async () => {
    const row = await post(staff, 'limitation_interruptions', {
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
    ).body as Row[];
    expect(audit.map(({ action }) => action)).toEqual(['create', 'withdraw']);
  });
});

describe('the timeline', () => {
  it('takes an entry with a file of the loan', async () => {
    const file = await attachFile(staff, 'legal_cases', inCourt, 'other');
    const row = await post(staff, 'case_events', {
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
