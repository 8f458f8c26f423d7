import { lazy } from 'react';

export const ReviewDesk = lazy(async () => ({
  default: (await import('./ReviewDesk.tsx')).ReviewDesk,
}));
export const FlaggedNotes = lazy(async () => ({
  default: (await import('./FlaggedNotes.tsx')).FlaggedNotes,
}));
export const ReviewReport = lazy(async () => ({
  default: (await import('./report/ReviewReport.tsx')).ReviewReport,
}));
