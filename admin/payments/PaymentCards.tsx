import { ReferenceField } from 'react-admin';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { CardsWithNote } from '../parts/loans/CardsWithNote.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { Spread } from '../shared/Spread.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';
import { PaymentListEmpty } from './PaymentListEmpty.tsx';

/** The list on a phone. */
export function PaymentCards() {
  return (
    <CardsWithNote<Payment>
      empty={<PaymentListEmpty />}
      loanIdOf={(payment) => payment.loan_id}
      primary={() => (
        <Spread>
          <BorrowerOfLoan link={false} />
          <MoneyField source="amount_minor" />
        </Spread>
      )}
      secondary={(payment) => (
        <Spread>
          <span className="figures">
            {payment.paid_on} · <EnumField source="channel" of="payment_channels" />
          </span>
          {payment.status === 'reversed' ? (
            <StatusChip source="status" of="payment_statuses" />
          ) : (
            <ReferenceField source="loan_id" reference="loans" link={false} />
          )}
        </Spread>
      )}
    />
  );
}
