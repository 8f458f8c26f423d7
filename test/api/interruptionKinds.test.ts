import { describe, expect, it } from 'vitest';
import { INTERRUPTION_KINDS } from '../../server/contract/enums.ts';
import { isProceeding } from '../../server/domain/legal/interruptionRules.ts';
import { newLoanDue, pay } from '../helpers/book.ts';
import { casesInEachState, post } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { refusalsTo } from '../helpers/refusals.ts';

const desk = await openDesk();
const { staff } = desk;
const { guarantor, loan: guaranteed } = await casesInEachState(desk);
const refused = refusalsTo(desk);

const limitationOf = async (id: number) =>
  (await staff.get(`/api/loans/${id}/clocks`).expect(200)).body.limitation;

describe('what interrupts a limitation', () => {
  it('is entered by its own kind, with proof, and an end where it is a proceeding', async () => {
    const { id: loan_id } = await newLoanDue(staff, '2023-06-12');
    for (const kind of INTERRUPTION_KINDS) {
      const sent = { loan_id, kind, on: '2024-06-03', evidence: '签收回执' };
      await refused(
        'post',
        'limitation_interruptions',
        { ...sent, evidence: null },
        400,
        'evidence',
      );
      const ended = { ...sent, ended_on: '2025-02-10' };
      if (!isProceeding(kind))
        await refused('post', 'limitation_interruptions', ended, 400, 'ended_on');
      const row = await post(staff, 'limitation_interruptions', isProceeding(kind) ? ended : sent);
      const limitation = await limitationOf(loan_id);
      expect(limitation, kind).toMatchObject({
        expires_on: isProceeding(kind) ? '2028-02-10' : '2027-06-03',
        interruptions: [{ kind, effect: 'restarts', rule: { article: expect.any(String) } }],
      });
      await post(staff, `limitation_interruptions/${row.id}/withdraw`, { reason: '登记有误' });
    }
  });

  it('is a deduction where the lender took the money itself, which revives nothing', async () => {
    const { id } = await newLoanDue(staff, '2022-08-10');
    await pay(staff, id, 1000, '2025-09-01', 'debit');
    expect(await limitationOf(id)).toMatchObject({
      expired: true,
      interruptions: [{ kind: 'deduction', effect: 'too_late', rule: { article: '8 (3)' } }],
    });
  });
});

describe('once a guarantor was held to the debt', () => {
  it('a limitation of the guarantee debt runs, anew from the last demand', async () => {
    const row = await post(staff, 'guarantees', {
      loan_id: guaranteed,
      borrower_contact_id: guarantor,
      form: 'joint',
      due_on: '2025-12-10',
    });
    await refused(
      'put',
      `guarantees/${row.id}`,
      { limitation_from_on: '2026-02-02' },
      422,
      'limitation_from_on',
    );
    const claimed = (
      await staff
        .put(`/api/guarantees/${row.id}`)
        .send({ claimed_on: '2026-01-12', claim_evidence: 'EMS 1098' })
        .expect(200)
    ).body;
    expect(claimed).toMatchObject({ state: 'claimed', limitation_ends_on: '2029-01-12' });
    const again = (
      await staff
        .put(`/api/guarantees/${row.id}`)
        .send({ limitation_from_on: '2026-03-02' })
        .expect(200)
    ).body;
    expect(again).toMatchObject({ claimed_on: '2026-01-12', limitation_ends_on: '2029-03-02' });
    const { deadlines } = (await staff.get(`/api/loans/${guaranteed}/clocks`).expect(200)).body;
    expect(deadlines).toContainEqual(
      expect.objectContaining({
        kind: 'guarantee_limitation',
        on: '2029-03-02',
        source: 'Civil Code',
        article: '694',
      }),
    );
  });
});
