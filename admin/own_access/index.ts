import { lazy } from 'react';

export const OwnAccess = lazy(async () => ({
  default: (await import('./OwnAccess.tsx')).OwnAccess,
}));
