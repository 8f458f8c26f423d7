import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { isCalendarDate } from '../../../server/domain/time/calendar.ts';
import type { Moment } from '../../providers/moment.ts';
import { useBusinessDate } from '../../shared/session.ts';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/;

/** The moment in the address of a loan's page, null for today; other parts of the address stay. */
export function useMoment() {
  const today = useBusinessDate();
  const [search, setSearch] = useSearchParams();
  const on = search.get('as_of') ?? '';
  const at = search.get('known_at') ?? '';
  const moment = useMemo<Moment | null>(() => {
    const known_at = INSTANT.test(at) ? at : null;
    const as_of = isCalendarDate(on) && on <= today ? on : today;
    return as_of < today || known_at !== null ? { as_of, known_at } : null;
  }, [on, at, today]);
  const choose = (next: Moment | null) =>
    setSearch((known) => {
      const params = new URLSearchParams(known);
      params.delete('as_of');
      params.delete('known_at');
      if (next) params.set('as_of', next.as_of);
      if (next?.known_at) params.set('known_at', next.known_at);
      return params;
    });
  return { moment, choose };
}
