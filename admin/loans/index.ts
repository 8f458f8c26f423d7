import AccountBalanceWalletOutlined from '@mui/icons-material/AccountBalanceWalletOutlined';
import { lazy } from 'react';
import type { Loan } from '../../server/contract/resources/loans.ts';

export default {
  list: lazy(async () => ({ default: (await import('./LoanList.tsx')).LoanList })),
  show: lazy(async () => ({ default: (await import('./LoanShow.tsx')).LoanShow })),
  create: lazy(async () => ({ default: (await import('./LoanCreate.tsx')).LoanCreate })),
  edit: lazy(async () => ({ default: (await import('./LoanEdit.tsx')).LoanEdit })),
  icon: AccountBalanceWalletOutlined,
  recordRepresentation: (loan: Loan) => loan.loan_no,
};
