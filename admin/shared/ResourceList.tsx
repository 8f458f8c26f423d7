import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { cloneElement, type ReactElement, type ReactNode } from 'react';
import { List, type SortPayload } from 'react-admin';
import { ListError } from './ListError.tsx';
import { ListToolbar } from './ListToolbar.tsx';
import { Pager } from './Pager.tsx';

type Filter = ReactElement<{ source: string; alwaysOn?: boolean }>;

interface ResourceListProps {
  /** A table on a desk, cards on a phone; each says for itself what it shows while it is empty. */
  table: ReactNode;
  cards: ReactNode;
  sort: SortPayload;
  filters: Filter[];
  /** The filter until someone asks otherwise. */
  filterDefaultValues?: Readonly<Record<string, unknown>>;
  perPage?: number;
  /** false where records are made elsewhere. */
  create?: boolean;
  /** Tools of this list alone. */
  tools?: ReactNode;
  /** Between the filters and the rows: tabs, totals. */
  children?: ReactNode;
}

/** Puts all filters but the search behind their button, for a phone. */
const behindTheButton = (filters: readonly Filter[]): Filter[] =>
  filters.map((filter) =>
    filter.props.source === 'q' ? filter : cloneElement(filter, { alwaysOn: false }),
  );

/** The list of a resource, as every room has it. */
export function ResourceList({
  table,
  cards,
  sort,
  filters,
  filterDefaultValues,
  perPage = 25,
  create = true,
  tools,
  children,
}: ResourceListProps) {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return (
    <List
      sort={sort}
      filters={narrow ? behindTheButton(filters) : filters}
      {...(filterDefaultValues && { filterDefaultValues })}
      actions={
        <ListToolbar columns={!narrow} create={create}>
          {tools}
        </ListToolbar>
      }
      perPage={perPage}
      pagination={<Pager />}
      exporter={false}
      empty={false}
      error={<ListError />}
    >
      {children}
      {narrow ? cards : table}
    </List>
  );
}
