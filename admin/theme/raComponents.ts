import type { Theme, ThemeOptions } from '@mui/material';
import { createElement } from 'react';
import { onRowKey } from './rowKeys.ts';
import { ListSkeleton } from './ListSkeleton.tsx';

type Components = NonNullable<ThemeOptions['components']>;

/** react-admin's parts. */
export const raComponents = (theme: Theme): Components => ({
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
        borderRight: `1px solid ${theme.palette.divider}`,
        '& .RaSidebar-fixed': { height: 'calc(100vh - 48px)', width: 'inherit' },
        '& .MuiPaper-root': { backgroundColor: theme.palette.background.default },
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
  RaDataTable: {
    defaultProps: { bulkActionButtons: false },
    styleOverrides: {
      root: {
        '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
        '& .RaDataTable-headerCell': {
          padding: '6px 12px',
          backgroundColor: theme.palette.background.paper,
        },
        '& .RaDataTable-clickableRow:focus-within': { backgroundColor: theme.palette.action.hover },
        '& .RaDataTable-clickableRow:focus-visible': {
          outline: `2px solid ${theme.palette.primary.main}`,
          outlineOffset: -2,
        },
        '& tbody tr:last-of-type td': { borderBottom: 'none' },
        '& .RaDataTable-rowCell': {
          maxWidth: 280,
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
          fontVariantNumeric: 'tabular-nums',
        },
        '& .RaDataTable-rowCell a': {
          color: theme.palette.text.primary,
          textDecorationColor: theme.palette.divider,
          '&:hover, &:focus-visible': { color: theme.palette.primary.main },
        },
      },
    },
  },
  RaDataTableRow: { defaultProps: { tabIndex: 0, onKeyDown: onRowKey } },
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
  RaList: {
    defaultProps: { loading: createElement(ListSkeleton) },
    styleOverrides: {
      root: {
        '& .RaList-main': { minWidth: 0 },
        '& .RaList-content': { border: `1px solid ${theme.palette.divider}`, overflow: 'hidden' },
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
  // Faded text would fall below the contrast that the rest keeps.
  RaSimpleList: {
    styleOverrides: {
      root: { '& .RaSimpleList-tertiary': { opacity: 1, color: theme.palette.text.secondary } },
    },
  },
  RaLoadingIndicator: {
    styleOverrides: {
      root: { '& .RaLoadingIndicator-loader': { position: 'static', margin: '0 8px' } },
    },
  },
});
