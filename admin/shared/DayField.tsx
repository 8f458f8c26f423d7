import { Box } from '@mui/material';
import { type FieldProps, useFieldValue, useTranslate } from 'react-admin';
import { wayOf } from './dayText.ts';
import { daysBetween } from '../../server/domain/time/calendar.ts';
import { Dash } from './Dash.tsx';
import { useBusinessDate } from './session.ts';

/** `true`: '43 days ago', 'in 3 days'; `'due'`: '43 days overdue', 'due in 3 days'. */
type Distance = boolean | 'due';

/** A calendar date, with its distance to the business date where that matters. */
export const DayField = ({ distance, ...props }: FieldProps & { distance?: Distance }) => {
  const value = useFieldValue<Record<string, unknown>>(props) as unknown;
  return <Day on={typeof value === 'string' ? value : null} distance={distance} />;
};

/** The same for a date that is in no record. */
export const Day = ({
  on,
  distance = false,
}: {
  on: string | null | undefined;
  distance?: Distance;
}) => {
  const text = useDistance();
  if (!on) return <Dash />;
  return (
    <span className="figures">
      {on}
      {distance ? (
        <Box component="span" sx={{ color: 'text.secondary', ml: 1, whiteSpace: 'nowrap' }}>
          {text(on, distance === 'due')}
        </Box>
      ) : null}
    </span>
  );
};

/** Says how far a date lies from the business date. */
export function useDistance(): (on: string, due?: boolean) => string {
  const translate = useTranslate();
  const today = useBusinessDate();
  return (on, due = false) => {
    const days = daysBetween(today, on);
    return translate(`app.distance.${due ? 'due_' : ''}${wayOf(days)}`, {
      smart_count: Math.abs(days),
    });
  };
}
