import { Toolbar, useGetList, useRecordContext, useTranslate } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { DeleteLoanButton } from './DeleteLoanButton.tsx';
import { LoanInputs } from './LoanInputs.tsx';
import { EditPage } from '../shared/forms/EditPage.tsx';
import { DeskSaveButton } from '../shared/forms/DeskSaveButton.tsx';
import { PageForm } from '../shared/forms/PageForm.tsx';
import { RecordSkeleton } from '../shared/RecordSkeleton.tsx';

/**
 * The form of a loan. The fields that are open depend on whether anything was ever paid, so that is
 * asked first.
 */
function LoanForm() {
  const loan = useRecordContext<Loan>();
  const { total, isPending } = useGetList(
    'payments',
    { pagination: { page: 1, perPage: 1 }, filter: { loan_id: loan?.id } },
    { enabled: loan !== undefined },
  );
  if (!loan || isPending) return <RecordSkeleton />;
  return (
    <PageForm toolbar={<LoanToolbar />}>
      <LoanInputs locked={total !== 0} />
    </PageForm>
  );
}

function LoanToolbar() {
  return (
    <Toolbar sx={{ justifyContent: 'space-between' }}>
      <DeskSaveButton isNew={false} />
      <DeleteLoanButton />
    </Toolbar>
  );
}

function LoanTitle() {
  const loan = useRecordContext<Loan>();
  const translate = useTranslate();
  return <span>{loan && translate('loans.form.edit_title', { loan_no: loan.loan_no })}</span>;
}

export function LoanEdit() {
  return (
    <EditPage title={<LoanTitle />}>
      <LoanForm />
    </EditPage>
  );
}
