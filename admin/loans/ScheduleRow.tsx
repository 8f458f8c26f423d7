import TableCell from '@mui/material/TableCell';
import TableRow from '@mui/material/TableRow';
import type { Installment } from '../../server/contract/resources/loans.ts';
import { Day } from '../shared/DayField.tsx';
import { Money } from '../shared/MoneyField.tsx';
import { StatusChip } from '../shared/StatusChip.tsx';
import { PaidBar } from './PaidBar.tsx';
import { NARROW, WIDE } from './scheduleColumns.ts';

interface ScheduleRowProps {
  installment: Installment;
  /** It is the next to fall due. */
  next: boolean;
}

export function ScheduleRow({ installment, next }: ScheduleRowProps) {
  const { sequence, due_on, principal_minor, interest_minor, paid_principal_minor, paid_interest_minor, waived_interest_minor, status } = installment;
  return (
    <TableRow selected={next}>
      <TableCell>{sequence}</TableCell>
      <TableCell>
        <Day on={due_on} />
      </TableCell>
      <TableCell align="right" sx={WIDE}>
        <Money minor={principal_minor} />
      </TableCell>
      <TableCell align="right" sx={WIDE}>
        <Money minor={interest_minor} />
      </TableCell>
      <TableCell align="right" sx={NARROW}>
        <Money minor={principal_minor + interest_minor} />
      </TableCell>
      <TableCell>
        <PaidBar paid={paid_principal_minor + paid_interest_minor} total={principal_minor + interest_minor - waived_interest_minor} waived={waived_interest_minor} />
      </TableCell>
      <TableCell>
        <StatusChip of="installment_statuses" value={status} />
      </TableCell>
    </TableRow>
  );
}
