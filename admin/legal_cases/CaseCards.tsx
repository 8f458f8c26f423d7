import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { CaseListEmpty } from './CaseListEmpty.tsx';
import { CaseNo } from '../parts/legal/CaseNo.tsx';
import { NextDeadline } from '../parts/legal/NextDeadline.tsx';

/** The list on a phone. */
export function CaseCards() {
  return (
    <CardsWithNote<LegalCase>
      empty={<CaseListEmpty />}
      loanIdOf={(legalCase) => legalCase.loan_id}
      primary={() => (
        <Spread>
          <BorrowerOfLoan link={false} />
          <MoneyField source="claimed_minor" />
        </Spread>
      )}
      secondary={() => (
        <>
          <Spread>
            <CaseNo />
            <StatusChip source="stage" of="case_stages" />
          </Spread>
          <NextDeadline />
        </>
      )}
    />
  );
}
