import ForwardToInboxOutlined from '@mui/icons-material/ForwardToInboxOutlined';
import { lazy } from 'react';

export default {
  list: lazy(async () => ({ default: (await import('./MessageList.tsx')).MessageList })),
  show: lazy(async () => ({ default: (await import('./MessageShow.tsx')).MessageShow })),
  icon: ForwardToInboxOutlined,
};
