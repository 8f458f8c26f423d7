import { useIsFetching } from '@tanstack/react-query';
import { useState } from 'react';
import { useTimeout, useTranslate } from 'react-admin';
import { WaitingCount } from '../shared/WaitingCount.tsx';
import { useWaiting } from './useDay.ts';

/** The soonest the menu asks for its figure. */
const LATER_MS = 2000;

/** Whether the page has all it asked for: what it shows goes before a figure of the menu. */
function useQuiet(): boolean {
  const late = useTimeout(LATER_MS);
  const quiet = useIsFetching() === 0 && late;
  const [was, setWas] = useState(false);
  if (quiet && !was) setWas(true);
  return was;
}

/** The room's name with how many people wait today. */
export function TodayRoomName({ name }: { name: string }) {
  const translate = useTranslate();
  const wanted = useQuiet();
  const count = useWaiting(wanted);
  return (
    <WaitingCount
      name={name}
      count={count}
      hint={translate('today.waiting', { smart_count: count ?? 0 })}
    />
  );
}
