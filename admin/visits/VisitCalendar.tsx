import BeforeIcon from '@mui/icons-material/ChevronLeft';
import AfterIcon from '@mui/icons-material/ChevronRight';
import { Box, Card, IconButton, ToggleButton, ToggleButtonGroup, Typography } from '@mui/material';
import { Title, useLocaleState, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { addDays } from '../../server/domain/time/calendar.ts';
import { monthAfter, monthName, monthOf, weeksOf } from '../shared/calendar/month.ts';
import { ErrorState } from '../shared/ErrorState.tsx';
import { useBusinessDate, useMay, useSession } from '../shared/session.ts';
import { CalendarGrid } from './CalendarGrid.tsx';
import { useCalendar } from './useCalendar.ts';
import { VisitWays } from './VisitWays.tsx';

const WEEK = 7;

/** What is looked at, from the address: a month or a week, whose, and from which day. */
function useAsked() {
  const [search, setSearch] = useSearchParams();
  const me = useSession()?.id ?? null;
  const today = useBusinessDate();
  const on = /^\d{4}-\d{2}-\d{2}$/.test(search.get('on') ?? '') ? (search.get('on') ?? '') : today;
  const isWeek = search.get('view') === 'week';
  const goes = useMay('visits', 'start');
  const whose = search.get('whose') ?? (goes ? 'mine' : 'all');
  const set = (values: Record<string, string>) =>
    setSearch(
      (known) => {
        const params = new URLSearchParams(known);
        for (const [name, value] of Object.entries(values)) params.set(name, value);
        return params;
      },
      { replace: true, preventScrollReset: true },
    );
  return { on, isWeek, whose, goes, visitor: whose === 'mine' ? me : null, set };
}

/** A month or a week of visits, by day: how many, and whom the first. */
export function VisitCalendar() {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const asked = useAsked();
  const { on, isWeek, set } = asked;
  const month = monthOf(on);
  const all = weeksOf(month);
  const weeks = isWeek ? weeksOf(month).filter((week) => week.includes(on)) : all;
  const days = weeks.flat();
  const { data, error, refetch } = useCalendar(days[0] ?? on, days.at(-1) ?? on, asked.visitor);
  const step = (way: 1 | -1) =>
    set({ on: isWeek ? addDays(on, way * WEEK) : monthAfter(month, way) });
  return (
    <Box sx={{ pt: 1, width: '100%' }}>
      <Title title="visits.calendar.title" />
      <VisitWays here="calendar" />
      <Card sx={{ p: { xs: 1, sm: 1.5 } }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
          <IconButton aria-label={translate('visits.calendar.before')} onClick={() => step(-1)}>
            <BeforeIcon />
          </IconButton>
          <IconButton aria-label={translate('visits.calendar.after')} onClick={() => step(1)}>
            <AfterIcon />
          </IconButton>
          <Typography
            component="h2"
            variant="subtitle1"
            className="figures"
            aria-live="polite"
            sx={{ flexGrow: 1 }}
          >
            {isWeek ? `${days[0]} – ${days.at(-1)}` : monthName(month, locale)}
          </Typography>
          <Choose
            name="view"
            value={isWeek ? 'week' : 'month'}
            values={['month', 'week']}
            onChoose={(view) => set({ view })}
          />
          {asked.goes && (
            <Choose
              name="whose"
              value={asked.whose}
              values={['mine', 'all']}
              onChoose={(whose) => set({ whose })}
            />
          )}
        </Box>
        {error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <CalendarGrid
            weeks={weeks}
            month={isWeek ? null : month}
            days={data}
            visitor={asked.visitor}
          />
        )}
      </Card>
    </Box>
  );
}

interface ChooseProps {
  name: string;
  value: string;
  values: readonly string[];
  onChoose: (value: string) => void;
}

function Choose({ name, value, values, onChoose }: ChooseProps) {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      value={value}
      aria-label={translate(`visits.calendar.${name}`)}
      onChange={(_event, next: string | null) => next && onChoose(next)}
    >
      {values.map((one) => (
        <ToggleButton key={one} value={one} sx={{ px: 1.25, py: 0.5, textTransform: 'none' }}>
          {translate(`visits.calendar.${name}_${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
