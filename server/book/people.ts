import type { Knex } from 'knex';
import { bulkUpdate } from '../../db/bulk.ts';
import { isOneOf } from '../../db/dialect.ts';
import { type Outcome, done, refuseField } from '../contract/outcome.ts';
import type { BorrowerRow } from '../contract/resources/borrowers.ts';
import { rowsBy } from '../domain/rowsBy.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { chunks } from './accounts.ts';

/**
 * Rows of borrowers that are one person: they share a `person_id`, which is the smallest of their
 * ids; a row that stands alone has none. Rules of contact count over all of them.
 */

type Linked = Pick<BorrowerRow, 'id' | 'person_id'>;

/** The ids of all rows of the person a borrower is, their own among them, in order. */
export async function samePerson(db: Knex, borrower_id: number): Promise<number[]> {
  const row: Linked | undefined = await db('borrowers')
    .where({ id: borrower_id })
    .first('id', 'person_id');
  if (row?.person_id == null) return [borrower_id];
  const rows: Linked[] = await db('borrowers')
    .where({ person_id: row.person_id })
    .orderBy('id')
    .select('id');
  return rows.map(({ id }) => id);
}

/** The next rows of borrowers that stand for a person: alone, or first of theirs. */
export const leadersAfter = async (db: Knex, after: number, most: number): Promise<number[]> =>
  await db('borrowers')
    .where('id', '>', after)
    .where((first) => {
      void first.whereNull('person_id').orWhereRaw('person_id = id');
    })
    .orderBy('id')
    .limit(most)
    .pluck('id');

/** A row of a person, with what a call asks of it. */
export type PersonRow = Linked & Pick<BorrowerRow, 'full_name' | 'phone' | 'time_zone'>;

/** All rows of the person that each of these borrowers is, by the id of each row. */
export async function peopleOf(
  db: Knex,
  borrowerIds: readonly number[],
): Promise<Map<number, readonly PersonRow[]>> {
  const columns = ['id', 'person_id', 'full_name', 'phone', 'time_zone'] as const;
  const asked: PersonRow[] = await db('borrowers')
    .where(isOneOf(db, 'id', borrowerIds))
    .select(...columns);
  const linked: PersonRow[] = await db('borrowers')
    .where(
      isOneOf(
        db,
        'person_id',
        asked.flatMap(({ person_id }) => person_id ?? []),
      ),
    )
    .orderBy('id')
    .select(...columns);
  const ofPerson = rowsBy(linked, ({ person_id }) => [person_id]);
  const rows = new Map<number, readonly PersonRow[]>();
  for (const row of [...asked, ...linked])
    rows.set(row.id, row.person_id === null ? [row] : ofPerson([row.person_id]));
  return rows;
}

/** Makes these rows one person, and no other row; a single one stands alone. */
export async function setPerson(trx: Knex.Transaction, ids: readonly number[]): Promise<void> {
  const person_id = ids.length > 1 ? Math.min(...ids) : null;
  await trx('borrowers').whereIn('id', ids).update({ person_id });
}

/** Takes a row out of its person; the others stay one. Answers whom it left. */
export async function leavePerson({ db }: UnitOfWork, id: number): Promise<number[]> {
  const others = (await samePerson(db, id)).filter((other) => other !== id);
  if (others.length === 0) return [];
  await setPerson(db, [id]);
  await setPerson(db, others);
  return others;
}

/** Links two rows, with all that are linked to either; the audit of both tells of the other. */
export async function linkPeople(unit: UnitOfWork, one: number, other: number): Promise<void> {
  const ids = new Set([...(await samePerson(unit.db, one)), ...(await samePerson(unit.db, other))]);
  await setPerson(unit.db, [...ids]);
  for (const [record_id, other_id] of [
    [one, other],
    [other, one],
  ] as const)
    unit.record({ action: 'link', resource: 'borrowers', record_id, after: { other_id } });
}

/**
 * Links the rows that came with a tape to those of the same identity number: it names one person
 * (GB 11643). `first`: the smallest id of the new rows, all later ones are new.
 */
export async function linkByIdentity(unit: UnitOfWork, first: number): Promise<void> {
  const { db } = unit;
  const rows: (Linked & Pick<BorrowerRow, 'national_id'>)[] = await db('borrowers')
    .whereNull('merged_into_id')
    .whereIn('national_id', (fresh) => {
      void fresh
        .from('borrowers')
        .select('national_id')
        .where('id', '>=', first)
        .whereNotNull('national_id');
    })
    .orderBy('id')
    .select('id', 'person_id', 'national_id');
  const eldest = new Map<string | null, Linked>();
  const people = new Map<number, number>();
  for (const row of rows) {
    const other = eldest.get(row.national_id);
    if (other === undefined) {
      eldest.set(row.national_id, row);
      continue;
    }
    const [one, two] = [personIn(people, other), personIn(people, row)];
    for (const person of [one, two]) people.set(person, Math.min(one, two));
    if (row.id >= first) {
      const after = { other_id: other.id };
      unit.record({ action: 'link', resource: 'borrowers', record_id: row.id, after });
    }
  }
  await bulkUpdate(db, 'borrowers', { person_id: 'integer' }, await changesOf(db, people));
}

/** The person a row is, once some people were found to be others; a row alone is its own. */
function personIn(people: ReadonlyMap<number, number>, { id, person_id }: Linked): number {
  let person = person_id ?? id;
  for (let next = people.get(person); next !== undefined && next !== person; ) {
    person = next;
    next = people.get(person);
  }
  return person;
}

/** The rows of people who become another, as id and person; with their rows of other numbers. */
async function changesOf(
  db: Knex,
  people: ReadonlyMap<number, number>,
): Promise<[id: number, person_id: number][]> {
  const changes: [number, number][] = [];
  for (const some of chunks([...people.keys()])) {
    const rows: Linked[] = await db('borrowers')
      .whereIn('person_id', some)
      .orWhere((alone) => {
        alone.whereIn('id', some).whereNull('person_id');
      })
      .select('id', 'person_id');
    for (const row of rows) changes.push([row.id, personIn(people, row)]);
  }
  return changes;
}

/** Refuses a borrower who is not there, and a row that was merged into another. */
export async function checkBorrower(db: Knex, id: number): Promise<Outcome<void>> {
  const row: Pick<BorrowerRow, 'merged_into_id'> | undefined = await db('borrowers')
    .where({ id })
    .first('merged_into_id');
  if (row === undefined) return refuseField('borrower_id', 'no_such_borrower');
  return row.merged_into_id === null
    ? done(undefined)
    : refuseField('borrower_id', 'borrower_merged', { id: row.merged_into_id });
}
