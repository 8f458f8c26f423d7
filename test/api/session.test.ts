import { createHash } from 'node:crypto';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import { createApp } from '../../server/app.ts';
import { prepare } from '../../server/commands/prepare.ts';
import { readConfig } from '../../server/config.ts';
import { TIER_BANDS } from '../../server/domain/policyDefaults.ts';
import { TODAY } from '../helpers/api.ts';
import { newDatabaseUrl } from '../helpers/database.ts';
import { openDesk } from '../helpers/desk.ts';
import { rowCount } from '../helpers/rows.ts';
import { enactPolicy } from '../helpers/policies.ts';

const { server, staff, admin } = await openDesk();

const credentials = (username: string) => ({ username, password: server.deps.config.demoPassword });
const cookieOf = (headers: Record<string, unknown>): string =>
  String((headers['set-cookie'] as string[] | undefined)?.[0]);

async function newSession(username: string): Promise<{ cookie: string; token: string }> {
  const { headers } = await server
    .anonymous()
    .post('/api/session')
    .send(credentials(username))
    .expect(200);
  const cookie = cookieOf(headers).split(';')[0] ?? '';
  return { cookie, token: cookie.slice('daihou_session='.length) };
}
const whoAmI = (cookie: string) => request(server.app).get('/api/session').set('Cookie', cookie);

