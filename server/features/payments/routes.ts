import { done, orRefuse, refuse } from '../../contract/outcome.ts';
import {
  paymentPreviewAnswer,
  paymentPreviewRequest,
  payments,
  reasonRequest,
  reversalPreviewAnswer,
} from '../../contract/resources/payments.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  recordId,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import { read, type Route } from '../../http/route.ts';
import { withLoanNames } from '../../book/loanNames.ts';
import { reversalRequestRoutes } from './reversalRequests.ts';
import { recordPayment, reversePayment } from '../../book/paymentWriter.ts';
import { previewPayment, previewReversal } from './service.ts';
import { changeFields } from '../../store/records.ts';
import { findRow } from '../../store/tableStore.ts';
import { allocationsOf, paymentSpec, settledLoans } from './store.ts';

const present: Present<typeof payments> = async (db, rows) => {
  const allocations = await allocationsOf(
    db,
    rows.map((row) => row.id),
  );
  const settled = await settledLoans(
    db,
    rows.map((row) => row.loan_id),
  );
  return (await withLoanNames(db, rows)).map((row) => ({
    ...row,
    allocations: allocations.get(row.id) ?? [],
    refundable_minor: settled.has(row.loan_id) ? row.unallocated_minor : 0,
  }));
};

export const servedPayments = serve({ definition: payments, spec: paymentSpec, present });

const preview = read({
  method: 'post',
  path: '/payments/preview',
  access: { resource: 'payments', action: 'create' },
  summary: 'The allocation this payment would get',
  body: paymentPreviewRequest,
  answers: paymentPreviewAnswer,
  run: async (db, { body, businessDate }) => {
    return done({ body: orRefuse(await previewPayment(db, body, businessDate)) });
  },
});

const reversal = read({
  method: 'get',
  path: '/payments/:id/reversal',
  access: { resource: 'payments', action: 'show' },
  summary: 'What taking this payment back would do',
  answers: reversalPreviewAnswer,
  run: async (db, { params, businessDate }) => {
    const id = recordId(params['id']);
    const row = id === undefined ? undefined : await findRow(db, payments, id);
    if (row === undefined) return refuse('no_such_record', { id: params['id'] ?? '' });
    return done({ body: await previewReversal(db, row, businessDate) });
  },
});

export const paymentRoutes: Route[] = [
  preview,
  reversal,
  ...readRoutes(servedPayments),
  createRoute(servedPayments, payments.create, recordPayment),
  changeRoute(servedPayments, payments.update, async (unit, row, sent) =>
    done(await changeFields(unit, payments, row, sent)),
  ),
  commandRoute(
    servedPayments,
    'reverse',
    'Take a payment back; the row stays',
    reasonRequest,
    reversePayment,
  ),
  ...reversalRequestRoutes,
];
