import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { FILING_EVIDENCE } from '../../server/domain/legal/filingGate.ts';
import { query, TODAY } from '../helpers/api.ts';
import { newLoanDue } from '../helpers/book.ts';
import { advanceCase, openCase, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence, attachFile } from '../helpers/evidence.ts';
import { refusedUnwritten } from '../helpers/refusals.ts';

const { server, staff, supervisor, compliance } = await openDesk();

const open = async (loan_id: number) =>
  (await openCase(staff, loan_id, { claimed_minor: 1_000_000 })).id;
const newLoan = async () => {
  const loan = await newLoanDue(staff, '2025-06-10');
  await attachEvidence(staff, loan.id);
  return loan;
};
const advance = (id: number, stage: string, rest: object = {}) =>
  advanceCase(staff, id, { stage, ...rest });

describe('the evidence of a filing', () => {
  it('stays what it was: withdrawn it is shown, marked, and no file takes its place', async () => {
    const loan = await newLoan();
    const id = await open(loan.id);
    const gate = async () =>
      (await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body as {
        passes: boolean;
        missing: string[];
        evidence: { kind: string; attachment_id: number; sha256: string; withdrawn: boolean }[];
      };
    const before = await gate();
    await advance(id, 'filed').expect(200);
    for (const { attachment_id } of before.evidence)
      await staff
        .post(`/api/attachments/${attachment_id}/withdraw`)
        .send({ reason: '模糊' })
        .expect(200);
    for (const kind of FILING_EVIDENCE) await attachFile(staff, 'legal_cases', id, kind);
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
      await staff
        .get('/api/case_events')
        .query(query({ filter: { legal_case_id: id }, sort: ['id', 'DESC'] }))
        .expect(200)
    ).body as Row[];
    expect(events[0]).toMatchObject({ kind: 'stage', details: { to: 'filed', evidence: kept } });
    const audit = (
      await compliance
        .get('/api/audit_events')
        .query(query({ filter: { resource: 'legal_cases', record_id: id }, sort: ['id', 'DESC'] }))
        .expect(200)
    ).body as Row[];
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
      await refusedUnwritten(
        server,
        staff,
        'post',
        'limitation_interruptions',
        { loan_id: loan.id, kind, on: '2026-02-10' },
        400,
        'evidence',
      );
      const attachment_id = await attachFile(staff, 'loans', loan.id, 'demand_record');
      const row = (
        await staff
          .post('/api/limitation_interruptions')
          .send({ loan_id: loan.id, kind, on: '2026-02-10', attachment_id })
          .expect(201)
      ).body as Row;
      await refusedUnwritten(
        server,
        staff,
        'put',
        `limitation_interruptions/${row.id}`,
        { attachment_id: null },
        400,
        'evidence',
      );
      await staff
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
      await staff
        .post('/api/borrower_contacts')
        .send({
          borrower_id: loan.borrower_id,
          relation: 'guarantor',
          full_name: '李保',
          phone: '13900001234',
          consented_on: '2025-11-05',
        })
        .expect(201)
    ).body as Row;
    const { id } = (
      await staff
        .post('/api/guarantees')
        .send({ loan_id: loan.id, borrower_contact_id, form: 'joint', due_on: '2025-12-10' })
        .expect(201)
    ).body as Row;
    expect(
      await refusedUnwritten(
        server,
        staff,
        'put',
        `guarantees/${id}`,
        { claimed_on: '2025-12-09', claim_evidence: 'EMS' },
        422,
        'claimed_on',
      ),
    ).toContain('2025-12-10');
    await server.deps.database
      .write('guarantees')
      .where({ id })
      .update({ claimed_on: '2025-12-09', claim_evidence: 'EMS' });
    expect((await staff.get(`/api/guarantees/${id}`).expect(200)).body).toMatchObject({
      state: 'running',
      ends_on: '2026-06-10',
    });
    expect((await staff.get(`/api/loans/${loan.id}/clocks`).expect(200)).body.deadlines).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'guarantee_period', on: '2026-06-10' }),
      ]),
    );
    expect(
      (await staff.put(`/api/guarantees/${id}`).send({ claimed_on: '2025-12-10' }).expect(200))
        .body,
    ).toMatchObject({ state: 'claimed' });
  });
});

describe('lists of deadlines', () => {
  it('have a period that does not end before it starts; one end alone sets the other', async () => {
    const { body } = await staff
      .get('/api/legal_deadlines')
      .query({ from: '2026-03-06', to: TODAY })
      .expect(400);
    expect(body.errors.from).toContain(TODAY);
    await staff.get('/api/legal_deadlines').query({ from: TODAY, to: TODAY }).expect(200);
    for (const one of [{ from: addDays(TODAY, 400) }, { to: '2020-01-01' }])
      await staff.get('/api/legal_deadlines').query(one).expect(200);
  });

  it('the next one of an overdue loan is in the list of loans and its export alike', async () => {
    const loan = await newLoan();
    const [listed] = (
      await staff
        .get('/api/loans')
        .query(query({ filter: { id: loan.id } }))
        .expect(200)
    ).body as Row[];
    expect(listed).toMatchObject({
      next_deadline_on: '2028-06-12',
      next_deadline_kind: 'limitation',
    });
    const { text } = await supervisor
      .get('/api/loans/export')
      .query(query({ filter: { id: loan.id } }))
      .expect(200);
    const [head, row] = text.split('\r\n').map((line) => line.split(','));
    expect(row?.[head?.indexOf('next_deadline_on') ?? -1]).toBe('2028-06-12');
  });
});
