import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import { VISITS_OPEN } from '../../../contract/enums.ts';
import type { LoanRow } from '../../../contract/resources/loans.ts';
import { rowsBy } from '../../../domain/rowsBy.ts';
import { longestOverdueFirst } from './visits.ts';

/** The people of a book in slices, with what the plan of visits asks of each. */

type RunningLoan = Pick<
  LoanRow,
  | 'id'
  | 'borrower_id'
  | 'outstanding_minor'
  | 'oldest_unpaid_due_on'
  | 'disbursed_on'
  | 'assigned_to'
>;

export interface VisitPerson {
  readonly person: number;
  readonly loans: readonly [RunningLoan, ...RunningLoan[]];
  readonly visited_on: string | null;
}

/** Of these people those who owe and have no open visit. */
export async function peopleToVisit(db: Knex, leaders: readonly number[]): Promise<VisitPerson[]> {
  const linked: { id: number; person_id: number }[] = await db('borrowers')
    .where(isOneOf(db, 'person_id', leaders))
    .select('id', 'person_id');
  const personOf = new Map([
    ...leaders.map((id) => [id, id] as const),
    ...linked.map(({ id, person_id }) => [id, person_id] as const),
  ]);
  const rows = [...personOf.keys()];
  const loans: RunningLoan[] = await db('loans')
    .where(isOneOf(db, 'borrower_id', rows))
    .where({ status: 'active' })
    .select(
      'id',
      'borrower_id',
      'outstanding_minor',
      'oldest_unpaid_due_on',
      'disbursed_on',
      'assigned_to',
    );
  const open: number[] = await db('visits')
    .where(isOneOf(db, 'borrower_id', rows))
    .whereIn('status', [...VISITS_OPEN])
    .pluck('borrower_id');
  const last: { borrower_id: number; on: string | null }[] = await db('visits')
    .where(isOneOf(db, 'borrower_id', rows))
    .groupBy('borrower_id')
    .select('borrower_id')
    .max({ on: 'closed_on' });
  const busy = new Set(open.map((id) => personOf.get(id)));
  const ofPerson = rowsBy(loans, ({ borrower_id }) => [personOf.get(borrower_id)]);
  return leaders.flatMap((person): VisitPerson[] => {
    const [first, ...more] = ofPerson([person]).toSorted(longestOverdueFirst);
    if (first === undefined || busy.has(person)) return [];
    const visited_on = last
      .filter(({ borrower_id }) => personOf.get(borrower_id) === person)
      .reduce<string | null>((latest, { on }) => ((on ?? '') > (latest ?? '') ? on : latest), null);
    return [{ person, loans: [first, ...more], visited_on }];
  });
}
