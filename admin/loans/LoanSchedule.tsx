import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useLayoutEffect, useRef } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Installment, Loan } from '../../server/contract/resources/loans.ts';
import { useMoment } from '../ledger/useMoment.ts';
import { useSchedule } from '../ledger/useSchedule.ts';
import { Money } from '../shared/MoneyField.tsx';
import { LoanTerms } from './LoanTerms.tsx';
import { NARROW, WIDE } from './scheduleColumns.ts';
import { ScheduleRow } from './ScheduleRow.tsx';

const COLUMNS = [
  ['sequence', 'left', undefined], ['due_on', 'left', undefined], ['principal_minor', 'right', WIDE], ['interest_minor', 'right', WIDE],
  ['total_minor', 'right', NARROW], ['paid', 'left', undefined], ['status', 'left', undefined],
] as const;

/** One row per installment of the schedule in force, opened at the first that is not paid, and the terms it was made from. */
export function LoanSchedule() {
  const loan = useRecordContext<Loan>();
  const { moment } = useMoment();
  const { rows } = useSchedule(loan, moment);
  if (!rows) return <Skeleton variant="rectangular" height={280} sx={{ m: 2 }} />;
  return (
    <>
      <ScheduleTable rows={rows} nextDueOn={loan?.next_due_on ?? null} />
      <LoanTerms />
    </>
  );
}

function ScheduleTable({ rows, nextDueOn }: { rows: readonly Installment[]; nextDueOn: string | null }) {
  const translate = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  const first = rows.findIndex(({ status }) => status !== 'paid');
  useLayoutEffect(() => {
    const row = box.current?.querySelector<HTMLElement>(`tbody tr:nth-of-type(${Math.max(first, 0) + 1})`);
    if (box.current && row && first > 2) box.current.scrollTop = row.offsetTop - 3 * row.offsetHeight;
  }, [first]);
  if (rows.length === 0) {
    return (
      <Typography variant="body2" sx={{ p: 2, color: 'text.secondary' }}>
        {translate('loans.schedule.empty')}
      </Typography>
    );
  }
  const sum = (column: 'principal_minor' | 'interest_minor') => rows.reduce((total, row) => total + row[column], 0);
  return (
    <Box ref={box} component="section" tabIndex={0} aria-label={translate('loans.schedule.title')} sx={{ position: 'relative', maxHeight: { xs: 360, md: 'max(320px, calc(100vh - 330px))' }, overflow: 'auto' }}>
      <Table size="small" stickyHeader sx={{ '& td, & th': { whiteSpace: 'nowrap', px: { xs: 1, sm: 1.5 } } }}>
        <TableHead>
          <TableRow>
            {COLUMNS.map(([field, align, sx]) => (
              <TableCell key={field} align={align} sx={sx}>
                {translate(`resources.installments.fields.${field}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <ScheduleRow key={row.id} installment={row} next={row.due_on === nextDueOn} />
          ))}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td': { position: 'sticky', bottom: 0, bgcolor: 'background.paper', color: 'text.primary', fontSize: 'inherit' } }}>
            <TableCell colSpan={2}>{translate('loans.schedule.total')}</TableCell>
            <TableCell align="right" sx={WIDE}>
              <Money minor={sum('principal_minor')} strong />
            </TableCell>
            <TableCell align="right" sx={WIDE}>
              <Money minor={sum('interest_minor')} strong />
            </TableCell>
            <TableCell align="right" sx={NARROW}>
              <Money minor={sum('principal_minor') + sum('interest_minor')} strong />
            </TableCell>
            <TableCell colSpan={2} />
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  );
}
