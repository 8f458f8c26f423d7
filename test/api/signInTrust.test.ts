import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import type { SessionLine } from '../../server/contract/resources/sessions.ts';
import {
  eventsOf,
  FIRST_PASSWORD,
  fresh,
  makeAccount,
  newPerson,
  NOON,
  OWN_PASSWORD,
  signIn,
} from '../helpers/accounts.ts';
import { TODAY } from '../helpers/api.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';

const desk = await openDesk();
const { server, admin, compliance, staff } = desk;
const EDGE = 'Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 Edg/126.0';

const actions = async (id: number) => (await eventsOf(admin, id)).map(({ action }) => action);

/** Sits there for longer than a password is trusted for. */
const waitLong = () => server.setClock(`${TODAY}T04:06:00.000Z`);
const back = () => server.setClock(NOON);

describe('a new password', () => {
  const WEAK: [string, RegExp][] = [
    ['aaaaaaaaaaaa', /over and over/],
    ['123456789012', /follows/],
    ['weakling-2026', /username/],
    ['Daihou-2026-06', /name of this system/],
    ['P@ssw0rd2026!', /common or leaked/],
  ];

  it.each(WEAK)('%s is refused at every door, beside its field', async (password, said) => {
    const { body: me } = await staff.get('/api/session').expect(200);
    const { body: other } = await admin
      .post('/api/users')
      .send({ username: 'weakling', full_name: '王新', role: 'staff', password })
      .expect(400);
    expect(other.errors.password).toMatch(said);
    if (password.startsWith('weak')) return;
    const { body: set } = await admin
      .post(`/api/users/${me.id}/set_password`)
      .send({ password })
      .expect(400);
    expect(set.errors.password).toMatch(said);
    const { body: own } = await staff
      .post('/api/session/password')
      .send({ current: server.deps.config.demoPassword, password })
      .expect(400);
    expect(own.errors.password).toMatch(said);
    await staff
      .post('/api/session/password')
      .set('Accept-Language', 'zh-CN')
      .send({ current: server.deps.config.demoPassword, password })
      .expect(400)
      .expect(({ body }) => expect(body.errors.password).toMatch(/请换一句话/));
  });

  it('that another set is for one sign-in: nothing else is done before it is changed', async () => {
    const user = await makeAccount(desk, { username: 'newcomer', full_name: '李', role: 'staff' });
    const agent = fresh(desk);
    const { body: session } = await signIn(agent, 'newcomer', { password: FIRST_PASSWORD });
    expect(session.to_do).toBe('password');
    const { body } = await agent.get('/api/loans').expect(403);
    expect(body).toMatchObject({
      code: 'password_change_required',
      message: 'Set a password of your own first; nothing else can be done before',
    });
    await agent.post('/api/borrowers').send({ full_name: '张三' }).expect(403);
    await agent.post('/api/session/factor/begin').send({}).expect(403);
    await agent.get('/api/session').expect(200);
    await agent
      .post('/api/session/password')
      .send({ password: FIRST_PASSWORD })
      .expect(400)
      .expect(({ body: { errors } }) => expect(errors.password).toMatch(/you have/));
    await agent.post('/api/session/password').send({ password: OWN_PASSWORD }).expect(200);
    await agent.get('/api/loans').expect(200);
    expect((await agent.get('/api/session').expect(200)).body.to_do).toBeNull();
    expect(
      (await signIn(fresh(desk), 'newcomer', { password: OWN_PASSWORD })).body.to_do,
    ).toBeNull();
    expect(await actions(user.id)).toContain('set_password');
  });

  it('is asked for without the old one only right after such a sign-in', async () => {
    await makeAccount(desk, { username: 'slow', full_name: '李', role: 'staff' });
    const agent = fresh(desk);
    await signIn(agent, 'slow', { password: FIRST_PASSWORD }).expect(200);
    waitLong();
    const late = await agent
      .post('/api/session/password')
      .send({ password: OWN_PASSWORD })
      .expect(403);
    expect(late.body.code).toBe('confirmation_required');
    await agent.post('/api/session/confirm').send({ password: FIRST_PASSWORD }).expect(200);
    await agent.post('/api/session/password').send({ password: OWN_PASSWORD }).expect(200);
    back();
    const { body } = await agent
      .post('/api/session/password')
      .send({ password: 'another long password' })
      .expect(400);
    expect(body.errors).toHaveProperty('current');
  });

  it('counts in whatever form its signs were typed', async () => {
    const { user, agent } = await newPerson(desk);
    await agent
      .post('/api/session/password')
      .send({ current: OWN_PASSWORD, password: 'ｗｉｄｅ letters of a long day' })
      .expect(200);
    await signIn(fresh(desk), user.username, { password: 'wide letters of a long day' }).expect(
      200,
    );
  });
});

