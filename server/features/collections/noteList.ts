import type { collectionNotes } from '../../contract/resources/collectionNotes.ts';
import {
  type CollectionNote,
  type CollectionNoteRow,
} from '../../contract/resources/collectionNotes.ts';
import type { Knex } from 'knex';
import { done } from '../../contract/outcome.ts';
import type { SignedIn } from '../../http/route.ts';
import { addMonths } from '../../domain/time/calendar.ts';
import { answerersOf } from '../../domain/notes/noteReview.ts';
import { dateInShanghai } from '../../deps.ts';
import type { Present, Served } from '../../http/crudRouter.ts';
import { loadPolicies } from '../../book/policies.ts';
import { noteSpec, people, type Person } from './store.ts';

/** What a list or a page gets of notes, and who they wait for. */

const supervisorsOf = (everyone: readonly Person[]): Person[] =>
  everyone.filter(({ role, active }) => role === 'supervisor' && active === 1);

/** Whether the flag of an author's note is this supervisor's to answer, and whose it is if not. */
export async function flagFor(
  db: Knex,
  author_id: number,
  user_id: number,
): Promise<{ mine: boolean; team: string }> {
  const everyone = await people(db);
  const author = everyone.find(({ id }) => id === author_id) ?? { id: author_id, team: null };
  return {
    mine: answerersOf(author, supervisorsOf(everyone)).some(({ id }) => id === user_id),
    team: author.team ?? '',
  };
}

/** The authors whose flags these supervisors answer. */
async function authorsAnsweredBy(db: Knex, ids: readonly unknown[]): Promise<number[]> {
  const everyone = await people(db);
  const supervisors = supervisorsOf(everyone);
  return everyone
    .filter((author) => answerersOf(author, supervisors).some(({ id }) => ids.includes(id)))
    .map(({ id }) => id);
}

export const noteListSpec: Served['spec'] = async (db, _on, request, user) => {
  const asked = request.conditions.find(({ field }) => field === 'answerer_id');
  return done(
    noteSpec(asked === undefined ? [] : await authorsAnsweredBy(db, asked.values), {
      withdrawn: readsWithdrawn(user),
    }),
  );
};

const waitsForAnswer = (row: CollectionNoteRow): boolean =>
  row.review_status === 'flagged' && row.answer === null;

/** The notes of these whose flag the reader may answer. */
async function answerable(
  db: Knex,
  rows: readonly CollectionNoteRow[],
  user: SignedIn,
): Promise<ReadonlySet<number>> {
  if (user.role !== 'supervisor' || !rows.some(waitsForAnswer)) return new Set();
  const authors = new Set(await authorsAnsweredBy(db, [user.id]));
  return new Set(
    rows.filter((row) => waitsForAnswer(row) && authors.has(row.author_id)).map(({ id }) => id),
  );
}

/** The words of a withdrawn note are for compliance alone. */
export const readsWithdrawn = ({ role }: SignedIn): boolean => role === 'compliance';

type Finding = CollectionNote['findings'][number];

/** Where a text is hidden, what was found in it says which rule, and not the words. */
const wordless = ({ rule, severity }: Finding): Finding => ({ rule, start: 0, end: 0, severity });
export const shownFindings = (text: string, hidden: boolean): Finding[] => {
  const findings = JSON.parse(text) as Finding[];
  return hidden ? findings.map(wordless) : findings;
};

export const presentNotes: Present<typeof collectionNotes> = async (
  db,
  rows,
  { user, businessDate },
) => {
  const mine = await answerable(db, rows, user);
  const { retention_years } = (await loadPolicies(db)).on('note_review', businessDate);
  return rows.map((row) => {
    const hidden = row.status === 'withdrawn' && !readsWithdrawn(user);
    return {
      ...row,
      violations: JSON.parse(row.violations) as CollectionNote['violations'],
      content: hidden ? null : row.content,
      findings: shownFindings(row.findings, hidden),
      former_findings: JSON.parse(row.former_findings) as CollectionNote['former_findings'],
      former_verdicts: JSON.parse(row.former_verdicts) as CollectionNote['former_verdicts'],
      answerable: mine.has(row.id),
      kept_until_on: addMonths(dateInShanghai(new Date(row.created_at)), retention_years * 12),
    };
  });
};
