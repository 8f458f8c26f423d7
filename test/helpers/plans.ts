import type { Agent, Test } from 'supertest';
import type {
  Restructure,
  RestructureFigures,
} from '../../server/contract/resources/restructures.ts';
import { TODAY } from './api.ts';
import type { Desk } from './desk.ts';

/** Six installments from April on, in force today. */
export const PLAN_TERMS = {
  effective_on: TODAY,
  installments_count: 6,
  first_due_on: '2026-04-05',
};

/** A request for a restructure as it is sent: why it is asked for, and of what means. */
export const planOf = (loan_id: number, terms: object = {}, changes: object = {}) => ({
  loan_id,
  kinds: ['extension'],
  cause: 'job_loss',
  statement: '上月失业，已找到新工作',
  monthly_income_minor: 800_000,
  other_monthly_debt_minor: 120_000,
  ...changes,
  terms: { ...PLAN_TERMS, ...terms },
});

/** Writes a request down, not yet submitted. */
export const draftPlan = async (
  agent: Agent,
  ...sent: Parameters<typeof planOf>
): Promise<Restructure> =>
  (
    await agent
      .post('/api/restructures')
      .send(planOf(...sent))
      .expect(201)
  ).body as Restructure;

/** Does something with a request. */
export const actOnPlan = (agent: Agent, id: number, verb: string, body: object = {}): Test =>
  agent.post(`/api/restructures/${id}/${verb}`).send(body);

/** Writes a request down and submits it. */
export const submitPlan = async (
  agent: Agent,
  ...sent: Parameters<typeof planOf>
): Promise<number> => {
  const { id } = await draftPlan(agent, ...sent);
  await actOnPlan(agent, id, 'submit').expect(200);
  return id;
};

/** Leads a request to both signatures: on its effective day it is then in force. */
export async function signPlan(
  { staff, supervisor, supervisor2 }: Pick<Desk, 'staff' | 'supervisor' | 'supervisor2'>,
  ...sent: Parameters<typeof planOf>
): Promise<Restructure> {
  const id = await submitPlan(staff, ...sent);
  const { body } = await actOnPlan(supervisor, id, 'approve').expect(200);
  if ((body as Restructure).status === 'submitted')
    await actOnPlan(supervisor2, id, 'approve').expect(200);
  await actOnPlan(staff, id, 'sign', { party: 'borrower', signed_on: TODAY }).expect(200);
  return (
    await actOnPlan(supervisor, id, 'sign', { party: 'lender', signed_on: TODAY }).expect(200)
  ).body as Restructure;
}

/** What a loan would look like after a restructure. */
export const previewPlan = async (
  agent: Agent,
  loan_id: number,
  terms: object = {},
): Promise<RestructureFigures> =>
  (
    await agent
      .post('/api/restructures/preview')
      .send({ loan_id, terms: { ...PLAN_TERMS, ...terms } })
      .expect(200)
  ).body as RestructureFigures;
