import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { putAside, putBack, replaceCheck } from '../rebuild.ts';

const RESOURCES = ['legal_cases', 'loans', 'credit_repairs', 'complaints'];
const words = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(',');

/** People are reminded of visits too. */
export const visitReminders = {
  async up(knex: Knex): Promise<void> {
    const wider = words([...RESOURCES, 'visits']);
    if (dialectOf(knex) === 'postgres') {
      await replaceCheck(knex, 'reminders', 'reminders_resource_known', `resource IN (${wider})`);
      return;
    }
    const kept = await putAside(knex, 'reminders');
    await putBack(knex, kept, [[words(RESOURCES), wider]]);
  },
  /** The wider words stay: narrower ones would lose reminders. */
  async down(): Promise<void> {},
};
