import type { Knex } from 'knex';
import { bulkInsert, bulkUpdate, type Cell } from '../../../../db/bulk.ts';
import { isOneOf } from '../../../../db/dialect.ts';
import { chunks } from '../../../book/accounts.ts';
import { withStandingsHeld } from '../../../book/standings.ts';
import {
  type AssignmentMoveRow,
  assignmentMoves,
} from '../../../contract/resources/assignments.ts';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import type { Move } from '../../../domain/assignment/moves.ts';
import { columnsOf } from '../../../store/tableStore.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';

/** Writes of whom loans are with, in sets: thousands are a few statements. */

const CHUNK = 5000;

/** A loan that goes from one to another. */
export interface Handing {
  loan_id: number;
  from: number | null;
  to: number | null;
}

/** Which of these loans are with somebody else than was thought. */
export async function heldElsewhere(db: Knex, handings: readonly Handing[]): Promise<Set<number>> {
  const thought = new Map(handings.map(({ loan_id, from }) => [loan_id, from]));
  const elsewhere = new Set(thought.keys());
  for (const ids of chunks([...thought.keys()], CHUNK)) {
    const rows: Pick<LoanRow, 'id' | 'assigned_to'>[] = await db('loans')
      .where(isOneOf(db, 'id', ids))
      .select('id', 'assigned_to');
    for (const { id, assigned_to } of rows)
      if (assigned_to === thought.get(id)) elsewhere.delete(id);
  }
  return elsewhere;
}

/** Gives loans to others, each with its audit event as a change by hand has. */
export async function handOver(unit: UnitOfWork, handings: readonly Handing[]): Promise<void> {
  const { db, now } = unit;
  for (const some of chunks(handings, CHUNK)) {
    const ids = some.map(({ loan_id }) => loan_id);
    const versions: Pick<LoanRow, 'id' | 'version'>[] = await db('loans')
      .where(isOneOf(db, 'id', ids))
      .select('id', 'version');
    const next = new Map(versions.map(({ id, version }) => [id, version + 1]));
    const rows: Cell[][] = some.map(({ loan_id, to }) => [
      loan_id,
      to,
      next.get(loan_id) ?? 1,
      now,
    ]);
    await withStandingsHeld(db, ids, async () => {
      const columns = { assigned_to: 'integer', version: 'integer', updated_at: 'text' } as const;
      await bulkUpdate(db, 'loans', columns, rows);
    });
  }
  for (const { loan_id, from, to } of handings)
    unit.record({
      action: 'update',
      resource: 'loans',
      record_id: loan_id,
      before: { assigned_to: from },
      after: { assigned_to: to },
    });
}

const MOVE = columnsOf(assignmentMoves, [
  'run_id',
  'loan_id',
  'from_user_id',
  'to_user_id',
  'rule',
  'why',
  'overdue_minor',
  'outcome',
  'created_at',
  'updated_at',
]);

/** Keeps the moves of a run. */
export async function insertMoves(
  { db, now }: UnitOfWork,
  run_id: number,
  moves: readonly Move[],
): Promise<void> {
  const rows = moves.map(({ loan_id, from, to, rule, why, overdue_minor }): Cell[] => [
    run_id,
    loan_id,
    from,
    to,
    rule,
    why,
    overdue_minor,
    'moved',
    now,
    now,
  ]);
  await bulkInsert(db, 'assignment_moves', MOVE, rows);
}

export const movesOfRun = async (db: Knex, run_id: number): Promise<AssignmentMoveRow[]> =>
  await db('assignment_moves').where({ run_id }).orderBy('id');

/** Keeps what became of the moves of a run that was undone. */
export async function setOutcomes(
  { db, now }: UnitOfWork,
  moves: readonly Pick<AssignmentMoveRow, 'id' | 'version'>[],
  outcome: AssignmentMoveRow['outcome'],
): Promise<void> {
  const columns = { outcome: 'text', version: 'integer', updated_at: 'text' } as const;
  const rows = moves.map(({ id, version }): Cell[] => [id, outcome, version + 1, now]);
  await bulkUpdate(db, 'assignment_moves', columns, rows);
}

/** Whether the business day has run the policy on a date. */
export const ranBy = async (db: Knex, business_date: string): Promise<boolean> =>
  (await db('assignment_runs').where({ business_date, automatic: 1 }).first('id')) !== undefined;
