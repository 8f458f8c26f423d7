import type { Theme, ThemeOptions } from '@mui/material';

type Components = NonNullable<ThemeOptions['components']>;

/** The height that the bar of 48 px leaves. */
const BELOW_BAR = 'calc(100vh - 48px)';

/** The frame around every page: bar, sidebar and menu. */
export const raFrame = (theme: Theme): Components => ({
  RaLayout: {
    styleOverrides: {
      root: {
        // react-admin lets a wide table widen the page; here the table scrolls in its own frame.
        minWidth: 0,
        '& .RaLayout-appFrame': { marginTop: 48 },
        '& .RaLayout-content': {
          minWidth: 0,
          padding: '8px 20px 24px',
          transition: 'padding-right 150ms',
          [theme.breakpoints.down('sm')]: { padding: '4px 8px 24px' },
        },
        [theme.breakpoints.up('md')]: {
          'html[data-side-panel="open"] & .RaLayout-content': {
            paddingRight: 'calc(var(--side-panel-width) + 20px)',
          },
        },
      },
    },
  },
  RaAppBar: {
    defaultProps: { color: 'transparent' },
    styleOverrides: {
      root: {
        backgroundColor: theme.palette.background.paper,
        borderBottom: `1px solid ${theme.palette.divider}`,
        color: theme.palette.text.primary,
        '& .RaAppBar-toolbar': { minHeight: 47, height: 47, paddingInline: 12 },
        '& .MuiIconButton-root': { color: theme.palette.text.secondary, '& svg': { fontSize: 20 } },
        '& .RaLocalesMenuButton-root .MuiButton-root, & .RaUserMenu-userButton': {
          color: theme.palette.text.secondary,
          fontWeight: 400,
          '& svg': { fontSize: 19 },
        },
      },
    },
  },
  RaSidebar: {
    styleOverrides: {
      root: {
        // As tall as the page beside it, so that its edge ends where the page does.
        height: 'auto',
        minHeight: BELOW_BAR,
        borderRight: `1px solid ${theme.palette.divider}`,
        '& .RaSidebar-fixed': { height: BELOW_BAR, width: 'inherit' },
        '& .MuiPaper-root': {
          height: BELOW_BAR,
          backgroundColor: theme.palette.background.default,
        },
      },
    },
  },
  RaMenuItemLink: {
    styleOverrides: {
      root: {
        height: 34,
        marginInline: 8,
        paddingInline: 10,
        borderRadius: 6,
        fontSize: '0.875rem',
        '&.RaMenuItemLink-active': {
          color: theme.palette.primary.main,
          backgroundColor: theme.palette.action.selected,
          fontWeight: 600,
          '& .MuiSvgIcon-root': { color: theme.palette.primary.main },
        },
        '& .RaMenuItemLink-icon': { minWidth: 30, color: 'inherit', '& svg': { fontSize: 19 } },
      },
    },
  },
});
