import { Box, type Theme, Typography, useMediaQuery } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { monthOf } from '../shared/calendar/month.ts';
import { WeeksTable } from '../shared/calendar/WeeksTable.tsx';
import { useBusinessDate } from '../shared/session.ts';
import type { CalendarDay } from './useCalendar.ts';

interface Props {
  weeks: readonly (readonly string[])[];
  /** The month in sight; null where each day is. */
  month: string | null;
  days: readonly CalendarDay[] | undefined;
  visitor: number | null;
}

/** The rows that a figure of a day is made of. */
const listOf = (filter: object): string =>
  `/visits?${new URLSearchParams({
    filter: JSON.stringify(filter),
    displayedFilters: JSON.stringify({ planned_on: true, due_on_gte: true, due_on_lte: true }),
    sort: 'planned_at',
    order: 'ASC',
    page: '1',
    perPage: '25',
  }).toString()}`;

/** Days with how many visits each has; on a phone those that have any, one below the other. */
export function CalendarGrid({ weeks, month, days, visitor }: Props) {
  const translate = useTranslate();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const byDay = new Map(days?.map((day) => [day.on, day]));
  if (narrow) {
    const busy = weeks.flat().filter((on) => byDay.has(on));
    if (days !== undefined && busy.length === 0)
      return (
        <Typography sx={{ color: 'text.secondary', p: 1 }}>
          {translate('visits.calendar.none')}
        </Typography>
      );
    return busy.map((on) => (
      <Box key={on} sx={{ py: 1, px: 1, borderTop: 1, borderColor: 'divider' }}>
        <DayHead on={on} whole />
        <DayLines day={byDay.get(on)} visitor={visitor} />
      </Box>
    ));
  }
  return (
    <WeeksTable
      weeks={weeks}
      cell={(on) => (
        <Box
          component="td"
          key={on}
          data-day={on}
          sx={{
            verticalAlign: 'top',
            height: month === null ? 260 : 104,
            p: 0.75,
            bgcolor: month === null || monthOf(on) === month ? undefined : 'action.hover',
          }}
        >
          <DayHead on={on} />
          <DayLines day={byDay.get(on)} visitor={visitor} />
        </Box>
      )}
    />
  );
}

function DayHead({ on, whole = false }: { on: string; whole?: boolean }) {
  const isToday = on === useBusinessDate();
  return (
    <Box
      component="time"
      dateTime={on}
      className="figures"
      sx={{
        display: 'block',
        fontSize: '0.8125rem',
        fontWeight: isToday ? 700 : 400,
        color: isToday ? 'primary.main' : 'text.secondary',
      }}
    >
      {whole ? on : Number(on.slice(8))}
    </Box>
  );
}

const LINE = {
  display: 'block',
  color: 'inherit',
  fontSize: '0.8125rem',
  lineHeight: 1.6,
  textDecoration: 'none',
  '&:hover': { textDecoration: 'underline' },
} as const;

function DayLines({ day, visitor }: { day: CalendarDay | undefined; visitor: number | null }) {
  const translate = useTranslate();
  if (day === undefined) return null;
  const { on, planned, made, last_day, names } = day;
  const whose = visitor === null ? {} : { visitor_id: visitor };
  const over = planned + made - names.length;
  return (
    <>
      {planned + made > 0 && (
        <Box component={Link} to={listOf({ planned_on: on, ...whose })} sx={LINE}>
          <b className="figures">
            {translate('visits.calendar.planned', { smart_count: planned })}
            {made > 0 && translate('visits.calendar.made', { smart_count: made })}
          </b>
          <Box component="span" sx={{ display: 'block', overflowWrap: 'anywhere' }}>
            {names.join(translate('visits.calendar.and'))}
            {over > 0 && translate('visits.calendar.more', { smart_count: over })}
          </Box>
        </Box>
      )}
      {last_day > 0 && (
        <Box
          component={Link}
          to={listOf({ status: 'due', due_on_gte: on, due_on_lte: on, ...whose })}
          sx={{ ...LINE, color: 'warning.main' }}
        >
          {translate('visits.calendar.last_day', { smart_count: last_day })}
        </Box>
      )}
    </>
  );
}
