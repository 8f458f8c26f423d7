import { Table, TableBody, TableCell, TableFooter, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Installment } from '../../server/contract/resources/loans.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { Money } from '../shared/MoneyField.tsx';
import { Part } from './Part.tsx';

const FIGURES = ['principal', 'interest', 'paid', 'waived', 'open'] as const;

function figuresOf(row: Installment): Record<(typeof FIGURES)[number], number> {
  const paid = row.paid_principal_minor + row.paid_interest_minor;
  const waived = row.waived_interest_minor;
  return {
    principal: row.principal_minor,
    interest: row.interest_minor,
    paid,
    waived,
    open: row.principal_minor + row.interest_minor - paid - waived,
  };
}

/** The installments with what became of each. */
export function StatementSchedule({ rows }: { rows: readonly Installment[] }) {
  const translate = useTranslate();
  const status = useEnumLabel('installment_statuses');
  const figures = rows.map(figuresOf);
  // A column of dashes tells nothing.
  const shown = FIGURES.filter(
    (name) => name !== 'waived' || figures.some(({ waived }) => waived > 0),
  );
  const heads = {
    principal: 'resources.installments.fields.principal_minor',
    interest: 'resources.installments.fields.interest_minor',
    paid: 'statement.paid',
    waived: 'statement.waived',
    open: 'statement.open',
  };
  return (
    <Part titleKey="statement.schedule">
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('resources.installments.fields.sequence')}</TableCell>
            <TableCell>{translate('resources.installments.fields.due_on')}</TableCell>
            {shown.map((name) => (
              <TableCell key={name} align="right">
                {translate(heads[name])}
              </TableCell>
            ))}
            <TableCell>{translate('resources.installments.fields.status')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            <TableRow key={row.id}>
              <TableCell>{row.sequence}</TableCell>
              <TableCell className="figures">{row.due_on}</TableCell>
              {shown.map((name) => (
                <TableCell key={name} align="right">
                  <Money minor={figures[index]?.[name]} />
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
                <Money minor={figures.reduce((sum, row) => sum + row[name], 0)} strong />
              </TableCell>
            ))}
            <TableCell />
          </TableRow>
        </TableFooter>
      </Table>
    </Part>
  );
}
