import { lazy } from 'react';

export const Deadlines = lazy(async () => ({
  default: (await import('./Deadlines.tsx')).Deadlines,
}));
