import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { putAside, putBack, replaceCheck } from '../rebuild.ts';
import { appendOnly } from '../triggers.ts';

const KINDS = ['charge', 'waiver', 'write_off', 'refund', 'misuse', 'acceleration'];
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

/** What is left of a loan may be waived to close it, where it is small. */
export const smallBalances = {
  async up(knex: Knex): Promise<void> {
    const wider = words([...KINDS, 'small_balance']);
    if (dialectOf(knex) === 'postgres') {
      await replaceCheck(knex, 'adjustments', 'adjustments_kind_known', `kind IN (${wider})`);
      return;
    }
    const kept = await putAside(knex, 'adjustments');
    await putBack(knex, kept, [[words(KINDS), wider]]);
    await appendOnly(knex, 'adjustments', FROZEN);
  },
  /** The wider words stay: narrower ones would lose adjustments. */
  async down(): Promise<void> {},
};
