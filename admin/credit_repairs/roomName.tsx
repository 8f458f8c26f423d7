import { useTranslate } from 'react-admin';
import { WaitingCount } from '../shared/WaitingCount.tsx';
import { useMay, useSession } from '../shared/session.ts';
import { useWorkload } from '../parts/repairs/repairs.ts';

/** The queue in the menu, with what nobody has claimed and what this person is late with. */
export const RepairRoomName = ({ name }: { name: string }) => {
  const translate = useTranslate();
  const me = useSession()?.id;
  const works = useMay('credit_repairs', 'claim');
  const { data } = useWorkload();
  const late = data?.people.find(({ user_id }) => user_id === me)?.overdue ?? 0;
  const unclaimed = data?.unclaimed ?? 0;
  return (
    <WaitingCount
      name={name}
      count={works && data ? unclaimed + late : undefined}
      hint={translate('credit_repairs.waiting', { unclaimed, late })}
    />
  );
};
