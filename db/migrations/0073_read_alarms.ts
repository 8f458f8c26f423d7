import type { Knex } from 'knex';
import { at, oneOf, stamps } from './columns.ts';

/** Who reached the limit of looks at what is kept masked; their looks are counted off an index. */
export const readAlarms = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('read_alarms', (table) => {
      stamps(table);
      table.integer('user_id').notNullable().references('users.id');
      oneOf(table, 'kind', ['reveals', 'files', 'exports']).notNullable();
      table.integer('limit_count').notNullable();
      oneOf(table, 'status', ['open', 'allowed', 'dismissed']).notNullable();
      table.integer('decided_by').references('users.id');
      at(table, 'decided_at');
      table.string('decision_comment', 500);
      table.index(['status', 'id']);
      table.index(['created_at', 'id']);
      table.index(['user_id', 'kind', 'decided_at']);
    });
    await knex.raw(
      "CREATE UNIQUE INDEX read_alarms_open ON read_alarms (user_id, kind) WHERE status = 'open'",
    );
    await knex.raw(
      'CREATE INDEX audit_events_looks ON audit_events (actor_id, action, occurred_at)',
    );
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('DROP INDEX audit_events_looks');
    await knex.schema.dropTable('read_alarms');
  },
};
