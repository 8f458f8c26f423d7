import HistoryIcon from '@mui/icons-material/History';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { parseDay } from '../../server/domain/input/days.ts';
import { DayBox } from '../shared/DayBox.tsx';
import { useBusinessDate } from '../shared/session.ts';

interface Props {
  as_of: string;
  isPast: boolean;
  onChoose: (on: string) => void;
}

/** The date the numbers belong to; a past one is said loudly, once. */
export const OverdueTiersBar = ({ as_of, isPast, onChoose }: Props) => {
  const translate = useTranslate();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        mb: 2,
        minHeight: 44,
        ...(isPast
          ? {
              px: 2,
              py: 1,
              border: 1,
              borderColor: 'warning.main',
              borderRadius: 1,
              backgroundColor: 'background.paper',
            }
          : {}),
      }}
    >
      <Box sx={{ flexGrow: 1 }} role={isPast ? 'status' : undefined}>
        {isPast ? (
          <>
            <Typography sx={{ fontWeight: 600, display: 'flex', alignItems: 'center', gap: 1 }}>
              <HistoryIcon fontSize="small" color="warning" aria-hidden />
              {translate('tiers.past_banner', { day: as_of })}
            </Typography>
            <Typography color="text.secondary" variant="caption" component="p">
              {translate('tiers.past_hint')}
            </Typography>
          </>
        ) : (
          <Typography color="text.secondary">{translate('tiers.open_hint')}</Typography>
        )}
      </Box>
      {isPast ? (
        <Button onClick={() => onChoose('')}>{translate('tiers.back_to_today')}</Button>
      ) : null}
      <DatePicker key={as_of} as_of={as_of} onChoose={onChoose} />
    </Box>
  );
};

/**
 * Typing a date passes through half-typed ones, so it counts once the field is left, on Enter, or
 * when picked from the calendar.
 */
const DatePicker = ({ as_of, onChoose }: Omit<Props, 'isPast'>) => {
  const translate = useTranslate();
  const today = useBusinessDate();
  const [typed, setTyped] = useState(as_of);
  const on = parseDay(typed, today);
  const inFuture = typeof on === 'string' && on > today;
  const future = inFuture ? translate('tiers.future', { day: today }) : undefined;
  const problem = on === undefined ? translate('app.validation.day') : future;
  const commit = () => {
    if (problem === undefined && on !== as_of) onChoose(on ?? '');
  };
  return (
    <DayBox
      label={translate('tiers.as_of')}
      name="as_of"
      value={typed}
      shown={as_of}
      max={today}
      problem={problem}
      onChange={setTyped}
      onPick={onChoose}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
      sx={{ width: 168 }}
    />
  );
};
