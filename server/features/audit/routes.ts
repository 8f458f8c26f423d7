import { auditEvents } from '../../contract/resources/system.ts';
import { readRoutes, type Present, type Served } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { withdrawnNotes } from '../../book/notes.ts';

type Snapshot = Record<string, unknown> | null;
const snapshot = (value: unknown): Snapshot =>
  typeof value === 'string' ? (JSON.parse(value) as Snapshot) : null;
const withoutText = (kept: Snapshot): Snapshot =>
  kept !== null && 'content' in kept ? { ...kept, content: null } : kept;

/** What the audit holds of a withdrawn note's text is as hidden as the note. */
const present: Present = async (db, rows, { user }) => {
  const notes = rows
    .filter((row) => row['resource'] === 'collection_notes' && row['record_id'] !== null)
    .map((row) => Number(row['record_id']));
  const hidden = user.role === 'compliance' ? new Set<number>() : await withdrawnNotes(db, notes);
  return rows.map((row) => {
    const hides = row['resource'] === 'collection_notes' && hidden.has(Number(row['record_id']));
    const [before, after] = [snapshot(row['before']), snapshot(row['after'])];
    return {
      ...row,
      before: hides ? withoutText(before) : before,
      after: hides ? withoutText(after) : after,
    };
  });
};

export const servedAudit: Served = {
  definition: auditEvents,
  spec: { table: 'audit_events', searched: auditEvents.searched },
  present,
};

export const auditRoutes: Route[] = readRoutes(servedAudit);
