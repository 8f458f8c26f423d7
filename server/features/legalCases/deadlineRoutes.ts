import { done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { legalDeadline, legalDeadlinesQuery } from '../../contract/resources/legalDeadlines.ts';
import { parse } from '../../contract/validation.ts';
import { addDays, addMonths } from '../../domain/time/calendar.ts';
import { contentRange, readPage } from '../../http/listRequest.ts';
import { read, type Route } from '../../http/route.ts';
import { legalDeadlines } from '../../views/legalDeadlines.ts';

/** Months a missed deadline is shown for, unless the asker says otherwise. */
const MISSED_MONTHS = 12;
/** Days the list looks ahead, unless the asker says otherwise. */
const AHEAD_DAYS = 90;
const earlier = (day: string | undefined, today: string): string =>
  day !== undefined && day < today ? day : today;
const later = (day: string | undefined, today: string): string =>
  day !== undefined && day > today ? day : today;

const deadlines = read({
  method: 'get',
  path: '/legal_deadlines',
  access: { resource: 'legal_deadlines', action: 'list' },
  summary:
    'Legal deadlines over cases and loans, by date; by default of the past year, if still ' +
    'standing, and the next 90 days',
  answers: legalDeadline.array(),
  run: async (db, { query, businessDate, language }, { scope }) => {
    const asked = orRefuse(parse(legalDeadlinesQuery, query, language));
    const { first, rows } = orRefuse(readPage(query));
    const { owner_id } = asked;
    const {
      from = addMonths(earlier(asked.to, businessDate), -MISSED_MONTHS),
      to = addDays(later(asked.from, businessDate), AHEAD_DAYS),
    } = asked;
    if (from > to) return refuseField('from', 'period_reversed', { date: to });
    const wanted = {
      from,
      to,
      owner_id: owner_id === undefined ? undefined : Number(owner_id),
    };
    const all = await legalDeadlines(db, businessDate, wanted, scope);
    const shown = all.slice(first, first + rows);
    return done({
      body: shown,
      headers: contentRange('legal_deadlines', first, shown.length, all.length),
    });
  },
});

export const deadlineRoutes: readonly Route[] = [deadlines];
