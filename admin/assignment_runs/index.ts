import SwapHorizOutlined from '@mui/icons-material/SwapHorizOutlined';
import { lazy } from 'react';
import type { AssignmentRun } from '../../server/contract/resources/assignments.ts';

export default {
  list: lazy(async () => ({ default: (await import('./AssignmentRoom.tsx')).AssignmentRoom })),
  show: lazy(async () => ({ default: (await import('./RunShow.tsx')).RunShow })),
  icon: SwapHorizOutlined,
  recordRepresentation: (run: AssignmentRun) => `#${run.id}`,
};
