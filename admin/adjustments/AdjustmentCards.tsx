import type { Adjustment } from '../../server/contract/resources/adjustments.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { AdjustmentListEmpty } from './AdjustmentListEmpty.tsx';
import { useAdjustmentText } from '../parts/adjustments/useAdjustmentText.ts';

/** The list on a phone. */
export function AdjustmentCards() {
  const text = useAdjustmentText();
  return (
    <CardsWithNote<Adjustment>
      empty={<AdjustmentListEmpty />}
      loanIdOf={(adjustment) => adjustment.loan_id}
      primary={(adjustment) => <span className="figures">{text(adjustment)}</span>}
      secondary={() => (
        <Spread>
          <BorrowerOfLoan link={false} />
          <StatusChip source="status" of="adjustment_statuses" />
        </Spread>
      )}
    />
  );
}
