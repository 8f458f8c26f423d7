import { Edit, SimpleForm } from 'react-admin';
import { EditError } from '../shared/EditError.tsx';
import { RecordSkeleton } from '../shared/RecordSkeleton.tsx';
import { SaveToolbar } from '../shared/SaveToolbar.tsx';
import { BorrowerInputs } from './BorrowerInputs.tsx';

/** Pessimistic, or the server's words could not reach the fields. */
export const BorrowerEdit = () => (
  <Edit
    mutationMode="pessimistic"
    redirect="show"
    actions={false}
    error={<EditError />}
    loading={<RecordSkeleton />}
    sx={{ maxWidth: 860 }}
  >
    <SimpleForm warnWhenUnsavedChanges toolbar={<SaveToolbar />}>
      <BorrowerInputs masked />
    </SimpleForm>
  </Edit>
);
