import {
  adjustments,
  approveRequest,
  rejectRequest,
  repaymentDayAnswer,
  repaymentDayRequest,
} from '../../contract/resources/adjustments.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import { commandRoute, createRoute, readRoutes, serve } from '../../http/crudRouter.ts';
import { read, type Route } from '../../http/route.ts';
import { loadAccounts } from '../../book/accounts.ts';
import { loadPolicies } from '../../book/policies.ts';
import { done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { smallBalance } from '../../contract/views.ts';
import { smallBalances } from '../../views/smallBalances.ts';
import { adjustmentLetter } from './letter/route.ts';
import { previewRepaymentDay } from './repaymentDay.ts';
import {
  approveAdjustment,
  proposeAdjustment,
  rejectAdjustment,
  reverseAdjustment,
} from './service.ts';
import { adjustmentSpec } from './store.ts';

export const servedAdjustments = serve({ definition: adjustments, spec: adjustmentSpec });

const repaymentDay = read({
  method: 'post',
  path: '/adjustments/repayment_day',
  access: { resource: 'adjustments', action: 'create' },
  summary: 'The rows to come as they are, and as another repayment day would make them',
  body: repaymentDayRequest,
  answers: repaymentDayAnswer,
  run: async (db, { body: { loan_id, first_due_on }, businessDate }) => {
    const [account] = await loadAccounts(db, [loan_id]);
    if (account === undefined) return refuseField('loan_id', 'no_such_loan');
    const asked = { first_due_on, on: businessDate };
    return done({ body: orRefuse(previewRepaymentDay(account, await loadPolicies(db), asked)) });
  },
});

const small = read({
  method: 'get',
  path: '/adjustments/small_balances',
  access: { resource: 'adjustments', action: 'approve' },
  summary: 'Running loans of which so little is left that it may be waived, the least first',
  answers: smallBalance.array(),
  run: async (db, { businessDate }, { scope }) =>
    done({ body: await smallBalances(db, businessDate, scope) }),
});

export const adjustmentRoutes: Route[] = [
  repaymentDay,
  small,
  adjustmentLetter,
  ...readRoutes(servedAdjustments),
  createRoute(servedAdjustments, adjustments.create, proposeAdjustment),
  commandRoute(
    servedAdjustments,
    'approve',
    'Post what another person proposed',
    approveRequest,
    approveAdjustment,
  ),
  commandRoute(
    servedAdjustments,
    'reject',
    'Turn down what another person proposed',
    rejectRequest,
    rejectAdjustment,
  ),
  commandRoute(
    servedAdjustments,
    'reverse',
    'Take a posted adjustment back; the row stays',
    reasonRequest,
    reverseAdjustment,
  ),
];
