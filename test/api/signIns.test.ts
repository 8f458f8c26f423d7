import request from 'supertest';
import { expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { query, TODAY } from '../helpers/api.ts';
import { openDeskInTest, type Desk } from '../helpers/desk.ts';

/** A try to sign in from an address, as a proxy reports it. */
const trying = ({ server }: Desk) => {
  const { deps } = server;
  const behindProxy = () =>
    createApp({ ...deps, config: { ...deps.config, trustProxy: true } }, undefined);
  let app = behindProxy();
  const attempt = async (
    username: string,
    from: string,
    password = deps.config.demoPassword,
  ): Promise<number> => {
    const { status } = await request(app)
      .post('/api/session')
      .set('X-Forwarded-For', from)
      .set('Accept-Language', 'en')
      .send({ username, password });
    return status;
  };
  const restart = () => {
    app = behindProxy();
  };
  return { attempt, restart };
};
const OFFICE = '10.1.1.1';
const WRONG = 'not this one';

it('an account closes to failures from many addresses, also over a restart', async () => {
  const desk = await openDeskInTest();
  const { attempt, restart } = trying(desk);
  const statuses: number[] = [];
  for (let n = 0; n < 12; n += 1) statuses.push(await attempt('staff', `203.0.113.${n}`, WRONG));
  expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
  restart();
  expect(await attempt('staff', '203.0.113.99')).toBe(429);
});

it('an account closes for a minute, then longer each time, to a quarter of an hour', async () => {
  const desk = await openDeskInTest();
  const { attempt } = trying(desk);
  for (let n = 0; n < 5; n += 1) await attempt('staff', OFFICE, WRONG);
  let now = Date.parse(`${TODAY}T04:00:00Z`);
  const waits: number[] = [];
  for (let round = 0; round < 6; round += 1) {
    const { headers, body } = await desk.server
      .anonymous()
      .post('/api/session')
      .send({ username: 'staff', password: WRONG })
      .expect(429);
    const wait = Number(headers['retry-after']) / 60;
    expect(body.message).toContain(`${wait} min`);
    waits.push(wait);
    now += wait * 60_000;
    desk.server.setClock(new Date(now).toISOString());
    expect(await attempt('staff', OFFICE, WRONG)).toBe(401);
  }
  expect(waits).toEqual([1, 2, 4, 8, 15, 15]);
});

it('who has signed in at a place gets in there while strangers are refused', async () => {
  const desk = await openDeskInTest();
  const { attempt } = trying(desk);
  expect(await attempt('staff', OFFICE)).toBe(200);
  for (let n = 0; n < 8; n += 1) await attempt('staff', `203.0.113.${n}`, WRONG);
  expect(await attempt('staff', '203.0.113.50')).toBe(429);
  expect(await attempt('staff', OFFICE)).toBe(200);
});

it('an office at nine gets in, many at once: the typos of one keep nobody else out', async () => {
  const desk = await openDeskInTest();
  const { attempt } = trying(desk);
  for (let n = 0; n < 8; n += 1) await attempt('staff2', OFFICE, WRONG);
  for (let n = 0; n < 20; n += 1) await attempt(`nobody${n}`, OFFICE, WRONG);
  const people = ['staff', 'supervisor', 'supervisor2', 'compliance', 'admin'];
  const morning = [...people, ...people, ...people, ...people, ...people];
  const statuses = await Promise.all(morning.map(async (name) => await attempt(name, OFFICE)));
  expect(new Set(statuses)).toEqual(new Set([200]));
});

it('tries sent all at once count as those sent one after the other', async () => {
  const { attempt } = trying(await openDeskInTest());
  const tries = Array.from({ length: 20 }, async () => await attempt('staff', OFFICE, WRONG));
  expect((await Promise.all(tries)).filter((status) => status === 401)).toHaveLength(5);
});

it('a name that nobody has closes like one that somebody has', async () => {
  const { attempt } = trying(await openDeskInTest());
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) statuses.push(await attempt('nobody', OFFICE, WRONG));
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

it('a right password forgets the failures before it', async () => {
  const { attempt } = trying(await openDeskInTest());
  for (let round = 0; round < 3; round += 1) {
    for (let n = 0; n < 4; n += 1) expect(await attempt('staff', OFFICE, WRONG)).toBe(401);
    expect(await attempt('staff', OFFICE)).toBe(200);
  }
});

it('who found a page signed in does not guess its password for long', async () => {
  const { staff } = await openDeskInTest();
  const guess = async () =>
    (
      await staff
        .post('/api/session/password')
        .send({ current: WRONG, password: 'a long enough password' })
    ).status;
  const statuses: number[] = [];
  for (let n = 0; n < 7; n += 1) statuses.push(await guess());
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
});

it('each failure stands in the audit, with its account and how long that is closed', async () => {
  const desk = await openDeskInTest();
  const { attempt } = trying(desk);
  for (let n = 0; n < 5; n += 1) await attempt('staff', OFFICE, WRONG);
  await attempt('a password typed as a name', OFFICE, WRONG);
  const { body } = await desk.admin
    .get('/api/audit_events')
    .query(query({ filter: { action: 'password_failed' } }))
    .expect(200);
  expect(body).toHaveLength(6);
  expect(body[0]).toMatchObject({ record_id: null, after: { failures: 1, closed_until: null } });
  expect(body[1]).toMatchObject({
    resource: 'users',
    record_id: 1,
    after: { failures: 5, closed_until: `${TODAY}T04:01:00.000Z` },
  });
  expect(JSON.stringify(body)).not.toContain('typed as a name');
});
