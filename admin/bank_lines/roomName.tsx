import { useGetList, useTranslate } from 'react-admin';
import { useMay } from '../shared/session.ts';
import { WaitingCount } from '../shared/WaitingCount.tsx';
import { WAITING } from './waiting.ts';

/** The room's name with the lines that wait to be claimed, for those who may. */
export function BankRoomName({ name }: { name: string }) {
  const translate = useTranslate();
  const enabled = useMay('bank_lines', 'book');
  const asked = { pagination: { page: 1, perPage: 1 }, filter: { status: WAITING } };
  const { total = 0 } = useGetList('bank_lines', asked, { enabled });
  return (
    <WaitingCount
      name={name}
      count={enabled ? total : undefined}
      hint={translate('bank.waiting', { smart_count: total })}
    />
  );
}
