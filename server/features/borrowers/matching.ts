import type { Knex } from 'knex';
import { leavePerson, linkPeople, samePerson } from '../../book/people.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { type BorrowerRow, borrowers } from '../../contract/resources/borrowers.ts';
import type { PersonMatch } from '../../contract/resources/people.ts';
import { maskPersonal } from '../../domain/identity.ts';
import { isSeen, seenOnly, type Scope } from '../../store/scope.ts';
import type { SignedIn } from '../../http/route.ts';
import { findRow, rereadRow } from '../../store/tableStore.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import {
  keepAnswer,
  loanCounts,
  phonesOf,
  rowsWith,
  saidDifferent,
  type Marks,
} from './store/matches.ts';

/**
 * Whether a record is a person whom another record has already: the question is answered once, by
 * linking the two or by saying why they are two persons.
 */

/** The answer as it comes with a record. */
export interface MatchAnswer {
  same_as_id?: number | null | undefined;
  not_same_reason?: string | null | undefined;
}

interface Found {
  row: BorrowerRow;
  matched_on: PersonMatch['matched_on'];
}

/**
 * Answers the question of one record, whose marks these are, or refuses: where another record has
 * one of them and nothing is said of it, at the field of that mark.
 */
export async function answerMatches(
  unit: UnitOfWork,
  row: Pick<BorrowerRow, 'id'>,
  marks: Marks,
  { same_as_id, not_same_reason }: MatchAnswer,
  scope: Scope | null,
): Promise<Outcome<void>> {
  if (same_as_id != null)
    orRefuse(await link(unit, row.id, same_as_id, { field: 'same_as_id', scope, marks }));
  const open = await openMatches(unit.db, row.id, marks);
  const [first] = open;
  if (first === undefined) return done(undefined);
  if (not_same_reason != null) {
    for (const { row: other } of open) await keepDifferent(unit, row.id, other.id, not_same_reason);
    return done(undefined);
  }
  const field = first.matched_on[0] ?? 'phone';
  const { id, full_name } = first.row;
  const name = (await isSeen(unit.db, 'borrowers', id, scope)) ? full_name : surnameOnly(full_name);
  return refuseField(field, `known_by_${field}`, { id, name, count: open.length });
}

/** The records with one of these marks of which nothing was said yet, this one's own left out. */
async function openMatches(db: Knex, id: number, marks: Marks): Promise<Found[]> {
  const found = await rowsWith(db, marks);
  if (found.every(({ row }) => row.id === id)) return [];
  const own = await samePerson(db, id);
  const said = await saidDifferent(db, id);
  return found.filter(({ row }) => !own.includes(row.id) && !said.has(row.id));
}

async function keepDifferent(
  unit: UnitOfWork,
  borrower_id: number,
  other_id: number,
  reason: string,
): Promise<void> {
  await keepAnswer(unit.db, {
    borrower_id,
    other_id,
    answer: 'different',
    reason,
    answered_by: personOf(unit),
    answered_at: unit.now,
  });
  unit.record({
    action: 'distinguish',
    resource: 'borrowers',
    record_id: borrower_id,
    after: { other_id, reason },
  });
}

/** How a command names another record: at which field, by whom, of a record with which marks. */
interface Naming {
  readonly field: string;
  readonly scope: Scope | null;
  readonly marks: Marks;
}

/**
 * Whether somebody may name a record: who sees only some borrowers, these, and whoever has a mark
 * in common with the record at hand. To name others would tell who they are.
 */
const mayName = async (db: Knex, other_id: number, { scope, marks }: Naming): Promise<boolean> =>
  (await isSeen(db, 'borrowers', other_id, scope)) ||
  (await rowsWith(db, marks)).some(({ row }) => row.id === other_id);

/** The other record of a command, which must be there and be another one, not merged away. */
async function otherRecord(
  db: Knex,
  id: number,
  other_id: number,
  naming: Naming,
): Promise<Outcome<BorrowerRow>> {
  const { field } = naming;
  if (other_id === id) return refuseField(field, 'same_record');
  const other = await findRow(db, borrowers, other_id);
  if (other === undefined || !(await mayName(db, other_id, naming)))
    return refuseField(field, 'no_such_borrower');
  return other.merged_into_id === null
    ? done(other)
    : refuseField(field, 'borrower_merged', { id: other.merged_into_id });
}

