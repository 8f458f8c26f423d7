import { DeleteWithConfirmButton, useRecordContext } from 'react-admin';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { useMay } from '../shared/session.ts';

/** Deletes a case while it is a draft; for a supervisor. */
export function DeleteCaseButton() {
  const legalCase = useRecordContext<LegalCase>();
  const mayDelete = useMay('legal_cases', 'delete');
  if (!mayDelete || legalCase?.stage !== 'draft') return null;
  return (
    <DeleteWithConfirmButton
      label="legal_cases.remove.action"
      mutationMode="pessimistic"
      confirmTitle="legal_cases.remove.title"
      confirmContent="legal_cases.remove.body"
      successMessage="legal_cases.remove.done"
    />
  );
}
