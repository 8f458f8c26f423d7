import { Create, SimpleForm } from 'react-admin';
import { addMonths } from '../../server/domain/time/calendar.ts';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { LoanInputs } from './LoanInputs.tsx';

export function LoanCreate() {
  const today = useBusinessDate();
  const defaults = {
    repayment_method: 'equal_installment',
    installments_count: 12,
    day_count: '30/360',
    rounding: 'half_up',
    grace_days: 0,
    disbursed_on: today,
    first_due_on: addMonths(today, 1),
  };
  return (
    <Create title="loans.form.create_title" redirect="show">
      <SimpleForm
        defaultValues={defaults}
        sanitizeEmptyValues
        warnWhenUnsavedChanges
        toolbar={<SaveToolbar isNew />}
      >
        <LoanInputs />
      </SimpleForm>
    </Create>
  );
}
