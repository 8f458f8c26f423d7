import { collectionNotes, noteRevisions } from '../../contract/resources/collectionNotes.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import { changeRoute, commandRoute, createRoute, readRoutes, type Present, type Served } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { withdrawnNotes } from '../../store/noteStore.ts';
import { editNote, withdrawNote, writeNote } from './service.ts';
import { noteSpec } from './store.ts';

const presentNotes: Present = async (_db, rows, { user }) => rows.map((row) => ({
  ...row,
  content: row['status'] === 'withdrawn' && user.role !== 'compliance' ? null : row['content'],
  findings: JSON.parse(String(row['findings'])) as unknown,
}));

/** Former texts of a withdrawn note are as hidden as the note. */
const presentRevisions: Present = async (db, rows, { user }) => {
  const hidden = user.role === 'compliance' ? new Set<number>() : await withdrawnNotes(db, rows.map((row) => Number(row['note_id'])));
  return rows.map((row) => ({ ...row, content: hidden.has(Number(row['note_id'])) ? null : row['content'] }));
};

export const servedNotes: Served = { definition: collectionNotes, spec: noteSpec, present: presentNotes };
const servedRevisions: Served = { definition: noteRevisions, spec: { table: 'note_revisions', searched: noteRevisions.searched }, present: presentRevisions };

export const collectionRoutes: Route[] = [
  ...readRoutes(servedNotes),
  createRoute(servedNotes, collectionNotes.create, writeNote),
  changeRoute(servedNotes, collectionNotes.update, editNote),
  commandRoute(servedNotes, 'withdraw', 'Withdraw a note; compliance still reads it', reasonRequest, withdrawNote),
  ...readRoutes(servedRevisions),
];
