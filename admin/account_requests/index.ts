import RequestIcon from '@mui/icons-material/SupervisedUserCircleOutlined';
import { lazy } from 'react';

export default {
  list: lazy(async () => ({ default: (await import('./RequestList.tsx')).RequestList })),
  icon: RequestIcon,
};
