import { Edit, type EditProps } from 'react-admin';
import { EditError } from '../EditError.tsx';
import { RecordSkeleton } from '../RecordSkeleton.tsx';
import { type After, useAfterSave } from './useAfterSave.ts';

/** What keeps a record from being read is said in its place, not in a notice as well. */
const SAID_ON_PAGE = { onError: () => undefined };

interface Props extends Omit<EditProps, 'redirect' | 'mutationOptions' | 'mutationMode'> {
  after?: After;
}

/**
 * The page that changes a record; saved, the record takes its place. Pessimistic, or the server's
 * words could not reach the fields.
 */
export function EditPage({ after = 'show', ...props }: Props) {
  const onSuccess = useAfterSave('updated', after);
  return (
    <Edit
      actions={false}
      error={<EditError />}
      loading={<RecordSkeleton />}
      {...props}
      queryOptions={SAID_ON_PAGE}
      mutationMode="pessimistic"
      redirect={false}
      mutationOptions={{ onSuccess }}
    />
  );
}
