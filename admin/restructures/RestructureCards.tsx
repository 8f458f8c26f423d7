import type { Restructure } from '../../server/contract/resources/restructures.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { BorrowerLink } from '../shared/BorrowerLink.tsx';
import { formatMoney } from '../shared/format.ts';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { RestructureListEmpty } from './RestructureListEmpty.tsx';
import { useKindsText } from '../parts/restructures/useKindsText.ts';

/** The list on a phone. */
export function RestructureCards() {
  const kinds = useKindsText();
  return (
    <CardsWithNote<Restructure>
      empty={<RestructureListEmpty />}
      loanIdOf={(request) => request.loan_id}
      primary={(request) => (
        <Spread>
          <BorrowerLink link={false} />
          <span className="figures">
            {request.total_after_minor === null ? '' : formatMoney(request.total_after_minor)}
          </span>
        </Spread>
      )}
      secondary={(request) => (
        <Spread>
          <span>{kinds(request.kinds)}</span>
          <StatusChip source="status" of="restructure_statuses" />
        </Spread>
      )}
    />
  );
}
