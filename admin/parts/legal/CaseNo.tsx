import Box from '@mui/material/Box';
import { useRecordContext, useTranslate } from 'react-admin';
import type { LegalCase } from '../../../server/contract/resources/legalCases.ts';

/** The number the court gave, or that there is none yet. */
export function CaseNo() {
  const translate = useTranslate();
  const legalCase = useRecordContext<LegalCase>();
  if (legalCase?.case_no) return <span>{legalCase.case_no}</span>;
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {translate('legal_cases.list.no_case_no')}
    </Box>
  );
}
