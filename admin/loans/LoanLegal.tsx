import Box from '@mui/material/Box';
import { useRecordContext } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { GuaranteeRows } from '../parts/legal/clocks/GuaranteeRows.tsx';
import { LimitationPart } from '../parts/legal/clocks/LimitationPart.tsx';
import { useLoanClocks } from '../parts/legal/clocks/useClocks.ts';
import { useMay } from '../shared/session.ts';
import { LoanCases } from './LoanCases.tsx';

/** The legal side of a loan: its cases, its limitation with what moved it, and its guarantors. */
export function LoanLegal() {
  const loan = useRecordContext<Loan>();
  const mayInterrupt = useMay('limitation_interruptions', 'create');
  const mayGuarantee = useMay('guarantees', 'create');
  const owed = loan !== undefined && loan.status !== 'settled';
  const { data: clocks } = useLoanClocks(loan?.id);
  if (!loan) return null;
  return (
    <>
      <LoanCases />
      <Box
        sx={{
          borderTop: 1,
          borderColor: 'divider',
          px: { xs: 2, sm: 3 },
          py: 2,
          display: 'flex',
          flexDirection: 'column',
          gap: 2.5,
        }}
      >
        {clocks && owed && (
          <LimitationPart limitation={clocks.limitation} editable={mayInterrupt} />
        )}
        <GuaranteeRows loanId={loan.id} editable={mayGuarantee && owed} />
      </Box>
    </>
  );
}
