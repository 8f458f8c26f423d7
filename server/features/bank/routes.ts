import type { Route } from '../../http/route.ts';
import { dayRoutes } from './days.ts';
import { lineRoutes } from './lines.ts';
import { sourceRoutes } from './sources.ts';
import { statementRoutes } from './statements.ts';

/** 流水与认领: statements, whose money their lines are, and the days they close by. */
export const bankRoutes: Route[] = [
  ...sourceRoutes,
  ...statementRoutes,
  ...lineRoutes,
  ...dayRoutes,
];
