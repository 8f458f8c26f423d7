import { useEditContext } from 'react-admin';
import { ErrorState } from './ErrorState.tsx';

/** Stands in place of a form whose record could not be read: `<Edit error={<EditError />}>`. */
export const EditError = () => {
  const { error, refetch } = useEditContext();
  return <ErrorState error={error} onRetry={() => void refetch()} />;
};
