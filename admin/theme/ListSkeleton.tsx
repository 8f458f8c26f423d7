import { Title, useGetResourceLabel, useResourceContext } from 'react-admin';
import { PageSkeleton } from './PageSkeleton.tsx';

/**
 * A list while its first page comes: its title and its outline. The theme gives it to every list.
 */
export const ListSkeleton = () => {
  const resource = useResourceContext();
  const label = useGetResourceLabel();
  return (
    <>
      {resource ? <Title title={label(resource, 2)} /> : null}
      <PageSkeleton />
    </>
  );
};
