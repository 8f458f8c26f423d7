import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Payment } from '../../../server/contract/resources/payments.ts';
import { AllocationTable } from './AllocationTable.tsx';

/** The parts of the loan that the payment in context went to, to the fen. */
export function Allocations() {
  const translate = useTranslate();
  const payment = useRecordContext<Payment>();
  if (!payment) return null;
  if (payment.allocations.length === 0) {
    return (
      <Typography variant="body2" sx={{ p: 2, color: 'text.secondary' }}>
        {translate(
          payment.status === 'reversed'
            ? 'payments.show.no_allocations_reversed'
            : 'payments.show.no_allocations',
        )}
      </Typography>
    );
  }
  return (
    <Box sx={{ maxWidth: 560, pb: 1 }}>
      <AllocationTable allocations={payment.allocations} credit_minor={payment.unallocated_minor} />
    </Box>
  );
}
