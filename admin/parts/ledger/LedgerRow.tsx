import ExpandMore from '@mui/icons-material/ExpandMore';
import { Box, Button, IconButton, TableCell, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Adjustment } from '../../../server/contract/resources/adjustments.ts';
import { dayOf } from '../../shared/houseDays.ts';
import { formatMoney } from '../../shared/format.ts';
import { Money } from '../../shared/MoneyField.tsx';
import { AdjustmentRecord, PaymentRecord, RestructureRecord } from './EventRecord.tsx';
import { type LedgerEvent, useEventText } from './eventText.ts';
import { LedgerEntries } from './LedgerEntries.tsx';
import { type BalanceColumn, NARROW, WIDE } from './ledgerColumns.ts';
import { ReversedBy } from './ReversedBy.tsx';
import { useMoment } from './useMoment.ts';

interface Props {
  event: LedgerEvent;
  adjustment: Adjustment | undefined;
  /** Balances beside the outstanding one that are ever not zero. */
  columns: readonly BalanceColumn[];
  open: boolean;
  /** On a phone the kind of event stands under the date. */
  phone: boolean;
  onToggle: () => void;
}

/** An event of the ledger, and on demand where its money went. */
export function LedgerRow({ event, adjustment, columns, open, phone, onToggle }: Props) {
  const translate = useTranslate();
  const what = useEventText()(event, adjustment);
  const struck =
    event.reversed_at === null ? {} : { textDecoration: 'line-through', color: 'text.secondary' };
  const recorded = dayOf(event.recorded_at);
  const name = (
    <>
      <Box component="span" sx={struck}>
        {what}
      </Box>
      {event.reversed_at === null ? null : <ReversedBy event={event} adjustment={adjustment} />}
    </>
  );
  return (
    <>
      <TableRow
        hover
        onClick={onToggle}
        sx={{ cursor: 'pointer', '& > td': { borderBottom: open ? 'none' : undefined } }}
      >
        <TableCell sx={{ width: 32, pr: '0 !important' }}>
          <IconButton
            size="small"
            aria-expanded={open}
            aria-label={translate(open ? 'ledger.collapse' : 'ledger.expand', {
              what: `${event.value_on} ${what}`,
            })}
            sx={{ p: 0.25 }}
          >
            <ExpandMore sx={{ fontSize: 18, transform: open ? 'rotate(180deg)' : 'none' }} />
          </IconButton>
        </TableCell>
        <TableCell sx={phone ? { whiteSpace: 'normal !important' } : undefined}>
          <span className="figures">{event.value_on}</span>
          {phone ? <div>{name}</div> : null}
          {recorded === event.value_on ? null : (
            <Typography
              variant="caption"
              component="div"
              color="text.secondary"
              className="figures"
            >
              {translate('ledger.recorded_on', { day: recorded })}
            </Typography>
          )}
        </TableCell>
        {phone ? null : (
          <TableCell sx={{ whiteSpace: 'normal !important', width: '40%' }}>{name}</TableCell>
        )}
        <TableCell align="right">
          <Box component="span" sx={struck}>
            <Money minor={event.amount_minor} />
          </Box>
        </TableCell>
        <TableCell align="right">
          <Money minor={event.balance.outstanding_minor} />
          <OtherBalances event={event} columns={columns} />
        </TableCell>
        {columns.map(({ field }) => (
          <TableCell key={field} align="right" sx={WIDE}>
            <Money minor={event.balance[field]} />
          </TableCell>
        ))}
      </TableRow>
      {open && (
        <TableRow>
          <TableCell sx={{ borderTop: 0 }} />
          <TableCell
            colSpan={(phone ? 3 : 4) + columns.length}
            sx={{ pb: '12px !important', whiteSpace: 'normal !important' }}
          >
            <Details event={event} adjustment={adjustment} />
          </TableCell>
        </TableRow>
      )}
    </>
  );
}

/** The other balances under the first, where there is no room for columns. */
function OtherBalances({ event, columns }: Pick<Props, 'event' | 'columns'>) {
  const translate = useTranslate();
  const words = columns
    .filter(({ field }) => event.balance[field] > 0)
    .map(({ name, field }) =>
      translate(`ledger.balance.${name}`, { amount: formatMoney(event.balance[field]) }),
    );
  if (words.length === 0) return null;
  return (
    <Typography
      variant="caption"
      component="div"
      className="figures"
      sx={{ color: 'text.secondary', whiteSpace: 'normal', ...NARROW }}
    >
      {words.map((text) => (
        <Box component="span" key={text} sx={{ display: 'block' }}>
          {text}
        </Box>
      ))}
    </Typography>
  );
}

function Details({ event, adjustment }: Pick<Props, 'event' | 'adjustment'>) {
  const translate = useTranslate();
  const { moment, choose } = useMoment();
  const locked = moment !== null;
  const thatDay = locked ? null : (
    <Button key="day" onClick={() => choose({ as_of: event.value_on, known_at: null })}>
      {translate('ledger.that_day')}
    </Button>
  );
  const record = () => {
    if (event.payment_id !== null)
      return <PaymentRecord id={event.payment_id} locked={locked} tools={thatDay} />;
    if (adjustment)
      return <AdjustmentRecord adjustment={adjustment} locked={locked} tools={thatDay} />;
    return event.restructure_id === null ? null : (
      <RestructureRecord id={event.restructure_id} tools={thatDay} />
    );
  };
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, alignItems: 'flex-start' }}>
      <LedgerEntries event={event} adjustment={adjustment} />
      {record()}
    </Box>
  );
}
