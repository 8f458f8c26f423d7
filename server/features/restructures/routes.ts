import { readRoutes } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { agreementRoute } from './agreementRoute.ts';
import { decisionRoutes } from './decision.ts';
import { observeAgainRoute } from './observeAgain.ts';
import { servedRestructures } from './present.ts';
import { requestRoutes } from './request.ts';
import { reviewRoutes } from './review.ts';
import { signatureRoute } from './signature.ts';

export const restructureRoutes: Route[] = [
  ...reviewRoutes,
  agreementRoute,
  ...readRoutes(servedRestructures),
  ...requestRoutes,
  ...decisionRoutes,
  signatureRoute,
  observeAgainRoute,
];
