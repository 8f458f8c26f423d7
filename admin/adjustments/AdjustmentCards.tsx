import { Box } from '@mui/material';
import { SimpleList } from 'react-admin';
import type { Adjustment } from '../../server/contract/resources/adjustments.ts';
import { BorrowerOfLoan } from '../payments/BorrowerOfLoan.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { AdjustmentListEmpty } from './AdjustmentListEmpty.tsx';
import { useAdjustmentText } from './useAdjustmentText.ts';

/** The list on a phone. */
export function AdjustmentCards() {
  const text = useAdjustmentText();
  return (
    <SimpleList<Adjustment>
      rowClick="show"
      empty={<AdjustmentListEmpty />}
      primaryText={(adjustment) => <span className="figures">{text(adjustment)}</span>}
      secondaryText={() => (
        <Box component="span" sx={{ display: 'flex', justifyContent: 'space-between', gap: 1 }}>
          <BorrowerOfLoan link={false} />
          <StatusChip source="status" of="adjustment_statuses" />
        </Box>
      )}
    />
  );
}
