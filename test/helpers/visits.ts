import type { Agent, Test } from 'supertest';
import type { Visit } from '../../server/contract/resources/visits.ts';
import { TODAY } from './api.ts';
import { createBorrower, createLateLoan, newPhone } from './book.ts';
import { beijing } from './contacts.ts';
import type { Desk } from './desk.ts';

/** A late loan of a borrower with a number of their own; answers both ids. */
export async function lateDebtor(
  agent: Agent,
  changes: object = {},
): Promise<{ borrower_id: number; loan_id: number }> {
  const borrower_id = await createBorrower(agent, { phone: newPhone(), ...changes });
  return { borrower_id, loan_id: await createLateLoan(agent, borrower_id) };
}

export const askVisit = (agent: Agent, loan_id: number, changes: object = {}): Test =>
  agent.post('/api/visits').send({
    loan_id,
    kind: 'door',
    reason: '电话多次无人接听',
    due_on: '2026-03-20',
    ...changes,
  });

export const visitAt = async (agent: Agent, id: number): Promise<Visit> =>
  (await agent.get(`/api/visits/${id}`).expect(200)).body as Visit;

export const idOfUser = async (
  { admin }: Pick<Desk, 'admin'>,
  username: string,
): Promise<number> => {
  const { body } = await admin.get('/api/users').expect(200);
  const found = (body as { id: number; username: string }[]).find(
    (user) => user.username === username,
  );
  if (found === undefined) throw new Error(`no user ${username}`);
  return found.id;
};

/** A visit of a late debtor, with its time of today. */
export async function plannedVisit(
  desk: Desk,
  companion_id: number,
  changes: { time?: string; on?: string; borrower?: object } = {},
): Promise<Visit & { loan_id: number }> {
  const { loan_id } = await lateDebtor(desk.staff, changes.borrower);
  const { body } = await askVisit(desk.staff, loan_id).expect(201);
  const planned_at = beijing(changes.time ?? '15:00:00', changes.on ?? TODAY);
  return (
    await desk.staff
      .post(`/api/visits/${body.id}/plan`)
      .send({ planned_at, companion_id })
      .expect(200)
  ).body as Visit;
}

/** What was found where the borrower was met. */
export const MET = {
  met: 'borrower',
  entry_consent: false,
  summary: '在门口与本人见面，说明账单情况',
  willingness: 'willing',
  address_found: 'right',
};
