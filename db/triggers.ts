import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';

/**
 * The database itself refuses what the rules forbid: rows that only grow. `frozen` lists the
 * columns an UPDATE may not change (`'*'`: none may change); deletes are refused unless
 * `deletable`.
 */
export async function appendOnly(
  knex: Knex,
  table: string,
  frozen: readonly string[] | '*',
  options: { deletable?: boolean } = {},
): Promise<void> {
  const differs = dialectOf(knex) === 'postgres' ? 'IS DISTINCT FROM' : 'IS NOT';
  const changed =
    frozen === '*'
      ? ''
      : frozen.map((column) => `OLD.${column} ${differs} NEW.${column}`).join(' OR ');
  if (dialectOf(knex) === 'sqlite') {
    const when = changed === '' ? '' : `WHEN ${changed}`;
    await knex.raw(
      `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${when} BEGIN SELECT ` +
        `RAISE(ABORT, 'append-only: ${table}'); END`,
    );
    if (!options.deletable)
      await knex.raw(
        `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} BEGIN SELECT ` +
          `RAISE(ABORT, 'append-only: ${table}'); END`,
      );
    return;
  }
  await knex.raw(
    'CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ' +
      `RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$`,
  );
  const when = changed === '' ? '' : `WHEN (${changed})`;
  await knex.raw(
    `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} FOR EACH ROW ${when} ` +
      'EXECUTE FUNCTION refuse_change()',
  );
  if (!options.deletable)
    await knex.raw(
      `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} FOR EACH ROW EXECUTE ` +
        'FUNCTION refuse_change()',
    );
}

/** Takes the triggers of `appendOnly` off again, for a migration that changes what they watch. */
export async function dropAppendOnly(knex: Knex, table: string): Promise<void> {
  const on = dialectOf(knex) === 'postgres' ? ` ON ${table}` : '';
  for (const name of ['no_update', 'no_delete'])
    await knex.raw(`DROP TRIGGER IF EXISTS ${table}_${name}${on}`);
}
