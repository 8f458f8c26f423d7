import { ReferenceField, useTranslate } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { formatMoney } from '../shared/format.ts';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { TierField } from '../shared/TierField.tsx';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { LoanListEmpty } from './LoanListEmpty.tsx';

/** The list on a phone: one loan a card, the two figures that matter and nothing else. */
export function LoanCards() {
  const translate = useTranslate();
  return (
    <CardsWithNote<Loan>
      empty={<LoanListEmpty />}
      onward
      loanIdOf={({ id }) => id}
      primary={(loan) => (
        <Spread>
          <span>
            <ReferenceField source="borrower_id" reference="borrowers" link={false} />{' '}
            {loan.tier === null ? <StatusChip source="status" of="loan_statuses" /> : <TierField />}
          </span>
          <span className="figures">
            {formatMoney(loan.overdue_minor || loan.outstanding_minor)}
          </span>
        </Spread>
      )}
      secondary={(loan) => (
        <Spread>
          <span>{loan.loan_no}</span>
          <span>
            {translate(loan.overdue_minor ? 'loans.facts.overdue' : 'loans.facts.outstanding')}
          </span>
        </Spread>
      )}
    />
  );
}
