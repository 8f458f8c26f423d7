import type { Agent } from 'supertest';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import { done } from '../../server/contract/outcome.ts';
import { insertUsers } from '../../server/features/users/store/accounts.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { unitOfWork } from '../../server/store/unitOfWork.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { isFull } from '../helpers/extent.ts';
import { receiveRequest, requestOf } from '../helpers/repairs.ts';
import { rowCount } from '../helpers/rows.ts';

const { server, staff } = await openDesk();

const receive = async (agent: Agent, changes: object = {}) =>
  await receiveRequest(agent, await createBorrower(agent), { cause: 'other', ...changes });

describe('many people at one queue', () => {
  const [PEOPLE, REQUESTS] = isFull() ? [30, 100] : [8, 24];
  const people: { id: number; agent: Agent }[] = [];
  beforeAll(async () => {
    const names = Array.from({ length: PEOPLE }, (_, at) => `desk${at + 1}`);
    const made = await unitOfWork(server.deps, { id: null, name: 'test' }, async (unit) =>
      done(
        await insertUsers(
          unit.db,
          names.map((username) => ({
            username,
            full_name: username,
            role: 'staff' as const,
            team: null,
            password_hash: 'none',
          })),
          unit.now,
        ),
      ),
    );
    for (const [at, username] of names.entries())
      people.push({
        id: made.ok ? (made.value[at] ?? 0) : 0,
        agent: await server.as(username),
      });
  });

  it(`${PEOPLE} people claim ${REQUESTS}, the most urgent first: each once, and all`, async () => {
    const borrower = await createBorrower(staff);
    const ids: number[] = [];
    for (let at = 0; at < REQUESTS; at += 1) {
      const loan_id = (await createLoan(staff, borrower)).id;
      const received_on = `2026-02-${String(1 + ((at * 7) % 28)).padStart(2, '0')}`;
      ids.push(
        (
          (
            await staff
              .post('/api/credit_repairs')
              .send(requestOf(borrower, { cause: 'other', loan_id, received_on }))
              .expect(201)
          ).body as CreditRepair
        ).id,
      );
    }
    const claimed = (
      await Promise.all(
        people.map(async ({ id, agent }) => {
          const own: { row: CreditRepair; by: number }[] = [];
          for (;;) {
            const { status, body } = await agent.post('/api/credit_repairs/claim_next').send({});
            if (status === 404) return own;
            expect([status, body.assignee_id, body.status]).toEqual([200, id, 'checking']);
            own.push({ row: body as CreditRepair, by: id });
          }
        }),
      )
    ).flat();
    expect(claimed.map(({ row }) => row.id).sort((a, b) => a - b)).toEqual(ids);
    expect(
      await rowCount(server.deps.database.read, 'credit_repair_steps', { step: 'claim' }),
    ).toBe(REQUESTS);
    for (const { row, by } of claimed)
      expect(
        await rowCount(server.deps.database.read, 'credit_repairs', {
          id: row.id,
          assignee_id: by,
        }),
      ).toBe(1);
    const order = await server.deps.database
      .read('credit_repair_steps')
      .join('credit_repairs', 'credit_repairs.id', 'credit_repair_id')
      .where({ step: 'claim' })
      .orderBy('credit_repair_steps.id')
      .select('due_on', 'credit_repairs.id');
    expect(order).toEqual(
      [...order].sort((a, b) => {
        if (a.due_on === b.due_on) return a.id - b.id;
        return a.due_on < b.due_on ? -1 : 1;
      }),
    );
    expect(await brokenAuditEvents(server.deps.database.read)).toEqual([]);
    expect(
      (await staff.post('/api/credit_repairs/claim_next').send({}).expect(404)).body.message,
    ).toBe('No request waits to be claimed');
    // Three hundred writes one after the other: on a busy machine they take their time.
  }, 120_000);

  it('of two who claim the same, one has it and the other is told who', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await receive(staff);
      const answers = await Promise.all(
        people
          .slice(0, 6)
          .map(async ({ agent }) => await agent.post(`/api/credit_repairs/${id}/claim`).send({})),
      );
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
        200, 409, 409, 409, 409, 409,
      ]);
      const winner = people.find(
        (one) => one.id === answers.find(({ status }) => status === 200)?.body.assignee_id,
      );
      expect(winner).toBeDefined();
      for (const { body } of answers.filter(({ status }) => status === 409))
        expect(body).toMatchObject({
          code: 'conflict',
          message: expect.stringMatching(/^desk\d has this request in hand/),
        });
    }
  });
});
