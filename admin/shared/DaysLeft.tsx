import Box from '@mui/material/Box';
import { useTranslate } from 'react-admin';
import { wayOf } from './dayText.ts';

/** Within these many days a deadline stands out. */
const SOON = 7;

/** The tone of a deadline: red for today and past, marked within a week, quiet after that. */
export function urgencyOf(days: number): 'error' | 'warning' | 'quiet' {
  if (days <= 0) return 'error';
  return days <= SOON ? 'warning' : 'quiet';
}

const COLOUR = { error: 'error.main', warning: 'warning.main', quiet: 'text.secondary' } as const;

/** '还有 15 天', '今天截止', '已过 3 天'. */
export function DaysLeft({ days }: { days: number }) {
  const urgency = urgencyOf(days);
  return (
    <Box
      component="span"
      className="figures"
      sx={{
        color: COLOUR[urgency],
        fontWeight: urgency === 'quiet' ? 400 : 600,
        whiteSpace: 'nowrap',
      }}
    >
      {useDaysLeft()(days)}
    </Box>
  );
}

export function useDaysLeft(): (days: number) => string {
  const translate = useTranslate();
  return (days) => translate(`legal_cases.left.${wayOf(days)}`, { smart_count: Math.abs(days) });
}
