import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Enrolment } from '../../server/contract/resources/sessions.ts';
import {
  codeOf,
  enrolled,
  eventsOf,
  fresh,
  newPerson,
  NOON,
  OWN_PASSWORD,
  signIn,
} from '../helpers/accounts.ts';
import { TODAY } from '../helpers/api.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';

const desk = await openDesk();
const { server, admin, staff } = desk;

const actions = async (id: number) => (await eventsOf(admin, id)).map(({ action }) => action);

/** Sits there for longer than a password is trusted for. */
const waitLong = () => server.setClock(`${TODAY}T04:06:00.000Z`);
const back = () => server.setClock(NOON);

describe('a second factor', () => {
  it('is set up with a code of the app, and asked for at each sign-in after', async () => {
    const { user, agent } = await newPerson(desk);
    const { body: begun } = await agent.post('/api/session/factor/begin').send({}).expect(200);
    const { secret, uri } = begun as Enrolment;
    expect(uri).toBe(
      `otpauth://totp/Daihou:${user.username}?secret=${secret}&issuer=Daihou` +
        '&algorithm=SHA1&digits=6&period=30',
    );
    await signIn(fresh(desk), user.username, { password: OWN_PASSWORD }).expect(200);
    const wrong = await agent.post('/api/session/factor/enrol').send({ code: '000000' });
    expect([wrong.status, wrong.body.errors.code]).toEqual([400, expect.stringMatching(/clock/)]);
    const { body } = await agent
      .post('/api/session/factor/enrol')
      .send({ code: codeOf(secret) })
      .expect(200);
    expect(body.recovery_codes).toHaveLength(10);
    expect(new Set(body.recovery_codes).size).toBe(10);
    const asked = await signIn(fresh(desk), user.username, { password: OWN_PASSWORD }).expect(401);
    expect(asked.body).toMatchObject({
      reason: 'code_needed',
      errors: { code: expect.anything() },
    });
    expect(asked.headers['set-cookie']).toBeUndefined();
    const before = await signIn(fresh(desk), user.username, {
      password: OWN_PASSWORD,
      code: codeOf(secret),
    }).expect(401);
    expect(before.body.reason).toBe('wrong_code');
    server.setClock(`${TODAY}T04:00:30Z`);
    const next = codeOf(secret, `${TODAY}T04:00:30Z`);
    const { body: session } = await signIn(fresh(desk), user.username, {
      password: OWN_PASSWORD,
      code: `${next.slice(0, 3)} ${next.slice(3)}`,
    }).expect(200);
    expect(session.second_factor).toBe(true);
    await signIn(fresh(desk), user.username, { password: OWN_PASSWORD, code: next }).expect(401);
    back();
    expect(await actions(user.id)).toEqual(
      expect.arrayContaining(['enrol_factor', 'code_failed', 'sign_in']),
    );
    expect((await admin.get(`/api/users/${user.id}`).expect(200)).body.second_factor).toBe(true);
    expect((await staff.get(`/api/users/${user.id}`).expect(200)).body.second_factor).toBeNull();
  });

  it('takes each recovery code once, and of two at the same time one', async () => {
    const { user, agent } = await newPerson(desk);
    const { codes } = await enrolled(agent);
    const [one = '', two = ''] = codes;
    const tries = await Promise.all(
      [fresh(desk), fresh(desk)].map(
        async (each) => await signIn(each, user.username, { password: OWN_PASSWORD, code: one }),
      ),
    );
    expect(new Set(tries.map(({ status }) => status))).toEqual(new Set([200, 401]));
    await signIn(fresh(desk), user.username, {
      password: OWN_PASSWORD,
      code: two.toLowerCase(),
    }).expect(200);
    await signIn(fresh(desk), user.username, { password: OWN_PASSWORD, code: two }).expect(401);
    expect((await agent.get('/api/session/factor').expect(200)).body).toEqual({
      enrolled_at: NOON,
      codes_left: 8,
      demanded: false,
    });
    const renewed = await agent.post('/api/session/factor/renew_codes').send({}).expect(200);
    expect(renewed.body.recovery_codes).toHaveLength(10);
    await signIn(fresh(desk), user.username, { password: OWN_PASSWORD, code: codes[2] }).expect(
      401,
    );
    expect(await actions(user.id)).toEqual(expect.arrayContaining(['use_code', 'renew_codes']));
  });

  it('closes the door to guessed codes as to guessed passwords', async () => {
    const { user, agent } = await newPerson(desk);
    await enrolled(agent);
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1)
      statuses.push(
        (await signIn(fresh(desk), user.username, { password: OWN_PASSWORD, code: '123456' }))
          .status,
      );
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
  });

  it('and its codes are kept so that a copy of the tables shows none', async () => {
    const { agent } = await newPerson(desk);
    const { codes } = await enrolled(agent);
    const kept = JSON.stringify(await server.deps.database.read('recovery_codes').select('*'));
    for (const code of codes) {
      const plain = code.replace('-', '');
      expect(kept).not.toContain(plain);
      expect(kept).not.toContain(createHash('sha256').update(plain).digest('hex'));
    }
    const audit = JSON.stringify(await server.deps.database.read('audit_events').select('*'));
    expect(audit).not.toMatch(/otpauth|secret/);
  });

  it('is removed with password and code, by nobody who found the page open', async () => {
    const { user, agent } = await newPerson(desk);
    const { codes } = await enrolled(agent);
    waitLong();
    const asked = await agent.post('/api/session/factor/remove').send({}).expect(403);
    expect(asked.body.code).toBe('confirmation_required');
    const noCode = await agent
      .post('/api/session/confirm')
      .send({ password: OWN_PASSWORD })
      .expect(400);
    expect(noCode.body.errors).toHaveProperty('code');
    await agent
      .post('/api/session/confirm')
      .send({ password: 'not this one', code: codes[0] })
      .expect(400);
    await agent
      .post('/api/session/confirm')
      .send({ password: OWN_PASSWORD, code: 'AAAAA-AAAAA' })
      .expect(400);
    await agent
      .post('/api/session/confirm')
      .send({ password: OWN_PASSWORD, code: codes[0] })
      .expect(200);
    await agent.post('/api/session/factor/remove').send({}).expect(200);
    back();
    await signIn(fresh(desk), user.username, { password: OWN_PASSWORD }).expect(200);
    expect(await actions(user.id)).toEqual(
      expect.arrayContaining(['confirm', 'password_failed', 'code_failed', 'remove_factor']),
    );
  });

  it('is set up before anything else where a policy asks the role for one', async () => {
    const own = await openDeskInTest();
    const rule = { least_length: 12, password_days: 0, idle_minutes: 30, session_hours: 12 };
    await enactPolicy(own, { kind: 'sign_in', value: { ...rule, second_factor: ['supervisor'] } });
    const password = own.server.deps.config.demoPassword;
    expect((await signIn(fresh(own), 'staff', { password }).expect(200)).body.to_do).toBeNull();
    const agent = fresh(own);
    expect((await signIn(agent, 'supervisor', { password }).expect(200)).body.to_do).toBe('factor');
    expect((await agent.get('/api/loans').expect(403)).body.code).toBe('second_factor_required');
    await enrolled(agent);
    await agent.get('/api/loans').expect(200);
    const refused = await agent.post('/api/session/factor/remove').send({}).expect(422);
    expect(refused.body.reason).toBe('factor_demanded');
  });
});
