import { useSearchParams } from 'react-router-dom';
import {
  addDays,
  isCalendarDate,
  lastDayOfPreviousMonth,
} from '../../../server/domain/time/calendar.ts';
import { useBusinessDate } from '../session.ts';

export interface Period {
  from: string;
  to: string;
}

const firstOfMonth = (on: string) => `${on.slice(0, 7)}-01`;

/** The periods people ask for, up to the business date. */
export function presetsOf(today: string) {
  const lastMonth = lastDayOfPreviousMonth(today);
  return {
    month: { from: firstOfMonth(today), to: today },
    last_month: { from: firstOfMonth(lastMonth), to: lastMonth },
    week: { from: addDays(today, -6), to: today },
    quarter: { from: addDays(today, -89), to: today },
  } satisfies Record<string, Period>;
}

export type Preset = keyof ReturnType<typeof presetsOf>;

/** `?from=&to=` of the address; without them, or with what is no period, `usual`. */
export function usePeriod(usual: Preset = 'month'): [Period, (period: Period) => void] {
  const today = useBusinessDate();
  const [params, setParams] = useSearchParams();
  const [from, to] = [params.get('from') ?? '', params.get('to') ?? ''];
  const asked = isCalendarDate(from) && isCalendarDate(to) && from <= to && to <= today;
  return [asked ? { from, to } : presetsOf(today)[usual], (period) => setParams({ ...period })];
}
