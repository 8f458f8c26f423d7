import { DeleteWithConfirmButton, useRecordContext } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { useMay } from '../shared/session.ts';

/**
 * Deletes a loan; for a supervisor. The server refuses once there is a payment or a note, and its
 * reason is what shows.
 */
export function DeleteLoanButton() {
  const loan = useRecordContext<Loan>();
  const mayDelete = useMay('loans', 'delete');
  if (!loan || !mayDelete) return null;
  return (
    <DeleteWithConfirmButton
      label="loans.actions.delete"
      mutationMode="pessimistic"
      confirmTitle="loans.actions.delete_title"
      confirmContent="loans.actions.delete_body"
      titleTranslateOptions={{ loan_no: loan.loan_no }}
      successMessage="loans.actions.deleted"
    />
  );
}
