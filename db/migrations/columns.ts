import type { Knex } from 'knex';

/**
 * Column shapes shared by the migrations: dates and instants as text, money as bigint, no booleans
 * (integers 0 and 1).
 */
export function stamps(table: Knex.CreateTableBuilder): void {
  table.increments('id');
  table.integer('version').notNullable().defaultTo(1);
  table.string('created_at', 24).notNullable();
  table.string('updated_at', 24).notNullable();
}

export const day = (table: Knex.CreateTableBuilder, name: string) => table.string(name, 10);
export const at = (table: Knex.CreateTableBuilder, name: string) => table.string(name, 24);
export const money = (table: Knex.CreateTableBuilder, name: string) => table.bigInteger(name);

/** A column of a closed vocabulary. */
export const oneOf = (table: Knex.CreateTableBuilder, name: string, values: readonly string[]) => {
  const list = values.map((value) => `'${value}'`).join(', ');
  return table
    .string(name, 40)
    .checkIn([...values], `${tableName(table)}_${name}_known`)
    .comment(list);
};

const tableName = (table: Knex.CreateTableBuilder): string =>
  (table as unknown as { _tableName: string })._tableName;
