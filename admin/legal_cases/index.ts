import GavelOutlined from '@mui/icons-material/GavelOutlined';
import { lazy } from 'react';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';

export default {
  list: lazy(async () => ({ default: (await import('./CaseList.tsx')).CaseList })),
  show: lazy(async () => ({ default: (await import('./CaseShow.tsx')).CaseShow })),
  create: lazy(async () => ({ default: (await import('./CaseCreate.tsx')).CaseCreate })),
  edit: lazy(async () => ({ default: (await import('./CaseEdit.tsx')).CaseEdit })),
  icon: GavelOutlined,
  recordRepresentation: (legalCase: LegalCase) => legalCase.case_no ?? `#${legalCase.id}`,
};
