import { afterEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '../../db/connection.ts';
import { prepare } from '../../server/commands/prepare.ts';
import { ConfigError, readConfig } from '../../server/config.ts';
import { insertUsers } from '../../server/features/users/store/accounts.ts';
import { startTestServer, TODAY, type TestServer } from '../helpers/api.ts';
import { newDatabaseUrl } from '../helpers/database.ts';
import { enginesOf } from '../helpers/extent.ts';
import { rowCount } from '../helpers/rows.ts';

import { runCommand, SOUND_TAPE, tapeOf } from '../helpers/tape.ts';

const NOW = '2026-03-05T04:00:00.000Z';

describe.each(enginesOf('sqlite'))('demo accounts and the demo book on %s', (dialect) => {
  const open: (TestServer | Database)[] = [];
  afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
  });
  const bare = async () => {
    const url = await newDatabaseUrl({ dialect, bare: true });
    const database = openDatabase(url);
    open.push(database);
    return { url, database };
  };
  const start = async (url: string, database: Database, env: Record<string, string> = {}) => {
    const server = await startTestServer({ dialect });
    open.push(server);
    const config = readConfig({ DATABASE_URL: url, BUSINESS_DATE: TODAY, ...env });
    return await prepare({ ...server.deps, database, config });
  };

  it.each([['import'], ['user:create'], ['business-day']])('are made by no %s', async (command) => {
    const { url, database } = await bare();
    const args = { import: [tapeOf(SOUND_TAPE)], 'user:create': ['x'], 'business-day': [] }[
      command
    ];
    await runCommand([command, ...(args ?? [])], { DATABASE_URL: url, BUSINESS_DATE: TODAY });
    expect(await rowCount(database.read, 'users')).toBe(0);
    expect(await rowCount(database.read, 'borrowers')).toBe(command === 'import' ? 2 : 0);
  });

  it("invent nothing in a book where somebody's own account stands", async () => {
    const { url, database } = await bare();
    await start(url, database, { NODE_ENV: 'production' });
    await database.write.transaction(async (trx) => {
      const account = { username: 'boss', full_name: '王总', role: 'admin' as const };
      await insertUsers(trx, [{ ...account, password_hash: 'x' }], NOW);
    });
    await start(url, database);
    expect(await rowCount(database.read, 'users')).toBe(1);
    expect(await rowCount(database.read, 'borrowers')).toBe(0);
  });

  it('are not made later where a tape was imported first', async () => {
    const { url, database } = await bare();
    const args = ['import', tapeOf(SOUND_TAPE)];
    await runCommand(args, { DATABASE_URL: url, BUSINESS_DATE: TODAY });
    expect(await start(url, database)).toMatchObject({ filled: false, demo: false });
    expect(await rowCount(database.read, 'users')).toBe(0);
    expect(await rowCount(database.read, 'borrowers')).toBe(2);
  });

  it('keep production from starting, and say whose password is public', async () => {
    const { url, database } = await bare();
    await start(url, database, { DEMO_BOOK: 'off' });
    const again = start(url, database, { NODE_ENV: 'production' });
    await expect(again).rejects.toThrow(ConfigError);
    await expect(again).rejects.toThrow(
      /demo accounts \(staff, staff2, supervisor, supervisor2, compliance, admin\)/,
    );
    await database.write('users').update({ active: 0 });
    await start(url, database, { NODE_ENV: 'production' });
  });
});
