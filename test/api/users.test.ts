import request, { type Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import type { User } from '../../server/contract/resources/system.ts';
import { confirmRequests, makeAccount } from '../helpers/accounts.ts';
import { query, TODAY } from '../helpers/api.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';
import { rowCount } from '../helpers/rows.ts';

const { server, admin, compliance } = await openDesk();
let made = 0;

const PASSWORD = 'a long enough password';
const NEXT = 'another long password';
const person = (changes: object = {}) => ({
  username: `clerk${(made += 1)}`,
  full_name: '王新',
  role: 'staff',
  team: '催收三组',
  password: PASSWORD,
  ...changes,
});
const create = async (changes: object = {}): Promise<User> =>
  (await admin.post('/api/users').send(person(changes)).expect(201)).body as User;
const signIn = (username: string, password = PASSWORD) =>
  server.anonymous().post('/api/session').send({ username, password });
const OWN = 'the kettle sings at nine';
/** A client of somebody who has set a password of their own. */
async function signedIn(username: string): Promise<Agent> {
  const agent = request.agent(server.app).set('Accept-Language', 'en');
  const { body } = await agent.post('/api/session').send({ username, password: PASSWORD });
  if (body.to_do === 'password')
    await agent.post('/api/session/password').send({ password: OWN }).expect(200);
  else await agent.post('/api/session').send({ username, password: OWN }).expect(200);
  return agent;
}
const events = async (record_id: number) =>
  (
    await admin
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'users', record_id } }))
      .expect(200)
  ).body as { action: string; before: unknown; after: unknown }[];

describe('an account', () => {
  it('is made by an administrator, signs in, and is audited without its password', async () => {
    const user = await create({ username: 'Wang.Xin', team: '  催收三组 ' });
    expect(user).toMatchObject({
      username: 'wang.xin',
      full_name: '王新',
      role: 'staff',
      team: '催收三组',
      active: true,
      version: 1,
      last_sign_in_at: null,
    });
    await signIn('wang.xin').expect(200);
    expect((await admin.get(`/api/users/${user.id}`).expect(200)).body).toEqual({
      ...user,
      last_sign_in_at: `${TODAY}T04:00:00.000Z`,
    });
    const [signedInEvent, created] = await events(user.id);
    expect(signedInEvent).toMatchObject({ action: 'sign_in' });
    expect(created).toMatchObject({
      action: 'create',
      before: null,
      after: { username: 'wang.xin', role: 'staff', team: '催收三组' },
    });
  });

  it('tells when somebody signed in to administrators alone', async () => {
    for (const username of ['staff', 'supervisor', 'compliance']) {
      const users = (await (await server.as(username)).get('/api/users').expect(200))
        .body as User[];
      expect(
        users.every((user) => user.last_sign_in_at === null),
        username,
      ).toBe(true);
    }
  });

  it.each([
    ['a name that is taken', { username: 'staff' }, 409, 'username'],
    ['a name in letters that look like others', { username: 'аdmin' }, 400, 'username'],
    ['a name with a space', { username: 'two words' }, 400, 'username'],
    ['a short password', { password: '11 letters!' }, 400, 'password'],
    ['an unknown role', { role: 'owner' }, 400, 'role'],
    ['no name', { full_name: ' ' }, 400, 'full_name'],
    ['a field it does not have', { active: false }, 400, 'active'],
  ])('is not made with %s', async (_name, changes, status, field) => {
    const before = await rowCount(server.deps.database.read, 'users');
    const { body } = await admin.post('/api/users').send(person(changes)).expect(status);
    expect(body.errors).toHaveProperty(field);
    expect(await rowCount(server.deps.database.read, 'users')).toBe(before);
  });

  it('says how long a password is at least, in both languages', async () => {
    const said = async (language: string) =>
      (
        await admin
          .post('/api/users')
          .set('Accept-Language', language)
          .send(person({ password: 'short' }))
          .expect(400)
      ).body.errors.password as string;
    expect([await said('zh-CN'), await said('en')]).toEqual([
      '至少 12 个字符',
      'At least 12 characters',
    ]);
  });

  it('is found by role, team and whether it is active', async () => {
    const find = async (filter: object) =>
      ((await admin.get('/api/users').query(query({ filter })).expect(200)).body as User[]).map(
        ({ username }) => username,
      );
    expect(await find({ team: '催收一组' })).toEqual(['staff', 'supervisor']);
    expect(await find({ team: '催收二组', role: 'supervisor' })).toEqual(['supervisor2']);
    expect(await find({ active: false })).toEqual([]);
    expect((await find({ active: true })).length).toBeGreaterThanOrEqual(6);
    await admin
      .get('/api/users')
      .query(query({ filter: { active: 'perhaps' } }))
      .expect(400);
  });

  it('is removed by nobody', async () => {
    await admin.delete('/api/users/1').expect(404);
  });
});

