import { useTranslate } from 'react-admin';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { Fact, Facts } from '../shared/Facts.tsx';
import { owedOf } from '../shared/loanMoney.ts';
import { Money } from '../shared/MoneyField.tsx';
import { AdjustForm } from './AdjustForm.tsx';

/**
 * Asks for a write-off of all that is left, on the business date. The server takes the amount from
 * the loan.
 */
export function WriteOffPanel(props: LoanFormProps<'write_off'>) {
  const translate = useTranslate();
  return (
    <AdjustForm {...props} hint={translate('adjustments.form.write_off_hint')}>
      <Facts sx={{ mb: 1 }}>
        <Fact labelKey="adjustments.form.write_off_amount" strong>
          <Money minor={owedOf(props.loan)} />
        </Fact>
      </Facts>
    </AdjustForm>
  );
}
