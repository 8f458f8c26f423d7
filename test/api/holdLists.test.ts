import { describe, expect, it } from 'vitest';
import { HOLD_STATUSES } from '../../server/contract/enums.ts';
import type { Hold } from '../../server/contract/resources/contacts.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';

const { server, staff, supervisor } = await openDesk();

const inDays = (days: number): string => addDays(TODAY, days);
type Agent = typeof staff;

/** A hold of a borrower of its own, from and to so many days from today. */
async function place(agent: Agent, from: number, to: number, reason = 'hospital'): Promise<Hold> {
  const { id: loan_id } = await createLoan(staff, await createBorrower(staff));
  const sent = { loan_id, reason, starts_on: inDays(from), ends_on: inDays(to) };
  return (await agent.post('/api/holds').send(sent).expect(201)).body;
}

const short = await place(staff, 0, 10);
const long = await place(staff, 0, 45);
const whole = await place(supervisor, 0, 45);
const later = await place(staff, 5, 12);
const laterLong = await place(staff, 5, 60);
const lifted = await place(staff, 0, 10);
await staff.post(`/api/holds/${lifted.id}/lift`).send({ reason: '原因已消除' }).expect(200);
const approved = await place(staff, 0, 50);
await supervisor.post(`/api/holds/${approved.id}/approve`).send({}).expect(200);
const ALL = [short, long, whole, later, laterLong, lifted, approved];

/** The ids of a list of holds as a day finds it. */
async function listed(day: number, filter: object): Promise<number[]> {
  const agent = await server.on(inDays(day)).as('supervisor');
  const asked = query({ filter: { ...filter, ends_on_gte: TODAY }, sort: ['id', 'ASC'] });
  const { body } = await agent.get('/api/holds').query(asked).expect(200);
  return (body as Hold[]).map(({ id }) => id);
}
const ids = (...holds: readonly Hold[]) => holds.map(({ id }) => id);

describe('the list of holds by how they stand on a day', () => {
  it.each([
    [0, 'proposed', [long, laterLong]],
    [0, 'in_force', [short, whole, approved]],
    [0, 'to_come', [later]],
    [0, 'over', [lifted]],
    [6, 'in_force', [short, whole, later, approved]],
    [6, 'to_come', []],
    // What nobody approved lapses after its thirty days, and waits until its end.
    [44, 'proposed', [long, laterLong]],
    [46, 'proposed', [laterLong]],
    [46, 'over', [short, long, whole, later, lifted]],
    [61, 'over', ALL],
  ] as const)('after %i days: %s', async (day, status, holds) => {
    expect(await listed(day, { status })).toEqual(ids(...holds));
  });

  it('says of each what its tab says, and every one stands in one tab', async () => {
    for (const day of [0, 3, 5, 10, 11, 30, 31, 45, 46, 60, 61]) {
      const agent = await server.on(inDays(day)).as('staff');
      const { body } = await agent.get('/api/holds').expect(200);
      const found = await Promise.all(HOLD_STATUSES.map((status) => listed(day, { status })));
      for (const { id, status } of body as Hold[])
        expect(HOLD_STATUSES.filter((_, at) => found[at]?.includes(id))).toEqual([status]);
      expect(found.flat()).toHaveLength(ALL.length);
    }
  });

  it('finds one by the number of its loan', async () => {
    const { body: loan } = await staff.get(`/api/loans/${short.loan_id}`).expect(200);
    expect(await listed(0, { q: loan.loan_no })).toEqual([short.id]);
  });
});

describe('the first page', () => {
  it('of a supervisor counts the holds to approve, but for their own', async () => {
    const waits = async (username: string) => {
      const agent = await server.as(username);
      const { body } = await agent.get('/api/home').expect(200);
      return body.waiting.find(({ kind }: { kind: string }) => kind === 'holds');
    };
    expect(await waits('supervisor')).toEqual({ kind: 'holds', count: 2, oldest_on: TODAY });
  });

  it('of compliance counts those that end within a week', async () => {
    const told = async (day: number): Promise<number> => {
      const agent = await server.on(inDays(day)).as('compliance');
      return (await agent.get('/api/home').expect(200)).body.contact.holds_ending;
    };
    expect([await told(0), await told(3), await told(11), await told(43)]).toEqual([0, 1, 1, 2]);
  });
});
