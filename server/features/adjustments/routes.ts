import {
  adjustments,
  approveRequest,
  rejectRequest,
} from '../../contract/resources/adjustments.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import { commandRoute, createRoute, readRoutes, serve } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import {
  approveAdjustment,
  proposeAdjustment,
  rejectAdjustment,
  reverseAdjustment,
} from './service.ts';
import { adjustmentSpec } from './store.ts';

export const servedAdjustments = serve({ definition: adjustments, spec: adjustmentSpec });

export const adjustmentRoutes: Route[] = [
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
