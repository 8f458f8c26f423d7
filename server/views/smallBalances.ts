import type { Knex } from 'knex';
import { loadAccounts, payoffOf } from '../book/accounts.ts';
import { withLoanNames } from '../book/loanNames.ts';
import { loadPolicies } from '../book/policies.ts';
import { narrowTo, type Scope } from '../store/scope.ts';
import type { SmallBalance } from '../contract/views.ts';
import { daysPastDue } from '../domain/ledger/delinquency.ts';
import { OPEN_STATUSES } from '../domain/restructure/restructure.ts';

/** Loans looked at more closely in one answer. */
const MOST = 500;

/**
 * Running loans of which so little principal is left that the rest may be waived, and of which
 * nothing stands in the way: no case, no restructure, no refund owed back, no request.
 */
async function candidates(db: Knex, limit_minor: number, scope: Scope | null): Promise<number[]> {
  const loans = db('loans')
    .select('loans.id')
    .whereRaw("loans.status = 'active'")
    .where('loans.principal_outstanding_minor', '<=', limit_minor)
    .where('loans.cost_minor', '<=', limit_minor)
    .where('loans.refund_owed_minor', 0)
    .whereNotExists((open) => {
      void open
        .from('legal_cases')
        .whereRaw('legal_cases.loan_id = loans.id')
        .whereNot('legal_cases.stage', 'closed');
    })
    .whereNotExists((plan) => {
      void plan
        .from('restructures')
        .whereRaw('restructures.loan_id = loans.id')
        .where((any) => {
          void any.whereIn('restructures.status', [...OPEN_STATUSES]).orWhere((settling) => {
            void settling
              .where('restructures.kinds', 'like', '%settlement%')
              .whereNotNull('restructures.effective_at')
              .whereNull('restructures.lapsed_at');
          });
        });
    })
    .whereNotExists((asked) => {
      void asked
        .from('adjustments')
        .whereRaw('adjustments.loan_id = loans.id')
        .where({ kind: 'small_balance', status: 'proposed' });
    })
    .orderBy(['loans.principal_outstanding_minor', 'loans.id'])
    .limit(MOST);
  narrowTo(db, loans, 'loans', scope);
  const rows = (await loans) as { id: number }[];
  return rows.map(({ id }) => id);
}

/**
 * The loans whose rest may be waived on a date by the policy of their product, the least first; of
 * a scope, those in it.
 */
export async function smallBalances(
  db: Knex,
  today: string,
  scope: Scope | null = null,
): Promise<SmallBalance[]> {
  const policies = await loadPolicies(db);
  const limitOf = (product?: string) => policies.on('small_balance', today, product).limit_minor;
  const limits = [...policies.products('small_balance'), undefined].map(limitOf);
  const ids = await candidates(db, Math.max(...limits), scope);
  const rows = (await loadAccounts(db, ids)).map((account) => ({
    loan_id: account.loan.id,
    product: account.loan.product,
    remainder_minor: payoffOf(account, policies, { as_of: today }).remainder_minor,
    days_past_due: daysPastDue(account.loan.oldest_unpaid_due_on, today),
  }));
  const small = rows.filter(
    ({ product, remainder_minor }) => remainder_minor > 0 && remainder_minor <= limitOf(product),
  );
  const named = await withLoanNames(db, small);
  return named.sort((a, b) => a.remainder_minor - b.remainder_minor || a.loan_id - b.loan_id);
}
