import type { Knex } from 'knex';

/**
 * Every column by which a list of a table that grows with the book may be ordered has an index that
 * ends in the id: the first page is then read off it, however large the book.
 */
const SORTED: Readonly<Record<string, readonly string[]>> = {
  borrowers: [
    'monthly_income_minor',
    'other_debt_minor',
    'identity_status',
    'created_at',
    'updated_at',
  ],
  loans: [
    'product',
    'principal_minor',
    'annual_rate_bps',
    'first_due_on',
    'outstanding_minor',
    'principal_outstanding_minor',
    'created_at',
    'updated_at',
  ],
  payments: ['amount_minor', 'channel', 'status', 'created_at'],
  collection_notes: ['channel', 'outcome', 'promise_on', 'created_at'],
  contact_refusals: ['asked_at', 'rule', 'loan_id', 'borrower_id', 'user_id', 'channel'],
  legal_cases: ['filed_on', 'stage_on', 'claimed_minor', 'awarded_minor', 'created_at'],
  audit_events: ['action'],
};

export const listIndexes = {
  async up(knex: Knex): Promise<void> {
    for (const [table, columns] of Object.entries(SORTED))
      for (const column of columns)
        await knex.raw(`create index ${table}_by_${column} on ${table} (${column}, id)`);
  },
  async down(knex: Knex): Promise<void> {
    for (const [table, columns] of Object.entries(SORTED))
      for (const column of columns) await knex.raw(`drop index ${table}_by_${column}`);
  },
};
