import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ApprovalRow } from '../../server/contract/resources/restructures.ts';

/** The risks of a request, in words. */
export const Risks = ({ risks }: Pick<ApprovalRow, 'risks'>) => {
  const translate = useTranslate();
  return (
    <Box component="span" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
      {risks.map((risk) => (
        <Box
          component="span"
          key={risk}
          title={translate(`approvals.risk_hints.${risk}`)}
          sx={{
            px: 0.75,
            border: 1,
            borderColor: risk === 'over_cap' ? 'warning.main' : 'divider',
            borderRadius: 1,
            fontSize: '0.75rem',
            lineHeight: '20px',
            whiteSpace: 'nowrap',
            color: risk === 'over_cap' ? 'warning.main' : 'text.secondary',
          }}
        >
          {translate(`approvals.risks.${risk}`)}
        </Box>
      ))}
    </Box>
  );
};
