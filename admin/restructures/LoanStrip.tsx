import { Box, Card, Typography } from '@mui/material';
import { RecordContextProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { LoanFacts } from '../parts/loans/LoanFacts.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TierChip } from '../shared/TierChip.tsx';

/** The borrower and the standing of the loan, above the request for it. */
export function LoanStrip({ loan }: { loan: Loan }) {
  return (
    <RecordContextProvider value={loan}>
      <Card
        sx={{
          px: { xs: 2, sm: 3 },
          py: 1.5,
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 4,
          rowGap: 1,
          alignItems: 'center',
          justifyContent: 'space-between',
        }}
      >
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 2,
            rowGap: 0.5,
            minWidth: 0,
          }}
        >
          <Typography
            variant="h6"
            component="h2"
            sx={{ overflowWrap: 'anywhere', '& .MuiTypography-root': { font: 'inherit' } }}
          >
            <BorrowerLink source="borrower_id" />
          </Typography>
          <Link to={`/loans/${loan.id}/show`} className="figures" style={{ color: 'inherit' }}>
            {loan.loan_no}
          </Link>
          {loan.tier === null ? (
            <StatusChip source="status" of="loan_statuses" />
          ) : (
            <TierChip tier={loan.tier} daysPastDue={loan.days_past_due} />
          )}
        </Box>
        <LoanFacts />
      </Card>
    </RecordContextProvider>
  );
}
