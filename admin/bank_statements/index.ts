import ReceiptLongOutlined from '@mui/icons-material/ReceiptLongOutlined';
import { lazy } from 'react';
import type { BankStatement } from '../../server/contract/resources/bankStatements.ts';

export default {
  list: lazy(async () => ({ default: (await import('./StatementList.tsx')).StatementList })),
  create: lazy(async () => ({ default: (await import('./StatementCreate.tsx')).StatementCreate })),
  icon: ReceiptLongOutlined,
  recordRepresentation: (statement: BankStatement) => statement.file_name,
};
