import { required, useTranslate } from 'react-admin';
import { ChoiceButtons } from '../shared/ChoiceButtons.tsx';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { MoneyInput } from '../shared/MoneyInput.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { AdjustForm } from './AdjustForm.tsx';

/** Charges a cost to the loan. */
export function ChargePanel(props: LoanFormProps<'charge'>) {
  const translate = useTranslate();
  const value_on = useBusinessDate();
  return (
    <AdjustForm {...props} hint={translate('adjustments.form.charge_hint')} defaults={{ value_on }}>
      <ChoiceButtons source="cost_kind" of="cost_kinds" isRequired />
      <MoneyInput source="amount_minor" validate={required()} fullWidth helperText={false} />
      <DayInput
        source="value_on"
        validate={required()}
        fullWidth
        helperText="adjustments.form.value_on_help"
      />
    </AdjustForm>
  );
}
