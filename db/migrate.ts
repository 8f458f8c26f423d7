import type { Knex } from 'knex';
import { tellCoarseIndexes } from './coarseIndexes.ts';
import { BASE_PRAGMAS, knex, sqlite } from './connection.ts';
import { LOCKS, oneByOne } from './locks.ts';
import { migrationSource } from './migrations/index.ts';

/**
 * Brings a database's schema to the latest version, or back to nothing, and answers the name of the
 * last migration. Migrations get their own connection: a table rebuild with foreign keys on would
 * silently delete the rows of its children. On PostgreSQL one process migrates, others wait; the
 * mark that one left which was killed is taken away, as nobody else can be at it.
 */
export const migrate = async (
  url: string,
  direction: 'latest' | 'rollback' = 'latest',
): Promise<string> =>
  await oneByOne(url, LOCKS.schema, async () => await migrateNow(url, direction));

async function migrateNow(url: string, direction: 'latest' | 'rollback'): Promise<string> {
  const connection = url.startsWith('postgres')
    ? knex({ client: 'pg', connection: url, pool: { min: 0, max: 2 } })
    : sqlite(url, `${BASE_PRAGMAS} PRAGMA foreign_keys=OFF;`, 1);
  try {
    if (url.startsWith('postgres') && (await currentSchema(connection)) !== '')
      await connection.migrate.forceFreeMigrationsLock({ migrationSource });
    const [, ran]: [batch: number, ran: string[]] =
      direction === 'latest'
        ? await connection.migrate.latest({ migrationSource })
        : await connection.migrate.rollback({ migrationSource }, true);
    if (!url.startsWith('postgres')) {
      if (ran.length > 0) await checkForeignKeys(connection);
      // Also where none ran: the process may have been killed before, or somebody has counted.
      await tellCoarseIndexes(connection);
    }
    return await currentSchema(connection);
  } finally {
    await connection.destroy();
  }
}

/** What migrations of SQLite may have broken. */
async function checkForeignKeys(connection: Knex): Promise<void> {
  const broken: unknown[] = await connection.raw('PRAGMA foreign_key_check');
  if (broken.length > 0)
    throw new Error(`foreign keys broken after migration: ${broken.length} rows`);
}

/** Name of the last migration that ran; empty in a database that none has touched. */
export async function currentSchema(db: Knex): Promise<string> {
  if (!(await db.schema.hasTable('knex_migrations'))) return '';
  const row: { name: string } | undefined = await db('knex_migrations')
    .orderBy('id', 'desc')
    .first('name');
  return row?.name ?? '';
}
