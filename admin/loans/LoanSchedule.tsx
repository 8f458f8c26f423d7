import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useLayoutEffect, useRef, useState } from 'react';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Loan, ScheduleRow as Row } from '../../server/contract/resources/loans.ts';
import { firstUnpaid, formerRows, totalFigures } from '../parts/ledger/scheduleFigures.ts';
import { useMoment } from '../parts/ledger/useMoment.ts';
import { useSchedule } from '../parts/ledger/useSchedule.ts';
import { Fetched } from '../shared/Fetched.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { sumOf } from '../shared/sumOf.ts';
import { LoanTerms } from './LoanTerms.tsx';
import { type CarriedColumn, carriedOf, SCHEDULE_FRAME, totalOf, WIDE } from './scheduleColumns.ts';
import { ScheduleRow } from './ScheduleRow.tsx';
import { ScheduleVersions } from './ScheduleVersions.tsx';

const columnsOf = (carried: readonly CarriedColumn[]) =>
  [
    ['sequence', 'left', undefined],
    ['due_on', 'left', undefined],
    ['principal_minor', 'right', WIDE],
    ['interest_minor', 'right', WIDE],
    ...carried.map(({ name, sx }) => [name, 'right', sx] as const),
    ['total_minor', 'right', undefined],
    ['unpaid_minor', 'right', undefined],
    ['status', 'left', undefined],
  ] as const;

/**
 * The schedule in force, one row per installment, opened at the first that is not paid, and the
 * terms it was made from. Schedules it replaced can be looked at.
 */
export function LoanSchedule() {
  const loan = useRecordContext<Loan>();
  const { moment } = useMoment();
  const [former, setFormer] = useState<number | null>(null);
  const { rows, error, refetch } = useSchedule(loan?.id, moment, moment === null ? former : null);
  return (
    <Fetched
      data={rows}
      error={error}
      onRetry={refetch}
      waiting={<Skeleton variant="rectangular" height={280} sx={{ m: 2 }} />}
    >
      {(fetched) => (
        <>
          {loan && moment === null && (
            <ScheduleVersions
              loan={loan}
              shown={former ?? loan.schedule_version}
              onChoose={(version) => setFormer(version === loan.schedule_version ? null : version)}
            />
          )}
          <ScheduleTable
            key={former}
            rows={fetched}
            nextDueOn={former === null ? (loan?.next_due_on ?? null) : null}
          />
          <LoanTerms />
        </>
      )}
    </Fetched>
  );
}

function ScheduleTable({ rows, nextDueOn }: { rows: readonly Row[]; nextDueOn: string | null }) {
  const translate = useTranslate();
  const box = useRef<HTMLDivElement>(null);
  const carried = carriedOf(rows);
  const first = firstUnpaid(rows);
  useLayoutEffect(() => {
    const row = box.current?.querySelector<HTMLElement>(
      `tbody tr:nth-of-type(${Math.max(first, 0) + 1})`,
    );
    if (box.current && row && first > 2)
      box.current.scrollTop = row.offsetTop - 3 * row.offsetHeight;
  }, [first]);
  if (rows.length === 0) {
    return (
      <Typography variant="body2" sx={{ p: 2, color: 'text.secondary' }}>
        {translate('loans.schedule.empty')}
      </Typography>
    );
  }
  const { principal, interest, open } = totalFigures(rows);
  const former = formerRows(rows);
  return (
    <Box
      ref={box}
      component="section"
      tabIndex={0}
      aria-label={translate('loans.schedule.title')}
      sx={{
        position: 'relative',
        maxHeight: { xs: 360, md: 'max(320px, calc(100vh - 330px))' },
        overflow: 'auto',
        ...SCHEDULE_FRAME,
      }}
    >
      <Table
        size="small"
        stickyHeader
        sx={{
          '& td': { whiteSpace: 'nowrap' },
          // Where the frame is narrow, words give way before the last column does.
          '& th': { verticalAlign: 'bottom', wordBreak: 'keep-all' },
          '& td, & th': {
            px: { xs: 0.75, sm: carried.length > 0 || former.size > 0 ? 0.75 : 1 },
          },
        }}
      >
        <TableHead>
          <TableRow>
            {columnsOf(carried).map(([field, align, sx]) => (
              <TableCell key={field} align={align} sx={sx}>
                {translate(`resources.installments.fields.${field}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <ScheduleRow
              key={row.id}
              installment={row}
              former={former.has(row.id)}
              next={row.due_on === nextDueOn}
              carried={carried}
            />
          ))}
        </TableBody>
        <TableFooter>
          <TableRow
            sx={{
              '& td': {
                position: 'sticky',
                bottom: 0,
                bgcolor: 'background.paper',
                color: 'text.primary',
                fontSize: 'inherit',
              },
            }}
          >
            <TableCell colSpan={2}>{translate('loans.schedule.total')}</TableCell>
            <TableCell align="right" sx={WIDE}>
              <Money minor={principal} strong />
            </TableCell>
            <TableCell align="right" sx={WIDE}>
              <Money minor={interest} strong />
            </TableCell>
            {carried.map(({ name, of, sx }) => (
              <TableCell key={name} align="right" sx={sx}>
                <Money minor={sumOf(rows, of)} strong />
              </TableCell>
            ))}
            <TableCell align="right">
              <Money minor={sumOf(rows, totalOf)} strong />
            </TableCell>
            <TableCell align="right">
              <Money minor={open} strong />
            </TableCell>
            <TableCell />
          </TableRow>
        </TableFooter>
      </Table>
    </Box>
  );
}
