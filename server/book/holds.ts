import type { Knex } from 'knex';
import { isOneOf } from '../../db/dialect.ts';
import type { HoldRow } from '../contract/resources/contacts.ts';
import type { Hold } from '../domain/contact/contactRules.ts';
import { countedSpans, heldSpans, type Span } from '../domain/contact/holds.ts';

/** Reasons that lie in the person, not in one debt: they hold for all loans of the borrower. */
export const PERSONAL = ['hospital', 'bereavement', 'disaster', 'pregnancy', 'do_not_contact'];

/** A hold with the row of the borrower whose loan it is on. */
export type OwnedHold = HoldRow & { borrower_id: number };

/** The holds of all loans of some borrowers. */
export const allHolds = async (db: Knex, borrowers: readonly number[]): Promise<OwnedHold[]> =>
  await db('holds')
    .join('loans', 'loans.id', 'holds.loan_id')
    .where(isOneOf(db, 'loans.borrower_id', borrowers))
    .orderBy('holds.id')
    .select('holds.*', 'loans.borrower_id');

const spansOf = (row: HoldRow): Hold[] =>
  heldSpans(row).map(({ from, until }) => ({
    starts_on: from,
    ends_on: until,
    do_not_contact: row.reason === 'do_not_contact',
  }));

/** Whether a hold counts for a loan: its own, or another loan's whose reason is personal. */
const binds =
  (loan_id: number) =>
  (hold: HoldRow): boolean =>
    hold.loan_id === loan_id || PERSONAL.includes(hold.reason);

/**
 * The days on which a loan's debtor is not contacted, by the holds of all their rows. `shared`:
 * those of borrowers who go by the asked number; who of them must not be contacted is not called on
 * it either.
 */
export const bindingHolds = (
  loan_id: number,
  own: readonly HoldRow[],
  shared: readonly HoldRow[],
): Hold[] =>
  [
    ...own.filter(binds(loan_id)),
    ...shared.filter(({ reason }) => reason === 'do_not_contact'),
  ].flatMap(spansOf);

/** The same of one loan. `person`: all rows of its debtor; `others`: who shares the number. */
export async function holdsOf(
  db: Knex,
  loan_id: number,
  person: readonly number[],
  others: readonly number[],
): Promise<Hold[]> {
  const shared = others.length === 0 ? [] : await allHolds(db, others);
  return bindingHolds(loan_id, await allHolds(db, person), shared);
}

/** For each loan that a new hold would bind, the spans that count there already. */
export async function heldBeside(
  db: Knex,
  loan_id: number,
  person: readonly number[],
  reason: string,
  today: string,
): Promise<Span[][]> {
  const rows = await allHolds(db, person);
  const bound = PERSONAL.includes(reason)
    ? new Set([loan_id, ...rows.map((row) => row.loan_id)])
    : [loan_id];
  return [...bound].map((id) => rows.filter(binds(id)).flatMap((row) => countedSpans(row, today)));
}

/** Holds of which a supervisor has not approved some, and still may, on a day. */
export function whereProposed(query: Knex.QueryBuilder, today: string): void {
  query
    .where('holds.ends_on', '>=', today)
    .whereRaw('holds.unapproved_until < holds.ends_on')
    .whereNull('holds.approved_on')
    .whereNull('holds.lifted_on');
}

/** Of those that nobody has to approve any more: not lifted, and not at their end. */
function whereAgreed(query: Knex.QueryBuilder, today: string): void {
  query
    .where('holds.ends_on', '>=', today)
    .whereNull('holds.lifted_on')
    .whereRaw('(holds.unapproved_until >= holds.ends_on or holds.approved_on is not null)');
}

/** Holds that nobody has to approve any more and that hold on a day. */
export function whereInForce(query: Knex.QueryBuilder, today: string): void {
  whereAgreed(query, today);
  query.where('holds.starts_on', '<=', today);
}

/** Holds that nobody has to approve any more and that begin after a day. */
export function whereToCome(query: Knex.QueryBuilder, today: string): void {
  whereAgreed(query, today);
  query.where('holds.starts_on', '>', today);
}

export function whereOver(query: Knex.QueryBuilder, today: string): void {
  query.where('holds.ends_on', '<', today).orWhereNotNull('holds.lifted_on');
}
