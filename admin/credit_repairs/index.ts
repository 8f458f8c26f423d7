import CreditScoreOutlined from '@mui/icons-material/CreditScoreOutlined';
import { lazy } from 'react';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';

export default {
  list: lazy(async () => ({ default: (await import('./queue/RepairList.tsx')).RepairList })),
  create: lazy(async () => ({ default: (await import('./intake/RepairCreate.tsx')).RepairCreate })),
  show: lazy(async () => ({ default: (await import('./case/RepairShow.tsx')).RepairShow })),
  icon: CreditScoreOutlined,
  recordRepresentation: (repair: CreditRepair) => `#${repair.id}`,
};

export const RepairReport = lazy(async () => ({
  default: (await import('./report/RepairReport.tsx')).RepairReport,
}));
