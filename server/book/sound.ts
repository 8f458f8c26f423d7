import { type Outcome, done, refuse } from '../contract/outcome.ts';
import { appendAudit } from '../store/auditStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { type Account, loadAccounts } from './accounts.ts';
import { loadPolicies } from './policies.ts';
import { journalOf } from './positions.ts';
import { differencesOf } from './verification.ts';

/**
 * Refuses to build on a position that is not what the events of its loan make it: a row was changed
 * behind the console. Asked before money moves; what was found is kept as an alarm.
 */
export async function checkPosition(unit: UnitOfWork, account: Account): Promise<Outcome<void>> {
  const { id, loan_no } = account.loan;
  const journal = (await journalOf(unit.db, [id])).get(id) ?? new Map<string, number>();
  if (differencesOf(account, await loadPolicies(unit.db), journal).length === 0)
    return done(undefined);
  unit.ifRefused(async (db) => {
    await appendAudit(db, unit, [{ action: 'alarm', resource: 'loans', record_id: id }]);
  });
  return refuse('position_differs', { loan_no });
}

/** The same, of a loan that is not at hand. */
export async function checkPositionOf(unit: UnitOfWork, loanId: number): Promise<Outcome<void>> {
  const [account] = await loadAccounts(unit.db, [loanId]);
  return account === undefined ? done(undefined) : await checkPosition(unit, account);
}
