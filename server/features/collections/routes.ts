import type { Route } from '../../http/route.ts';
import { complaintRoutes } from './complaints.ts';
import { contactCheckRoute } from './contactCheck.ts';
import { holdRoutes } from './holds.ts';
import { noteRoutes } from './notes.ts';
import { refusalRoutes } from './refusals.ts';
import { reportRoute } from './report.ts';
import { reviewRoutes } from './review.ts';
import { revisionRoutes } from './revisions.ts';
import { visitRoutes } from './visits/routes.ts';

export const collectionRoutes: Route[] = [
  contactCheckRoute,
  ...holdRoutes,
  ...complaintRoutes,
  ...reviewRoutes,
  ...noteRoutes,
  ...revisionRoutes,
  ...refusalRoutes,
  reportRoute,
  ...visitRoutes,
];
