import BeforeIcon from '@mui/icons-material/ChevronLeft';
import AfterIcon from '@mui/icons-material/ChevronRight';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import type { Theme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useLocaleState, useTranslate } from 'react-admin';
import { ErrorState } from '../shared/ErrorState.tsx';
import { useBusinessDate } from '../shared/session.ts';
import { Agenda } from './Agenda.tsx';
import { monthAfter, monthName, monthOf, weeksOf } from '../shared/calendar/month.ts';
import { byDayOf } from './byDay.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { MostNotice } from './MostNotice.tsx';
import type { Asked } from './useAsked.ts';
import { useDeadlines } from './useDeadlines.ts';

/** A month of deadlines; on a phone the days that have any, one below the other. */
export function DeadlineCalendar({ asked }: { asked: Asked }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('md'));
  const today = useBusinessDate();
  const days = weeksOf(asked.month).flat();
  const { data, error, refetch } = useDeadlines({
    from: days[0] ?? asked.month,
    to: days.at(-1) ?? asked.month,
    owner_id: asked.owner_id,
  });
  const byDay = byDayOf(data ?? [], asked.kind);
  const go = (first: string) => asked.set({ month: first.slice(0, 7) });
  const month = narrow ? (
    <Agenda month={asked.month} byDay={byDay} known={data !== undefined} />
  ) : (
    <MonthGrid month={asked.month} byDay={byDay} onMonth={go} />
  );
  return (
    <Box sx={{ p: { xs: 1, sm: 1.5 } }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, mb: 1 }}>
        <IconButton
          aria-label={translate('deadlines.month_before')}
          onClick={() => go(monthAfter(asked.month, -1))}
        >
          <BeforeIcon />
        </IconButton>
        <IconButton
          aria-label={translate('deadlines.month_after')}
          onClick={() => go(monthAfter(asked.month, 1))}
        >
          <AfterIcon />
        </IconButton>
        <Typography
          component="h2"
          variant="subtitle1"
          className="figures"
          aria-live="polite"
          sx={{ mx: 1 }}
        >
          {monthName(asked.month, locale)}
        </Typography>
        <Button disabled={asked.month === monthOf(today)} onClick={() => go(today)}>
          {translate('deadlines.this_month')}
        </Button>
      </Box>
      <MostNotice rows={data?.length} />
      {!narrow && data && ![...byDay.keys()].some((day) => monthOf(day) === asked.month) && (
        <Typography sx={{ color: 'text.secondary', mb: 1 }}>
          {translate('deadlines.none_this_month')}
        </Typography>
      )}
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : month}
    </Box>
  );
}