describe('changing an account', () => {
  it('changes name and team, with the old ones in the audit, but no user name', async () => {
    const user = await create();
    const { body } = await admin
      .put(`/api/users/${user.id}`)
      .send({ ...user, username: 'other', full_name: '王新新', team: '' })
      .expect(200);
    expect(body).toMatchObject({ username: user.username, full_name: '王新新', team: null });
    expect(body.version).toBe(2);
    expect((await events(user.id))[0]).toMatchObject({
      action: 'update',
      before: { full_name: '王新', team: '催收三组' },
      after: { full_name: '王新新', team: null },
    });
    await admin.put(`/api/users/${user.id}`).send({ version: 1, team: '催收一组' }).expect(409);
    expect(
      (await admin.put(`/api/users/${user.id}`).send({ full_name: '王新新' }).expect(200)).body
        .version,
    ).toBe(2);
  });

  it('ends the sessions of a role that changes: its person signs in anew', async () => {
    const user = await create();
    const agent = await signedIn(user.username);
    await agent.get('/api/note_report').expect(403);
    await admin.put(`/api/users/${user.id}`).send({ role: 'supervisor' }).expect(200);
    await confirmRequests(compliance, user);
    await agent.get('/api/session').expect(401);
    await signIn(user.username, OWN).expect(200);
    await (await signedIn(user.username)).get('/api/note_report').expect(200);
  });

  it('switches it off: its sessions end at once, and for good', async () => {
    const user = await create();
    const agent = await signedIn(user.username);
    expect(
      (await admin.put(`/api/users/${user.id}`).send({ active: false }).expect(200)).body.active,
    ).toBe(false);
    await agent.get('/api/session').expect(401);
    await signIn(user.username).expect(401);
    expect((await events(user.id))[1]).toMatchObject({
      action: 'update',
      before: { active: true },
      after: { active: false },
    });
    expect(
      (await admin.put(`/api/users/${user.id}`).send({ active: true }).expect(200)).body.active,
    ).toBe(true);
    await agent.get('/api/session').expect(401);
    await signIn(user.username, OWN).expect(200);
  });

  it('nobody switches off or demotes themself', async () => {
    const { body: me } = await admin.get('/api/session').expect(200);
    expect(
      (await admin.put(`/api/users/${me.id}`).send({ active: false }).expect(422)).body.errors,
    ).toHaveProperty('active');
    expect(
      (await admin.put(`/api/users/${me.id}`).send({ role: 'staff' }).expect(422)).body.errors,
    ).toHaveProperty('role');
    expect(
      (
        await admin
          .put(`/api/users/${me.id}`)
          .send({ full_name: '方志远', role: 'admin', active: true, team: null })
          .expect(200)
      ).body,
    ).toMatchObject({ role: 'admin', active: true });
  });

  it('of two administrators who switch each other off at once one stays', async () => {
    const desk = await openDeskInTest();
    const { server: own, admin: first } = desk;
    const account = { username: 'admin2', full_name: '王新', role: 'admin' };
    const second = await makeAccount(desk, account);
    const other = await own.as('admin2');
    const { body: me } = await first.get('/api/session').expect(200);
    const answers = await Promise.all([
      first.put(`/api/users/${second.id}`).send({ active: false }),
      other.put(`/api/users/${me.id}`).send({ role: 'staff' }),
    ]);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await rowCount(own.deps.database.read, 'users', { role: 'admin', active: 1 })).toBe(1);
  });

  it('is for administrators: everybody reads names, nobody else changes any', async () => {
    for (const username of ['staff', 'supervisor', 'compliance']) {
      const agent = await server.as(username);
      await agent.get('/api/users').expect(200);
      await agent.post('/api/users').send(person()).expect(403);
      await agent.put('/api/users/1').send({ role: 'admin' }).expect(403);
      await agent.post('/api/users/1/set_password').send({ password: NEXT }).expect(403);
    }
  });
});

describe('a password', () => {
  it('set by an administrator counts at once and ends the sessions of its owner', async () => {
    const user = await create();
    const agent = await signedIn(user.username);
    const { text } = await admin
      .post(`/api/users/${user.id}/set_password`)
      .send({ password: NEXT })
      .expect(200);
    expect(text).not.toMatch(/argon2|password/);
    await agent.get('/api/session').expect(401);
    await signIn(user.username).expect(401);
    await signIn(user.username, NEXT).expect(200);
    await admin.post(`/api/users/${user.id}/set_password`).send({ password: 'short' }).expect(400);
  });

  it('is changed by its owner, who stays signed in here and nowhere else', async () => {
    const user = await create();
    const [here, there] = [await signedIn(user.username), await signedIn(user.username)];
    expect(
      (
        await here
          .post('/api/session/password')
          .send({ current: 'not this one', password: NEXT })
          .expect(400)
      ).body.errors,
    ).toHaveProperty('current');
    await here.post('/api/session/password').send({ current: OWN, password: 'short' }).expect(400);
    await there.get('/api/session').expect(200);
    await here.post('/api/session/password').send({ current: OWN, password: NEXT }).expect(200);
    await here.get('/api/session').expect(200);
    await there.get('/api/session').expect(401);
    await signIn(user.username, OWN).expect(401);
    await signIn(user.username, NEXT).expect(200);
    await server
      .anonymous()
      .post('/api/session/password')
      .send({ current: NEXT, password: PASSWORD })
      .expect(401);
    expect(
      (await events(user.id)).map(({ action, before, after }) => [action, before, after]),
    ).toContainEqual(['set_password', null, null]);
  });

  it('leaves no trace, neither plain nor hashed, but where it is kept', async () => {
    const user = await create({ password: 'trace of a secret' });
    await admin
      .post(`/api/users/${user.id}/set_password`)
      .set('Idempotency-Key', 'k1')
      .send({ password: 'trace of a secret too' })
      .expect(200);
    await admin
      .post('/api/users')
      .set('Idempotency-Key', 'k2')
      .send(person({ password: 'trace of a secret' }))
      .expect(201);
    const read = server.deps.database.read;
    expect(await read('idempotency_keys').whereIn('key', ['k1', 'k2'])).toEqual([]);
    expect(JSON.stringify(await read('audit_events').select('*'))).not.toMatch(
      /trace of a secret|argon2|password_hash/,
    );
    expect(JSON.stringify(await read('users').select('*'))).not.toContain('trace of a secret');
  });
});
