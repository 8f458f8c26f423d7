import { lazy } from 'react';

export const LoanStatement = lazy(async () => ({
  default: (await import('./LoanStatement.tsx')).LoanStatement,
}));
