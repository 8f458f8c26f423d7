import { done } from './contract/outcome.ts';
import { overdueTier, overdueTiersQuery } from './contract/views.ts';
import { parse } from './contract/validation.ts';
import { adjustmentRoutes, servedAdjustments } from './features/adjustments/routes.ts';
import { attachmentRoutes } from './features/attachments/routes.ts';
import { auditRoutes, servedAudit } from './features/audit/routes.ts';
import { contactRoutes, servedContacts } from './features/borrowers/contactRoutes.ts';
import { borrowerRoutes, servedBorrowers } from './features/borrowers/routes.ts';
import { servedComplaints } from './features/collections/complaints.ts';
import { collectionRoutes, servedNotes } from './features/collections/routes.ts';
import { repairRoutes, servedRepairs } from './features/creditRepairs/routes.ts';
import { legalCaseRoutes, servedCases } from './features/legalCases/routes.ts';
import { loanRoutes, servedInstallments, servedLoans } from './features/loans/routes.ts';
import { paymentRoutes, servedPayments } from './features/payments/routes.ts';
import { restructureRoutes, servedRestructures } from './features/restructures/routes.ts';
import { policyRoutes } from './features/policies/routes.ts';
import { reminderRoutes } from './features/reminders/routes.ts';
import { userRoutes } from './features/users/routes.ts';
import { exportRoute } from './http/exportRoutes.ts';
import { healthRoute } from './http/health.ts';
import { contentRange } from './http/listRequest.ts';
import { describeApi } from './http/openapi.ts';
import { read, special, type Route } from './http/route.ts';
import { approvalRow } from './contract/resources/restructures.ts';
import { deadlineRoutes } from './legalRoutes.ts';
import { repairViewRoutes } from './repairRoutes.ts';
import { noteReviewRoutes } from './reviewRoutes.ts';
import { approvalQueue } from './views/approvals.ts';
import { overdueTiers } from './views/overdueTiers.ts';

const tiers = read({
  method: 'get',
  path: '/overdue_tiers',
  access: { resource: 'overdue_tiers', action: 'list' },
  summary: 'The book by overdue tier as of a date',
  answers: overdueTier.array(),
  run: async (db, { query, businessDate, language }) => {
    const asked = parse(overdueTiersQuery, query, language);
    if (!asked.ok) return asked;
    const rows = await overdueTiers(db, asked.value.as_of ?? businessDate, asked.value.known_at);
    return done({
      body: rows,
      headers: contentRange('overdue_tiers', 0, rows.length, rows.length),
    });
  },
});

const approvals = read({
  method: 'get',
  path: '/approvals',
  access: { resource: 'restructures', action: 'list' },
  summary: 'Restructures that wait for a supervisor, oldest first',
  answers: approvalRow.array(),
  run: async (db, { businessDate }) => {
    const rows = await approvalQueue(db, businessDate);
    return done({ body: rows, headers: contentRange('approvals', 0, rows.length, rows.length) });
  },
});

const description = special({
  method: 'get',
  path: '/openapi.json',
  access: 'public',
  summary: 'This description',
  run: async () => done({ body: describeApi([healthRoute, ...allRoutes]) }),
});

const exported = [
  servedBorrowers,
  servedContacts,
  servedLoans,
  servedInstallments,
  servedPayments,
  servedAdjustments,
  servedRestructures,
  servedNotes,
  servedComplaints,
  servedCases,
  servedRepairs,
  servedAudit,
];

/** Every route of the API. Exports stand first: their path would else read as a record's id. */
export const allRoutes: readonly Route[] = [
  ...userRoutes,
  description,
  ...exported.map(exportRoute),
  ...borrowerRoutes,
  ...loanRoutes,
  ...paymentRoutes,
  ...adjustmentRoutes,
  ...restructureRoutes,
  ...policyRoutes,
  ...collectionRoutes,
  ...legalCaseRoutes,
  ...deadlineRoutes,
  ...reminderRoutes,
  ...repairRoutes,
  ...repairViewRoutes,
  ...contactRoutes,
  ...attachmentRoutes,
  ...noteReviewRoutes,
  ...auditRoutes,
  tiers,
  approvals,
];
