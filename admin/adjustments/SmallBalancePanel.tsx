import { useTranslate } from 'react-admin';
import { usePayoff } from '../parts/ledger/useLedger.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { Money } from '../shared/MoneyField.tsx';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { useBusinessDate } from '../shared/session.ts';
import { AdjustForm } from './AdjustForm.tsx';

/**
 * Asks that the little that is left of the loan is waived on the business date, which closes it.
 * The server takes the amount from the loan and says where it is above the limit.
 */
export function SmallBalancePanel(props: LoanFormProps<'small_balance'>) {
  const translate = useTranslate();
  const { data: quote } = usePayoff(props.loan.id, useBusinessDate());
  return (
    <AdjustForm {...props} hint={translate('adjustments.form.small_balance_hint')}>
      <Facts sx={{ mb: 1 }}>
        <Fact labelKey="adjustments.form.small_balance_amount" strong>
          {quote && <Money minor={quote.remainder_minor} />}
        </Fact>
      </Facts>
    </AdjustForm>
  );
}
