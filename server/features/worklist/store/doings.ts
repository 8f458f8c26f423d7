import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import type { CollectionNoteRow } from '../../../contract/resources/collectionNotes.ts';
import type { WorklistMarkRow } from '../../../contract/resources/worklist.ts';
import { ANSWERED, FAILED } from '../../../domain/contact/contactCounts.ts';
import { beijingMidnight } from '../../../domain/time/beijing.ts';

/** What was said, promised, paid and asked for about some loans, and what was put off. */

type Outcome = CollectionNoteRow['outcome'];
/** Contacts about a loan: the last of all, of those with somebody who answered, and of today. */
export interface Said {
  loan_id: number;
  last_at: string;
  last_outcome: Outcome;
  spoken_at: string | null;
  tries: number;
  last_try_at: string | null;
}

/** The last contact about each of these loans, and how often it was tried today in vain. */
export async function saidAbout(
  db: Knex,
  loanIds: readonly number[],
  today: string,
): Promise<Said[]> {
  const since = beijingMidnight(today);
  const isIn = (words: readonly string[]) => `outcome in (${words.map(() => '?').join(',')})`;
  const tried = `${isIn(FAILED)} and contacted_at >= ?`;
  const last = db('collection_notes as latest')
    .whereRaw('latest.loan_id = collection_notes.loan_id')
    .where('latest.status', 'recorded')
    .orderBy([
      { column: 'contacted_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(1)
    .select('outcome');
  const rows: Said[] = await db('collection_notes')
    .where(isOneOf(db, 'loan_id', loanIds))
    .where('status', 'recorded')
    .groupBy('loan_id')
    .select(
      'loan_id',
      db.raw('max(contacted_at) as last_at'),
      db.raw(`max(case when ${isIn(ANSWERED)} then contacted_at end) as spoken_at`, [...ANSWERED]),
      db.raw(`sum(case when ${tried} then 1 else 0 end) as tries`, [...FAILED, since]),
      db.raw(`max(case when ${tried} then contacted_at end) as last_try_at`, [...FAILED, since]),
      last.as('last_outcome'),
    );
  return rows.map((row) => ({ ...row, tries: Number(row.tries) }));
}

/** A promise that stands or was broken. */
export interface Promised {
  loan_id: number;
  on: string;
  amount_minor: number;
  status: 'open' | 'broken';
}

/** The promises for any of these loans that are open, or were broken. */
export async function promisesFor(db: Knex, loanIds: readonly number[]): Promise<Promised[]> {
  const promised = (
    notes: Knex.QueryBuilder,
    loan: string,
  ): Promise<(Promised & { id: number })[]> =>
    notes
      .where(isOneOf(db, loan, loanIds))
      // Not by the index on promise_status: those of the whole book are many.
      .whereRaw("coalesce(promise_status, '') in ('open', 'broken')")
      .where('collection_notes.status', 'recorded')
      .select('collection_notes.id', {
        loan_id: loan,
        on: 'promise_on',
        amount_minor: 'promise_amount_minor',
        status: 'promise_status',
      });
  const own = await promised(db('collection_notes'), 'collection_notes.loan_id');
  const further = await promised(
    db('note_loans').join('collection_notes', 'collection_notes.id', 'note_loans.note_id'),
    'note_loans.loan_id',
  );
  // One promise for several loans is one.
  return [...new Map([...further, ...own].map((row) => [row.id, row])).values()];
}

/** Loans of these that were paid on a day, or for which a restructure was asked since it began. */
export async function movedToday(
  db: Knex,
  loanIds: readonly number[],
  today: string,
): Promise<Set<number>> {
  const paid: { loan_id: number }[] = await db('payments')
    .where(isOneOf(db, 'loan_id', loanIds))
    .where({ paid_on: today })
    .where('status', 'posted')
    .select('loan_id');
  const asked: { loan_id: number }[] = await db('restructures')
    .where(isOneOf(db, 'loan_id', loanIds))
    .where('submitted_at', '>=', beijingMidnight(today))
    .select('loan_id');
  return new Set([...paid, ...asked].map(({ loan_id }) => loan_id));
}

/** The borrowers among these with an open complaint, and the last day to answer it. */
export async function complainants(
  db: Knex,
  borrowerIds: readonly number[],
): Promise<Map<number, string>> {
  const rows: { borrower_id: number; due_on: string | null; extended_to: string | null }[] =
    await db('complaints')
      .where(isOneOf(db, 'borrower_id', borrowerIds))
      .where('status', 'open')
      .select('borrower_id', 'due_on', 'extended_to');
  return new Map(rows.map((row) => [row.borrower_id, row.extended_to ?? row.due_on ?? '']));
}

/** A slot that somebody holds for a call. */
export interface Taken {
  borrower_id: number;
  user_id: number;
  full_name: string;
  reserved_until: string;
}

export const takenOf = async (
  db: Knex,
  borrowerIds: readonly number[],
  now: string,
): Promise<Taken[]> =>
  await db('contact_reservations')
    .join('users', 'users.id', 'contact_reservations.user_id')
    .where(isOneOf(db, 'borrower_id', borrowerIds))
    .whereNull('note_id')
    .where('reserved_until', '>', now)
    .orderBy('reserved_until')
    .select('borrower_id', 'user_id', 'full_name', 'reserved_until');

/** What a person said of these borrowers that counts on a day: done on it, put off beyond it. */
export const marksOf = async (
  db: Knex,
  user_id: number,
  borrowerIds: readonly number[],
  today: string,
): Promise<WorklistMarkRow[]> =>
  await db('worklist_marks')
    .where(isOneOf(db, 'borrower_id', borrowerIds))
    .where({ user_id })
    .whereNull('undone_at')
    .where((counts) => {
      counts.where({ marked_on: today }).orWhere('until_on', '>', today);
    })
    .orderBy('id');

/** A person's contacts of a day, those that reached somebody, and the promises got. */
export async function headOf(
  db: Knex,
  user_id: number,
  today: string,
): Promise<{ contacted: number; reached: number; promised: number; paid_minor: number }> {
  const since = beijingMidnight(today);
  const answered = ANSWERED.map(() => '?').join(',');
  const said = (await db('collection_notes')
    .where({ author_id: user_id })
    .where('status', 'recorded')
    .where('created_at', '>=', since)
    .where('contacted_at', '>=', since)
    .select(
      db.raw('count(*) as contacted'),
      db.raw(`sum(case when outcome in (${answered}) then 1 else 0 end) as reached`, [...ANSWERED]),
      db.raw('count(promise_on) as promised'),
    )
    .first()) as Record<string, unknown> | undefined;
  const paid = (await db('payments')
    .join('loans', 'loans.id', 'payments.loan_id')
    .where({ paid_on: today })
    .where('payments.status', 'posted')
    .where('loans.assigned_to', user_id)
    .sum({ paid_minor: 'payments.amount_minor' })
    .first()) as { paid_minor: number | null } | undefined;
  return {
    contacted: Number(said?.['contacted'] ?? 0),
    reached: Number(said?.['reached'] ?? 0),
    promised: Number(said?.['promised'] ?? 0),
    paid_minor: Number(paid?.paid_minor ?? 0),
  };
}
