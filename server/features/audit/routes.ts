import { auditEvents, users } from '../../contract/resources/system.ts';
import { readRoutes, type Served } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';

const json = (value: unknown): unknown => (typeof value === 'string' ? (JSON.parse(value) as unknown) : null);

export const servedAudit: Served = {
  definition: auditEvents,
  spec: { table: 'audit_events', searched: auditEvents.searched },
  present: async (_db, rows) => rows.map((row) => ({ ...row, before: json(row['before']), after: json(row['after']) })),
};

const servedUsers: Served = {
  definition: users,
  spec: { table: 'users', searched: users.searched },
  present: async (_db, rows) => rows.map(({ password_hash: _secret, ...user }) => ({ ...user, active: user['active'] === 1 })),
};

export const auditRoutes: Route[] = [...readRoutes(servedAudit), ...readRoutes(servedUsers)];
