import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { putAside, putBack, replaceCheck } from '../rebuild.ts';
import { watchStandings } from '../standingTriggers.ts';
import { appendOnly, dropAppendOnly } from '../triggers.ts';

const KINDS = [
  'charge',
  'waiver',
  'write_off',
  'refund',
  'misuse',
  'acceleration',
  'small_balance',
];
const FROZEN = [
  'loan_id',
  'client_reference',
  'kind',
  'component',
  'amount_minor',
  'rate_bps',
  'value_on',
  'requested_by',
  'legal_case_id',
  'notified_on',
];
const words = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(',');

async function widenKinds(knex: Knex): Promise<void> {
  const wider = words([...KINDS, 'repayment_day']);
  if (dialectOf(knex) === 'postgres') {
    await replaceCheck(knex, 'adjustments', 'adjustments_kind_known', `kind IN (${wider})`);
    await dropAppendOnly(knex, 'adjustments');
    return;
  }
  const kept = await putAside(knex, 'adjustments');
  await putBack(knex, kept, [[words(KINDS), wider]]);
  await watchStandings(knex);
}

/**
 * The day of the month on which a loan is repaid may change, from a first new due date on; running
 * loans of which little is left are found by it, however large the book.
 */
export const adjustmentDays = {
  async up(knex: Knex): Promise<void> {
    await widenKinds(knex);
    await knex.raw('ALTER TABLE adjustments ADD COLUMN first_due_on varchar(10)');
    await knex.raw('ALTER TABLE adjustments ADD COLUMN due_dates text');
    await appendOnly(knex, 'adjustments', [...FROZEN, 'first_due_on', 'due_dates']);
    await knex.raw(
      'create index loans_running_by_principal on loans (principal_outstanding_minor, id) ' +
        "where status = 'active'",
    );
  },
  async down(knex: Knex): Promise<void> {
    await knex.raw('drop index loans_running_by_principal');
    // The wider words stay: narrower ones would lose adjustments.
    await dropAppendOnly(knex, 'adjustments');
    await knex.raw('ALTER TABLE adjustments DROP COLUMN due_dates');
    await knex.raw('ALTER TABLE adjustments DROP COLUMN first_due_on');
    await appendOnly(knex, 'adjustments', FROZEN);
  },
};
