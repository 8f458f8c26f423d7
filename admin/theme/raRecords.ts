import type { Theme, ThemeOptions } from '@mui/material';

type Components = NonNullable<ThemeOptions['components']>;

/** Every page begins at the same height. */
const TOP = { marginTop: 8 } as const;

/** The page of one record. */
export const raRecords = (theme: Theme): Components => ({
  RaShow: {
    styleOverrides: {
      root: {
        '& .RaShow-main': { minWidth: 0 },
        '& .RaShow-noActions': TOP,
        '& .RaShow-card': { overflow: 'visible' },
      },
    },
  },
  RaEdit: {
    styleOverrides: {
      root: { '& .RaEdit-main': { minWidth: 0 }, '& .RaEdit-noActions': TOP },
    },
  },
  RaCreate: { styleOverrides: { root: { '& .RaCreate-noActions': TOP } } },
  RaLabeled: {
    styleOverrides: {
      root: {
        '& .RaLabeled-label': { color: theme.palette.text.secondary, fontSize: '0.8125rem' },
      },
    },
  },
});
