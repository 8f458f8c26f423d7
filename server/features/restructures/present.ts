import type { Knex } from 'knex';
import { chunks, ledgerOf, loadAccounts, type Account } from '../../book/accounts.ts';
import { restructuresAt } from '../../book/versions.ts';
import { planStateOf, type PlanState } from '../../book/plans.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { type RestructureRow, restructures } from '../../contract/resources/restructures.ts';
import { type Present, serve } from '../../http/crudRouter.ts';
import { restructureSpec } from './store/requests.ts';
import { kindsOf, termsOf } from './stored.ts';

/** Requests with their terms opened; a plan in effect with how it is kept on the business date. */

/** The accounts of these requests' loans, by the loan's id. */
export async function accountsOf(
  db: Knex,
  rows: readonly RestructureRow[],
): Promise<ReadonlyMap<number, Account>> {
  const accounts = new Map<number, Account>();
  for (const ids of chunks([...new Set(rows.map((row) => row.loan_id))]))
    for (const account of await loadAccounts(db, ids)) accounts.set(account.loan.id, account);
  return accounts;
}

/** How a plan is kept on a date; null where another plan, or none, is in force then. */
export function stateInForce(
  { id }: RestructureRow,
  account: Account | undefined,
  policies: PolicyBook,
  as_of: string,
): PlanState | null {
  const plan = account?.restructures.find((restructure) => restructure.id === id);
  if (account === undefined || plan === undefined) return null;
  if (restructuresAt(account, { as_of }).at(-1)?.id !== id) return null;
  return planStateOf(account, policies, ledgerOf(account, policies, { as_of }), plan, as_of);
}

const present: Present<typeof restructures> = async (db, rows, { businessDate }) => {
  const effective = rows.filter((row) => row.status === 'effective');
  const policies = effective.length === 0 ? null : await loadPolicies(db);
  const accounts = await accountsOf(db, effective);
  return rows.map((row) => {
    const account = accounts.get(row.loan_id);
    const state = policies && stateInForce(row, account, policies, businessDate);
    return {
      ...row,
      kinds: kindsOf(row),
      terms: termsOf(row),
      plan_status: state?.status ?? row.plan_status,
      observation_ends_on: state?.ends_on ?? null,
      observation_restarted_on: state?.restarted_on ?? null,
    };
  });
};

export const servedRestructures = serve({
  definition: restructures,
  spec: restructureSpec,
  present,
});
