import type { Knex } from 'knex';
import { dialectOf } from '../dialect.ts';
import { putAside, putBack, replaceCheck } from '../rebuild.ts';
import { appendOnly } from '../triggers.ts';

const COMPONENTS = ['cost', 'penalty', 'compound_interest', 'interest', 'principal'];
const EFFECTS = ['paid', 'waived', 'dropped', 'charged', 'carried', 'capitalised'];
const words = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(',');

/** The journal learns of money that left the bank. */
async function widenJournal(knex: Knex): Promise<void> {
  const [components, effects] = [
    [...COMPONENTS, 'credit', 'refund'],
    [...EFFECTS, 'refunded'],
  ].map(words);
  if (dialectOf(knex) === 'postgres') {
    const check = async (column: string, known: string | undefined) => {
      const name = `ledger_entries_${column}_known`;
      await replaceCheck(knex, 'ledger_entries', name, `${column} IN (${known})`);
    };
    await check('component', components);
    await check('effect', effects);
    return;
  }
  const kept = await putAside(knex, 'ledger_entries');
  await putBack(knex, kept, [
    [words(COMPONENTS), components ?? ''],
    [words(EFFECTS), effects ?? ''],
  ]);
  await appendOnly(knex, 'ledger_entries', '*');
}

const PAID =
  '(SELECT coalesce(sum(amount_minor), 0) FROM ledger_entries WHERE payment_id = p.id ' +
  "AND effect = 'paid')";
const refundsOf = (what: string): string =>
  `(SELECT ${what} FROM adjustments WHERE loan_id = p.loan_id AND kind = 'refund' ` +
  `AND status = 'posted')`;

/**
 * What a refund is, and what it was of: entries of the journal, and what is owed of it on the loan.
 * Refunds of before are written down from what their payments lack.
 */
export const refunds = {
  async up(knex: Knex): Promise<void> {
    await widenJournal(knex);
    await knex.raw(
      'ALTER TABLE loans ADD COLUMN refund_owed_minor bigint NOT NULL DEFAULT 0 ' +
        'CHECK (refund_owed_minor >= 0)',
    );
    await knex.raw(
      'INSERT INTO ledger_entries (loan_id, payment_id, component, effect, amount_minor, ' +
        `value_on, recorded_at) SELECT p.loan_id, p.id, 'credit', 'refunded', ` +
        `p.amount_minor - p.unallocated_minor - ${PAID}, ${refundsOf('max(value_on)')}, ` +
        `${refundsOf('max(posted_at)')} FROM payments p WHERE p.status = 'posted' AND ` +
        `${refundsOf('count(*)')} > 0 AND p.amount_minor - p.unallocated_minor > ${PAID}`,
    );
  },
  async down(knex: Knex): Promise<void> {
    // The wider words stay: narrower ones would lose entries.
    await knex.raw('ALTER TABLE loans DROP COLUMN refund_owed_minor');
  },
};
