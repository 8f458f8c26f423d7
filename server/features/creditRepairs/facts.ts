import { borrowers } from '../../contract/resources/borrowers.ts';
import type { Knex } from 'knex';
import type { BureauRecord, RepairFile } from '../../contract/resources/repairFile.ts';
import type { CreditRepairRow } from '../../contract/resources/creditRepairs.ts';
import { badStanding, badTimes } from '../../domain/repair/badTime.ts';
import { compareBureau, type ComparedLine } from '../../domain/repair/bureauComparison.ts';
import { monthCode, monthEnd, type LedgerFacts } from '../../domain/repair/bureauRecord.ts';
import type { ReportingRights } from '../../domain/repair/reportingRights.ts';
import { daysPastDue } from '../../domain/ledger/delinquency.ts';
import type { Ledger } from '../../domain/ledger/ledgerTypes.ts';
import { checklistOf, type RepairCheck } from '../../domain/repair/repairChecklist.ts';
import {
  preReportProblem,
  recordTerm,
  type PreReportProblem,
} from '../../domain/repair/creditRegulation.ts';
import { ledgerOf, loadAccounts, type Account } from '../../book/accounts.ts';
import { contractSchedule } from '../../book/versions.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { rereadRow } from '../../store/tableStore.ts';
import { filesOf, type RepairFiles, ticksOf, type Ticks } from './store/checks.ts';
import { loanIdsOf } from './store/loans.ts';
import { pausesOfLoan } from './store/pauses.ts';
import { bureauRecordOf } from './store/register.ts';
import { decidedComparison } from './store/steps.ts';

/** The facts a decision stands on: the loan's ledger beside the register, and what was checked. */

/** The day nothing was left to pay; null while something is. */
const settledOn = ({ settled, entries }: Ledger): string | null =>
  settled
    ? entries.reduce<string | null>(
        (last, { value_on }) => (last === null || value_on > last ? value_on : last),
        null,
      )
    : null;

function statusOf(book: Ledger, days_past_due: number): LedgerFacts['status'] {
  if (book.settled) return 'settled';
  if (book.written_off_on !== null) return 'written_off';
  return days_past_due > 0 ? 'overdue' : 'normal';
}

/**
 * The loan by its ledger, on the day of a report and at the end of each of its months. The month of
 * the report itself is taken as of the report's day. Amounts are minor units.
 */
export function ledgerFacts(
  account: Account,
  policies: PolicyBook,
  { read_on, months }: Pick<BureauRecord, 'read_on' | 'months'>,
): LedgerFacts {
  const { principal_minor, disbursed_on: opened_on } = account.loan;
  const book = ledgerOf(account, policies, { as_of: read_on });
  const first_due_on =
    contractSchedule(account, { as_of: read_on })[0]?.due_on ?? account.loan.first_due_on;
  return {
    opened_on,
    principal_minor,
    balance_minor: book.principal_outstanding_minor,
    overdue_minor: book.overdue_minor,
    closed_on: settledOn(book),
    status: statusOf(book, daysPastDue(book.oldest_unpaid_due_on, read_on)),
    bad_times: badTimes(book, read_on),
    months: months.map(({ month }) => {
      const end = monthEnd(month);
      const as_of = end < read_on ? end : read_on;
      const then = as_of === read_on ? book : ledgerOf(account, policies, { as_of });
      const standing = {
        days_past_due: daysPastDue(then.oldest_unpaid_due_on, as_of),
        opened_on,
        first_due_on,
        settled_on: settledOn(then),
        written_off_on: then.written_off_on,
      };
      return { month, code: monthCode(month, standing), overdue_minor: then.overdue_minor };
    }),
  };
}

export interface RepairFacts {
  bureau: BureauRecord | null;
  comparison: ComparedLine[];
  notice_problem: PreReportProblem | null;
  /**
   * The day the bad behaviour ended; null while it goes on, undefined where there never was any.
   */
  bad_ended_on: string | null | undefined;
  record_kept_until: string | null;
  checklist: RepairFile['checklist'];
}

