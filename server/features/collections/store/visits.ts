import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import { VISITS_OPEN } from '../../../contract/enums.ts';
import type { BorrowerRow } from '../../../contract/resources/borrowers.ts';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import type { VisitRow } from '../../../contract/resources/visits.ts';
import { namePlaces, ofLoanNumbered } from '../../../book/borrowerSearch.ts';
import { through } from '../../../store/search.ts';
import type { VisitPlan } from '../../../domain/visits/visitPlan.ts';
import { whereVisitsLate } from '../../../book/visitsLate.ts';
import type { TableSpec } from '../../../store/tableStore.ts';

/** Visits, and what is asked of a person before one. */

/**
 * `visitor_id`: whoever goes, as holder or along; `late`: so late that supervisors see it. `q`
 * finds those of a loan by its whole number, and of a borrower by a part of the name.
 */
export const visitSpec = (today: string, plan: VisitPlan): TableSpec => ({
  table: 'visits',
  kept: { whole: 'visits', by: 'status' },
  searched: { part: [] },
  places: (q) => [
    ofLoanNumbered('visits', q),
    ...through('visits.borrower_id', 'borrowers', 'id', namePlaces(q)),
  ],
  computed: {
    visitor_id: {
      where: (query, { values }) => {
        const ids = values.map(Number);
        void query.where((either) => {
          void either.whereIn('visits.holder_id', ids).orWhereIn('visits.companion_id', ids);
        });
      },
    },
    late: {
      where: (query, { values }) => {
        whereVisitsLate(query, today, plan, values.map(Number).includes(1));
      },
    },
  },
});

/** The open visit of a person, on whichever of their records. */
export const openVisitOf = async (
  db: Knex,
  person: readonly number[],
): Promise<Pick<VisitRow, 'id'> | undefined> =>
  await db('visits')
    .where(isOneOf(db, 'borrower_id', person))
    .whereIn('status', [...VISITS_OPEN])
    .first('id');

/** Whether a person's complaint has no answer yet. */
export const complains = async (db: Knex, person: readonly number[]): Promise<boolean> =>
  (await db('complaints')
    .where(isOneOf(db, 'borrower_id', person))
    .where({ status: 'open' })
    .first('id')) !== undefined;

/** The loans of a person that are not settled, the longest overdue first. */
export async function runningLoans(db: Knex, person: readonly number[]): Promise<number[]> {
  const rows: Pick<LoanRow, 'id' | 'oldest_unpaid_due_on' | 'outstanding_minor'>[] = await db(
    'loans',
  )
    .where(isOneOf(db, 'borrower_id', person))
    .where({ status: 'active' })
    .select('id', 'oldest_unpaid_due_on', 'outstanding_minor');
  return rows.toSorted(longestOverdueFirst).map(({ id }) => id);
}

/** Orders loans by how long they are overdue, then by what is outstanding. */
export const longestOverdueFirst = (
  a: Pick<LoanRow, 'id' | 'oldest_unpaid_due_on' | 'outstanding_minor'>,
  b: Pick<LoanRow, 'id' | 'oldest_unpaid_due_on' | 'outstanding_minor'>,
): number =>
  (a.oldest_unpaid_due_on ?? '9999').localeCompare(b.oldest_unpaid_due_on ?? '9999') ||
  b.outstanding_minor - a.outstanding_minor ||
  a.id - b.id;

/** Where people live, by their ids. */
export async function homesOf(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, Pick<BorrowerRow, 'id' | 'full_name' | 'address'>>> {
  const rows: Pick<BorrowerRow, 'id' | 'full_name' | 'address'>[] = await db('borrowers')
    .where(isOneOf(db, 'id', ids))
    .select('id', 'full_name', 'address');
  return new Map(rows.map((row) => [row.id, row]));
}

/** Visits that are open and due by a day, the longest due first. */
export const visitsDueBy = async (
  db: Knex,
  from: string,
  to: string,
): Promise<Pick<VisitRow, 'id' | 'loan_id' | 'holder_id' | 'due_on'>[]> =>
  await db('visits')
    .whereIn('status', [...VISITS_OPEN])
    .whereBetween('due_on', [from, to])
    .orderBy(['due_on', 'id'])
    .select('id', 'loan_id', 'holder_id', 'due_on');
