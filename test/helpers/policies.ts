import type { Agent, Test } from 'supertest';
import { TODAY } from './api.ts';
import type { Desk } from './desk.ts';

/** Tiers of three bands instead of eight. */
export const THREE_BANDS = [
  { id: 'M0', from_days: 0, to_days: 0 },
  { id: 'M1', from_days: 1, to_days: 89 },
  { id: 'M9', from_days: 90, to_days: null },
];

/** Asks for a policy from today on. */
export const askPolicy = (agent: Agent, sent: Record<string, unknown>): Test =>
  agent.post('/api/policies').send({
    effective_on: TODAY,
    source: '信贷管理办法',
    confidence: 'C',
    reason: '年度调整',
    ...sent,
  });

/** A policy asked for by the admin and approved by compliance; answers its id. */
export async function enactPolicy(
  { admin, compliance }: Pick<Desk, 'admin' | 'compliance'>,
  sent: Record<string, unknown>,
): Promise<number> {
  const { body } = await askPolicy(admin, sent).expect(201);
  await compliance.post(`/api/policies/${body.id}/approve`).send({}).expect(200);
  return body.id as number;
}
