import type { Knex } from 'knex';
import { afterEach, expect } from 'vitest';
import { daysPastDue, tierOf } from '../../server/domain/ledger/delinquency.ts';
import { ledgerOf, loadAccounts } from '../../server/book/accounts.ts';
import { loadPolicies } from '../../server/book/policies.ts';
import { verifyLedger } from '../../server/book/verification.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { TODAY, type TestServer } from './api.ts';

/**
 * Loans and money by tier on a date, as known at an instant, from the ledgers of the loans
 * disbursed by then: none of the SQL of the view is used.
 */
export async function recomputedTiers(
  db: Knex,
  as_of: string,
  known_at?: string,
): Promise<Record<string, { loans: number; outstanding_minor: number; overdue_minor: number }>> {
  const policies = await loadPolicies(db);
  const bands = policies.on('tiers', as_of);
  const tiers = Object.fromEntries(
    bands.map(({ id }) => [id, { loans: 0, outstanding_minor: 0, overdue_minor: 0 }]),
  );
  const ids = (await db('loans').select('id')).map((row: { id: number }) => row.id);
  for (const account of await loadAccounts(db, ids)) {
    if (
      account.loan.disbursed_on > as_of ||
      (known_at !== undefined && account.loan.created_at > known_at)
    )
      continue;
    const then = ledgerOf(account, policies, { as_of, known_at });
    if (then.outstanding_minor === 0 || then.written_off_on !== null) continue;
    const tier = tiers[tierOf(daysPastDue(then.oldest_unpaid_due_on, as_of), bands)];
    if (tier === undefined) throw new Error('a tier without a band');
    tier.loans += 1;
    tier.outstanding_minor += then.outstanding_minor;
    tier.overdue_minor += then.overdue_minor;
  }
  return tiers;
}

/** Holds what is stored of every loan against its ledger. */
export async function expectStoredAsRecomputed(db: Knex, today = TODAY): Promise<void> {
  expect((await verifyLedger(db, today)).differences).toEqual([]);
}

/** Checks after each test of a file that what is stored is what its events make it. */
export function checkBookAfterEach({ deps }: TestServer): void {
  afterEach(async () => {
    await expectStoredAsRecomputed(deps.database.read);
    expect(await brokenAuditEvents(deps.database.read)).toEqual([]);
  });
}
