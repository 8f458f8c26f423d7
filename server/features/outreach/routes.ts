import type { Route } from '../../http/route.ts';
import { consentRoutes } from './consents.ts';
import { messageRoutes } from './outbox.ts';
import { previewRoute } from './preview.ts';
import { receiptRoutes } from './receipts.ts';
import { templateRoutes } from './templates.ts';

export const outreachRoutes: Route[] = [
  previewRoute,
  ...templateRoutes,
  ...messageRoutes,
  ...consentRoutes,
  ...receiptRoutes,
];
