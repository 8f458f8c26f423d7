import type { ReactNode } from 'react';
import {
  ColumnsButton,
  CreateButton,
  FilterButton,
  TopToolbar,
  useResourceContext,
} from 'react-admin';
import { ExportCsvButton } from './ExportCsvButton.tsx';

interface Props {
  /** false on a list without a table or without filters. */
  columns?: boolean;
  filter?: boolean;
  create?: boolean;
  /** Tools that only this list has, before the others. */
  children?: ReactNode;
}

/**
 * The tools of a list: `<List actions={<ListToolbar />} filters={…} exporter={false}>`. What the
 * role may not do is not shown.
 */
export const ListToolbar = ({ columns = true, filter = true, create = true, children }: Props) => {
  const resource = useResourceContext();
  return (
    <TopToolbar>
      {children}
      {filter ? <FilterButton /> : null}
      {columns ? <ColumnsButton /> : null}
      {resource ? <ExportCsvButton resource={resource} /> : null}
      {create ? <CreateButton variant="contained" /> : null}
    </TopToolbar>
  );
};
