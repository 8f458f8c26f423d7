import type { Agent, Test } from 'supertest';
import { expect } from 'vitest';
import { TODAY } from './api.ts';
import { createBorrower, createLoan, newPhone, pay } from './book.ts';
import { openCase, post } from './cases.ts';
import { writeNote } from './contacts.ts';
import { requestOf } from './repairs.ts';

/** A PDF that holds nothing. */
const PDF = Buffer.from('%PDF-1.4\n%%EOF\n');

/** Attaches a contract to a loan. */
export const sendContract = (agent: Agent, loan_id: number): Test =>
  agent
    .post('/api/attachments')
    .field({ resource: 'loans', record_id: String(loan_id), kind: 'contract' })
    .attach('file', PDF, { filename: 'a.pdf', contentType: 'application/pdf' });

/**
 * One of each record that people make beside a loan, about a borrower of a clerk; answers the ids
 * of the borrower and the loan.
 */
export async function oneOfEach(
  agent: Agent,
  user_id: number,
): Promise<{ borrower: number; loan: number }> {
  const borrower = await createBorrower(agent);
  const other = await createBorrower(agent, { national_id: null });
  const { id: loan } = await createLoan(agent, borrower, { assigned_to: user_id });
  const { id: legal_case_id } = await openCase(agent, loan, { owner_id: user_id });
  const { id: payment_id } = await pay(agent, loan, 10_000);
  await post(agent, 'reversal_requests', { payment_id, reason: '录错了贷款' });
  await post(agent, 'borrower_merges', { borrower_id: other, into_id: borrower, reason: '同一人' });
  const contact = { borrower_id: borrower, relation: 'guarantor', full_name: '王芳' };
  const { id: contact_id } = await post(agent, 'borrower_contacts', {
    ...contact,
    phone: newPhone(),
    consented_on: '2025-01-01',
  });
  await post(agent, 'guarantees', {
    loan_id: loan,
    borrower_contact_id: contact_id,
    form: 'ordinary',
  });
  await post(agent, 'adjustments', {
    loan_id: loan,
    kind: 'charge',
    cost_kind: 'court_fee',
    amount_minor: 5000,
    reason: '代垫受理费',
  });
  await writeNote(agent, loan, { content: '今日已联系' });
  await post(agent, 'holds', { loan_id: loan, reason: 'dispute', ends_on: TODAY });
  await post(agent, 'complaints', { loan_id: loan, source: 'hotline', statement: '来电太多' });
  await post(agent, 'visits', {
    loan_id: loan,
    kind: 'door',
    reason: '电话不通',
    due_on: '2026-03-20',
  });
  await post(agent, 'credit_repairs', requestOf(borrower));
  await post(agent, 'assignment_keeps', {
    borrower_id: borrower,
    until_on: '2026-03-20',
    reason: '正在协商',
  });
  await sendContract(agent, loan).expect(201);
  expect(legal_case_id).toBeGreaterThan(0);
  return { borrower, loan };
}
