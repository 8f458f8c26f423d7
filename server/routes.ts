import { done } from './contract/outcome.ts';
import { adjustmentRoutes, servedAdjustments } from './features/adjustments/routes.ts';
import { assignmentRoutes } from './features/assignment/routes.ts';
import { attachmentRoutes } from './features/attachments/routes.ts';
import { auditRoutes, servedAudit } from './features/audit/routes.ts';
import { servedBankLines } from './features/bank/lines.ts';
import { bankRoutes } from './features/bank/routes.ts';
import { contactRoutes, servedContacts } from './features/borrowers/contactRoutes.ts';
import { borrowerRoutes, servedBorrowers } from './features/borrowers/routes.ts';
import { servedComplaints } from './features/collections/complaints.ts';
import { servedNotes } from './features/collections/notes.ts';
import { servedVisits } from './features/collections/visits/visits.ts';
import { collectionRoutes } from './features/collections/routes.ts';
import { repairViewRoutes } from './features/creditRepairs/reportRoutes.ts';
import { servedRepairs } from './features/creditRepairs/requests.ts';
import { repairRoutes } from './features/creditRepairs/routes.ts';
import { deadlineRoutes } from './features/legalCases/deadlineRoutes.ts';
import { servedCases } from './features/legalCases/cases.ts';
import { importRoutes } from './features/imports/routes.ts';
import { legalCaseRoutes } from './features/legalCases/routes.ts';
import { loanRoutes, servedInstallments, servedLoans } from './features/loans/routes.ts';
import { tierRoutes } from './features/loans/tierRoutes.ts';
import { servedMessages } from './features/outreach/outbox.ts';
import { outreachRoutes } from './features/outreach/routes.ts';
import { paymentRoutes, servedPayments } from './features/payments/routes.ts';
import { policyRoutes } from './features/policies/routes.ts';
import { checkExports, readAlarmRoutes } from './features/readAlarms/routes.ts';
import { reminderRoutes } from './features/reminders/routes.ts';
import { servedRestructures } from './features/restructures/present.ts';
import { restructureRoutes } from './features/restructures/routes.ts';
import { userRoutes } from './features/users/routes.ts';
import { servedWarnings } from './features/warnings/warnings.ts';
import { warningRoutes } from './features/warnings/routes.ts';
import { worklistRoutes } from './features/worklist/routes.ts';
import { exportRoute } from './http/exportRoutes.ts';
import { healthRoutes } from './http/health.ts';
import { describeApi } from './http/openapi.ts';
import { special, type Route } from './http/route.ts';

/** Made when it is first asked for: the schemas of all routes take a tenth of a second. */
let described: object | undefined;
const description = special({
  method: 'get',
  path: '/openapi.json',
  access: 'signed_in',
  summary: 'This description',
  run: async () => done({ body: (described ??= describeApi([...healthRoutes, ...allRoutes])) }),
});

const exported = [
  servedBorrowers,
  servedContacts,
  servedLoans,
  servedInstallments,
  servedPayments,
  servedBankLines,
  servedAdjustments,
  servedRestructures,
  servedNotes,
  servedComplaints,
  servedVisits,
  servedWarnings,
  servedCases,
  servedRepairs,
  servedMessages,
  servedAudit,
];

/** Every route of the API. Exports stand first: their path would else read as a record's id. */
export const allRoutes: readonly Route[] = [
  ...userRoutes,
  description,
  ...exported.map((served) => exportRoute(served, checkExports)),
  ...borrowerRoutes,
  ...loanRoutes,
  ...paymentRoutes,
  ...bankRoutes,
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
  ...auditRoutes,
  ...tierRoutes,
  ...worklistRoutes,
  ...warningRoutes,
  ...assignmentRoutes,
  ...readAlarmRoutes,
  ...outreachRoutes,
  ...importRoutes,
];