describe('signing in', () => {
  it('answers who one is, what one may do and the business date', async () => {
    const { body } = await server
      .anonymous()
      .post('/api/session')
      .send(credentials('supervisor'))
      .expect(200);
    expect(body).toMatchObject({
      username: 'supervisor',
      role: 'supervisor',
      business_date: TODAY,
      tiers: TIER_BANDS.value,
      permissions: { payments: expect.arrayContaining(['reverse']) },
    });
    expect(JSON.stringify(body)).not.toMatch(/password|argon2/);
  });

  it('says whose borrowers one sees by the policy of the day', async () => {
    const [admin, compliance] = [await server.as('admin'), await server.as('compliance')];
    const sees = async (username: string): Promise<string> =>
      (await (await server.as(username)).get('/api/session').expect(200)).body.sees;
    const told = async () => [await sees('staff'), await sees('supervisor'), await sees('admin')];
    const enact = async (value: object) =>
      await enactPolicy({ admin, compliance }, { kind: 'row_scope', value });
    expect(await told()).toEqual(['all', 'all', 'all']);
    await enact({ staff: 'own', supervisor: 'team' });
    expect(await told()).toEqual(['own', 'team', 'all']);
    await enact({ staff: 'team', supervisor: 'all' });
    expect(await told()).toEqual(['team', 'all', 'all']);
    await enact({ staff: 'all', supervisor: 'all' });
  });

  it('takes a name however it is capitalised', async () => {
    for (const username of ['Staff', 'STAFF', ' staff '])
      await server.anonymous().post('/api/session').send(credentials(username)).expect(200);
  });

  it('sets a cookie that scripts cannot read and other sites cannot send', async () => {
    const { headers } = await server
      .anonymous()
      .post('/api/session')
      .send(credentials('staff'))
      .expect(200);
    const parts = cookieOf(headers).split('; ');
    expect(parts).toEqual(expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/']));
    expect(parts[0]).toMatch(/^daihou_session=[\w-]{40,}$/);
    expect(parts).not.toContain('Secure');
    const secure = createApp(
      { ...server.deps, config: { ...server.deps.config, secureCookie: true } },
      undefined,
    );
    const behindTls = await request(secure)
      .post('/api/session')
      .send(credentials('staff'))
      .expect(200);
    expect(cookieOf(behindTls.headers).split('; ')).toContain('Secure');
  });

  it('refuses a wrong password and an unknown name alike', async () => {
    const wrong = await server
      .anonymous()
      .post('/api/session')
      .send({ username: 'staff', password: 'not-this-one' })
      .expect(401);
    const unknown = await server
      .anonymous()
      .post('/api/session')
      .send({ username: 'nobody', password: 'not-this-one' })
      .expect(401);
    expect(wrong.body).toMatchObject({
      code: 'unauthenticated',
      message: 'The user name or the password is not right',
    });
    expect(unknown.body).toEqual(wrong.body);
    expect([wrong.headers['set-cookie'], unknown.headers['set-cookie']]).toEqual([
      undefined,
      undefined,
    ]);
    await server.anonymous().post('/api/session').send({ username: 'staff' }).expect(400);
  });

  it('refuses an inactive user, at the door and with a session from before', async () => {
    const { cookie } = await newSession('supervisor2');
    await whoAmI(cookie).expect(200);
    await server.deps.database
      .write('users')
      .where({ username: 'supervisor2' })
      .update({ active: 0 });
    await whoAmI(cookie).expect(401);
    await server.anonymous().post('/api/session').send(credentials('supervisor2')).expect(401);
  });
});

/** Asks at an instant, and waits until it is written down that somebody was at work. */
async function workAt(instant: string, cookie: string): Promise<void> {
  server.setClock(instant);
  await whoAmI(cookie).expect(200);
  const token_hash = createHash('sha256')
    .update(cookie.split('=')[1] ?? '')
    .digest('hex');
  const seen = async () =>
    (
      (await server.deps.database.read('sessions').where({ token_hash }).first('seen_at')) as {
        seen_at: string;
      }
    ).seen_at;
  await expect.poll(seen).toBe(new Date(instant).toISOString());
}

describe('a session', () => {
  it('ends with the sign-out, and only that one', async () => {
    const [one, two] = [await newSession('staff'), await newSession('staff')];
    const { headers } = await request(server.app)
      .delete('/api/session')
      .set('Cookie', one.cookie)
      .expect(200);
    expect(cookieOf(headers)).toContain('Max-Age=0');
    await whoAmI(one.cookie).expect(401);
    await whoAmI(two.cookie).expect(200);
  });

  it('ends twelve hours after the sign-in, by the clock, however busy its person is', async () => {
    server.setClock(`${TODAY}T00:00:00Z`);
    const { cookie } = await newSession('staff');
    for (let minutes = 20; minutes < 720; minutes += 20)
      await workAt(
        new Date(Date.parse(`${TODAY}T00:00:00Z`) + minutes * 60_000).toISOString(),
        cookie,
      );
    server.setClock(`${TODAY}T11:59:59Z`);
    await whoAmI(cookie).expect(200);
    server.setClock(`${TODAY}T12:00:00Z`);
    const { body } = await whoAmI(cookie).expect(401);
    expect(body.code).toBe('unauthenticated');
    server.setClock(`${TODAY}T04:00:00Z`);
  });

  it('ends half an hour after its person was last at work, whatever its page asks', async () => {
    const { cookie } = await newSession('staff');
    await workAt(`${TODAY}T04:20:00Z`, cookie);
    server.setClock(`${TODAY}T04:40:00Z`);
    await whoAmI(cookie).set('Daihou-Idle-Seconds', '1200').expect(200);
    server.setClock(`${TODAY}T04:51:00Z`);
    await whoAmI(cookie).expect(401);
    server.setClock(`${TODAY}T04:00:00Z`);
  });

  it('is not opened by a token that was made up, nor by what the table stores', async () => {
    const { token } = await newSession('staff');
    const stored: { token_hash: string } | undefined = await server.deps.database
      .read('sessions')
      .where({ token_hash: createHash('sha256').update(token).digest('hex') })
      .first();
    expect(stored).toBeDefined();
    await whoAmI(`daihou_session=${stored?.token_hash}`).expect(401);
    await whoAmI('daihou_session=').expect(401);
    await whoAmI(`daihou_session=${'A'.repeat(43)}`).expect(401);
    const rows = await server.deps.database.read('sessions').select('*');
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('is left and entered on the record', async () => {
    const { cookie } = await newSession('staff2');
    await request(server.app).delete('/api/session').set('Cookie', cookie).expect(200);
    const events: { action: string; actor_name: string }[] = await server.deps.database
      .read('audit_events')
      .select('action', 'actor_name')
      .orderBy('id', 'desc')
      .limit(2);
    expect(events).toEqual([
      { action: 'sign_out', actor_name: '周子航' },
      { action: 'sign_in', actor_name: '周子航' },
    ]);
  });
});

describe('a request', () => {
  it('has a name, of its own or of whoever sent it, which is said back', async () => {
    const ask = async (name: string) => {
      const { headers } = await staff.get('/api/session').set('X-Request-Id', name).expect(200);
      return headers['x-request-id'] as string;
    };
    expect(await ask('proxy-20260305-0001')).toBe('proxy-20260305-0001');
    for (const odd of ['', 'short', 'with a space', 'x'.repeat(65)])
      expect(await ask(odd)).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/);
  });

  it('is answered with a policy that takes no style, font or base of another site', async () => {
    const { headers } = await server.anonymous().get('/api/livez').expect(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/https:|\*/);
  });
});

describe('what protects the accounts', () => {
  it('passwords are kept as argon2id hashes, each with its own salt', async () => {
    const rows: { password_hash: string }[] = await server.deps.database
      .read('users')
      .select('password_hash');
    expect(rows).toHaveLength(6);
    for (const { password_hash } of rows)
      expect(password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(rows)).not.toContain(server.deps.config.demoPassword);
  });

  it('no list of users shows a hash', async () => {
    const { text } = await admin.get('/api/users').expect(200);
    expect(text).not.toMatch(/argon2|password/);
  });

  it.each(['cross-site', 'same-site'])(
    'a request that a browser says is %s writes nothing',
    async (site) => {
      const before = await rowCount(server.deps.database.read, 'borrowers');
      const refused = await staff
        .post('/api/borrowers')
        .set('Sec-Fetch-Site', site)
        .send({ full_name: '外站' })
        .expect(403);
      expect(refused.body).toMatchObject({
        code: 'forbidden',
        message: expect.stringContaining('another site'),
      });
      await staff.delete('/api/session').set('Sec-Fetch-Site', site).expect(403);
      await server
        .anonymous()
        .post('/api/session')
        .set('Sec-Fetch-Site', site)
        .send(credentials('staff'))
        .expect(403);
      expect(await rowCount(server.deps.database.read, 'borrowers')).toBe(before);
    },
  );

  it('a request from the console itself, or typed by hand, goes through', async () => {
    for (const site of ['same-origin', 'none'])
      await staff
        .post('/api/borrowers')
        .set('Sec-Fetch-Site', site)
        .send({ full_name: '本站' })
        .expect(201);
  });

  it('a browser that says only its origin is believed: ours goes through, no other', async () => {
    const sent = (origin: string) =>
      staff
        .post('/api/borrowers')
        .set({ Host: 'console.example:8443', Origin: origin })
        .send({ full_name: '来处' });
    await sent('http://console.example:8443').expect(201);
    for (const origin of ['https://evil.example', 'http://console.example', 'null'])
      expect((await sent(origin).expect(403)).body.code, origin).toBe('forbidden');
  });
});

describe('the sign-in page', () => {
  it('shows the demo accounts and their password outside production', async () => {
    const { body } = await server.anonymous().get('/api/welcome').expect(200);
    expect(body.demo.accounts).toEqual(
      ['staff', 'staff2', 'supervisor', 'supervisor2', 'compliance', 'admin'].map((username) => ({
        username,
        role: username.replace('2', ''),
      })),
    );
    expect(body.demo.password).toBe(server.deps.config.demoPassword);
    expect(body.languages).toEqual(['zh', 'en']);
  });

  it('shows none in production, where a new database has no accounts or demo book', async () => {
    const url = await newDatabaseUrl({ bare: true });
    const database = openDatabase(url);
    try {
      const deps = {
        ...server.deps,
        database,
        config: readConfig({ NODE_ENV: 'production', DATABASE_URL: url, DEMO_BOOK: 'on' }),
      };
      await prepare(deps);
      const app = createApp(deps, undefined);
      const { body } = await request(app).get('/api/welcome').expect(200);
      expect(body.demo).toBeNull();
      expect(JSON.stringify(body)).not.toContain(server.deps.config.demoPassword);
      await request(app).post('/api/session').send(credentials('admin')).expect(401);
      expect([
        await rowCount(database.read, 'users'),
        await rowCount(database.read, 'borrowers'),
      ]).toEqual([0, 0]);
    } finally {
      await database.close();
    }
  });
});
