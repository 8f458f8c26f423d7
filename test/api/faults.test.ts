import { renameSync } from 'node:fs';
import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../db/connection.ts';
import { takeWriterLock, WRITER_WAIT_MS } from '../../db/dialect.ts';
import { createApp } from '../../server/app.ts';
import { beginUnsent } from '../../server/features/imports/store/runs.ts';
import { dialect } from '../helpers/database.ts';
import { openDeskInTest, type Desk } from '../helpers/desk.ts';

/** What a clerk and whoever watches the server are told: [save, ready, health, alive]. */
async function told({ server, staff }: Desk): Promise<unknown[]> {
  const save = await staff.post('/api/borrowers').send({ full_name: '甲' });
  const watched = server.anonymous();
  const [ready, health, alive] = [
    await watched.get('/api/readyz'),
    await watched.get('/api/health'),
    await watched.get('/api/livez'),
  ];
  for (const { status, headers, body } of [save, ready, health].filter((it) => it.status > 201)) {
    expect([status, headers['retry-after'], body.code]).toEqual([503, '10', 'unavailable']);
  }
  return [save, ready, health, alive].map(({ status, body }) => body.reason ?? status);
}
const WELL = [201, 200, 200, 200];
const all = (reason: string) => [reason, reason, reason, 200];
/** What was found about the book a moment ago is told again for a second. */
const later = async () => await new Promise((resolve) => setTimeout(resolve, 1100));

describe.runIf(dialect() === 'sqlite')('a SQLite book', () => {
  it('that has no room takes nothing, says so, and goes on once there is room', async () => {
    const desk = await openDeskInTest();
    const { write } = desk.server.deps.database;
    // As on a full disk, no page can be added; what fits into those there are still does.
    await write.raw('PRAGMA max_page_count=1');
    const save = async () => await desk.staff.post('/api/borrowers').send({ full_name: '甲' });
    let refused = await save();
    for (let n = 0; n < 100 && refused.status === 201; n += 1) refused = await save();
    expect([refused.status, refused.headers['retry-after'], refused.body.reason]).toEqual([
      503,
      '10',
      'disk_full',
    ]);
    await desk.staff.get('/api/borrowers').expect(200);
    await write.raw('PRAGMA max_page_count=1000000');
    expect((await save()).status).toBe(201);
  });

  it('whose file is gone or replaced takes nothing, and goes on where it is back', async () => {
    const desk = await openDeskInTest();
    const file = desk.server.deps.config.databaseUrl.replace('sqlite:', '');
    expect(await told(desk)).toEqual(WELL);
    renameSync(file, `${file}.away`);
    await later();
    expect(await told(desk)).toEqual(all('book_gone'));
    renameSync(`${file}.away`, file);
    await later();
    expect(await told(desk)).toEqual(WELL);
  });
});

it('a book that another process holds is 503 to write to and read as ever', async () => {
  const desk = await openDeskInTest();
  const other = openDatabase(desk.server.deps.config.databaseUrl);
  await other.write.transaction(async (held) => {
    await takeWriterLock(held);
    expect(await told(desk)).toEqual(all('book_busy'));
    await desk.staff.get('/api/borrowers').expect(200);
  });
  await other.close();
  await later();
  expect(await told(desk)).toEqual(WELL);
});

it('who meets an import that switches waits for it and saves, however long it takes', async () => {
  const desk = await openDeskInTest();
  const other = openDatabase(desk.server.deps.config.databaseUrl);
  await beginUnsent(desk.server.deps, 'tape', []);
  let saved: Promise<unknown[]> | undefined;
  await other.write.transaction(async (held) => {
    await takeWriterLock(held);
    const save = async () => await desk.staff.post('/api/borrowers').send({ full_name: '甲' });
    saved = Promise.all([save(), save()]).then((all) => all.map(({ status }) => status));
    await new Promise((resolve) => setTimeout(resolve, WRITER_WAIT_MS + 500));
  });
  expect(await saved).toEqual([201, 201]);
  await other.close();
});

it('a transaction that does not begin does none of its work', async () => {
  const desk = await openDeskInTest();
  const other = openDatabase(desk.server.deps.config.databaseUrl);
  let worked = false;
  await other.write.transaction(async (held) => {
    await takeWriterLock(held);
    await expect(
      desk.server.deps.database.write.transaction(async (db) => {
        await takeWriterLock(db);
        worked = true;
      }),
    ).rejects.toThrow(/locked|lock timeout/);
  });
  expect(worked).toBe(false);
  await other.close();
});

it('a database server that does not answer is 503 everywhere but at the sign of life', async () => {
  const desk = await openDeskInTest();
  const database = openDatabase('postgres://127.0.0.1:1/none');
  const app = createApp({ ...desk.server.deps, database }, undefined);
  for (const address of ['health', 'readyz', 'loans', 'session']) {
    const { status, headers, body } = await request(app)
      .get(`/api/${address}`)
      .set('Cookie', 'daihou_session=somebody');
    expect([status, headers['retry-after'], body.reason], address).toEqual([
      503,
      '10',
      'book_unreachable',
    ]);
  }
  await request(app).get('/api/livez').expect(200);
  await database.close();
});
