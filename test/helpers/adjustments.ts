import type { Agent, Test } from 'supertest';

/** Asks for an adjustment. */
export const askAdjustment = (agent: Agent, sent: Record<string, unknown>): Test =>
  agent.post('/api/adjustments').send({ reason: '核对后申请', ...sent });

/** Asks for one that must be taken; answers its id. */
export const proposeAdjustment = async (
  agent: Agent,
  sent: Record<string, unknown>,
): Promise<number> => (await askAdjustment(agent, sent).expect(201)).body.id as number;

/** Approves an adjustment. */
export const approveAdjustment = (agent: Agent, id: number, body: object = {}): Test =>
  agent.post(`/api/adjustments/${id}/approve`).send(body);

/** Takes an adjustment back. */
export const reverseAdjustment = (agent: Agent, id: number): Test =>
  agent.post(`/api/adjustments/${id}/reverse`).send({ reason: '录错' });
