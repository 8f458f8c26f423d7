import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { List, Pagination } from 'react-admin';
import { phoneFilters } from '../loans/phoneFilters.ts';
import { ListError } from '../shared/ListError.tsx';
import { ListToolbar } from '../shared/ListToolbar.tsx';
import { CaseCards } from './CaseCards.tsx';
import { caseFilters } from './caseFilters.tsx';
import { CaseTable } from './CaseTable.tsx';

export function CaseList() {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return (
    <List
      sort={{ field: 'id', order: 'DESC' }}
      filters={narrow ? phoneFilters(caseFilters) : caseFilters}
      actions={<ListToolbar columns={!narrow} />}
      perPage={25}
      pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
      exporter={false}
      empty={false}
      error={<ListError />}
    >
      {narrow ? <CaseCards /> : <CaseTable />}
    </List>
  );
}
