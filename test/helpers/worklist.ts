import type { Agent } from 'supertest';
import type { WorklistDay } from '../../server/contract/resources/worklist.ts';
import { businessDate } from '../../server/deps.ts';
import { inOrder } from '../../server/domain/worklist/order.ts';
import { borrowersInHand, dayFacts } from '../../server/features/worklist/facts.ts';
import { inReturn, returnOf, standingsIn } from '../../server/features/worklist/turns.ts';
import type { TestServer } from './api.ts';

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

/** A day in short: what is kept of it between two looks. */
export interface ShortDay {
  rows: { id: number; action: string; expected_minor: number }[];
  resting: number[];
  done: number;
}

export const inShort = ({ rows, resting, done }: WorklistDay): ShortDay => ({
  rows: rows.map(({ id, action, expected_minor }) => ({ id, action, expected_minor })),
  resting: resting.map(({ id }) => id),
  done,
});

/** The same made whole from the facts of everybody in these hands, whatever is kept. */
export async function wholeDay(
  { deps }: Pick<TestServer, 'deps'>,
  user_id: number,
): Promise<ShortDay> {
  const { read } = deps.database;
  const asked = { user_id, now: deps.clock.now().toISOString(), today: businessDate(deps) };
  const facts = await dayFacts(read, asked, await borrowersInHand(read, asked));
  const standings = standingsIn(facts);
  const turns = standings.flatMap(({ turn }) => turn ?? []);
  const resting = standings.flatMap(({ who: { id }, rest }) =>
    rest === null ? [] : { id, back: returnOf(rest) },
  );
  return {
    rows: inOrder(turns, facts.rule, asked.today).map(({ id, action, expected_minor }) => ({
      id,
      action,
      expected_minor,
    })),
    resting: inReturn(resting).map(({ id }) => id),
    done: standings.filter(({ done }) => done).length,
  };
}
