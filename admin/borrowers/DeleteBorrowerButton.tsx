import { CanAccess, DeleteWithConfirmButton, useRecordContext, useTranslate } from 'react-admin';
import type { Borrower } from '../../server/contract/resources/borrowers.ts';

/**
 * Deletes a borrower; for supervisors. A borrower with loans stays, and the server says so in its
 * own words.
 */
export const DeleteBorrowerButton = () => {
  const borrower = useRecordContext<Borrower>();
  const translate = useTranslate();
  if (!borrower) return null;
  return (
    <CanAccess resource="borrowers" action="delete">
      <DeleteWithConfirmButton
        mutationMode="pessimistic"
        redirect="list"
        confirmTitle={translate('borrowers.delete.title', { name: borrower.full_name })}
        confirmContent="borrowers.delete.body"
        successMessage="borrowers.delete.done"
      />
    </CanAccess>
  );
};
