import type { Theme, ThemeOptions } from '@mui/material';

type Components = NonNullable<ThemeOptions['components']>;

/** Toolbars and filters over a list or under a form. */
export const raToolbars = (theme: Theme): Components => ({
  RaListToolbar: {
    styleOverrides: {
      root: {
        alignItems: 'center',
        minHeight: 52,
        gap: 8,
        flexShrink: 0,
        paddingBlock: 4,
        // On a phone the search stands left of the tools, not under them.
        [theme.breakpoints.down('sm')]: {
          backgroundColor: 'transparent',
          flexDirection: 'row',
          flexWrap: 'nowrap',
          alignItems: 'flex-start',
        },
      },
    },
  },
  RaFilterForm: {
    styleOverrides: {
      root: {
        padding: 0,
        minHeight: 0,
        rowGap: 4,
        flexWrap: 'wrap',
        alignItems: 'center',
        [theme.breakpoints.down('sm')]: {
          flex: '1 1 0',
          minWidth: 0,
          '& .RaFilterFormInput-spacer': { width: 0 },
        },
        '& .RaFilterForm-filterFormInput .MuiFormControl-root': { marginBlock: 4 },
      },
    },
  },
  RaFilterFormInput: {
    styleOverrides: {
      root: { alignItems: 'center', '& .RaFilterFormInput-hideButton': { marginBottom: 0 } },
    },
  },
  RaTopToolbar: {
    styleOverrides: {
      root: {
        padding: 0,
        minHeight: 44,
        alignItems: 'center',
        flexShrink: 0,
        gap: 4,
        [theme.breakpoints.down('sm')]: {
          backgroundColor: 'transparent',
          padding: 0,
          flex: '0 0 auto',
        },
      },
    },
  },
  RaToolbar: {
    styleOverrides: {
      root: {
        backgroundColor: 'transparent',
        borderTop: `1px solid ${theme.palette.divider}`,
        [theme.breakpoints.down('sm')]: { backgroundColor: theme.palette.background.paper },
      },
    },
  },
});
