import { useGetOne, useRecordContext, useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';
import type { RepairFile } from '../../../server/contract/resources/repairFile.ts';
import type { User } from '../../../server/contract/resources/system.ts';
import { useMay, useSession } from '../../shared/session.ts';
import { hindranceOf } from './moves.ts';

/** Says where the request stands, and why the person reading it cannot go on with it. */
export function useBarText(): (repair: CreditRepair, file: RepairFile | undefined) => string {
  const translate = useTranslate();
  const session = useSession();
  const works = useMay('credit_repairs', 'claim');
  const assignee_id = useRecordContext<CreditRepair>()?.assignee_id ?? null;
  const { data: assignee } = useGetOne<User>(
    'users',
    { id: assignee_id ?? 0 },
    { enabled: assignee_id !== null },
  );
  return (repair, file) => {
    const name = assignee?.full_name ?? '';
    const mine = repair.assignee_id === session?.id;
    const say = (key: string) =>
      translate(`credit_repairs.bar.${key}`, { name, on: repair.answered_on ?? '' });
    if (!works && repair.status !== 'answered' && repair.status !== 'withdrawn')
      return say('read_only');
    switch (repair.status) {
      case 'received':
        return say('received');
      case 'checking':
        return say(mine ? 'checking_mine' : 'checking_other');
      case 'awaiting_decision': {
        const hindrance = hindranceOf('grant', repair, session);
        if (hindrance === null) return say(`decide_${repair.proposal ?? 'grant'}`);
        return say(hindrance === 'own_repair' ? 'own' : 'awaits');
      }
      case 'granted':
      case 'declined':
        return say(repair.forbidden === null ? 'to_answer' : 'to_answer_by_law');
      case 'answered':
        return say(file?.correction?.sent_on === null ? 'answered_uncorrected' : 'answered');
      case 'withdrawn':
        return say('withdrawn');
    }
  };
}
