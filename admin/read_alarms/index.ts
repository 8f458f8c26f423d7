import LimitIcon from '@mui/icons-material/PolicyOutlined';
import { lazy } from 'react';

export default {
  list: lazy(async () => ({ default: (await import('./AlarmList.tsx')).AlarmList })),
  icon: LimitIcon,
};
