import { useGetOne, useTranslate } from 'react-admin';
import type { User } from '../../server/contract/resources/system.ts';

/** Names the reviewer who has a note in hand. */
export const TakenBy = ({ id }: { id: number | null }) => {
  const translate = useTranslate();
  const { data: user } = useGetOne<User>('users', { id: id ?? 0 }, { enabled: id !== null });
  return (
    <>
      {translate('review.list.taken', { who: user?.full_name ?? translate('review.done.another') })}
    </>
  );
};
