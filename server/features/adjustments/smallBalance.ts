import { type Outcome, done, refuseField } from '../../contract/outcome.ts';
import { yuan } from '../../contract/refusals.ts';
import { payoffOf, type Account } from '../../book/accounts.ts';
import { openCasesOf } from '../../book/cases.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { hasOpenRequest } from './store.ts';

/** The waiver of the little that is left of a loan, which closes it. */

/** What would settle the loan on a day without a fee; what was refunded too much is no part. */
export const remainderOf = (account: Account, policies: PolicyBook, as_of: string): number =>
  payoffOf(account, policies, { as_of }).remainder_minor;

/** Whether a settlement is in effect, whose waiver hinges on its being paid in full. */
const isSettling = ({ restructures }: Account): boolean =>
  restructures.some((row) => row.lapsed_at === null && row.kinds.includes('settlement'));

/**
 * Refuses a waiver of what is left above the limit of the day's policy, and while a case, a
 * restructure or a refund owed back is in the way.
 */
export async function checkSmallBalance(
  unit: UnitOfWork,
  account: Account,
  on: string,
): Promise<Outcome<void>> {
  const { loan } = account;
  if (loan.status === 'written_off') return refuseField('loan_id', 'loan_written_off');
  if (loan.refund_owed_minor > 0)
    return refuseField('loan_id', 'small_balance_refund', { open: yuan(loan.refund_owed_minor) });
  const [legalCase] = await openCasesOf(unit.db, [loan.id]);
  if (legalCase !== undefined)
    return refuseField('loan_id', 'small_balance_case', { id: legalCase.id });
  if (isSettling(account) || (await hasOpenRequest(unit.db, loan.id)))
    return refuseField('loan_id', 'small_balance_plan');
  const policies = await loadPolicies(unit.db);
  const open = remainderOf(account, policies, on);
  const { limit_minor } = policies.on('small_balance', on, loan.product);
  return open > limit_minor
    ? refuseField('loan_id', 'small_balance_above', { open: yuan(open), limit: yuan(limit_minor) })
    : done(undefined);
}
