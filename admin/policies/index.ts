import RuleOutlined from '@mui/icons-material/RuleOutlined';
import { lazy } from 'react';

export default {
  list: lazy(async () => ({ default: (await import('./PolicyList.tsx')).PolicyList })),
  show: lazy(async () => ({ default: (await import('./PolicyShow.tsx')).PolicyShow })),
  create: lazy(async () => ({ default: (await import('./PolicyCreate.tsx')).PolicyCreate })),
  icon: RuleOutlined,
};
