import type { Theme, ThemeOptions } from '@mui/material';

type Components = NonNullable<ThemeOptions['components']>;

/** The page of one record. */
export const raRecords = (theme: Theme): Components => ({
  RaShow: {
    styleOverrides: {
      root: { '& .RaShow-main': { minWidth: 0 }, '& .RaShow-card': { overflow: 'visible' } },
    },
  },
  RaEdit: { styleOverrides: { root: { '& .RaEdit-main': { minWidth: 0 } } } },
  RaLabeled: {
    styleOverrides: {
      root: {
        '& .RaLabeled-label': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
      },
    },
  },
});
