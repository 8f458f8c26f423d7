import type { Route } from '../../http/route.ts';
import { caseRoutes } from './cases.ts';
import { clocksRoute } from './clocks.ts';
import { eventRoutes } from './events.ts';
import { gateRoute } from './gate.ts';
import { guaranteeRoutes } from './guarantees.ts';
import { hearingRoutes } from './hearings.ts';
import { interruptionRoutes } from './interruptions.ts';
import { feesRoute } from './fees.ts';
import { judgmentDebtRoute } from './judgmentDebt.ts';
import { measureRoutes } from './measures.ts';
import { prepareRoutes } from './prepare.ts';
import { stepRoutes } from './steps.ts';
import { suspensionRoutes } from './suspensions.ts';

export const legalCaseRoutes: Route[] = [
  ...prepareRoutes,
  ...caseRoutes,
  gateRoute,
  judgmentDebtRoute,
  feesRoute,
  clocksRoute,
  ...interruptionRoutes,
  ...suspensionRoutes,
  ...measureRoutes,
  ...hearingRoutes,
  ...stepRoutes,
  ...guaranteeRoutes,
  ...eventRoutes,
];
