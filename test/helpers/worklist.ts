import type { Agent } from 'supertest';
import type { WorklistDay } from '../../server/contract/resources/worklist.ts';

/** The day of whoever asks, or of a member of the team. */
export const readDay = async (agent: Agent, user_id?: number): Promise<WorklistDay> =>
  (
    await agent
      .get('/api/worklist/day')
      .query(user_id === undefined ? {} : { user_id })
      .expect(200)
  ).body as WorklistDay;

/** The id of an account. */
export const idOf = async (agent: Agent): Promise<number> =>
  ((await agent.get('/api/session').expect(200)).body as { id: number }).id;
