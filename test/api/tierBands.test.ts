import { createBorrower, createLoan } from '../helpers/book.ts';
import type { Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type { Session } from '../../server/contract/resources/system.ts';
import { TIER_BANDS } from '../../server/domain/policyDefaults.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { query, startTestServer, TODAY, type TestServer } from '../helpers/api.ts';

const BANDS = [
  { id: 'M0', from_days: 0, to_days: 3 },
  { id: 'M1', from_days: 4, to_days: 45 },
  { id: 'M9', from_days: 46, to_days: null },
];
const TOMORROW = addDays(TODAY, 1);

let server: TestServer;
let staff: Agent;
let loan_id: number;
beforeAll(async () => {
  server = await startTestServer();
  staff = await server.as('staff');
  // Due on the fifth of each month from December on: 90 days past due.
  ({ id: loan_id } = await createLoan(staff, await createBorrower(staff)));
});
afterAll(async () => {
  await server.close();
});

const bandsFor = async (agent: Agent): Promise<Session['tiers']> =>
  ((await agent.get('/api/session').expect(200)).body as Session).tiers;
const loansIn = async (agent: Agent, tier: string): Promise<number[]> =>
  (
    (
      await agent
        .get('/api/loans')
        .query(query({ filter: { tier } }))
        .expect(200)
    ).body as Loan[]
  ).map(({ id }) => id);

describe('the bands of days past due that a session knows', () => {
  it('are the shipped ones while no other policy counts', async () => {
    expect(await bandsFor(staff)).toEqual(TIER_BANDS.value);
    expect(await loansIn(staff, 'M3')).toEqual([loan_id]);
  });

  it('change on the day an approved policy takes effect, in lists as in the session', async () => {
    const [admin, compliance] = [await server.as('admin'), await server.as('compliance')];
    const { body: policy } = await admin
      .post('/api/policies')
      .send({
        kind: 'tiers',
        value: BANDS,
        effective_on: TOMORROW,
        source: '内部制度',
        confidence: 'C',
        reason: '按新制度分层',
      })
      .expect(201);
    await compliance.post(`/api/policies/${policy.id}/approve`).send({}).expect(200);
    expect(await bandsFor(staff)).toEqual(TIER_BANDS.value);
    const later = await server.on(TOMORROW).as('staff');
    expect(await bandsFor(later)).toEqual(BANDS);
    expect(await loansIn(later, 'M9')).toEqual([loan_id]);
    for (const { id } of await bandsFor(later)) await loansIn(later, id);
    const { body: refused } = await later
      .get('/api/loans')
      .query(query({ filter: { tier: 'M3' } }))
      .expect(400);
    expect((refused as { errors: { tier: string } }).errors.tier).toContain('M9');
  });

  it('come with the answer to a sign-in too', async () => {
    const { body } = await server
      .on(TOMORROW)
      .anonymous()
      .post('/api/session')
      .send({ username: 'supervisor', password: server.deps.config.demoPassword })
      .expect(200);
    expect((body as Session).tiers).toEqual(BANDS);
  });
});
