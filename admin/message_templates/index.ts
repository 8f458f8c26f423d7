import SmsOutlined from '@mui/icons-material/SmsOutlined';
import { lazy } from 'react';

export default {
  list: lazy(async () => ({ default: (await import('./TemplateList.tsx')).TemplateList })),
  show: lazy(async () => ({ default: (await import('./TemplateShow.tsx')).TemplateShow })),
  create: lazy(async () => ({ default: (await import('./TemplateCreate.tsx')).TemplateCreate })),
  edit: lazy(async () => ({ default: (await import('./TemplateEdit.tsx')).TemplateEdit })),
  icon: SmsOutlined,
};
