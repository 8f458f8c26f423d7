import { Table, TableBody, TableCell, TableFooter, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ScheduleRow } from '../../server/contract/resources/loans.ts';
import {
  type Figure,
  figuresOf,
  formerRows,
  totalFigures,
} from '../parts/ledger/scheduleFigures.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { Money } from '../shared/MoneyField.tsx';
import { Part } from './Part.tsx';
import { columnsOf } from './statementFigures.ts';

const HEADS: Readonly<Record<Figure, string>> = {
  principal: 'resources.installments.fields.principal_minor',
  interest: 'resources.installments.fields.interest_minor',
  paid: 'statement.paid',
  waived: 'statement.waived',
  moved: 'statement.moved',
  open: 'statement.open',
};

const NOWRAP = { whiteSpace: 'nowrap' } as const;

/** The installments with what became of each; what is open adds up to what the loan owes. */
export function StatementSchedule({ rows }: { rows: readonly ScheduleRow[] }) {
  const translate = useTranslate();
  const status = useEnumLabel('installment_statuses');
  const former = formerRows(rows);
  const total = totalFigures(rows);
  const shown = columnsOf(total);
  return (
    <Part titleKey="statement.schedule">
      <Table
        size="small"
        // Eight columns have room on paper where their names may take two lines.
        sx={{ '& th': { whiteSpace: 'normal', verticalAlign: 'bottom' }, '& td': NOWRAP }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{translate('resources.installments.fields.sequence')}</TableCell>
            <TableCell>{translate('resources.installments.fields.due_on')}</TableCell>
            {shown.map((name) => (
              <TableCell key={name} align="right">
                {translate(HEADS[name])}
              </TableCell>
            ))}
            <TableCell>{translate('resources.installments.fields.status')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.id}>
              <TableCell>
                {former.has(row.id)
                  ? translate('loans.schedule.former', { sequence: row.sequence })
                  : row.sequence}
              </TableCell>
              <TableCell className="figures">{row.due_on}</TableCell>
              {shown.map((name) => (
                <TableCell key={name} align="right">
                  <Money minor={figuresOf(row)[name]} />
                </TableCell>
              ))}
              <TableCell>{status(row.status)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
        <TableFooter>
          <TableRow sx={{ '& td': { color: 'text.primary' } }}>
            <TableCell colSpan={2}>{translate('statement.total')}</TableCell>
            {shown.map((name) => (
              <TableCell key={name} align="right">
                <Money minor={total[name]} strong />
              </TableCell>
            ))}
            <TableCell />
          </TableRow>
        </TableFooter>
      </Table>
    </Part>
  );
}
