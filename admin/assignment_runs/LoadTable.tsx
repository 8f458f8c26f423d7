import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { RecordContextProvider, useTranslate } from 'react-admin';
import type { AssignmentLoad } from '../../server/contract/resources/assignments.ts';
import { formatMoney } from '../shared/format.ts';
import { UserName } from '../shared/UserName.tsx';

const CELLS = { '& td, & th': { px: 1 }, '& td': { height: 36, whiteSpace: 'nowrap' } } as const;

/** What each has before and after, with a bar of each to compare by. */
export function LoadTable({ load }: { load: readonly AssignmentLoad[] }) {
  const translate = useTranslate();
  const most = Math.max(1, ...load.flatMap((row) => [row.before_minor, row.after_minor]));
  const head = (name: 'before' | 'after') => (
    <TableCell colSpan={3} align="left">
      {translate(`assignment.${name}`)}
    </TableCell>
  );
  const columns = (when: string) => [
    <TableCell key={`${when}-persons`} align="right">
      {translate('assignment.persons')}
    </TableCell>,
    <TableCell key={`${when}-overdue`} align="right">
      {translate('assignment.overdue')}
    </TableCell>,
    <TableCell key={`${when}-bar`} aria-hidden />,
  ];
  return (
    <Box sx={{ overflowX: 'auto' }}>
      <Table size="small" sx={CELLS}>
        <TableHead>
          <TableRow>
            <TableCell rowSpan={2}>{translate('assignment.person')}</TableCell>
            {head('before')}
            {head('after')}
          </TableRow>
          <TableRow>
            {columns('before')}
            {columns('after')}
          </TableRow>
        </TableHead>
        <TableBody>
          {load.map((row) => (
            <LoadRow key={row.user_id} row={row} most={most} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function LoadRow({ row, most }: { row: AssignmentLoad; most: number }) {
  const translate = useTranslate();
  const mark =
    (row.away && 'assignment.away') || (row.weight === null && 'assignment.not_named') || null;
  return (
    <TableRow>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <RecordContextProvider value={{ id: row.user_id, user_id: row.user_id }}>
          <UserName source="user_id" />
        </RecordContextProvider>
        {mark !== null && (
          <Box component="span" sx={{ ml: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
            {translate(mark)}
          </Box>
        )}
      </TableCell>
      <Load persons={row.before} minor={row.before_minor} most={most} />
      <Load
        persons={row.after}
        minor={row.after_minor}
        most={most}
        change={row.after - row.before}
      />
    </TableRow>
  );
}

interface LoadProps {
  persons: number;
  minor: number;
  /** The greatest amount of the table. */
  most: number;
  /** Persons more than before. */
  change?: number;
}

function Load({ persons, minor, most, change = 0 }: LoadProps) {
  const sign = change > 0 ? '+' : '−';
  return (
    <>
      <TableCell align="right" className="figures" sx={{ whiteSpace: 'nowrap' }}>
        {change !== 0 && (
          <Box component="span" sx={{ color: 'text.secondary', mr: 1, fontSize: '0.8125rem' }}>
            {sign}
            {Math.abs(change).toLocaleString('en-US')}
          </Box>
        )}
        {persons.toLocaleString('en-US')}
      </TableCell>
      <TableCell align="right" className="figures">
        {formatMoney(minor)}
      </TableCell>
      <TableCell aria-hidden sx={{ width: '16%', minWidth: 80 }}>
        <Box sx={{ height: 6, borderRadius: 3, bgcolor: 'action.hover', overflow: 'hidden' }}>
          <Box
            sx={{
              height: '100%',
              borderRadius: 3,
              width: `${(minor / most) * 100}%`,
              bgcolor: 'primary.main',
            }}
          />
        </Box>
      </TableCell>
    </>
  );
}
