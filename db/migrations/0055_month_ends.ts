import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { unwatchMonthEnds, watchMonthEnds } from '../monthEndTriggers.ts';

/** The book as of past month ends: `cells` is empty while one is being made. */
export const monthEnds = {
  async up(knex: Knex): Promise<void> {
    await knex.raw(
      'create table month_ends (as_of text primary key, mark text not null, cells text)',
    );
    await watchMonthEnds(knex);
  },
  async down(knex: Knex): Promise<void> {
    await unwatchMonthEnds(knex);
    if (dialectOf(knex) === 'postgres') await knex.raw('drop function forget_month_ends()');
    await knex.raw('drop table month_ends');
  },
};
