import type { Knex } from 'knex';
import { BASE_PRAGMAS, knex, sqlite } from './connection.ts';
import { migrationSource } from './migrations/index.ts';

/**
 * Brings a database's schema to the latest version, or back to nothing, and answers the name of the
 * last migration. Migrations get their own connection: a table rebuild with foreign keys on would
 * silently delete the rows of its children.
 */
export async function migrate(
  url: string,
  direction: 'latest' | 'rollback' = 'latest',
): Promise<string> {
  const connection = url.startsWith('postgres')
    ? knex({ client: 'pg', connection: url, pool: { min: 0, max: 2 } })
    : sqlite(url, `${BASE_PRAGMAS} PRAGMA foreign_keys=OFF;`, 1);
  try {
    if (direction === 'latest') await connection.migrate.latest({ migrationSource });
    else await connection.migrate.rollback({ migrationSource }, true);
    if (!url.startsWith('postgres')) {
      const broken: unknown[] = await connection.raw('PRAGMA foreign_key_check');
      if (broken.length > 0)
        throw new Error(`foreign keys broken after migration: ${broken.length} rows`);
    }
    return await currentSchema(connection);
  } finally {
    await connection.destroy();
  }
}

/** Name of the last migration that ran. */
export async function currentSchema(db: Knex): Promise<string> {
  const row: { name: string } | undefined = await db('knex_migrations')
    .orderBy('id', 'desc')
    .first('name');
  return row?.name ?? '';
}
