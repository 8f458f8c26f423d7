import { advanceRequest, legalCases } from '../../contract/resources/legalCases.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  removeRoute,
  serve,
} from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { clocksRoute } from './clocks.ts';
import { eventRoutes } from './events.ts';
import { gateRoute } from './gate.ts';
import { guaranteeRoutes } from './guarantees.ts';
import { hearingRoutes } from './hearings.ts';
import { interruptionRoutes } from './interruptions.ts';
import { judgmentDebtRoute } from './judgmentDebt.ts';
import { measureRoutes } from './measures.ts';
import { prepareRoutes } from './prepare.ts';
import { presentCases } from './present.ts';
import { advanceCase, changeCase, openCase, removeCase } from './service.ts';
import { caseSpec } from './store.ts';
import { suspensionRoutes } from './suspensions.ts';

export const servedCases = serve({
  definition: legalCases,
  spec: caseSpec,
  present: presentCases,
});

export const legalCaseRoutes: Route[] = [
  ...prepareRoutes,
  ...readRoutes(servedCases),
  createRoute(servedCases, legalCases.create, openCase),
  changeRoute(servedCases, legalCases.update, changeCase),
  removeRoute(servedCases, removeCase),
  commandRoute(
    servedCases,
    'advance',
    'Move a case to its next stage',
    advanceRequest,
    advanceCase,
  ),
  gateRoute,
  judgmentDebtRoute,
  clocksRoute,
  ...interruptionRoutes,
  ...suspensionRoutes,
  ...measureRoutes,
  ...hearingRoutes,
  ...guaranteeRoutes,
  ...eventRoutes,
];
