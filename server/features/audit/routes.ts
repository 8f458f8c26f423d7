import { type AuditEvent, auditEvents } from '../../contract/resources/system.ts';
import { readRoutes, type Present, serve } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { withdrawnNotes } from '../../book/notes.ts';

type Snapshot = AuditEvent['before'];
const snapshot = (text: string | null): Snapshot =>
  text === null ? null : (JSON.parse(text) as Snapshot);
const withoutText = (kept: Snapshot): Snapshot =>
  kept !== null && 'content' in kept ? { ...kept, content: null } : kept;

type Marks = Readonly<Record<'before' | 'after', Readonly<Record<string, string>> | undefined>>;

/** Fields that changed by their marks, though their masks may read the same. */
function unseenIn(marks: string | null): string[] {
  const { before = {}, after = {} } = JSON.parse(marks ?? '{}') as Partial<Marks>;
  return Object.keys(after).filter((name) => name in before && before[name] !== after[name]);
}

/** Events with their snapshots; a withdrawn note's text is as hidden in them as in the note. */
const present: Present<typeof auditEvents> = async (db, rows, { user }) => {
  const notes = rows.flatMap(({ resource, record_id }) =>
    resource === 'collection_notes' && record_id !== null ? [record_id] : [],
  );
  const hidden = user.role === 'compliance' ? new Set<number>() : await withdrawnNotes(db, notes);
  return rows.map(({ marks, signature: _kept, ...row }) => {
    const hides = row.resource === 'collection_notes' && hidden.has(row.record_id ?? 0);
    const [before, after] = [snapshot(row.before), snapshot(row.after)];
    return {
      ...row,
      unseen: unseenIn(marks),
      before: hides ? withoutText(before) : before,
      after: hides ? withoutText(after) : after,
    };
  });
};

export const servedAudit = serve({
  definition: auditEvents,
  spec: {
    table: 'audit_events',
    kept: { whole: 'audit_events' },
    searched: auditEvents.searched,
  },
  present,
});

export const auditRoutes: Route[] = readRoutes(servedAudit);
