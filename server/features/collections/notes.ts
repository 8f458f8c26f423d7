import { beijingDay } from '../../domain/time/beijing.ts';
import type { Knex } from 'knex';
import { withLoanNames } from '../../book/loanNames.ts';
import { furtherLoans } from '../../book/noteLoans.ts';
import { loadPolicies } from '../../book/policies.ts';
import { done } from '../../contract/outcome.ts';
import {
  type CollectionNote,
  type CollectionNoteRow,
  collectionNotes,
} from '../../contract/resources/collectionNotes.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import { maskPhone } from '../../domain/identity.ts';
import { addMonths } from '../../domain/time/calendar.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  serve,
  type Present,
  type Served,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { authorsAnsweredBy } from './answerers.ts';
import { noteSpec } from './store/notes.ts';
import { editNote, withdrawNote, writeNote } from './writing.ts';

/** Notes of contacts, as lists and pages show them. */

const spec: Served['spec'] = async (db, _businessDate, request, user) => {
  const asked = request.conditions.find(({ field }) => field === 'answerer_id');
  return done(
    noteSpec(asked === undefined ? [] : await authorsAnsweredBy(db, asked.values), {
      withdrawn: readsWithdrawn(user),
    }),
  );
};

const waitsForAnswer = (row: CollectionNoteRow): boolean =>
  row.review_status === 'flagged' && row.answer === null;

/** The ids of those of the notes whose flag the reader may answer. */
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

/** Whether somebody reads the words of a withdrawn note: they are for compliance alone. */
export const readsWithdrawn = ({ role }: SignedIn): boolean => role === 'compliance';

type Finding = CollectionNote['findings'][number];

/** A finding of a hidden text: it says which rule, and not the words. */
const wordless = ({ rule, severity }: Finding): Finding => ({ rule, start: 0, end: 0, severity });
export const shownFindings = (text: string, hidden: boolean): Finding[] => {
  const findings = JSON.parse(text) as Finding[];
  return hidden ? findings.map(wordless) : findings;
};

const present: Present<typeof collectionNotes> = async (db, rows, { user, businessDate }) => {
  const mine = await answerable(db, rows, user);
  const further = await furtherLoans(
    db,
    rows.map(({ id }) => id),
  );
  const { retention_years } = (await loadPolicies(db)).on('note_review', businessDate);
  return (await withLoanNames(db, rows)).map((row) => {
    const hidden = row.status === 'withdrawn' && !readsWithdrawn(user);
    return {
      ...row,
      loan_ids: [row.loan_id, ...(further.get(row.id) ?? [])],
      reached_phone: row.reached_number === null ? null : maskPhone(row.reached_number),
      violations: JSON.parse(row.violations) as CollectionNote['violations'],
      content: hidden ? null : row.content,
      findings: shownFindings(row.findings, hidden),
      former_findings: JSON.parse(row.former_findings) as CollectionNote['former_findings'],
      former_verdicts: JSON.parse(row.former_verdicts) as CollectionNote['former_verdicts'],
      answerable: mine.has(row.id),
      kept_until_on: addMonths(beijingDay(row.created_at), retention_years * 12),
    };
  });
};

export const servedNotes = serve({ definition: collectionNotes, spec, present });

export const noteRoutes: Route[] = [
  ...readRoutes(servedNotes),
  createRoute(servedNotes, collectionNotes.create, writeNote),
  changeRoute(servedNotes, collectionNotes.update, editNote),
  commandRoute(
    servedNotes,
    'withdraw',
    'Withdraw a note; compliance still reads it',
    reasonRequest,
    withdrawNote,
  ),
];
