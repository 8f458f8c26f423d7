import { lazy } from 'react';

export const OverdueTiers = lazy(async () => ({
  default: (await import('./OverdueTiers.tsx')).OverdueTiers,
}));
