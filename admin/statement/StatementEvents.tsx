import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useGetMany, useTranslate } from 'react-admin';
import type { Adjustment, LoanLedger } from '../../server/contract/resources/adjustments.ts';
import { keyOf, useEventText } from '../parts/ledger/eventText.ts';
import { columnsOf } from '../parts/ledger/ledgerColumns.ts';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney } from '../shared/format.ts';
import { Money } from '../shared/MoneyField.tsx';
import { Part } from './Part.tsx';
import { wentOf } from './statementFigures.ts';

/**
 * The events by value date, oldest first as a statement is read, where the money of each went in
 * one line, and the balance after.
 */
export function StatementEvents({ ledger: { events } }: { ledger: LoanLedger }) {
  const translate = useTranslate();
  const text = useEventText();
  const columns = columnsOf(events);
  const ids = events.flatMap(({ adjustment_id }) => adjustment_id ?? []);
  const { data } = useGetMany<Adjustment>('adjustments', { ids }, { enabled: ids.length > 0 });
  return (
    <Part titleKey="statement.events">
      <Table size="small" sx={{ '& td': { verticalAlign: 'top' } }}>
        <TableHead>
          <TableRow>
            <TableCell>{translate('ledger.columns.value_on')}</TableCell>
            <TableCell>{translate('ledger.columns.what')}</TableCell>
            <TableCell align="right">{translate('ledger.columns.amount')}</TableCell>
            <TableCell align="right">{translate('ledger.columns.outstanding')}</TableCell>
            {columns.map(({ name }) => (
              <TableCell key={name} align="right">
                {translate(`ledger.columns.${name}`)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {events.map((event) => (
            <TableRow key={keyOf(event)}>
              <TableCell className="figures" sx={{ whiteSpace: 'nowrap' }}>
                {event.value_on}
              </TableCell>
              <TableCell>
                <Box
                  component="span"
                  sx={
                    event.reversed_at === null
                      ? {}
                      : { textDecoration: 'line-through', color: 'text.secondary' }
                  }
                >
                  {text(
                    event,
                    data?.find(({ id }) => id === event.adjustment_id),
                  )}
                </Box>
                <Went event={event} />
              </TableCell>
              <TableCell align="right">
                <Money minor={event.amount_minor} />
              </TableCell>
              <TableCell align="right">
                <Money minor={event.balance.outstanding_minor} />
              </TableCell>
              {columns.map(({ field }) => (
                <TableCell key={field} align="right">
                  <Money minor={event.balance[field]} />
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Part>
  );
}

/** The parts of the loan that the money of a payment went to. */
function Went({ event }: { event: LoanLedger['events'][number] }) {
  const translate = useTranslate();
  const label = useEnumLabel('components');
  const effect = useEnumLabel('ledger_effects');
  const words = wentOf(event).map(({ component, effect: how, amount_minor }) => {
    const name = how === 'paid' ? label(component) : `${effect(how)} ${label(component)}`;
    return `${name} ${formatMoney(amount_minor)}`;
  });
  if (event.reversed_at !== null) words.push(translate('statement.reversed'));
  return words.length === 0 ? null : (
    <Typography variant="caption" component="div" color="text.secondary" className="figures">
      {words.join(' · ')}
    </Typography>
  );
}
