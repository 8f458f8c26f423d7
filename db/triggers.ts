import type { Knex } from 'knex';
import { dialectOf, rawRows } from './dialect.ts';

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
    if (!options.deletable) await refuseReplacing(knex, table);
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
  if (!options.deletable) await refuseReplacing(knex, table);
}

/** Of tables that only grow, what rows of an import that is being taken back are known by. */
const LOOSE = {
  payments: { of: 'payments', id: 'id', only: '' },
  ledger_entries: { of: 'loans', id: 'loan_id', only: '' },
  // What the plan asked for and nobody has touched yet: nothing is lost with it.
  visits: { of: 'loans', id: 'loan_id', only: "OLD.origin = 'plan' AND OLD.status = 'due' AND " },
} as const;
export type LooseTable = keyof typeof LOOSE;
export const isLoose = (table: string): table is LooseTable => Object.hasOwn(LOOSE, table);

/** The condition by which a row may be deleted all the same, see migrations 0094 and 0102. */
export function takenBack(table: LooseTable): string {
  const { of, id, only } = LOOSE[table];
  return (
    `(${only}EXISTS (SELECT 1 FROM imports JOIN import_rows ` +
    'ON import_rows.import_id = imports.id ' +
    `WHERE imports.undoing = 1 AND import_rows.kind = '${of}' AND ` +
    `import_rows.record_id = OLD.${id}))`
  );
}

/** Puts the refusal to delete on a table; `loose`: but for rows of an import being taken back. */
export async function guardRemoval(knex: Knex, table: LooseTable, loose: boolean): Promise<void> {
  const isTaken = takenBack(table);
  if (dialectOf(knex) === 'sqlite') {
    await knex.raw(`DROP TRIGGER ${table}_no_delete`);
    await knex.raw(
      `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ` +
        `${loose ? `WHEN NOT ${isTaken} ` : ''}BEGIN SELECT ` +
        `RAISE(ABORT, 'append-only: ${table}'); END`,
    );
    return;
  }
  await knex.raw(`DROP TRIGGER ${table}_no_delete ON ${table}`);
  if (loose)
    await knex.raw(
      `CREATE OR REPLACE FUNCTION refuse_removal_${table}() RETURNS trigger LANGUAGE plpgsql ` +
        `AS $$ BEGIN IF ${isTaken} THEN RETURN OLD; END IF; ` +
        `RAISE EXCEPTION 'append-only: %', TG_TABLE_NAME; END $$`,
    );
  await knex.raw(
    `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} FOR EACH ROW EXECUTE ` +
      `FUNCTION ${loose ? `refuse_removal_${table}` : 'refuse_change'}()`,
  );
  if (!loose) await knex.raw(`DROP FUNCTION refuse_removal_${table}()`);
}

/** Tables whose rows are never deleted: those that `appendOnly` watches. */
export async function guardedTables(knex: Knex): Promise<string[]> {
  const rows = await rawRows<{ name: string }>(
    knex,
    dialectOf(knex) === 'sqlite'
      ? "select tbl_name as name from sqlite_master where type = 'trigger' " +
          "and name = tbl_name || '_no_delete' order by 1"
      : 'select c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid ' +
          'join pg_namespace s on s.oid = c.relnamespace and s.nspname = current_schema() ' +
          "where t.tgname = c.relname || '_no_delete' order by 1",
  );
  return rows.map(({ name }) => name);
}

/** Columns by which another row than that of the same id could be replaced. */
const UNIQUE: Readonly<Record<string, readonly string[]>> = {
  audit_events: ['id', 'hash'],
  audit_seals: ['id', 'sequence'],
  payments: ['id', 'client_reference'],
  attachment_files: ['sha256'],
};

/**
 * Refuses what takes rows away without deleting them one by one: a REPLACE on SQLite, which tells
 * no trigger of removals, and a TRUNCATE on PostgreSQL.
 */
export async function refuseReplacing(knex: Knex, table: string): Promise<void> {
  await takeReplacing(knex, table);
  if (dialectOf(knex) === 'postgres') {
    await knex.raw(
      `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT ` +
        'EXECUTE FUNCTION refuse_change()',
    );
    return;
  }
  const columns = await rawRows<{ name: string }>(knex, 'select name from pragma_table_info(?)', [
    table,
  ]);
  const named = (UNIQUE[table] ?? ['id']).filter((name) =>
    columns.some((column) => column.name === name),
  );
  const same = named.map((name) => `EXISTS (SELECT 1 FROM ${table} WHERE ${name} = NEW.${name})`);
  if (same.length > 0)
    await knex.raw(
      `CREATE TRIGGER ${table}_no_replace BEFORE INSERT ON ${table} WHEN ${same.join(' OR ')} ` +
        `BEGIN SELECT RAISE(ABORT, 'append-only: ${table}'); END`,
    );
}

/** Takes the trigger of `refuseReplacing` off again. */
export async function takeReplacing(knex: Knex, table: string): Promise<void> {
  const [name, on] =
    dialectOf(knex) === 'postgres' ? ['no_truncate', ` ON ${table}`] : ['no_replace', ''];
  await knex.raw(`DROP TRIGGER IF EXISTS ${table}_${name}${on}`);
}

/** Takes the triggers of `appendOnly` off again, for a migration that changes what they watch. */
export async function dropAppendOnly(knex: Knex, table: string): Promise<void> {
  const on = dialectOf(knex) === 'postgres' ? ` ON ${table}` : '';
  for (const name of ['no_update', 'no_delete'])
    await knex.raw(`DROP TRIGGER IF EXISTS ${table}_${name}${on}`);
  await takeReplacing(knex, table);
}
