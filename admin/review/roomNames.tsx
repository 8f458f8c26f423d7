import { useGetList, useTranslate } from 'react-admin';
import { WaitingCount } from '../shared/WaitingCount.tsx';
import { useMay, useSession } from '../shared/session.ts';
import { UNANSWERED } from './flagged.ts';
import { useReviewQueue } from './useReviewQueue.ts';

/** The review desk in the menu, with how much waits there. */
export const ReviewRoomName = ({ name }: { name: string }) => {
  const translate = useTranslate();
  const { data } = useReviewQueue();
  return (
    <WaitingCount
      name={name}
      count={data?.total}
      hint={translate('review.waiting', { smart_count: data?.total ?? 0 })}
    />
  );
};

/** The flagged notes in the menu, with how many wait for this supervisor's answer. */
export const FlaggedRoomName = ({ name }: { name: string }) => {
  const translate = useTranslate();
  const { total } = useGetList(
    'collection_notes',
    {
      pagination: { page: 1, perPage: 1 },
      filter: { ...UNANSWERED, answerer_id: useSession()?.id },
    },
    { enabled: useMay('collection_notes', 'answer') },
  );
  return (
    <WaitingCount
      name={name}
      count={total}
      hint={translate('review.flagged.waiting', { smart_count: total ?? 0 })}
    />
  );
};
