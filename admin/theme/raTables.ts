import type { Theme, ThemeOptions } from '@mui/material';
import { createElement } from 'react';
import { ListSkeleton } from './ListSkeleton.tsx';
import { onRowKey } from './rowKeys.ts';

type Components = NonNullable<ThemeOptions['components']>;

/** Lists and their tables: what a page of many records shows. */
export const raTables = (theme: Theme): Components => ({
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
        // On a small screen the columns move together before one of them leaves it.
        [theme.breakpoints.down('xl')]: {
          '& .RaDataTable-rowCell, & .RaDataTable-headerCell': { paddingInline: 8 },
          // English heads take two lines; Chinese ones are never broken.
          '& .RaDataTable-headerCell': { whiteSpace: 'normal', wordBreak: 'keep-all' },
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
  RaList: {
    defaultProps: { loading: createElement(ListSkeleton) },
    styleOverrides: {
      root: {
        '& .RaList-main': { minWidth: 0 },
        '& .RaList-content': { border: `1px solid ${theme.palette.divider}`, overflow: 'hidden' },
      },
    },
  },
  // Faded text would fall below the contrast that the rest keeps.
  RaSimpleList: {
    styleOverrides: {
      root: { '& .RaSimpleList-tertiary': { opacity: 1, color: theme.palette.text.secondary } },
    },
  },
});
