import type { Theme } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { List, Pagination } from 'react-admin';
import { phoneFilters } from '../loans/phoneFilters.ts';
import { ListError } from '../shared/ListError.tsx';
import { ListToolbar } from '../shared/ListToolbar.tsx';
import { NoteCards } from './NoteCards.tsx';
import { noteFilters } from './noteFilters.tsx';
import { NoteTable } from './NoteTable.tsx';

export function NoteList() {
  const narrow = useMediaQuery((theme: Theme) => theme.breakpoints.down('sm'));
  return (
    <List
      sort={{ field: 'contacted_at', order: 'DESC' }}
      filters={narrow ? phoneFilters(noteFilters) : noteFilters}
      actions={<ListToolbar columns={!narrow} />}
      perPage={25}
      pagination={<Pagination rowsPerPageOptions={[25, 50, 100]} />}
      exporter={false}
      empty={false}
      error={<ListError />}
    >
      {narrow ? <NoteCards /> : <NoteTable />}
    </List>
  );
}
