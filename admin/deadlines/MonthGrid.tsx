import Box from '@mui/material/Box';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useLocaleState, useTranslate } from 'react-admin';
import { useBusinessDate } from '../shared/session.ts';
import { DayCell } from './DayCell.tsx';
import { DayDialog } from './DayDialog.tsx';
import { dayByKey, monthName, monthOf, weeksOf } from '../shared/calendar/month.ts';
import { WeeksTable } from '../shared/calendar/WeeksTable.tsx';
import type { ByDay } from './byDay.ts';

interface Props {
  month: string;
  byDay: ByDay;
  /** A key led into another month. */
  onMonth: (first: string) => void;
}

/**
 * The grid is one stop of the Tab key: arrows go by day and week, Page keys by month, Enter opens
 * the day.
 */
export function MonthGrid({ month, byDay, onMonth }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const today = useBusinessDate();
  const [chosen, setChosen] = useState(() => (monthOf(today) === month ? today : month));
  const [open, setOpen] = useState<string | null>(null);
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const current = monthOf(chosen) === month ? chosen : month;
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    grid.current?.querySelector<HTMLElement>(`[data-day="${current}"]`)?.focus();
  }, [current, month]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = dayByKey(event.key, current);
    if (next === undefined) return;
    event.preventDefault();
    moved.current = true;
    setChosen(next);
    if (monthOf(next) !== month) onMonth(monthOf(next));
  };
  return (
    <>
      <WeeksTable
        role="grid"
        ref={grid}
        aria-label={monthName(month, locale)}
        onKeyDown={onKeyDown}
        weeks={weeksOf(month)}
        cell={(day) => (
          <DayCell
            key={day}
            day={day}
            month={month}
            deadlines={byDay.get(day) ?? []}
            isCurrent={day === current}
            onFocus={() => monthOf(day) === month && setChosen(day)}
            onOpen={() => setOpen(day)}
          />
        )}
      />
      <Box sx={{ mt: 1, fontSize: '0.8125rem', color: 'text.secondary' }}>
        {translate('deadlines.keys')}
      </Box>
      <DayDialog
        day={open}
        deadlines={open === null ? [] : (byDay.get(open) ?? [])}
        onClose={() => setOpen(null)}
      />
    </>
  );
}
