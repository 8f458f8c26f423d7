import { collectionNotes, noteRevisions } from '../../contract/resources/collectionNotes.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import { done, orRefuse } from '../../contract/outcome.ts';
import { write, type Route } from '../../http/route.ts';
import { withdrawnNotes } from '../../book/notes.ts';
import {
  contactCheckAnswer,
  contactCheckRequest,
  contactRefusals,
} from '../../contract/resources/contacts.ts';
import { refusalSpec } from './store.ts';
import { complaintRoutes } from './complaints.ts';
import { checkContactNow } from './contacts.ts';
import { holdRoutes } from './holds.ts';
import { noteListSpec, presentNotes, readsWithdrawn, shownFindings } from './noteList.ts';
import { reviewRoutes } from './review.ts';
import { editNote, withdrawNote, writeNote } from './service.ts';

/** Former texts of a withdrawn note are as hidden as the note. */
const presentRevisions: Present<typeof noteRevisions> = async (db, rows, { user }) => {
  const withdrawn = readsWithdrawn(user)
    ? new Set<number>()
    : await withdrawnNotes(
        db,
        rows.map((row) => row.note_id),
      );
  return rows.map((row) => {
    const hidden = withdrawn.has(row.note_id);
    return {
      ...row,
      content: hidden ? null : row.content,
      findings: shownFindings(row.findings, hidden),
    };
  });
};

export const servedNotes = serve({
  definition: collectionNotes,
  spec: noteListSpec,
  present: presentNotes,
});
const servedRevisions = serve({
  definition: noteRevisions,
  spec: { table: 'note_revisions', searched: noteRevisions.searched },
  present: presentRevisions,
});

const servedRefusals = serve({ definition: contactRefusals, spec: refusalSpec });

const check = write({
  method: 'post',
  path: '/contact_check',
  access: { resource: 'contact_check', action: 'check' },
  summary:
    'May this debtor be contacted now? Rule, article and the next permitted time; can hold ' +
    'the slot',
  body: contactCheckRequest,
  answers: contactCheckAnswer,
  run: async (unit, { body, language }, user) => {
    const verdict = orRefuse(await checkContactNow(unit, body, user, language));
    return done({ body: { id: verdict.reservation_id ?? 0, ...verdict }, status: 200 });
  },
});

export const collectionRoutes: Route[] = [
  check,
  ...holdRoutes,
  ...complaintRoutes,
  ...reviewRoutes(servedNotes),
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
  ...readRoutes(servedRevisions),
  ...readRoutes(servedRefusals),
];
