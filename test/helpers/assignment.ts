import type { Agent } from 'supertest';
import type {
  AssignmentAnswer,
  AssignmentRun,
} from '../../server/contract/resources/assignments.ts';
import type { AssignmentPolicy } from '../../server/domain/assignment/assignmentRules.ts';
import { query } from './api.ts';
import { createBorrower, createLateLoan } from './book.ts';
import type { Desk } from './desk.ts';
import { enactPolicy } from './policies.ts';

/** One rule for everybody: all clerks, persons kept equal, nobody kept by who has them. */
export const shareAll = (changes: Partial<AssignmentPolicy> = {}): AssignmentPolicy => ({
  rules: [{ name: '全部', to: [{ max_persons: 100, weight: 1 }] }],
  balance: 'count',
  sticky: true,
  automatic: false,
  ...changes,
});

/** What a run would change. */
export const previewRun = async (agent: Agent, sent: object = {}): Promise<AssignmentAnswer> =>
  (
    await agent
      .post('/api/assignment_runs')
      .send({ dry_run: true, ...sent })
      .expect(200)
  ).body as AssignmentAnswer;

/** A run, done. */
export const runNow = async (agent: Agent, sent: object = {}): Promise<AssignmentAnswer> =>
  (
    await agent
      .post('/api/assignment_runs')
      .send({ dry_run: false, ...sent })
      .expect(201)
  ).body as AssignmentAnswer;

export const undoRun = async (agent: Agent, id: number | null): Promise<AssignmentRun> =>
  (await agent.post(`/api/assignment_runs/${id}/undo`).send({}).expect(200)).body as AssignmentRun;

/** Whom each loan is with, by the loan's id. */
export async function hands(agent: Agent): Promise<Record<number, number | null>> {
  const { body } = await agent
    .get('/api/loans')
    .query(query({ range: [0, 199] }))
    .expect(200);
  const loans = body as { id: number; assigned_to: number | null }[];
  return Object.fromEntries(loans.map(({ id, assigned_to }) => [id, assigned_to]));
}

/** Loans of a person each, late; in nobody's hands unless it is said. */
export async function lateLoansOf(
  { staff }: Pick<Desk, 'staff'>,
  count: number,
  changes: Record<string, unknown> = {},
): Promise<number[]> {
  const ids: number[] = [];
  for (let made = 0; made < count; made += 1)
    ids.push(await createLateLoan(staff, await createBorrower(staff), changes));
  return ids;
}

/** Lets the policy of one rule for everybody take effect today. */
export const enactShares = async (
  desk: Pick<Desk, 'admin' | 'compliance'>,
  changes: Partial<AssignmentPolicy> = {},
): Promise<number> => await enactPolicy(desk, { kind: 'assignment', value: shareAll(changes) });
