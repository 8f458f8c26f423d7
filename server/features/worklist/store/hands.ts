import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import { deadlinesAt } from '../../../book/deadlines.ts';
import { REPAIR_OPEN } from '../../../contract/enums.ts';
import type { CreditRepairRow } from '../../../contract/resources/creditRepairs.ts';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import type { UserRow } from '../../../contract/resources/system.ts';
import type { DeskTask } from '../../../domain/worklist/nextAction.ts';

/** What is in a person's hands on a day: loans that owe, deadlines of cases, repairs. */

export type Worker = Pick<UserRow, 'id' | 'full_name' | 'role' | 'team' | 'active'>;

export const workerOf = async (db: Knex, id: number): Promise<Worker | undefined> =>
  await db('users').where({ id }).first('id', 'full_name', 'role', 'team', 'active');

/** Who has a day of their own. */
export async function workersOf(db: Knex): Promise<number[]> {
  const rows: Pick<UserRow, 'id'>[] = await db('users')
    .where({ role: 'staff', active: 1 })
    .orderBy('id')
    .select('id');
  return rows.map(({ id }) => id);
}

/** A loan of a debtor that is not settled. */
export type OwingLoan = Pick<
  LoanRow,
  'id' | 'borrower_id' | 'product' | 'oldest_unpaid_due_on' | 'assigned_to'
>;
const OWING = ['id', 'borrower_id', 'product', 'oldest_unpaid_due_on', 'assigned_to'] as const;

/**
 * Rows of borrowers among which a question is asked; all, where none are named. Few are asked of by
 * their own index, not by the one of all that is in a person's hands.
 */
type Among = readonly number[] | undefined;

/** The borrowers of the loans in a person's hands of which something is due. */
export async function debtorsInHand(
  db: Knex,
  user_id: number,
  today: string,
  among: Among,
): Promise<number[]> {
  const inHand = db('loans').whereNot('status', 'settled').distinct('borrower_id');
  if (among === undefined)
    void inHand.where({ assigned_to: user_id }).where('oldest_unpaid_due_on', '<=', today);
  else
    void inHand
      .where(isOneOf(db, 'borrower_id', among))
      .whereRaw('coalesce(assigned_to, 0) = ?', [user_id])
      .whereRaw("coalesce(oldest_unpaid_due_on, '9999') <= ?", [today]);
  const rows: Pick<LoanRow, 'borrower_id'>[] = await inHand;
  return rows.map(({ borrower_id }) => borrower_id);
}

/** All loans of some borrowers that are not settled, the most overdue first. */
export const owingLoans = async (db: Knex, borrowerIds: readonly number[]): Promise<OwingLoan[]> =>
  await db('loans')
    .where(isOneOf(db, 'borrower_id', borrowerIds))
    .whereNot('status', 'settled')
    .orderByRaw("coalesce(oldest_unpaid_due_on, '9999')")
    .orderBy('id')
    .select(...OWING);

/** A task with the row of the borrower it is about. */
export type OwnTask = DeskTask & { borrower_id: number };

/** Legal deadlines between two days of the open cases that a person owns. */
export async function caseTasks(
  db: Knex,
  user_id: number,
  today: string,
  { from, to }: { from: string; to: string },
  among: Among,
): Promise<OwnTask[]> {
  const owned = db('legal_cases')
    .join('loans', 'loans.id', 'legal_cases.loan_id')
    .where({ owner_id: user_id })
    .whereNot('stage', 'closed')
    .select('legal_cases.id', 'borrower_id');
  if (among !== undefined) void owned.where(isOneOf(db, 'loans.borrower_id', among));
  const cases: { id: number; borrower_id: number }[] = await owned;
  const whose = new Map(cases.map(({ id, borrower_id }) => [id, borrower_id]));
  const deadlines = await deadlinesAt(db, { cases: [...whose.keys()], loans: [] }, today);
  return deadlines.flatMap(({ on, kind, loan_id, legal_case_id: id }): OwnTask[] => {
    const borrower_id = whose.get(id ?? 0);
    return borrower_id === undefined || id === null || on < from || on > to
      ? []
      : [
          {
            action: kind === 'limitation' ? 'limitation' : 'legal_deadline',
            on,
            record: { resource: 'legal_cases', id },
            loan_id,
            deadline_kind: kind,
            borrower_id,
          },
        ];
  });
}

/** Repairs that a person has claimed and that are to be answered by a day. */
export async function repairTasks(
  db: Knex,
  user_id: number,
  to: string,
  among: Among,
): Promise<OwnTask[]> {
  const claimed = db('credit_repairs')
    .where({ assignee_id: user_id })
    .whereIn('status', [...REPAIR_OPEN])
    .where('due_on', '<=', to)
    .select('id', 'borrower_id', 'loan_id', 'due_on');
  if (among !== undefined) void claimed.where(isOneOf(db, 'borrower_id', among));
  const rows: Pick<CreditRepairRow, 'id' | 'borrower_id' | 'loan_id' | 'due_on'>[] = await claimed;
  return rows.map(({ id, borrower_id, loan_id, due_on }) => ({
    action: 'repair',
    on: due_on,
    record: { resource: 'credit_repairs', id },
    loan_id,
    deadline_kind: null,
    borrower_id,
  }));
}

/** Which of these loans have an open case. */
export async function suedFor(db: Knex, loanIds: readonly number[]): Promise<Set<number>> {
  const rows: { loan_id: number }[] = await db('legal_cases')
    .where(isOneOf(db, 'loan_id', loanIds))
    .whereNot('stage', 'closed')
    .select('loan_id');
  return new Set(rows.map(({ loan_id }) => loan_id));
}
