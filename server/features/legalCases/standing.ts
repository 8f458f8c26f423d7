import type { Knex } from 'knex';
import { ledgerOf, loadAccounts, type Account } from '../../book/accounts.ts';
import { classFloorAt } from '../../book/plans.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';

/** What a loan's ledger says about suing for it; amounts are minor units. */

export interface LoanStanding {
  owed_minor: number;
  oldest_unpaid_due_on: string | null;
  plan_kept: boolean;
}

/**
 * What is owed on a day in all, which is what is claimed, and whether a signed plan is kept, which
 * keeps the loan out of court.
 */
export function standingOf(account: Account, policies: PolicyBook, on: string): LoanStanding {
  const book = ledgerOf(account, policies, { as_of: on });
  return {
    owed_minor: book.outstanding_minor + book.penalty_minor + book.cost_minor,
    oldest_unpaid_due_on: book.oldest_unpaid_due_on,
    plan_kept:
      !book.settled && classFloorAt(account, policies, book, { as_of: on })?.status === 'kept',
  };
}

export async function loanStanding(db: Knex, loan_id: number, on: string): Promise<LoanStanding> {
  const [account] = await loadAccounts(db, [loan_id]);
  if (account === undefined) throw new Error(`loan ${loan_id} vanished`);
  return standingOf(account, await loadPolicies(db), on);
}
