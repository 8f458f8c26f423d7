import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXPLAINED, type Explanation } from '../../server/contract/resources/explanations.ts';
import type { Payoff } from '../../server/contract/resources/adjustments.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { startTestServer, TODAY, type TestServer } from '../helpers/api.ts';
import { isFull } from '../helpers/extent.ts';
import { recounted } from '../helpers/recount.ts';

const LOANS = isFull() ? 200 : 15;
/** Twelve questions of a loan, one after the other. */
const LONG_MS = 180_000;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`explained loans: SEED=${SEED}`);

let server: TestServer;
let staff: Awaited<ReturnType<TestServer['as']>>;
let ids: number[];
beforeAll(async () => {
  server = await startTestServer({ demoBook: true });
  staff = await server.as('staff');
  const rows: { id: number }[] = await server.deps.database
    .read('loans')
    .select('id')
    .orderBy('id');
  const weight = (id: number) => (id * 48_271 + SEED) % 2_147_483_647;
  ids = rows
    .map(({ id }) => id)
    .sort((a, b) => weight(a) - weight(b))
    .slice(0, LOANS);
});
afterAll(async () => {
  await server.close();
});

const get = async <T>(path: string, query: object = {}): Promise<T> =>
  (await staff.get(`/api/loans/${path}`).query(query).expect(200)).body as T;

/** The figures of a loan as its page and its payoff say them. */
async function said(id: number, as_of: string) {
  const loan = await get<Loan>(String(id), { as_of });
  const payoff = await get<Payoff>(`${id}/payoff`, { on: as_of });
  return {
    due_now: loan.due_now_minor,
    overdue: loan.overdue_minor,
    outstanding: loan.outstanding_minor,
    principal: loan.principal_outstanding_minor,
    penalty: loan.penalty_minor,
    cost: loan.cost_minor,
    payoff: payoff.amount_minor,
    days_past_due: loan.days_past_due,
    tier: loan.tier,
    asset_class: loan.asset_class,
  };
}

async function compare(id: number, as_of: string): Promise<void> {
  const figures = await said(id, as_of);
  for (const [figure, value] of Object.entries(figures)) {
    const explained = await get<Explanation>(`${id}/explain`, { figure, as_of });
    expect({ id, as_of, figure, value: explained.value }).toEqual({ id, as_of, figure, value });
    const bare = value === null || (figure === 'asset_class' && explained.parts.length === 0);
    if (!bare) expect({ id, figure, value: recounted(explained) }).toEqual({ id, figure, value });
  }
}

describe('why a figure of a loan is what it is', () => {
  it(
    `is told so that another program works out each figure of ${LOANS} loans`,
    async () => {
      for (const id of ids) await compare(id, TODAY);
    },
    LONG_MS,
  );

  it(
    'is told of a past day as well',
    async () => {
      for (const [at, id] of ids.slice(0, 40).entries()) {
        const { disbursed_on } = await get<Loan>(String(id));
        const as_of = addDays(TODAY, -(at * 7 + 1));
        if (as_of >= disbursed_on) await compare(id, as_of);
      }
    },
    LONG_MS,
  );

  it('names the rule in force and where it comes from', async () => {
    const [id] = ids;
    const penalty = await get<Explanation>(`${id}/explain`, { figure: 'penalty' });
    expect(penalty.rules.map(({ kind }) => kind)).toEqual(['penalty_day_base', 'grace']);
    for (const { effective_on, source } of penalty.rules) {
      expect(effective_on <= TODAY).toBe(true);
      expect(source).not.toBe('');
    }
  });

  it('is asked by the name of a figure, else the names are said', async () => {
    const [id] = ids;
    const { body } = await staff.get(`/api/loans/${id}/explain`).query({ figure: 'luck' });
    expect(body).toMatchObject({ errors: { figure: expect.stringContaining('days_past_due') } });
    await staff.get(`/api/loans/${id}/explain`).expect(400);
    await staff.get('/api/loans/999999/explain').query({ figure: EXPLAINED[0] }).expect(404);
  });
});
