import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { putAside, putBack, replaceCheck } from '../rebuild.ts';

const RESOURCES = ['legal_cases', 'loans', 'credit_repairs'];
const words = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(',');

/** People are reminded of complaints too. */
export const complaintReminders = {
  async up(knex: Knex): Promise<void> {
    const wider = words([...RESOURCES, 'complaints']);
    if (dialectOf(knex) === 'postgres') {
      await replaceCheck(knex, 'reminders', 'reminders_resource_known', `resource IN (${wider})`);
      return;
    }
    await putBack(knex, await putAside(knex, 'reminders'), [[words(RESOURCES), wider]]);
  },
  /** The wider words stay: narrower ones would lose reminders. */
  async down(): Promise<void> {},
};
