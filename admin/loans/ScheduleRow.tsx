import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import { useTranslate } from 'react-admin';
import type { ScheduleRow as Row } from '../../server/contract/resources/loans.ts';
import { paidPartOf } from '../parts/ledger/scheduleFigures.ts';
import { Day } from '../shared/DayField.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { PaidBar } from './PaidBar.tsx';
import { type CarriedColumn, totalOf, WIDE } from './scheduleColumns.ts';

interface ScheduleRowProps {
  installment: Row;
  /** An earlier schedule left it open. */
  former: boolean;
  /** It is the next to fall due. */
  next: boolean;
  /** Columns of what a restructure carried into some row. */
  carried: readonly CarriedColumn[];
}

export function ScheduleRow({ installment, former, next, carried }: ScheduleRowProps) {
  const translate = useTranslate();
  const { sequence, due_on, principal_minor, interest_minor, unpaid_minor, status } = installment;
  return (
    <TableRow selected={next}>
      <TableCell>{former ? translate('loans.schedule.former', { sequence }) : sequence}</TableCell>
      <TableCell>
        <Day on={due_on} />
      </TableCell>
      <TableCell align="right" sx={WIDE}>
        <Money minor={principal_minor} />
      </TableCell>
      <TableCell align="right" sx={WIDE}>
        <Money minor={interest_minor} />
      </TableCell>
      {carried.map(({ name, of, sx }) => (
        <TableCell key={name} align="right" sx={sx}>
          <Money minor={of(installment)} />
        </TableCell>
      ))}
      <TableCell align="right">
        <Money minor={totalOf(installment)} />
      </TableCell>
      <TableCell align="right">
        <Money minor={unpaid_minor} />
        <PaidBar part={paidPartOf(installment)} />
      </TableCell>
      <TableCell>
        <StatusChip of="installment_statuses" value={status} />
      </TableCell>
    </TableRow>
  );
}
