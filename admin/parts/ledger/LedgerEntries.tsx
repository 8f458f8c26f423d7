import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Adjustment } from '../../../server/contract/resources/adjustments.ts';
import { useEnumLabel } from '../../shared/enums.ts';
import { formatMoney, formatRate } from '../../shared/format.ts';
import { Money } from '../../shared/MoneyField.tsx';
import type { LedgerEvent } from './eventText.ts';

/** The entries of an event, to the fen: installment, component, effect, amount. */
export function LedgerEntries({
  event,
  adjustment,
}: {
  event: LedgerEvent;
  adjustment: Adjustment | undefined;
}) {
  const translate = useTranslate();
  const component = useEnumLabel('entry_components');
  const effect = useEnumLabel('ledger_effects');
  if (event.entries.length === 0 && event.unallocated_minor === 0)
    return <Nothing event={event} adjustment={adjustment} />;
  /** Named in the first of its entries only. */
  const installment = (sequence: number | null, before: number | null | undefined) => {
    if (sequence === null) return '–';
    return before === sequence ? '' : translate('loans.schedule.of', { sequence });
  };
  return (
    <Box sx={{ maxHeight: 320, overflow: 'auto', maxWidth: 560 }}>
      <Table
        size="small"
        sx={{
          '& td, & th': {
            whiteSpace: 'nowrap',
            px: 0.75,
            height: 30,
            '&:first-of-type': { pl: 0 },
            '&:last-of-type': { pr: 0 },
          },
        }}
      >
        <TableHead>
          <TableRow>
            <TableCell>{translate('ledger.entry.installment')}</TableCell>
            <TableCell>{translate('ledger.entry.component')}</TableCell>
            <TableCell>{translate('ledger.entry.effect')}</TableCell>
            <TableCell align="right">{translate('ledger.entry.amount')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {event.entries.map((entry, index) => (
            // Two entries may be alike in everything, when a payment comes back to an installment.
            // oxlint-disable-next-line react/no-array-index-key
            <TableRow key={index}>
              <TableCell>
                {installment(entry.sequence, event.entries[index - 1]?.sequence)}
              </TableCell>
              <TableCell>{component(entry.component)}</TableCell>
              <TableCell>
                {effect(entry.effect)}
                {entry.value_on === event.value_on
                  ? ''
                  : ` · ${translate('ledger.entry.from', { day: entry.value_on })}`}
              </TableCell>
              <TableCell align="right">
                <Money minor={entry.amount_minor} />
              </TableCell>
            </TableRow>
          ))}
          {event.unallocated_minor > 0 && (
            <TableRow>
              <TableCell>–</TableCell>
              <TableCell colSpan={2}>{translate('ledger.entry.credit')}</TableCell>
              <TableCell align="right">
                <Money minor={event.unallocated_minor} />
              </TableCell>
            </TableRow>
          )}
        </TableBody>
      </Table>
    </Box>
  );
}

/** Events that move no money between installments say what they do. */
function Nothing({
  event,
  adjustment,
}: {
  event: LedgerEvent;
  adjustment: Adjustment | undefined;
}) {
  const translate = useTranslate();
  const notes: Partial<Record<LedgerEvent['kind'], string>> = {
    disbursement: translate('ledger.disbursement_note'),
    write_off: translate('ledger.write_off_note'),
    misuse: translate('ledger.misuse_note', {
      rate: formatRate(adjustment?.rate_bps ?? 0),
      amount: formatMoney(event.amount_minor),
    }),
  };
  if (event.reversed_at !== null) return null;
  return (
    <Typography variant="body2" color="text.secondary">
      {notes[event.kind] ?? translate('ledger.empty_entries')}
    </Typography>
  );
}
