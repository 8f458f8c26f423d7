import type { Agent, Test } from 'supertest';
import { expect } from 'vitest';
import { query, type TestServer, TODAY } from './api.ts';
import { createBorrower, createLoan } from './book.ts';
import type { Desk } from './desk.ts';
import { attachEvidence } from './evidence.ts';

/** A row as the API answers it. */
export type Row = Record<string, unknown> & { id: number; version: number };

/** Opens a legal case of a loan, over a single fen unless the changes say more. */
export const openCase = async (agent: Agent, loan_id: number, changes: object = {}): Promise<Row> =>
  (
    await agent
      .post('/api/legal_cases')
      .send({ loan_id, claimed_minor: 1, ...changes })
      .expect(201)
  ).body as Row;

/** Moves a case on, today unless the body says another day. */
export const advanceCase = (agent: Agent, id: number, body: object): Test =>
  agent.post(`/api/legal_cases/${id}/advance`).send({ on: TODAY, ...body });

/** The timeline of a case, oldest first. */
export const caseEvents = async (agent: Agent, id: number): Promise<Row[]> =>
  (
    await agent
      .get('/api/case_events')
      .query(query({ filter: { legal_case_id: id }, sort: ['id', 'ASC'] }))
      .expect(200)
  ).body as Row[];

/** Puts the day on which a case came to its stage back in time, so that days can follow. */
export const putStageBack = async (server: TestServer, id: number, on: string): Promise<void> => {
  await server.deps.database.write('legal_cases').where({ id }).update({ stage_on: on });
};

/** Posts what must be taken: a new row, or a command on one. */
export const post = async (agent: Agent, path: string, body: object): Promise<Row> =>
  (
    await agent
      .post(`/api/${path}`)
      .send(body)
      .expect((response) => {
        expect([200, 201], JSON.stringify(response.body)).toContain(response.status);
      })
  ).body as Row;

/** A late loan with evidence and a guarantor, and cases of it: in court, a draft, and closed. */
export async function casesInEachState({ server, staff }: Desk): Promise<{
  borrower: number;
  loan: number;
  guarantor: number;
  inCourt: number;
  draft: number;
  closed: number;
}> {
  const borrower = await createBorrower(staff);
  const loan = (await createLoan(staff, borrower)).id;
  await attachEvidence(staff, loan);
  const { id: guarantor } = await post(staff, 'borrower_contacts', {
    borrower_id: borrower,
    relation: 'guarantor',
    full_name: '李保',
    phone: '13900001234',
    consented_on: '2025-11-05',
  });
  const [inCourt, draft, closed] = [
    (await openCase(staff, loan)).id,
    (await openCase(staff, loan)).id,
    (await openCase(staff, loan)).id,
  ];
  await putStageBack(server, inCourt, '2026-01-05');
  await advanceCase(staff, inCourt, { stage: 'filed', on: '2026-01-12' }).expect(200);
  await advanceCase(staff, closed, { stage: 'closed', outcome: 'other' }).expect(200);
  return { borrower, loan, guarantor, inCourt, draft, closed };
}
