import TuneOutlined from '@mui/icons-material/TuneOutlined';
import { lazy } from 'react';

export default {
  list: lazy(async () => ({ default: (await import('./AdjustmentList.tsx')).AdjustmentList })),
  show: lazy(async () => ({ default: (await import('./AdjustmentShow.tsx')).AdjustmentShow })),
  icon: TuneOutlined,
};
