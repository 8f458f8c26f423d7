import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Typography from '@mui/material/Typography';
import { useLocaleState, useTranslate } from 'react-admin';
import { useBusinessDate } from '../shared/session.ts';
import { DeadlineCard } from './DeadlineCards.tsx';
import { dayName, monthOf } from '../shared/calendar/month.ts';
import type { ByDay } from './byDay.ts';

/** The days of a month that have something due, one below the other. */
export function Agenda({ month, byDay, known }: { month: string; byDay: ByDay; known: boolean }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const today = useBusinessDate();
  const days = [...byDay.keys()].filter((day) => monthOf(day) === month).toSorted();
  if (!known) return <Skeleton height={200} />;
  if (days.length === 0)
    return (
      <Typography sx={{ color: 'text.secondary', p: 2 }}>
        {translate('deadlines.none_this_month')}
      </Typography>
    );
  return days.map((day) => (
    <Box component="section" key={day} aria-label={dayName(day, locale)}>
      <Typography
        component="h3"
        variant="subtitle2"
        className="figures"
        sx={{ px: 2, pt: 1, color: day === today ? 'primary.main' : 'text.secondary' }}
      >
        {dayName(day, locale)}
        {day === today && ` · ${translate('app.distance.today')}`}
      </Typography>
      {(byDay.get(day) ?? []).map((row) => (
        <DeadlineCard key={row.id} row={row} dayKnown />
      ))}
    </Box>
  ));
}
