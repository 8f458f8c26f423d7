import { RecordContextProvider, useTranslate } from 'react-admin';
import { Fact } from '../../shared/Facts.tsx';
import { UserName } from '../../shared/UserName.tsx';
import { useKeep } from './useKeep.ts';

/** By whom a borrower is kept until when, or that it was asked for; nothing else. */
export function KeepFact({ borrowerId }: { borrowerId: number }) {
  const translate = useTranslate();
  const { keep } = useKeep(borrowerId);
  if (!keep) return null;
  const key = keep.status === 'proposed' ? 'assignment.keep.asked' : 'assignment.keep.held';
  return (
    <Fact labelKey="assignment.keeps">
      <RecordContextProvider value={keep}>
        <UserName source="user_id" /> <span>{translate(key, { day: keep.until_on })}</span>
      </RecordContextProvider>
    </Fact>
  );
}