/** Makes two records one person; linking what is linked changes nothing. */
export async function link(
  unit: UnitOfWork,
  id: number,
  other_id: number,
  naming: Naming,
): Promise<Outcome<void>> {
  orRefuse(await otherRecord(unit.db, id, other_id, naming));
  if ((await samePerson(unit.db, id)).includes(other_id)) return done(undefined);
  await keepAnswer(unit.db, {
    borrower_id: id,
    other_id,
    answer: 'same',
    reason: null,
    answered_by: personOf(unit),
    answered_at: unit.now,
  });
  await linkPeople(unit, id, other_id);
  return done(undefined);
}

/** Says why two records are two persons; of linked ones a supervisor says it, by `unlink`. */
export async function distinguish(
  unit: UnitOfWork,
  row: BorrowerRow,
  { other_id, reason }: { other_id: number; reason: string },
  { scope }: Pick<SignedIn, 'scope'>,
): Promise<Outcome<BorrowerRow>> {
  const naming = { field: 'other_id', scope, marks: await marksOf(unit.db, row) };
  orRefuse(await otherRecord(unit.db, row.id, other_id, naming));
  if ((await samePerson(unit.db, row.id)).includes(other_id))
    return refuseField('other_id', 'already_linked');
  await keepDifferent(unit, row.id, other_id, reason);
  return done(row);
}

/** Takes a record out of its person: it stands alone, and the others stay linked. */
export async function unlink(
  unit: UnitOfWork,
  row: BorrowerRow,
  { reason }: { reason: string },
): Promise<Outcome<BorrowerRow>> {
  const others = await leavePerson(unit, row.id);
  if (others.length === 0) return refuse('not_linked');
  for (const other_id of others) await keepDifferent(unit, row.id, other_id, reason);
  return done(await rereadRow(unit.db, borrowers, row.id));
}

/** A name of which only the beginning is told: 李**. */
const surnameOnly = (name: string): string => `${Array.from(name)[0] ?? ''}**`;

/**
 * The other records of these marks, and those linked already, with what was said of each; of one
 * that is not in the scope hardly more than that it is there.
 */
export async function matchesOf(
  db: Knex,
  id: number | null,
  marks: Marks,
  scope: Scope | null,
): Promise<PersonMatch[]> {
  const found = (await rowsWith(db, marks)).filter(({ row }) => row.id !== id);
  const own = id === null ? [] : (await samePerson(db, id)).filter((other) => other !== id);
  for (const other of own)
    if (!found.some(({ row }) => row.id === other))
      found.push({ row: await rereadRow(db, borrowers, other), matched_on: [] });
  const said = id === null ? new Map<number, string | null>() : await saidDifferent(db, id);
  const counts = await loanCounts(
    db,
    found.map(({ row }) => row.id),
  );
  const seen = await seenOnly(db, 'borrowers', found, ({ row }) => row.id, scope);
  return found.map(({ row, matched_on }) => ({
    id: row.id,
    ...(seen.some((one) => one.row === row)
      ? { seen: true, full_name: row.full_name, external_id: row.external_id }
      : { seen: false, full_name: surnameOnly(row.full_name), external_id: null }),
    phone: row.phone === null ? null : maskPersonal('phone', row.phone),
    national_id: row.national_id === null ? null : maskPersonal('national_id', row.national_id),
    loans_count: counts.get(row.id) ?? 0,
    matched_on,
    relation: relationOf(row.id, own, said),
    reason: said.get(row.id) ?? null,
  }));
}

function relationOf(
  id: number,
  own: readonly number[],
  said: ReadonlyMap<number, string | null>,
): PersonMatch['relation'] {
  if (own.includes(id)) return 'linked';
  return said.has(id) ? 'different' : 'open';
}

/** What a borrower is recognised by, as the record stands. */
export const marksOf = async (db: Knex, row: BorrowerRow): Promise<Marks> => ({
  national_id: row.national_id,
  phones: await phonesOf(db, row),
});
