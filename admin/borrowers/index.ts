import PersonIcon from '@mui/icons-material/PersonOutlined';
import { lazy } from 'react';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';

export default {
  list: lazy(async () => ({ default: (await import('./BorrowerList.tsx')).BorrowerList })),
  show: lazy(async () => ({ default: (await import('./BorrowerShow.tsx')).BorrowerShow })),
  create: lazy(async () => ({ default: (await import('./BorrowerCreate.tsx')).BorrowerCreate })),
  edit: lazy(async () => ({ default: (await import('./BorrowerEdit.tsx')).BorrowerEdit })),
  icon: PersonIcon,
  recordRepresentation: (borrower: Borrower) => borrower.full_name,
};
