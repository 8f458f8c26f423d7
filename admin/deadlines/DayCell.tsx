import Box from '@mui/material/Box';
import { useLocaleState, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { LegalDeadline } from '../../server/contract/resources/legalDeadlines.ts';
import { urgencyOf } from '../shared/DaysLeft.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { useBusinessDate } from '../shared/session.ts';
import { dayName, isWeekend, monthOf } from '../shared/calendar/month.ts';
import { linesOf } from './byDay.ts';
import { placeOfDeadline } from '../parts/legal/placeOfDeadline.ts';

interface Props {
  day: string;
  month: string;
  deadlines: readonly LegalDeadline[];
  /** The one that the Tab key reaches. */
  isCurrent: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

/** A day with what is due on it, each line by its word; what has no room is counted. */
export function DayCell({ day, month, deadlines, isCurrent, onFocus, onOpen }: Props) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  const today = useBusinessDate();
  const here = monthOf(day) === month;
  const { shown, over } = linesOf(deadlines);
  const count = translate('deadlines.count', { smart_count: deadlines.length });
  return (
    <Box
      component="td"
      data-day={day}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={day === today ? 'date' : undefined}
      aria-label={`${dayName(day, locale)}, ${count}`}
      onFocus={(event) => event.target === event.currentTarget && onFocus()}
      onClick={(event) => event.target === event.currentTarget && deadlines.length > 0 && onOpen()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.target !== event.currentTarget || deadlines.length === 0)
          return;
        event.preventDefault();
        onOpen();
      }}
      sx={{
        height: 86,
        verticalAlign: 'top',
        p: 0.5,
        fontSize: '0.75rem',
        cursor: deadlines.length > 0 ? 'pointer' : 'default',
        bgcolor: here && !isWeekend(day) ? 'transparent' : 'action.hover',
        '&:focus-visible': {
          outline: '2px solid',
          outlineColor: 'primary.main',
          outlineOffset: '-2px',
        },
      }}
    >
      <Box
        component="span"
        className="figures"
        sx={{
          display: 'inline-block',
          minWidth: 22,
          px: 0.5,
          textAlign: 'center',
          borderRadius: 1,
          lineHeight: '20px',
          fontSize: '0.8125rem',
          pointerEvents: 'none',
          ...(day === today
            ? { bgcolor: 'primary.main', color: 'primary.contrastText', fontWeight: 600 }
            : { color: 'text.secondary' }),
        }}
      >
        {Number(day.slice(-2))}
      </Box>
      {shown.map((deadline) => (
        <Line key={deadline.id} deadline={deadline} />
      ))}
      {over > 0 && (
        <Box
          component="button"
          type="button"
          tabIndex={-1}
          onClick={onOpen}
          sx={{
            border: 0,
            bgcolor: 'transparent',
            font: 'inherit',
            color: 'primary.main',
            p: 0,
            px: 0.75,
            cursor: 'pointer',
            lineHeight: '18px',
          }}
        >
          {translate('deadlines.more', { smart_count: over })}
        </Box>
      )}
    </Box>
  );
}

const EDGE = { error: 'error.main', warning: 'warning.main', quiet: 'text.disabled' } as const;

function Line({ deadline }: { deadline: LegalDeadline }) {
  const kind = useEnumLabel('deadline_kinds');
  const word = useTranslate()(`deadlines.short.${deadline.kind}`);
  return (
    <Box
      component={Link}
      to={placeOfDeadline(deadline)}
      tabIndex={-1}
      title={[
        kind(deadline.kind),
        deadline.borrower_name,
        deadline.case_no ?? deadline.loan_no,
        deadline.detail,
      ]
        .filter(Boolean)
        .join(' · ')}
      sx={{
        display: 'block',
        overflow: 'hidden',
        textOverflow: 'ellipsis',
        whiteSpace: 'nowrap',
        lineHeight: '18px',
        mt: '1px',
        pl: 0.5,
        borderLeft: 3,
        borderColor: EDGE[urgencyOf(deadline.days_left)],
        color: 'text.primary',
        textDecoration: 'none',
        '&:hover': { textDecoration: 'underline' },
      }}
    >
      <b>{word}</b> {deadline.borrower_name}
    </Box>
  );
}
