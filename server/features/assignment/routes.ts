import type { Route } from '../../http/route.ts';
import { absenceRoutes } from './absences.ts';
import { keepRoutes } from './keeps.ts';
import { runRoutes } from './runs.ts';

/** 分案: who is given to whom, and what stands over it. */
export const assignmentRoutes: Route[] = [...runRoutes, ...keepRoutes, ...absenceRoutes];
