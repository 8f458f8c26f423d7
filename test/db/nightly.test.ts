import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { expect, inject, it, onTestFinished } from 'vitest';
import type { HomeAnswer } from '../../server/contract/resources/home.ts';
import { openBackup, readBackupKey } from '../../server/features/backups/envelope.ts';
import { nightlyBackup } from '../../server/features/backups/nightly.ts';
import { checkBackup } from '../../server/features/backups/backup.ts';
import { startTestServer } from '../helpers/api.ts';
import { foundIn } from '../helpers/tampering.ts';

it('one backup a night is made, so many are kept, and an administrator sees of it', async () => {
  const server = await startTestServer({ dialect: 'sqlite', keyed: true });
  onTestFinished(server.close);
  const admin = await server.as('admin');
  const seen = async (): Promise<NonNullable<HomeAnswer['running']>['backup']> =>
    (await admin.get('/api/home').expect(200)).body.running.backup;
  const folder = `${inject('scratch')}/${randomUUID()}`;
  const key = `${folder}.key`;
  writeFileSync(key, 'ab'.repeat(32));
  const config = {
    ...server.deps.config,
    backupFolder: folder,
    backupKey: key,
    backupCopies: 2,
  };
  const night = async (at: string, changes: Partial<typeof config> = {}) => {
    server.setClock(at);
    await nightlyBackup({ ...server.deps, config: { ...config, ...changes } });
  };
  expect(await seen()).toEqual({ good_at: null, failed_at: null, is_late: true });
  await night('2026-03-05T01:00:00Z', { backupFolder: undefined });
  expect(existsSync(folder)).toBe(false);
  for (const at of ['2026-03-03T17:00:00Z', '2026-03-03T18:00:00Z', '2026-03-04T17:00:00Z'])
    await night(at);
  expect(readdirSync(folder)).toEqual([
    'daihou-nightly-2026-03-04-010000.backup',
    'daihou-nightly-2026-03-05-010000.backup',
  ]);
  expect(await seen()).toEqual({
    good_at: '2026-03-04T17:00:00.000Z',
    failed_at: null,
    is_late: false,
  });
  // Others' files in the folder are theirs.
  mkdirSync(`${folder}/other`);
  writeFileSync(`${folder}/daihou-manual-2020.backup`, '');
  await night('2026-03-05T17:00:00Z');
  expect(readdirSync(folder)).toHaveLength(4);
  const last = `${folder}/daihou-nightly-2026-03-06-010000.backup`;
  const checked = await checkBackup(await openBackup(last, readBackupKey(key)), last);
  expect(checked.events).toBeGreaterThan(5);
  // One that fails is told, and tried again an hour later, not every minute.
  await night('2026-03-06T17:00:00Z', { backupKey: `${folder}/nowhere` });
  expect(await seen()).toMatchObject({ failed_at: '2026-03-06T17:00:00.000Z' });
  await night('2026-03-06T17:30:00Z');
  expect(readdirSync(folder)).toHaveLength(4);
  await night('2026-03-06T18:00:00Z');
  expect(await seen()).toMatchObject({ good_at: '2026-03-06T18:00:00.000Z', failed_at: null });
  if (server.deps.audit === undefined) throw new Error('no keys');
  expect(await foundIn(server.deps.database, server.deps.audit)).toEqual([]);
});
