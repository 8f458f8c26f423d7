import { Box, Button, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { CalendarButton } from '../../shared/CalendarButton.tsx';
import { parseDay } from '../../shared/dayText.ts';
import { useBusinessDate } from '../../shared/session.ts';
import { type Period, presetsOf } from './usePeriod.ts';

interface Props {
  period: Period;
  onChoose: (period: Period) => void;
}

/** The usual periods by one click, any other by its first and last day. */
export const PeriodPicker = ({ period, onChoose }: Props) => {
  const translate = useTranslate();
  const today = useBusinessDate();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', justifyContent: 'space-between', gap: 1.5, mb: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        {Object.entries(presetsOf(today)).map(([name, preset]) => {
          const chosen = preset.from === period.from && preset.to === period.to;
          return (
            <Button key={name} variant={chosen ? 'contained' : 'outlined'} aria-pressed={chosen} onClick={() => onChoose(preset)}>
              {translate(`review.report.presets.${name}`)}
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
  const problem = (on: string | null | undefined) => (on ? (on > today ? translate('review.report.future', { day: today }) : undefined) : translate('app.validation.day'));
  const order = first && last && first > last ? translate('review.report.order') : undefined;
  const problems = { from: problem(first) ?? order, to: problem(last) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (first && last && problems.from === undefined && problems.to === undefined) onChoose({ from: first, to: last });
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1 }}>
      <Day name="from" value={from} max={today} problem={problems.from} onChange={setFrom} />
      <Day name="to" value={to} max={today} problem={problems.to} onChange={setTo} />
      <Button type="submit" variant="outlined" sx={{ minHeight: 40 }}>
        {translate('review.report.apply')}
      </Button>
    </Box>
  );
};

interface DayProps {
  name: 'from' | 'to';
  value: string;
  max: string;
  problem: string | undefined;
  onChange: (text: string) => void;
}

const Day = ({ name, value, max, problem, onChange }: DayProps) => {
  const translate = useTranslate();
  return (
    <TextField
      label={translate(`review.report.${name}`)}
      name={name}
      value={value}
      autoComplete="off"
      placeholder="YYYY-MM-DD"
      onChange={(event) => onChange(event.target.value)}
      fullWidth={false}
      margin="none"
      error={problem !== undefined}
      helperText={problem}
      slotProps={{
        htmlInput: { className: 'figures', inputMode: 'numeric' },
        input: { endAdornment: <CalendarButton type="date" value={value} max={max} onPick={onChange} /> },
        inputLabel: { shrink: true },
      }}
      sx={{ width: 156 }}
    />
  );
};
