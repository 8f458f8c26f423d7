import { useRecordContext } from 'react-admin';
import type { Payment } from '../../server/contract/resources/payments.ts';
import { QuickNote } from '../parts/loans/QuickNote.tsx';
import { DayField } from '../shared/DayField.tsx';
import { EnumField } from '../shared/EnumField.tsx';
import { Fact, Facts } from '../shared/Facts.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';
import { MoneyField } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { BorrowerOfLoan } from '../shared/BorrowerOfLoan.tsx';

const field = (name: string) => `resources.payments.fields.${name}`;

/**
 * The facts of a payment at a glance; with `noting` a note can be written on its loan, which a form
 * around it would not bear.
 */
export function PaymentFacts({ noting = false }: { noting?: boolean }) {
  const payment = useRecordContext<Payment>();
  return (
    <Facts>
      <Fact labelKey={field('amount_minor')} strong>
        <MoneyField source="amount_minor" />
      </Fact>
      <Fact labelKey={field('paid_on')}>
        <DayField source="paid_on" />
      </Fact>
      <Fact labelKey={field('channel')}>
        <EnumField source="channel" of="payment_channels" />
      </Fact>
      {payment?.prepayment && (
        <Fact labelKey={field('prepayment')}>
          <EnumField source="prepayment" of="prepayments" />
        </Fact>
      )}
      <Fact labelKey={field('status')}>
        <StatusChip source="status" of="payment_statuses" />
      </Fact>
      <Fact labelKey={field('loan_id')}>
        <LoanLink />
        {noting && <QuickNote />}
      </Fact>
      <Fact labelKey="resources.loans.fields.borrower_id">
        <BorrowerOfLoan />
      </Fact>
    </Facts>
  );
}
