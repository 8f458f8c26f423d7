import request, { type Agent, type Test } from 'supertest';
import type { Enrolment } from '../../server/contract/resources/sessions.ts';
import type { User } from '../../server/contract/resources/system.ts';
import { codeAt, fromBase32, stepOf } from '../../server/features/users/totp.ts';
import { query, TODAY } from './api.ts';
import type { Desk } from './desk.ts';

export const FIRST_PASSWORD = 'a long enough password';
export const OWN_PASSWORD = 'the kettle sings at nine';
/** The instant at which the server of a test stands. */
export const NOON = `${TODAY}T04:00:00.000Z`;

/** Lets happen what was asked of an account and waits. */
export async function confirmRequests(by: Agent, { id }: Pick<User, 'id'>): Promise<void> {
  const filter = { user_id: id, status: 'proposed' };
  const { body } = await by.get('/api/account_requests').query(query({ filter })).expect(200);
  for (const request of body as { id: number }[])
    await by.post(`/api/account_requests/${request.id}/approve`).send({}).expect(200);
}

/** Makes an account that compliance confirms where its role decides. */
export async function makeAccount(
  { admin, compliance }: Pick<Desk, 'admin' | 'compliance'>,
  account: { username: string; full_name: string; role: string; team?: string },
): Promise<User> {
  const { body } = await admin
    .post('/api/users')
    .send({ ...account, password: FIRST_PASSWORD })
    .expect(201);
  await confirmRequests(compliance, body);
  return body as User;
}

/** A client of which the server knows nothing. */
export const fresh = ({ server }: Pick<Desk, 'server'>): Agent =>
  request.agent(server.app).set('Accept-Language', 'en');

export const signIn = (agent: Agent, username: string, shown: object): Test =>
  agent.post('/api/session').send({ username, ...shown });

let made = 0;

/** A new person of a role with a password of their own, who is signed in with it. */
export async function newPerson(desk: Desk, role = 'staff'): Promise<{ user: User; agent: Agent }> {
  const username = `person${(made += 1)}`;
  const user = await makeAccount(desk, { username, full_name: '王新人', role });
  const agent = fresh(desk);
  await signIn(agent, username, { password: FIRST_PASSWORD }).expect(200);
  await agent.post('/api/session/password').send({ password: OWN_PASSWORD }).expect(200);
  return { user, agent };
}

/** The code an app would show at an instant. */
export const codeOf = (secret: string, at = NOON): string =>
  codeAt(fromBase32(secret), stepOf(new Date(at)));

/** Sets up an authenticator; answers its secret and the recovery codes. */
export async function enrolled(agent: Agent): Promise<{ secret: string; codes: string[] }> {
  const begun = await agent.post('/api/session/factor/begin').send({}).expect(200);
  const { secret } = begun.body as Enrolment;
  const { body } = await agent
    .post('/api/session/factor/enrol')
    .send({ code: codeOf(secret) })
    .expect(200);
  return { secret, codes: body.recovery_codes as string[] };
}

/** What the audit says was done with an account, the latest first. */
export async function eventsOf(by: Agent, record_id: number, resource = 'users') {
  const filter = { resource, record_id };
  const { body } = await by.get('/api/audit_events').query(query({ filter })).expect(200);
  return body as { action: string; after: Record<string, unknown> | null }[];
}
