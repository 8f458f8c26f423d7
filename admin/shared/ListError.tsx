import { useListContext } from 'react-admin';
import { ErrorState } from './ErrorState.tsx';

/** Stands in place of a list that could not be read: `<List error={<ListError />}>`. */
export const ListError = () => {
  const { error, refetch } = useListContext();
  return <ErrorState error={error} onRetry={() => void refetch()} />;
};
