import { Box } from '@mui/material';
import type { KeyboardEventHandler, ReactNode, Ref } from 'react';
import { useLocaleState } from 'react-admin';
import { weekdayName } from './month.ts';

interface Props {
  /** Weeks of seven days, each as YYYY-MM-DD. */
  weeks: readonly (readonly string[])[];
  /** The cell of a day, a `td`. */
  cell: (on: string) => ReactNode;
  ref?: Ref<HTMLTableElement>;
  role?: string;
  'aria-label'?: string;
  onKeyDown?: KeyboardEventHandler;
}

/** Weeks as a table, below the names of their days. */
export function WeeksTable({ weeks, cell, ...table }: Props) {
  const [locale] = useLocaleState();
  return (
    <Box
      component="table"
      {...table}
      sx={{
        width: '100%',
        tableLayout: 'fixed',
        borderCollapse: 'collapse',
        '& th, & td': { border: 1, borderColor: 'divider' },
      }}
    >
      <thead>
        <tr>
          {(weeks[0] ?? []).map((on) => (
            <Box
              component="th"
              scope="col"
              key={on}
              sx={{ py: 0.5, fontSize: '0.8125rem', fontWeight: 500, color: 'text.secondary' }}
            >
              {weekdayName(on, locale)}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>{week.map(cell)}</tr>
        ))}
      </tbody>
    </Box>
  );
}
