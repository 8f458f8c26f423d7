import { withdrawnNotes } from '../../book/notes.ts';
import { noteRevisions } from '../../contract/resources/collectionNotes.ts';
import { readRoutes, serve, type Present } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { readsWithdrawn, shownFindings } from './notes.ts';

/** Former texts of notes; those of a withdrawn note are as hidden as the note. */

const present: Present<typeof noteRevisions> = async (db, rows, { user }) => {
  const noteIds = rows.map((row) => row.note_id);
  const withdrawn = readsWithdrawn(user) ? new Set<number>() : await withdrawnNotes(db, noteIds);
  return rows.map((row) => {
    const hidden = withdrawn.has(row.note_id);
    return {
      ...row,
      content: hidden ? null : row.content,
      findings: shownFindings(row.findings, hidden),
    };
  });
};

const served = serve({
  definition: noteRevisions,
  spec: { table: 'note_revisions', searched: noteRevisions.searched },
  present,
});

export const revisionRoutes: Route[] = readRoutes(served);
