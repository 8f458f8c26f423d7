import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import { lazy } from 'react';
import type { Import } from '../../server/contract/resources/imports.ts';

export default {
  list: lazy(async () => ({ default: (await import('./ImportList.tsx')).ImportList })),
  create: lazy(async () => ({ default: (await import('./ImportCreate.tsx')).ImportCreate })),
  show: lazy(async () => ({ default: (await import('./ImportShow.tsx')).ImportShow })),
  icon: UploadFileOutlined,
  recordRepresentation: ({ source }: Import) => source,
};
