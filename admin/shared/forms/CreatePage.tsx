import { Create, type CreateProps } from 'react-admin';
import { type After, useAfterSave } from './useAfterSave.ts';

interface Props extends Omit<CreateProps, 'redirect' | 'mutationOptions'> {
  after?: After;
}

/** The page of a new record; saved, its record takes the place of the form. */
export function CreatePage({ after = 'show', ...props }: Props) {
  const onSuccess = useAfterSave('created', after);
  return <Create {...props} redirect={false} mutationOptions={{ onSuccess }} />;
}
