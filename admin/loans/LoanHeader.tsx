import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { RecordContextProvider, Title, useGetOne, useRecordContext } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { CopyField } from '../shared/CopyField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { MaskedField } from '../shared/MaskedField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TierChip } from '../shared/TierChip.tsx';
import { Why } from '../parts/ledger/Why.tsx';

/**
 * The head of the loan page: the borrower, the loan, and whether to call; the actions stand at the
 * right.
 */
export function LoanHeader({ contact, actions }: { contact: ReactNode; actions: ReactNode }) {
  const loan = useRecordContext<Loan>();
  const { data: borrower } = useGetOne<Borrower>(
    'borrowers',
    { id: loan?.borrower_id },
    { enabled: loan !== undefined },
  );
  if (!loan) return null;
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        justifyContent: 'space-between',
      }}
    >
      <Title title={loan.loan_no} />
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 2,
          rowGap: 0.5,
          minWidth: 0,
          flex: '1 1 100%',
        }}
      >
        <Typography
          variant="h5"
          component="h2"
          sx={{ overflowWrap: 'anywhere', '& .MuiTypography-root': { font: 'inherit' } }}
        >
          <BorrowerLink source="borrower_id" />
        </Typography>
        <Box sx={{ minWidth: 122, minHeight: 24 }}>
          {borrower && (
            <RecordContextProvider value={borrower}>
              <MaskedField source="phone" />
            </RecordContextProvider>
          )}
        </Box>
        <CopyField source="loan_no" />
        {loan.tier === null ? (
          <StatusChip source="status" of="loan_statuses" />
        ) : (
          <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
            <TierChip tier={loan.tier} daysPastDue={loan.days_past_due} />
            <Why loanId={loan.id} figure={loan.days_past_due > 0 ? 'days_past_due' : 'tier'} />
          </Box>
        )}
        {loan.asset_class !== null && (
          <Typography component="span" variant="body2" sx={{ color: 'text.secondary' }}>
            <EnumField source="asset_class" of="asset_classes" />
            <Why loanId={loan.id} figure="asset_class" />
          </Typography>
        )}
        <Box sx={{ flex: '1 1 240px', minHeight: 22 }}>{contact}</Box>
      </Box>
      {actions}
    </Box>
  );
}
