import { type Outcome, done, refuse } from '../contract/outcome.ts';
import { appendAudit } from '../store/auditStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { type Account, loadAccounts } from './accounts.ts';
import { loadPolicies } from './policies.ts';
import { type Journal, journalOf, positionOf } from './positions.ts';
import { positionDifferences } from './verification.ts';

/**
 * Refuses to build on a position that is not what the events of its loan make it: a row was changed
 * behind the console. Asked before money moves; what was found is kept as an alarm. Answers
 * the journal of the loan, which need not be read again.
 */
export async function checkPosition(unit: UnitOfWork, account: Account): Promise<Outcome<Journal>> {
  const { id, loan_no } = account.loan;
  const read = await journalOf(unit.db, [id]);
  const journal = read.get(id) ?? new Map<string, number>();
  const position = positionOf(account, await loadPolicies(unit.db));
  if (positionDifferences(account, position, journal).length === 0) return done(read);
  unit.ifRefused(async (db) => {
    await appendAudit(db, unit, [{ action: 'alarm', resource: 'loans', record_id: id }]);
  });
  return refuse('position_differs', { loan_no });
}

/** The same, of a loan that is not at hand. */
export async function checkPositionOf(unit: UnitOfWork, loanId: number): Promise<Outcome<Journal>> {
  const [account] = await loadAccounts(unit.db, [loanId]);
  if (account === undefined) throw new Error(`there is no loan ${loanId}`);
  return await checkPosition(unit, account);
}
