import type { Knex } from 'knex';
import { dialectOf } from './dialect.ts';

/**
 * Triggers of PostgreSQL that see all rows of a statement at once, as tables `changed` (as they
 * are; of a delete, as they were) and, of an update that asks for it, `was`: one statement of work
 * for thousands of rows. Each has a function of its own, so that its work is planned once a
 * connection.
 */
export async function afterStatement(
  knex: Knex,
  trigger: {
    readonly name: string;
    readonly table: string;
    readonly event: 'insert' | 'update' | 'delete';
    readonly work: string;
    readonly was?: boolean;
  },
): Promise<void> {
  const { name, table, event, work, was } = trigger;
  await knex.raw(
    `create or replace function ${name}() returns trigger language plpgsql as $$ ` +
      `begin ${work}; return null; end $$`,
  );
  const rows = event === 'delete' ? 'old table as changed' : 'new table as changed';
  await knex.raw(
    `create trigger ${name} after ${event} on ${table} ` +
      `referencing ${rows}${was ? ' old table as was' : ''} for each statement ` +
      `execute function ${name}()`,
  );
}

/** Takes a trigger off that may be there, on either engine, with its function. */
export async function dropTrigger(knex: Knex, name: string, table: string): Promise<void> {
  if (dialectOf(knex) === 'sqlite') {
    await knex.raw(`drop trigger if exists ${name}`);
    return;
  }
  await knex.raw(`drop trigger if exists ${name} on ${table}`);
  await knex.raw(`drop function if exists ${name}()`);
}
