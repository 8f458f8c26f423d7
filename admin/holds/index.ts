import PauseCircleOutlined from '@mui/icons-material/PauseCircleOutlined';
import { lazy } from 'react';
import type { Hold } from '../../server/contract/resources/contacts.ts';

export default {
  list: lazy(async () => ({ default: (await import('./HoldList.tsx')).HoldList })),
  icon: PauseCircleOutlined,
  recordRepresentation: (hold: Hold) => `#${hold.id}`,
};
