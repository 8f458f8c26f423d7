import type { Knex } from 'knex';
import { collectionNotes } from '../../../contract/resources/collectionNotes.ts';
import { escapeLike, placesOf, type Place } from '../../../store/search.ts';
import type { Computed, TableSpec, Values } from '../../../store/tableStore.ts';
import { ofLoanNumbered } from '../../../book/borrowerSearch.ts';
import { loansOf } from '../../../book/ofBorrower.ts';
import { aboutLoans } from '../../../book/noteLoans.ts';
import { ofTeams } from './people.ts';

/** Notes whose kept findings or violations name a rule; `any` for whichever. */
const naming = (...columns: ('findings' | 'former_findings' | 'violations')[]): Computed => ({
  where: (query, { values }) => {
    query.where((group) => {
      for (const column of columns)
        for (const rule of values)
          if (rule === 'any') group.orWhereNot(`collection_notes.${column}`, '[]');
          else
            group.orWhereRaw(`collection_notes.${column} like ? escape '\\'`, [
              `%${escapeLike(JSON.stringify({ rule }).slice(1, -1))}%`,
            ]);
    });
  },
});

/** Notes that two reviewers judged alike, or not alike. */
const secondLook: Computed = {
  where: (query, { values }) => {
    query.where((group) => {
      group.whereRaw('1 = 0');
      if (values.includes('same'))
        group.orWhereRaw('collection_notes.review_status = collection_notes.second_verdict');
      if (values.includes('different'))
        group.orWhereRaw('collection_notes.review_status <> collection_notes.second_verdict');
    });
  },
};

const WORDS = { table: 'collection_notes', searched: { part: [] }, folded: collectionNotes.folded };

/** A place that finds no withdrawn note. */
const inForce = ({ led, asked }: Place): Place => ({
  led: (query) => led(query.where('collection_notes.status', 'recorded')),
  asked: (query) => asked(query.where('collection_notes.status', 'recorded')),
});

/**
 * Lists notes. `q` also finds those of a loan by its whole number, and looks into withdrawn text
 * for those alone who may read it. `answeredFor`: the authors whose flags the asked supervisors
 * answer.
 */
export const noteSpec = (
  answeredFor: readonly number[],
  { withdrawn }: { withdrawn: boolean },
): TableSpec => ({
  table: 'collection_notes',
  kept: { whole: 'collection_notes' },
  searched: { part: [] },
  places: (q) => [
    ofLoanNumbered('collection_notes', q),
    ...placesOf(WORDS, q).map((place) => (withdrawn ? place : inForce(place))),
  ],
  computed: {
    loan_id: {
      where: (query, { values }) => aboutLoans(values.map(Number))(query),
      order: { sql: 'collection_notes.loan_id', numeric: true },
    },
    borrower_id: {
      where: (query, { values }) => aboutLoans(loansOf(values))(query),
    },
    answerer_id: {
      where: (query) => {
        query.whereIn('collection_notes.author_id', answeredFor);
      },
    },
    author_team: {
      where: (query, { values }) => {
        query.whereIn('collection_notes.author_id', ofTeams(values));
      },
    },
    second_look: secondLook,
    finding: naming('findings', 'former_findings'),
    violation: naming('violations'),
  },
});

/**
 * Writes what the console itself found in a note or put it to: no change of the note, so its
 * version stays.
 */
export async function setBeside(
  trx: Knex.Transaction,
  id: number,
  values: Values<typeof collectionNotes>,
): Promise<void> {
  await trx('collection_notes').where({ id }).update(values);
}

/** The instant of an author's first note; null before it. */
export async function firstNoteAt(db: Knex, author_id: number): Promise<string | null> {
  const row: { first?: string | null } | undefined = await db('collection_notes')
    .where({ author_id })
    .min({ first: 'created_at' })
    .first();
  return row?.first ?? null;
}

/** Whether somebody complained about a note, ever or since an instant. */
export const hasComplaint = async (db: Knex, note_id: number, since = ''): Promise<boolean> =>
  (await db('complaints').where({ note_id }).where('created_at', '>=', since).first('id')) !==
  undefined;
