import type { Theme, ThemeOptions } from '@mui/material';

type Components = NonNullable<ThemeOptions['components']>;

/** Styles of the whole page: measures that the parts share, and classes for figures and names. */
const baseline = (theme: Theme) => ({
  ':root': {
    '--row-height': '40px',
    '--table-font': '0.875rem',
    '--side-panel-width': '440px',
    colorScheme: theme.palette.mode,
  },
  ':root[data-density="compact"]': { '--row-height': '36px', '--table-font': '0.8125rem' },
  '.figures': { fontVariantNumeric: 'tabular-nums' },
  // A name keeps its column narrow; the whole of it is in the tip.
  'td .name': {
    display: 'inline-block',
    maxWidth: '7em',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    verticalAlign: 'bottom',
  },
  '@media (prefers-reduced-motion: reduce)': {
    '*': { transitionDuration: '0.01ms !important', animationDuration: '0.01ms !important' },
  },
});

/**
 * MUI's own parts. Row height and table type follow `data-density` on the root element; see
 * layout/DensityButton.
 */
export const baseComponents = (theme: Theme): Components => ({
  MuiCssBaseline: { styleOverrides: baseline(theme) },
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: {
      root: {
        fontFamily: theme.typography.fontFamily,
        '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}`, outlineOffset: 1 },
      },
    },
  },
  MuiButton: {
    defaultProps: { disableElevation: true, size: 'small' },
    styleOverrides: { root: { minHeight: 32, paddingInline: 12, whiteSpace: 'nowrap' } },
  },
  MuiPaper: {
    defaultProps: { elevation: 0 },
    styleOverrides: { root: { backgroundImage: 'none' } },
  },
  // The name of a checkbox belongs to what is focused; MUI would put it on the frame around it.
  MuiCheckbox: {
    defaultProps: {
      slotProps: {
        input: (props) => ({ 'aria-label': (props as { 'aria-label'?: string })['aria-label'] }),
      },
    },
  },
  // Of our own tables that are walked by keys; MUI takes the frame off every row.
  MuiTableRow: {
    styleOverrides: {
      root: {
        '&[data-key-row]:focus-visible': {
          outline: `2px solid ${theme.palette.primary.main}`,
          outlineOffset: -2,
        },
      },
    },
  },
  MuiCard: { defaultProps: { variant: 'outlined' } },
  MuiAppBar: { defaultProps: { elevation: 0 } },
  MuiDialog: { styleOverrides: { paper: { border: `1px solid ${theme.palette.divider}` } } },
  MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.0625rem', fontWeight: 600 } } },
  MuiDialogActions: { styleOverrides: { root: { padding: '8px 24px 20px' } } },
  MuiPopover: {
    styleOverrides: {
      paper: { border: `1px solid ${theme.palette.divider}`, boxShadow: theme.shadows[4] },
    },
  },
  MuiTooltip: {
    defaultProps: { enterDelay: 400, disableInteractive: true },
    styleOverrides: { tooltip: { fontSize: '0.8125rem' } },
  },
  // A long text scrolls in its field: what follows, and the button, stay near.
  MuiTextField: {
    defaultProps: {
      variant: 'outlined',
      margin: 'dense',
      size: 'small',
      fullWidth: true,
      maxRows: 16,
    },
  },
  MuiFormControl: {
    defaultProps: { variant: 'outlined', margin: 'dense', size: 'small', fullWidth: true },
  },
  MuiAutocomplete: {
    defaultProps: { fullWidth: true, size: 'small' },
    styleOverrides: {
      paper: { border: `1px solid ${theme.palette.divider}`, boxShadow: theme.shadows[4] },
    },
  },
  MuiOutlinedInput: {
    styleOverrides: {
      root: { fontSize: '0.875rem', backgroundColor: theme.palette.background.paper },
      notchedOutline: { borderColor: theme.palette.mode === 'light' ? '#c3cad2' : '#434d59' },
    },
  },
  MuiInputLabel: { styleOverrides: { root: { fontSize: '0.875rem' } } },
  // What a field that is locked says is what explains the lock: it stays readable.
  MuiFormHelperText: {
    styleOverrides: {
      root: {
        marginInline: 2,
        fontSize: '0.8125rem',
        lineHeight: 1.45,
        '&.Mui-disabled': { color: theme.palette.text.secondary },
      },
    },
  },
  MuiMenuItem: {
    defaultProps: { dense: true },
    styleOverrides: { root: { fontSize: '0.875rem', minHeight: 34 } },
  },
  MuiTableCell: {
    styleOverrides: {
      root: { fontSize: 'var(--table-font)', borderBottomColor: theme.palette.divider },
      sizeSmall: { height: 'var(--row-height)', padding: '2px 12px' },
      head: {
        fontWeight: 500,
        color: theme.palette.text.secondary,
        whiteSpace: 'nowrap',
        lineHeight: 1.3,
      },
      paddingCheckbox: { padding: '0 0 0 8px' },
    },
  },
  MuiTab: {
    styleOverrides: {
      root: { minHeight: 40, padding: '6px 14px', minWidth: 0, fontSize: '0.875rem' },
    },
  },
  MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
  MuiChip: { styleOverrides: { root: { fontSize: '0.8125rem' } } },
  MuiAlert: { styleOverrides: { root: { fontSize: '0.875rem' } } },
});
