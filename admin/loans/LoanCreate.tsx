import { addMonths } from '../../server/domain/time/calendar.ts';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { LoanInputs } from './LoanInputs.tsx';
import { CreatePage } from '../shared/forms/CreatePage.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';

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
    <CreatePage title="loans.form.create_title">
      <PageForm defaultValues={defaults} sanitizeEmptyValues toolbar={<SaveToolbar isNew />}>
        <LoanInputs />
      </PageForm>
    </CreatePage>
  );
}
