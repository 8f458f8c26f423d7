import { useShowContext } from 'react-admin';
import { ErrorState } from './ErrorState.tsx';

/** Stands in place of a record that could not be read: `<Show error={<ShowError />}>`. */
export const ShowError = () => {
  const { error, refetch } = useShowContext();
  return <ErrorState error={error} onRetry={() => void refetch()} />;
};
