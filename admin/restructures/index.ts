import HandshakeOutlined from '@mui/icons-material/HandshakeOutlined';
import { lazy } from 'react';

export default {
  list: lazy(async () => ({ default: (await import('./RestructureList.tsx')).RestructureList })),
  create: lazy(async () => ({
    default: (await import('./RestructureCreate.tsx')).RestructureCreate,
  })),
  show: lazy(async () => ({
    default: (await import('./show/RestructureShow.tsx')).RestructureShow,
  })),
  edit: lazy(async () => ({ default: (await import('./RestructureEdit.tsx')).RestructureEdit })),
  icon: HandshakeOutlined,
};