describe('sessions', () => {
  const list = async (agent: Agent) =>
    (await agent.get('/api/session/sessions').expect(200)).body as SessionLine[];

  it('are listed with place, browser and times, and ended one by one or all others', async () => {
    const { user, agent } = await newPerson(desk);
    const others = [fresh(desk).set('User-Agent', EDGE), fresh(desk), fresh(desk)];
    for (const other of others)
      await signIn(other, user.username, { password: OWN_PASSWORD }).expect(200);
    const lines = await list(agent);
    expect(lines).toHaveLength(4);
    expect(lines.filter(({ current }) => current)).toHaveLength(1);
    const edge = lines.find(({ browser }) => browser === 'edge');
    expect(edge).toMatchObject({
      place: '127.0.*.*',
      system: 'windows',
      started_at: NOON,
      last_used_at: NOON,
      ends_at: `${TODAY}T16:00:00.000Z`,
      current: false,
    });
    await agent.post('/api/session/end').send({ session_id: edge?.id }).expect(200);
    await others[0]?.get('/api/session').expect(401);
    await agent.post('/api/session/end').send({ session_id: edge?.id }).expect(404);
    await agent.post('/api/session/end').send({}).expect(200);
    await others[1]?.get('/api/session').expect(401);
    expect(await list(agent)).toHaveLength(1);
    expect((await eventsOf(admin, user.id)).slice(0, 2)).toMatchObject([
      { action: 'end_session', after: { sessions: 2 } },
      { action: 'end_session', after: { sessions: 1 } },
    ]);
  });

  it('of others are seen and ended by administrators, by a name that signs nobody in', async () => {
    const { user, agent } = await newPerson(desk);
    const path = `/api/users/${user.id}`;
    const { body, text } = await admin.get(`${path}/sessions`).expect(200);
    expect(body).toHaveLength(1);
    const row: { token_hash: string } | undefined = await server.deps.database
      .read('sessions')
      .where({ user_id: user.id })
      .first();
    expect(text).not.toContain(row?.token_hash.slice(0, 16));
    for (const by of [staff, compliance]) {
      await by.get(`${path}/sessions`).expect(403);
      await by.post(`${path}/end_sessions`).send({}).expect(403);
    }
    const session_id = (body as SessionLine[])[0]?.id;
    await staff.post('/api/session/end').send({ session_id }).expect(404);
    await agent.get('/api/session').expect(200);
    await admin.post(`${path}/end_sessions`).send({ session_id }).expect(200);
    await agent.get('/api/session').expect(401);
  });

  it('end when the role changes', async () => {
    const { user, agent } = await newPerson(desk, 'supervisor');
    await admin.put(`/api/users/${user.id}`).send({ role: 'staff' }).expect(200);
    await agent.get('/api/session').expect(401);
  });

  it('last as long as the policy of the day of the sign-in says', async () => {
    const own = await openDeskInTest();
    const rule = { least_length: 16, password_days: 0, idle_minutes: 10, session_hours: 1 };
    await enactPolicy(own, { kind: 'sign_in', value: { ...rule, second_factor: [] } });
    const agent = fresh(own);
    const password = own.server.deps.config.demoPassword;
    await signIn(agent, 'staff', { password }).expect(200);
    const { body } = await agent
      .post('/api/session/password')
      .send({ current: password, password: 'kettle at nine' })
      .expect(400);
    expect(body.errors.password).toMatch(/At least 16/);
    own.server.setClock(`${TODAY}T04:09:00Z`);
    await agent.get('/api/session').set('Daihou-Idle-Seconds', '540').expect(200);
    own.server.setClock(`${TODAY}T04:10:00Z`);
    await agent.get('/api/session').expect(401);
  });
});
