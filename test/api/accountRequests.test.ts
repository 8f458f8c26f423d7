import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import {
  confirmRequests,
  enrolled,
  eventsOf,
  FIRST_PASSWORD,
  fresh,
  newPerson,
  NOON,
  OWN_PASSWORD,
  signIn,
} from '../helpers/accounts.ts';
import { query, TODAY } from '../helpers/api.ts';
import { openDesk } from '../helpers/desk.ts';

const desk = await openDesk();
const { server, admin, compliance, staff } = desk;

const actions = async (id: number) => (await eventsOf(admin, id)).map(({ action }) => action);

/** Sits there for longer than a password is trusted for. */
const waitLong = () => server.setClock(`${TODAY}T04:06:00.000Z`);
const back = () => server.setClock(NOON);

describe('what gives somebody a say', () => {
  const requests = async (by: Agent, user_id: number) =>
    (
      await by
        .get('/api/account_requests')
        .query(query({ filter: { user_id } }))
        .expect(200)
    ).body as { id: number; kind: string; status: string }[];
  const decide = (by: Agent, id: number, verb: string, body: object = {}) =>
    by.post(`/api/account_requests/${id}/${verb}`).send(body);

  it('a new account that decides signs in once a second person has confirmed it', async () => {
    const { body: user, text } = await admin
      .post('/api/users')
      .send({
        username: 'supervisor9',
        full_name: '新主管',
        role: 'supervisor',
        password: FIRST_PASSWORD,
      })
      .expect(201);
    expect(user).toMatchObject({ role: 'supervisor', active: false, waits_for: 'create' });
    expect(text).not.toMatch(/argon2|hash/);
    await signIn(fresh(desk), 'supervisor9', { password: FIRST_PASSWORD }).expect(401);
    await admin.put(`/api/users/${user.id}`).send({ active: true }).expect(422);
    const [asked] = await requests(compliance, user.id);
    const id = asked?.id ?? 0;
    expect(asked).toMatchObject({ kind: 'create', status: 'proposed' });
    expect((await decide(admin, id, 'approve').expect(422)).body.reason).toBe('own_request');
    for (const by of [staff, desk.supervisor]) await decide(by, id, 'approve').expect(403);
    const home = (await compliance.get('/api/home').expect(200)).body as {
      waiting: { kind: string; count: number }[];
    };
    expect(home.waiting.find(({ kind }) => kind === 'accounts')?.count).toBe(1);
    await decide(compliance, id, 'approve').expect(200);
    await decide(compliance, id, 'approve').expect(409);
    await signIn(fresh(desk), 'supervisor9', { password: FIRST_PASSWORD }).expect(200);
    expect((await eventsOf(admin, id, 'account_requests')).map(({ action }) => action)).toEqual([
      'approve',
      'create',
    ]);
  });

  it('one that was rejected stays off, and is switched on only by two', async () => {
    const account = { full_name: '新主管', role: 'supervisor', password: FIRST_PASSWORD };
    const { body: user } = await admin
      .post('/api/users')
      .send({ ...account, username: 'rejected' })
      .expect(201);
    const [asked] = await requests(admin, user.id);
    await decide(compliance, asked?.id ?? 0, 'reject').expect(400);
    await decide(compliance, asked?.id ?? 0, 'reject', { comment: '未经审批' }).expect(200);
    const { body } = await admin.put(`/api/users/${user.id}`).send({ active: true }).expect(200);
    expect(body).toMatchObject({ active: false, waits_for: 'switch_on' });
    await confirmRequests(compliance, user);
    await signIn(fresh(desk), 'rejected', { password: FIRST_PASSWORD }).expect(200);
  });

  it('a raise waits, other changes do not; the raise can be withdrawn', async () => {
    const { user, agent } = await newPerson(desk);
    const raise = { role: 'compliance', team: '合规部' };
    const { body } = await admin.put(`/api/users/${user.id}`).send(raise).expect(200);
    expect(body).toMatchObject({ role: 'staff', team: '合规部', waits_for: 'role' });
    await admin.put(`/api/users/${user.id}`).send({ role: 'admin' }).expect(409);
    await agent.get('/api/session').expect(200);
    const [asked] = await requests(admin, user.id);
    await decide(admin, asked?.id ?? 0, 'withdraw').expect(200);
    await admin.put(`/api/users/${user.id}`).send({ role: 'supervisor' }).expect(200);
    await confirmRequests(compliance, user);
    expect((await admin.get(`/api/users/${user.id}`).expect(200)).body.role).toBe('supervisor');
    await agent.get('/api/session').expect(401);
  });

  it('a password of one who decides changes once confirmed, for one sign-in', async () => {
    const { user, agent } = await newPerson(desk, 'supervisor');
    const NEXT = 'seven blue herons fly';
    const { body } = await admin
      .post(`/api/users/${user.id}/set_password`)
      .send({ password: NEXT })
      .expect(200);
    expect(body.waits_for).toBe('password');
    await agent.get('/api/session').expect(200);
    await signIn(fresh(desk), user.username, { password: NEXT }).expect(401);
    await confirmRequests(compliance, user);
    await agent.get('/api/session').expect(401);
    const { body: session } = await signIn(fresh(desk), user.username, { password: NEXT }).expect(
      200,
    );
    expect(session.to_do).toBe('password');
    const kept = await server.deps.database.read('account_requests').whereNotNull('password_hash');
    expect(kept).toEqual([]);
  });

  it('a factor is reset by two, of whomever it is', async () => {
    const { user, agent } = await newPerson(desk);
    const path = `/api/users/${user.id}/reset_factor`;
    expect((await admin.post(path).send({}).expect(409)).body.reason).toBe('no_factor');
    await enrolled(agent);
    expect((await admin.post(path).send({}).expect(200)).body.waits_for).toBe('factor');
    await signIn(fresh(desk), user.username, { password: OWN_PASSWORD }).expect(401);
    await confirmRequests(compliance, user);
    await agent.get('/api/session').expect(401);
    await signIn(fresh(desk), user.username, { password: OWN_PASSWORD }).expect(200);
  });

  it('nobody decides about their own account, nor what has changed since', async () => {
    const { user, agent } = await newPerson(desk, 'admin');
    await agent.get('/api/users').expect(200);
    await admin.put(`/api/users/${user.id}`).send({ role: 'compliance' }).expect(200);
    const [raise] = await requests(agent, user.id);
    expect((await decide(agent, raise?.id ?? 0, 'approve').expect(422)).body.reason).toBe(
      'about_oneself',
    );
    await admin
      .post(`/api/users/${user.id}/set_password`)
      .send({ password: 'seven blue herons fly' })
      .expect(200);
    await decide(compliance, raise?.id ?? 0, 'approve').expect(200);
    const [reset] = await requests(compliance, user.id);
    expect((await decide(compliance, reset?.id ?? 0, 'approve').expect(409)).body.reason).toBe(
      'request_outdated',
    );
    await decide(compliance, reset?.id ?? 0, 'reject', { comment: '角色已变' }).expect(200);
  });

  it('is asked for by who showed within five minutes that it is them', async () => {
    const { user: boss, agent } = await newPerson(desk, 'admin');
    const { user } = await newPerson(desk);
    waitLong();
    const path = `/api/users/${user.id}`;
    await agent.put(path).send({ team: '催收三组' }).expect(200);
    const sent: [string, 'put' | 'post', object][] = [
      [path, 'put', { role: 'supervisor' }],
      [`${path}/set_password`, 'post', { password: FIRST_PASSWORD }],
      [`${path}/reset_factor`, 'post', {}],
    ];
    for (const [address, method, body] of sent)
      expect((await agent[method](address).send(body).expect(403)).body.code, address).toBe(
        'confirmation_required',
      );
    await agent.post('/api/session/confirm').send({ password: 'not this one' }).expect(400);
    await agent.post('/api/session/confirm').send({ password: OWN_PASSWORD }).expect(200);
    await agent.put(path).send({ role: 'supervisor' }).expect(200);
    back();
    expect(await actions(boss.id)).toEqual(expect.arrayContaining(['confirm', 'password_failed']));
  });
});
