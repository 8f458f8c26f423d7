import { required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import { DayInput } from '../shared/DayInput.tsx';
import type { LoanFormProps } from '../shared/panel/loanPanel.ts';
import { AdjustForm } from './AdjustForm.tsx';
import { NewDays } from './NewDays.tsx';

/** Asks that a loan is repaid on another day of the month, with what its rows would become. */
export function RepaymentDayPanel(props: LoanFormProps<'repayment_day'>) {
  const translate = useTranslate();
  return (
    <AdjustForm {...props} hint={translate('adjustments.form.repayment_day_hint')}>
      <DayInput
        source="first_due_on"
        validate={required()}
        fullWidth
        helperText="adjustments.form.first_due_on_help"
      />
      <Asked loanId={props.loan.id} />
    </AdjustForm>
  );
}

function Asked({ loanId }: { loanId: number }) {
  const typed = useWatch({ name: 'first_due_on' }) as unknown;
  const isDay = typeof typed === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(typed);
  return <NewDays loanId={loanId} firstDueOn={isDay ? typed : null} />;
}
