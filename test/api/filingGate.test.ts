import { describe, expect, it } from 'vitest';
import { FILING_EVIDENCE } from '../../server/domain/legal/filingGate.ts';
import { query } from '../helpers/api.ts';
import { newLoanDue } from '../helpers/book.ts';
import { advanceCase, caseEvents, openCase, putStageBack, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence, attachFile } from '../helpers/evidence.ts';
import { contents } from '../helpers/rows.ts';

const desk = await openDesk();
const { server, staff, supervisor, compliance } = desk;

const open = async (loan_id: number, changes: object = {}) =>
  await openCase(staff, loan_id, { claimed_minor: 1_000_000, ...changes });

describe('the filing gate', () => {
  const WORDS = {
    contract: '合同',
    disbursement_proof: '放款凭证',
    repayment_record: '还款记录',
    identity: '身份证明',
    demand_record: '催告记录',
  };

  it.each(FILING_EVIDENCE)(
    'stays shut without %s, for everybody, and names it in the reader’s words',
    async (kind) => {
      const loan = await newLoanDue(staff, '2025-06-10');
      await attachEvidence(staff, loan.id, [kind]);
      const { id } = await open(loan.id);
      expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
        passes: false,
        missing: [kind],
        limitation_expired: false,
        limitation_expires_on: '2028-06-12',
      });
      const before = await contents(server.deps.database.read);
      for (const agent of [staff, supervisor]) {
        const { body } = await advanceCase(agent, id, {
          stage: 'filed',
          ...(agent === supervisor ? { limitation_override_reason: '急' } : {}),
        }).expect(422);
        expect(body).toMatchObject({
          code: 'rule_violated',
          message: expect.stringContaining(`Missing: ${kind.replaceAll('_', ' ')}.`),
          errors: { stage: expect.any(String) },
        });
      }
      expect(
        (
          await advanceCase(staff, id, { stage: 'filed' })
            .set('Accept-Language', 'zh-CN')
            .expect(422)
        ).body.message,
      ).toBe(`立案材料不全，缺：${WORDS[kind]}。请上传后再立案`);
      expect(await contents(server.deps.database.read)).toBe(before);
      const file = await attachFile(
        staff,
        kind === 'identity' ? 'borrowers' : 'legal_cases',
        kind === 'identity' ? loan.borrower_id : id,
        kind,
      );
      expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
        passes: true,
        missing: [],
        evidence: expect.arrayContaining([
          expect.objectContaining({
            kind,
            attachment_id: file,
            sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          }),
        ]),
      });
      await advanceCase(staff, id, { stage: 'filed' }).expect(200);
    },
  );

  it('lists all that is missing, without what was withdrawn or hangs on the borrower', async () => {
    const loan = await newLoanDue(staff, '2025-06-10');
    const { id } = await open(loan.id);
    await attachFile(staff, 'borrowers', loan.borrower_id, 'contract');
    const file = await attachFile(staff, 'legal_cases', id, 'demand_record');
    expect((await staff.get(`/api/legal_cases/${id}/gate`)).body.missing).toEqual([
      'contract',
      'disbursement_proof',
      'repayment_record',
      'identity',
    ]);
    await staff.post(`/api/attachments/${file}/withdraw`).send({ reason: '模糊' }).expect(200);
    const { body } = await advanceCase(staff, id, { stage: 'filed' }).expect(422);
    expect(body.message).toContain(
      'contract, disbursement proof, repayment record, identity, demand record',
    );
  });

  it('shows a case in court as it was on the day it was filed', async () => {
    const loan = await newLoanDue(staff, '2023-02-20');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    await putStageBack(server, id, '2026-02-01');
    await advanceCase(staff, id, { stage: 'filed', on: '2026-02-24' }).expect(200);
    expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
      passes: true,
      limitation_expires_on: '2026-02-24',
    });
  });
});

describe('filing after the limitation', () => {
  const expired = async () => {
    const loan = await newLoanDue(staff, '2023-03-03');
    await attachEvidence(staff, loan.id);
    return await open(loan.id);
  };

  it('is refused to all without a reason, also on the first day after', async () => {
    const { id } = await expired();
    expect((await staff.get(`/api/legal_cases/${id}/gate`)).body).toMatchObject({
      passes: false,
      missing: [],
      limitation_expired: true,
      limitation_expires_on: '2026-03-03',
    });
    for (const agent of [staff, supervisor]) {
      const { body } = await advanceCase(agent, id, { stage: 'filed' }).expect(422);
      expect(body).toMatchObject({
        code: 'rule_violated',
        errors: { limitation_override_reason: expect.stringContaining('2026-03-03') },
      });
    }
    // Filed as of the last day it is in time.
    await putStageBack(server, id, '2026-03-01');
    expect(
      (await advanceCase(staff, id, { stage: 'filed', on: '2026-03-03' }).expect(200)).body,
    ).toMatchObject({ stage: 'filed', filed_on: '2026-03-03', limitation_override_by: null });
  });

  it('is a supervisor’s to take on, for a reason that is kept with who gave it', async () => {
    const { id } = await expired();
    const { body } = await advanceCase(staff, id, {
      stage: 'filed',
      limitation_override_reason: '借款人已口头认可',
    }).expect(403);
    expect(body).toMatchObject({
      code: 'forbidden',
      errors: { limitation_override_reason: expect.any(String) },
    });
    const filed = (
      await advanceCase(supervisor, id, {
        stage: 'filed',
        limitation_override_reason: '借款人已口头认可',
      }).expect(200)
    ).body as Row;
    expect(filed).toMatchObject({
      stage: 'filed',
      limitation_override_reason: '借款人已口头认可',
      limitation_override_by: 3,
    });
    expect(await caseEvents(staff, id)).toMatchObject([
      { kind: 'opened' },
      { kind: 'stage', details: { from: 'draft', to: 'filed' } },
      { kind: 'override', text: '借款人已口头认可', details: { article: '193' }, actor_id: 3 },
    ]);
    const audit = (
      await compliance
        .get('/api/audit_events')
        .query(query({ filter: { resource: 'legal_cases', record_id: id }, sort: ['id', 'ASC'] }))
        .expect(200)
    ).body as Row[];
    expect(audit.at(-1)).toMatchObject({
      action: 'advance',
      after: { stage: 'filed', limitation_override_by: 3 },
    });
  });

  it('keeps no reason that was not needed', async () => {
    const loan = await newLoanDue(staff, '2025-06-10');
    await attachEvidence(staff, loan.id);
    const { id } = await open(loan.id);
    expect(
      (
        await advanceCase(supervisor, id, {
          stage: 'filed',
          limitation_override_reason: '以防万一',
        }).expect(200)
      ).body,
    ).toMatchObject({ limitation_override_reason: null, limitation_override_by: null });
  });
});
