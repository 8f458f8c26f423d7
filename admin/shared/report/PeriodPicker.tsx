import { Box, Button } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { DayBox } from '../DayBox.tsx';
import { parseDay } from '../../../server/domain/input/days.ts';
import { useBusinessDate } from '../session.ts';
import { type Period, presetsOf } from './usePeriod.ts';

const WIDTH = { width: 156 } as const;

interface Props {
  period: Period;
  onChoose: (period: Period) => void;
}

/** The usual periods by one click, any other by its first and last day. */
export const PeriodPicker = ({ period, onChoose }: Props) => {
  const translate = useTranslate();
  const today = useBusinessDate();
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'flex-start',
        justifyContent: 'space-between',
        gap: 1.5,
        mb: 2,
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {Object.entries(presetsOf(today)).map(([name, preset]) => {
          const chosen = preset.from === period.from && preset.to === period.to;
          return (
            <Button
              key={name}
              variant={chosen ? 'contained' : 'outlined'}
              aria-pressed={chosen}
              onClick={() => onChoose(preset)}
            >
              {translate(`app.period.presets.${name}`)}
            </Button>
          );
        })}
      </Box>
      <Days key={`${period.from} ${period.to}`} period={period} onChoose={onChoose} />
    </Box>
  );
};

const Days = ({ period, onChoose }: Props) => {
  const translate = useTranslate();
  const today = useBusinessDate();
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const [first, last] = [parseDay(from, today), parseDay(to, today)];
  const problem = (on: string | null | undefined) => {
    if (!on) return translate('app.validation.day');
    return on > today ? translate('app.period.future', { day: today }) : undefined;
  };
  const order = first && last && first > last ? translate('app.period.order') : undefined;
  const problems = { from: problem(first) ?? order, to: problem(last) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (first && last && problems.from === undefined && problems.to === undefined)
      onChoose({ from: first, to: last });
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1 }}
    >
      <DayBox
        name="from"
        label={translate('app.period.from')}
        value={from}
        max={today}
        problem={problems.from}
        onChange={setFrom}
        sx={WIDTH}
      />
      <DayBox
        name="to"
        label={translate('app.period.to')}
        value={to}
        max={today}
        problem={problems.to}
        onChange={setTo}
        sx={WIDTH}
      />
      <Button type="submit" variant="outlined" sx={{ minHeight: 40 }}>
        {translate('app.period.apply')}
      </Button>
    </Box>
  );
};
