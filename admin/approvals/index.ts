import { lazy } from 'react';

export const Approvals = lazy(async () => ({
  default: (await import('./Approvals.tsx')).Approvals,
}));
