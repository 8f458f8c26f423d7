import { Box, Typography } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { Dash } from '../shared/Dash.tsx';
import { DayField } from '../shared/DayField.tsx';
import { useEnumLabel } from '../shared/enums.ts';

/** The next day by which something must be done, and what. */
export function NextDeadline({ source = 'next_deadline_on' }: { source?: string }) {
  const legalCase = useRecordContext<LegalCase>();
  const label = useEnumLabel('deadline_kinds');
  if (!legalCase?.next_deadline_on || !legalCase.next_deadline_kind) return <Dash />;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'baseline', gap: 0.75, whiteSpace: 'nowrap' }}>
      <DayField source={source} distance />
      <Typography component="span" variant="caption" color="text.secondary">
        {label(legalCase.next_deadline_kind)}
      </Typography>
    </Box>
  );
}
