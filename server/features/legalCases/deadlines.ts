import type { CaseStage } from '../../contract/enums.ts';
import { nextDeadline, type CaseFacts } from '../../domain/legalClocks.ts';
import type { Present } from '../../http/crudRouter.ts';
import { chunks, contractSchedule, loadAccounts, restructuresAt, type Account } from '../../store/accountStore.ts';
import { chineseWorkdays } from '../../workdays.ts';

/** What the clocks run on: the contract's last due date, signed plans as agreements that start the limitation anew, and the judgment. */
function factsOf(account: Account, stage: CaseStage, judged_on: string | null, today: string): CaseFacts {
  const moment = { as_of: today };
  const last_due_on = contractSchedule(account, moment).at(-1)?.due_on ?? account.loan.last_due_on;
  const interruptions = restructuresAt(account, moment).map((plan) => ({
    kind: 'plan' as const, on: plan.effective_on, evidence: `restructure ${plan.id}`, last_due_on: account.installments.filter((row) => row.schedule_version === plan.schedule_version).at(-1)?.due_on ?? null,
  }));
  return { stage, limitation: { last_due_on, interruptions }, ...(judged_on === null ? {} : { decision: { kind: 'judgment', served_on: judged_on } }) };
}

/** Cases with their nearest deadline on the business date, counted with Chinese holidays and make-up workdays. */
export const presentCases: Present = async (db, rows, { businessDate }) => {
  const accounts = new Map<number, Account>();
  for (const ids of chunks([...new Set(rows.map((row) => Number(row['loan_id'])))])) for (const account of await loadAccounts(db, ids)) accounts.set(account.loan.id, account);
  return rows.map((row) => {
    const account = accounts.get(Number(row['loan_id']));
    const next = account === undefined ? null : nextDeadline(factsOf(account, row['stage'] as CaseStage, row['judged_on'] as string | null, businessDate), businessDate, chineseWorkdays);
    return { ...row, next_deadline_on: next?.on ?? null, next_deadline_kind: next?.kind ?? null };
  });
};
