import WarningIcon from '@mui/icons-material/NotificationsActiveOutlined';
import { lazy } from 'react';
import type { Warning } from '../../server/contract/resources/warnings.ts';

export const WarningReport = lazy(async () => ({
  default: (await import('./WarningReport.tsx')).WarningReport,
}));

export default {
  list: lazy(async () => ({ default: (await import('./WarningList.tsx')).WarningList })),
  show: lazy(async () => ({ default: (await import('./WarningShow.tsx')).WarningShow })),
  icon: WarningIcon,
  recordRepresentation: (warning: Warning) => warning.borrower_name,
};
