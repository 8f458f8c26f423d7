import { randomUUID } from 'node:crypto';
import type { Agent } from 'supertest';
import { nationalIdCheckDigit } from '../../server/domain/identity.ts';
import { addMonths } from '../../server/domain/time/calendar.ts';
import { query, TODAY } from './api.ts';

/** Rows that most tests start from. */
export const BORROWER = {
  full_name: '王小明',
  phone: '13800005678',
  national_id: '11010519491231002X',
  address: '北京市朝阳区建国路 1 号',
};

/** Identity numbers, but for their last sign, of people whom that sign is X for. */
const ENDING_IN_X = Array.from({ length: 20_000 }, (_, day) => {
  const born = new Date(Date.UTC(1950, 0, 1 + day)).toISOString().slice(0, 10);
  return `110105${born.replaceAll('-', '')}002`;
}).filter((first17) => nationalIdCheckDigit(first17) === 'X');

let people = 0;
/**
 * An identity number and a phone of nobody else in a book of a thousand, masked as BORROWER's are:
 * the same two in another record would be the same person.
 */
function newMarks(): { phone: string; national_id: string } {
  people += 1;
  return {
    phone: `138${String(1 + (people % 9_999)).padStart(4, '0')}5678`,
    national_id: `${ENDING_IN_X[people % ENDING_IN_X.length]}X`,
  };
}

let phones = 0;
/** A number nobody else has: attempts count by it. */
export const newPhone = (): string => `137${String(10_000_000 + (phones += 1))}`;

export const loanOf = (borrower_id: number, changes: Record<string, unknown> = {}) => ({
  borrower_id,
  product: 'consumer_loan',
  principal_minor: 1_200_000,
  annual_rate_bps: 1200,
  penalty_rate_bps: 0,
  repayment_method: 'equal_principal',
  day_count: '30/360',
  rounding: 'half_up',
  installments_count: 12,
  disbursed_on: '2025-11-05',
  first_due_on: '2025-12-05',
  grace_days: 0,
  ...changes,
});

export async function createBorrower(
  agent: Agent,
  changes: Record<string, unknown> = {},
): Promise<number> {
  const { body } = await agent
    .post('/api/borrowers')
    .send({ ...BORROWER, ...newMarks(), ...changes })
    .expect(201);
  return (body as { id: number }).id;
}

export async function createLoan(
  agent: Agent,
  borrower_id: number,
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown> & { id: number; version: number }> {
  const { body } = await agent.post('/api/loans').send(loanOf(borrower_id, changes)).expect(201);
  return body as Record<string, unknown> & { id: number; version: number };
}

/** The usual loan, with penalty: three of its installments are 90, 59 and 28 days late on TODAY. */
export const createLateLoan = async (
  agent: Agent,
  borrower_id: number,
  changes: Record<string, unknown> = {},
): Promise<number> =>
  (await createLoan(agent, borrower_id, { penalty_rate_bps: 1800, ...changes })).id;

/**
 * What stands of a late loan on TODAY: at 18 % its three installments bear 45.00 + 29.50 + 14.00
 * penalty, and on 120.00, 110.00, 100.00 of interest 5.40 + 3.25 + 1.40 compound interest. Without
 * penalty 12000.00 and 420.00 of interest pay it off; the day before, 3.00 of interest less.
 */
export const LATE_LOAN = {
  outstanding: 12_780_00,
  payoff: 12_420_00,
  payoff_before: 12_417_00,
  overdue: 3330_00,
  penalty: 88_50,
  compound: 10_05,
};

/** A loan as the API answers it. */
export const readLoan = async (
  agent: Agent,
  id: number,
  moment: object = {},
): Promise<Record<string, unknown>> =>
  (await agent.get(`/api/loans/${id}`).query(moment).expect(200)).body as Record<string, unknown>;

/** The installments of a loan by due date. */
export const readInstallments = async (
  agent: Agent,
  loan_id: number,
  filter: object = {},
): Promise<Record<string, number | string>[]> =>
  (
    await agent
      .get('/api/installments')
      .query(query({ filter: { loan_id, ...filter }, range: [0, 99], sort: ['due_on', 'ASC'] }))
      .expect(200)
  ).body as Record<string, number | string>[];

/** A loan of a single installment, due on a day. */
export const createLoanDue = async (
  agent: Agent,
  borrower_id: number,
  due_on: string,
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown> & { id: number; version: number }> =>
  await createLoan(agent, borrower_id, {
    installments_count: 1,
    disbursed_on: addMonths(due_on, -1),
    first_due_on: due_on,
    ...changes,
  });

/** A loan of a single installment, due on a day, of a borrower of its own. */
export async function newLoanDue(
  agent: Agent,
  due_on: string,
  changes: Record<string, unknown> = {},
): Promise<Record<string, unknown> & { id: number; version: number; borrower_id: number }> {
  const borrower_id = await createBorrower(agent);
  return { ...(await createLoanDue(agent, borrower_id, due_on, changes)), borrower_id };
}

/** A payment as it is sent, with a reference of its own. */
export const paymentOf = (
  loan_id: number,
  amount_minor: number,
  paid_on: string = TODAY,
  channel = 'cash',
) => ({ loan_id, client_reference: randomUUID(), amount_minor, paid_on, channel });

/** What the API answers of a payment. */
export type Payment = Record<string, unknown> & {
  id: number;
  allocations: { component: string; installment_id: number | null; amount_minor: number }[];
};

/** Records a payment. */
export const pay = async (agent: Agent, ...sent: Parameters<typeof paymentOf>): Promise<Payment> =>
  (
    await agent
      .post('/api/payments')
      .send(paymentOf(...sent))
      .expect(201)
  ).body as Payment;

/** Takes a payment back. */
export const reversePayment = async (agent: Agent, id: number): Promise<void> => {
  await agent.post(`/api/payments/${id}/reverse`).send({ reason: '退票' }).expect(200);
};
