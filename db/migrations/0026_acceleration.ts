import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { putAside, putBack, replaceCheck } from '../rebuild.ts';
import { appendOnly, dropAppendOnly } from '../triggers.ts';

const KINDS = ['charge', 'waiver', 'write_off', 'refund', 'misuse'];
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
];
const words = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(',');

async function widenKinds(knex: Knex): Promise<void> {
  const wider = words([...KINDS, 'acceleration']);
  if (dialectOf(knex) === 'postgres') {
    await replaceCheck(knex, 'adjustments', 'adjustments_kind_known', `kind IN (${wider})`);
    return;
  }
  const kept = await putAside(knex, 'adjustments');
  await putBack(knex, kept, [[words(KINDS), wider]]);
  await appendOnly(knex, 'adjustments', FROZEN);
}

/**
 * A loan may be declared due as a whole, with the day the notice arrived; what then falls due on
 * that day is a schedule version of its own.
 */
export const acceleration = {
  async up(knex: Knex): Promise<void> {
    await widenKinds(knex);
    await knex.raw('ALTER TABLE adjustments ADD COLUMN notified_on varchar(10)');
    await dropAppendOnly(knex, 'adjustments');
    await appendOnly(knex, 'adjustments', [...FROZEN, 'notified_on']);
    await knex.raw(
      'ALTER TABLE schedule_versions ADD COLUMN adjustment_id integer REFERENCES adjustments (id)',
    );
  },
  async down(knex: Knex): Promise<void> {
    // The wider words stay: narrower ones would lose adjustments.
    await knex.raw('ALTER TABLE schedule_versions DROP COLUMN adjustment_id');
    await dropAppendOnly(knex, 'adjustments');
    await knex.raw('ALTER TABLE adjustments DROP COLUMN notified_on');
    await appendOnly(knex, 'adjustments', FROZEN);
  },
};
