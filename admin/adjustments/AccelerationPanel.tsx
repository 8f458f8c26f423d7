import { required, useTranslate } from 'react-admin';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { DayInput } from '../shared/DayInput.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { AdjustForm } from './AdjustForm.tsx';

/** Asks that the loan is declared due as a whole, from a day not before its notice arrived. */
export function AccelerationPanel(props: LoanFormProps<'acceleration'>) {
  const translate = useTranslate();
  const value_on = useBusinessDate();
  return (
    <AdjustForm
      {...props}
      hint={translate('adjustments.form.acceleration_hint')}
      defaults={{ value_on }}
    >
      <DayInput source="notified_on" fullWidth helperText="adjustments.form.notified_on_help" />
      <DayInput
        source="value_on"
        validate={required()}
        fullWidth
        helperText="adjustments.form.acceleration_on_help"
      />
    </AdjustForm>
  );
}
