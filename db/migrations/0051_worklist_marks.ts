import type { Knex } from 'knex';
import { at, day, oneOf, stamps } from './columns.ts';

/** What a person says of a row of their day that leaves no other trace: done, or put off. */
export const worklistMarks = {
  async up(knex: Knex): Promise<void> {
    await knex.schema.createTable('worklist_marks', (table) => {
      stamps(table);
      table.integer('user_id').notNullable().references('users.id');
      table.integer('borrower_id').notNullable().references('borrowers.id').index();
      oneOf(table, 'kind', ['done', 'snooze']).notNullable();
      day(table, 'marked_on').notNullable();
      day(table, 'until_on');
      table.string('reason', 500).notNullable();
      at(table, 'undone_at');
      table.index(['user_id', 'marked_on']);
      table.check(
        "(kind = 'snooze') = (until_on is not null)",
        undefined,
        'worklist_marks_until_when',
      );
    });
    await knex.raw(
      'CREATE INDEX loans_in_hand ON loans (assigned_to, oldest_unpaid_due_on) ' +
        "WHERE status <> 'settled'",
    );
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('DROP INDEX loans_in_hand');
    await knex.schema.dropTable('worklist_marks');
  },
};
