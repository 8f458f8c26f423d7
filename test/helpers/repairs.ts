import type { RepairFile } from '../../server/contract/resources/repairFile.ts';
import type { Agent } from 'supertest';
import { beforeEach, expect } from 'vitest';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import { createBorrower, createLoan } from './book.ts';

/** What makes a request one for relief. */
export const RELIEF = { kind: 'relief', cause: 'illness' };

/** The policy under which reporting may pause: it names the document that allows it. */
export const PAUSES = {
  kind: 'credit_repair',
  value: {
    objection_days: 20,
    relief_days: 20,
    notice_days: 20,
    soon_days: 5,
    pause_max_days: 180,
    pause_document: '关于受灾客户征信报送的通知（2026）1 号',
  },
};

/** An objection as it is sent. */
export const requestOf = (borrower_id: number, changes: object = {}) => ({
  borrower_id,
  kind: 'objection',
  cause: 'system_error',
  statement: '一月已还，报告记为逾期',
  ...changes,
});

/** Takes a credit-repair request in. */
export const receiveRequest = async (
  agent: Agent,
  borrower_id: number,
  changes: object = {},
): Promise<CreditRepair> =>
  (await agent.post('/api/credit_repairs').send(requestOf(borrower_id, changes)).expect(201))
    .body as CreditRepair;

/** Does something with a request. */
export const actOnRequest = async (
  agent: Agent,
  id: number,
  verb: string,
  body: object = {},
): Promise<CreditRepair> =>
  (await agent.post(`/api/credit_repairs/${id}/${verb}`).send(body).expect(200))
    .body as CreditRepair;

/** Requests of one borrower about one loan, both new for each test of the file. */
export function ownRequests(staff: Agent) {
  const own = { borrower: 0, loan: 0 };
  beforeEach(async () => {
    own.borrower = await createBorrower(staff);
    own.loan = (await createLoan(staff, own.borrower)).id;
  });
  const receive = async (changes: object = {}, agent = staff) =>
    await receiveRequest(agent, own.borrower, { loan_id: own.loan, ...changes });
  const command = async (id: number, verb: string, body: object = {}, agent = staff) =>
    await actOnRequest(agent, id, verb, body);
  const fileOf = async (id: number): Promise<RepairFile> =>
    (await staff.get(`/api/credit_repairs/${id}/file`).expect(200)).body as RepairFile;
  const inHand = async (changes: object = {}): Promise<number> => {
    const { id } = await receive(changes);
    await command(id, 'claim');
    return id;
  };
  const proposed = async (changes: object = {}, proposal: object = {}): Promise<number> => {
    const id = await inHand(changes);
    await command(id, 'submit', proposal);
    return id;
  };
  return { own, receive, command, fileOf, inHand, proposed };
}

/** A refusal: its status, the field it stands at, and what it says in both languages. */
export async function refusedRepair(
  agent: Agent,
  address: string,
  body: object,
  { status, field, en, zh }: { status: number; field?: string; en: RegExp; zh: RegExp },
  method: 'post' | 'put' = 'post',
): Promise<void> {
  for (const [language, words] of [
    ['en', en],
    ['zh-CN', zh],
  ] as const) {
    const { body: answer } = await agent[method](`/api/credit_repairs${address}`)
      .set('Accept-Language', language)
      .send(body)
      .expect(status);
    expect(answer.message).toMatch(words);
    expect(answer.message).not.toMatch(/_|[{}]/);
    if (field !== undefined) expect(answer.errors[field]).toBeDefined();
  }
}
