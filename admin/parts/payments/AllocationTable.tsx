import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableFooter from '@mui/material/TableFooter';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslate } from 'react-admin';
import type { Allocation } from '../../../server/contract/resources/payments.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { Money } from '../../shared/MoneyField.tsx';
import { sumOf } from '../../shared/sumOf.ts';

type Row = Allocation & { due_on?: string | null };

interface AllocationTableProps {
  allocations: readonly Row[];
  /** The part that nothing took. */
  credit_minor: number;
}

/**
 * Installment, component, amount; the credit and the sum close the table, so that it adds up to the
 * payment.
 */
export function AllocationTable({ allocations, credit_minor }: AllocationTableProps) {
  const translate = useTranslate();
  const component = useEnumLabel('entry_components');
  const total = sumOf(allocations, (row) => row.amount_minor) + credit_minor;
  return (
    <Table
      size="small"
      sx={{
        '& td, & th': {
          whiteSpace: 'nowrap',
          px: 0.75,
          '&:first-of-type': { pl: 0, whiteSpace: 'normal' },
          '&:last-of-type': { pr: 0 },
        },
      }}
    >
      <TableHead>
        <TableRow>
          <TableCell>{translate('payments.preview.installment')}</TableCell>
          <TableCell>{translate('payments.preview.component')}</TableCell>
          <TableCell align="right">{translate('payments.preview.amount')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {allocations.map((row, index) => {
          const repeated = index > 0 && allocations[index - 1]?.sequence === row.sequence;
          return (
            <TableRow key={`${row.installment_id}-${row.component}`}>
              <TableCell className="figures">{repeated ? '' : <Which row={row} />}</TableCell>
              <TableCell>{component(row.component)}</TableCell>
              <TableCell align="right">
                <Money minor={row.amount_minor} />
              </TableCell>
            </TableRow>
          );
        })}
        {credit_minor > 0 && (
          <TableRow>
            <TableCell />
            <TableCell>{translate('payments.show.credit')}</TableCell>
            <TableCell align="right">
              <Money minor={credit_minor} />
            </TableCell>
          </TableRow>
        )}
      </TableBody>
      <TableFooter>
        <TableRow sx={{ '& td': { color: 'text.primary', fontSize: 'inherit' } }}>
          <TableCell colSpan={2}>{translate('payments.show.total')}</TableCell>
          <TableCell align="right">
            <Money minor={total} strong />
          </TableCell>
        </TableRow>
      </TableFooter>
    </Table>
  );
}

function Which({ row }: { row: Row }) {
  const translate = useTranslate();
  if (row.sequence === null) return <>{translate('payments.preview.not_on_schedule')}</>;
  return (
    <>
      {translate('loans.schedule.of', { sequence: row.sequence })}
      {row.due_on ? ` · ${row.due_on}` : ''}
    </>
  );
}
