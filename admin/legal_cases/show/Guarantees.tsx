import { useMay } from '../../shared/session.ts';
import { GuaranteeRows } from '../../parts/legal/clocks/GuaranteeRows.tsx';
import type { PartProps } from './part.ts';
import { PartBox } from './PartBox.tsx';

/** The guarantees of the case's loan. */
export function Guarantees({ legalCase }: PartProps) {
  const mayEnter = useMay('guarantees', 'create');
  return (
    <PartBox>
      <GuaranteeRows
        loanId={legalCase.loan_id}
        editable={mayEnter && legalCase.stage !== 'closed'}
      />
    </PartBox>
  );
}
