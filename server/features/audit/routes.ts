import { auditEvents } from '../../contract/resources/system.ts';
import { readRoutes, type Served } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';

const json = (value: unknown): unknown => (typeof value === 'string' ? (JSON.parse(value) as unknown) : null);

export const servedAudit: Served = {
  definition: auditEvents,
  spec: { table: 'audit_events', searched: auditEvents.searched },
  present: async (_db, rows) => rows.map((row) => ({ ...row, before: json(row['before']), after: json(row['after']) })),
};

export const auditRoutes: Route[] = readRoutes(servedAudit);