const rightsOf = async (
  db: Knex,
  { borrower_id }: CreditRepairRow,
  loan_id: number,
): Promise<ReportingRights> => ({
  pauses: await pausesOfLoan(db, borrower_id, loan_id),
});

/** The register beside the ledger; empty where there is no report, or no loan it is about. */
async function compared(
  db: Knex,
  row: CreditRepairRow,
  bureau: BureauRecord | null,
  account: Account | undefined,
  policies: PolicyBook,
): Promise<ComparedLine[]> {
  if (bureau === null || account === undefined) return [];
  const rights = await rightsOf(db, row, account.loan.id);
  return compareBureau(bureau, ledgerFacts(account, policies, bureau), rights);
}

/**
 * The day the last bad behaviour on these loans ended; null while it goes on, undefined where there
 * never was any.
 */
function badEnd(
  accounts: readonly Account[],
  policies: PolicyBook,
  today: string,
): string | null | undefined {
  const standings = accounts.map((account) =>
    badStanding(badTimes(ledgerOf(account, policies, { as_of: today }), today)),
  );
  if (standings.some(({ bad_since_on }) => bad_since_on !== null)) return null;
  return standings.reduce<string | undefined>(
    (last, { bad_ended_on }) =>
      bad_ended_on !== null && (last === undefined || bad_ended_on > last) ? bad_ended_on : last,
    undefined,
  );
}

/** The checks of a request, with what the console sees by itself and what people ticked. */
async function checklist(
  db: Knex,
  row: CreditRepairRow,
  ticks: Ticks,
  {
    bureau,
    compared,
    notice_problem,
  }: { bureau: boolean; compared: boolean; notice_problem: PreReportProblem | null },
  files: RepairFiles,
): Promise<RepairFile['checklist']> {
  const { identity_status } = await rereadRow(db, borrowers, row.borrower_id);
  const known = identity_status === 'documents_checked' || identity_status === 'verified';
  const seen: Partial<Record<RepairCheck, boolean>> = {
    identity: known || files.own.includes('identity') || files.of_borrower.includes('identity'),
    dispute_marked: row.marked_on !== null,
    bureau_record: bureau,
    ledger_compared: compared,
    cause_evidence: files.own.includes('evidence'),
    notice_proof: notice_problem === null && row.told_on !== null && files.own.length > 0,
  };
  return checklistOf(row.kind, row.cause).map(({ check, required }) => {
    const by_itself = seen[check] ?? false;
    const ticked = ticks.get(check);
    return {
      check,
      required,
      done: by_itself || ticked?.done === 1,
      by_itself,
      note: ticked?.note ?? null,
      done_by: ticked?.done_by ?? null,
      done_at: ticked?.done_at ?? null,
    };
  });
}

/** All facts of a request as of a day; a decided one keeps the comparison it was decided on. */
export async function factsOf(db: Knex, row: CreditRepairRow, today: string): Promise<RepairFacts> {
  const policies = await loadPolicies(db);
  const accounts = await loadAccounts(
    db,
    row.loan_id === null ? await loanIdsOf(db, row.borrower_id) : [row.loan_id],
  );
  const bureau = await bureauRecordOf(db, row.id);
  const account = row.loan_id === null ? undefined : accounts[0];
  const decided = row.decision === null ? null : await decidedComparison(db, row.id);
  const comparison = decided ?? (await compared(db, row, bureau, account, policies));
  const files = await filesOf(db, row);
  const ticks = await ticksOf(db, row.id);
  // A file, or a person who has seen the proof on paper.
  const proof = files.own[0] ?? (ticks.get('notice_proof')?.done === 1 ? 'seen' : null);
  const notice_problem =
    row.kind === 'pre_report_notice'
      ? preReportProblem({ told_on: row.told_on, evidence: proof }, row.reported_on ?? today)
      : null;
  const bad_ended_on = badEnd(accounts, policies, today);
  return {
    bureau,
    comparison,
    notice_problem,
    bad_ended_on,
    record_kept_until: recordTerm(bad_ended_on ?? null)?.last_kept_on ?? null,
    checklist: await checklist(
      db,
      row,
      ticks,
      { bureau: bureau !== null, compared: comparison.length > 0, notice_problem },
      files,
    ),
  };
}
