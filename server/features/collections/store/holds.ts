import type { Knex } from 'knex';
import type { HoldRow } from '../../../contract/resources/contacts.ts';
import type { Hold } from '../../../domain/contact/contactRules.ts';
import { countedSpans, heldSpans, type Span } from '../../../domain/contact/holds.ts';

/** Reasons that lie in the person, not in one debt: they hold for all loans of the borrower. */
const PERSONAL = ['hospital', 'bereavement', 'disaster', 'pregnancy', 'do_not_contact'];

/** The holds of all loans of a borrower. */
const allHolds = async (db: Knex, borrower_id: number): Promise<HoldRow[]> =>
  await db('holds')
    .whereIn('loan_id', db('loans').where({ borrower_id }).select('id'))
    .orderBy('id');

/** Whether a hold counts for a loan: its own, or another loan's whose reason is personal. */
const binds =
  (loan_id: number) =>
  (hold: HoldRow): boolean =>
    hold.loan_id === loan_id || PERSONAL.includes(hold.reason);

/** The days on which a loan's debtor is not contacted. */
export async function holdsOf(db: Knex, loan_id: number, borrower_id: number): Promise<Hold[]> {
  const rows = (await allHolds(db, borrower_id)).filter(binds(loan_id));
  return rows.flatMap((row) =>
    heldSpans(row).map(({ from, until }) => ({
      starts_on: from,
      ends_on: until,
      do_not_contact: row.reason === 'do_not_contact',
    })),
  );
}

/** For each loan that a new hold would bind, the spans that count there already. */
export async function heldBeside(
  db: Knex,
  loan_id: number,
  borrower_id: number,
  reason: string,
  today: string,
): Promise<Span[][]> {
  const rows = await allHolds(db, borrower_id);
  const bound = PERSONAL.includes(reason)
    ? new Set([loan_id, ...rows.map((row) => row.loan_id)])
    : [loan_id];
  return [...bound].map((id) => rows.filter(binds(id)).flatMap((row) => countedSpans(row, today)));
}
