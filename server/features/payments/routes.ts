import { done, orRefuse } from '../../contract/outcome.ts';
import {
  paymentPreviewAnswer,
  paymentPreviewRequest,
  payments,
  reasonRequest,
} from '../../contract/resources/payments.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import { read, type Route } from '../../http/route.ts';
import { withLoanNames } from '../../book/loanNames.ts';
import { reversalRequestRoutes } from './reversalRequests.ts';
import { previewPayment, recordPayment, reversePayment } from './service.ts';
import { changeFields } from '../../store/records.ts';
import { allocationsOf, paymentSpec } from './store.ts';

const present: Present<typeof payments> = async (db, rows) => {
  const allocations = await allocationsOf(
    db,
    rows.map((row) => row.id),
  );
  return (await withLoanNames(db, rows)).map((row) => ({
    ...row,
    allocations: allocations.get(row.id) ?? [],
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

export const paymentRoutes: Route[] = [
  preview,
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
