import AccountBalanceOutlined from '@mui/icons-material/AccountBalanceOutlined';
import { lazy } from 'react';
import type { BankLine } from '../../server/contract/resources/bankLines.ts';

export default {
  list: lazy(async () => ({ default: (await import('./BankLineList.tsx')).BankLineList })),
  show: lazy(async () => ({ default: (await import('./BankLineShow.tsx')).BankLineShow })),
  icon: AccountBalanceOutlined,
  recordRepresentation: (line: BankLine) => `#${line.id}`,
};
