import { Create, SaveButton, SimpleForm, Toolbar } from 'react-admin';
import { useBusinessDate } from '../shared/session.ts';
import { addMonths } from '../../server/domain/calendar.ts';
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
      <SimpleForm defaultValues={defaults} sanitizeEmptyValues warnWhenUnsavedChanges toolbar={<LoanToolbar />}>
        <LoanInputs />
      </SimpleForm>
    </Create>
  );
}

function LoanToolbar() {
  return (
    <Toolbar>
      <SaveButton alwaysEnable />
    </Toolbar>
  );
}
