import { done } from './contract/outcome.ts';
import { overdueTier, overdueTiersQuery } from './contract/views.ts';
import { parse } from './contract/validation.ts';
import { adjustmentRoutes, servedAdjustments } from './features/adjustments/routes.ts';
import { auditRoutes, servedAudit } from './features/audit/routes.ts';
import { borrowerRoutes, servedBorrowers } from './features/borrowers/routes.ts';
import { collectionRoutes, servedNotes } from './features/collections/routes.ts';
import { legalCaseRoutes, servedCases } from './features/legalCases/routes.ts';
import { loanRoutes, servedInstallments, servedLoans } from './features/loans/routes.ts';
import { paymentRoutes, servedPayments } from './features/payments/routes.ts';
import { policyRoutes } from './features/policies/routes.ts';
import { userRoutes } from './features/users/routes.ts';
import { exportRoute } from './http/exportRoutes.ts';
import { healthRoute } from './http/health.ts';
import { contentRange } from './http/listRequest.ts';
import { describeApi } from './http/openapi.ts';
import { read, special, type Route } from './http/route.ts';
import { overdueTiers } from './views/overdueTiers.ts';

const tiers = read({
  method: 'get', path: '/overdue_tiers', access: { resource: 'overdue_tiers', action: 'list' }, summary: 'The book by overdue tier as of a date', answers: overdueTier.array(),
  run: async (db, { query, businessDate, language }) => {
    const asked = parse(overdueTiersQuery, query, language);
    if (!asked.ok) return asked;
    const rows = await overdueTiers(db, asked.value.as_of ?? businessDate, asked.value.known_at);
    return done({ body: rows, headers: contentRange('overdue_tiers', 0, rows.length, rows.length) });
  },
});

const description = special({
  method: 'get', path: '/openapi.json', access: 'public', summary: 'This description',
  run: async () => done({ body: describeApi([healthRoute, ...allRoutes]) }),
});

const exported = [servedBorrowers, servedLoans, servedInstallments, servedPayments, servedAdjustments, servedNotes, servedCases, servedAudit];

/** Every route of the API. Exports stand first: their path would else read as a record's id. */
export const allRoutes: readonly Route[] = [
  ...userRoutes, description, ...exported.map(exportRoute), ...borrowerRoutes, ...loanRoutes, ...paymentRoutes, ...adjustmentRoutes, ...policyRoutes, ...collectionRoutes, ...legalCaseRoutes, ...auditRoutes, tiers,
];
