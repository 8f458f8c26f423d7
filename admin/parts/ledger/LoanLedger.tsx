import PrintIcon from '@mui/icons-material/PrintOutlined';
import {
  Box,
  Button,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TableSortLabel,
  type Theme,
  useMediaQuery,
} from '@mui/material';
import { useMemo, useState } from 'react';
import { useGetList, useRecordContext, useStore, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { Fetched } from '../../shared/Fetched.tsx';
import type {
  Adjustment,
  LoanLedger as Answer,
} from '../../../server/contract/resources/adjustments.ts';
import { MAX_PAGE_ROWS } from '../../../server/contract/limits.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { CapFinding } from './CapFinding.tsx';
import { keyOf } from './eventText.ts';
import { columnsOf, WIDE } from './ledgerColumns.ts';
import { LedgerRow } from './LedgerRow.tsx';
import { MomentButton } from './MomentButton.tsx';
import { queryOf } from '../../providers/moment.ts';
import { useLedger } from './useLedger.ts';
import { useMoment } from './useMoment.ts';

/**
 * The books of the loan in context: every event by value date, where its money went, and the
 * balance after.
 */
export function LoanLedger() {
  const loan = useRecordContext<Loan>();
  return loan ? <Ledger loan={loan} /> : null;
}

function Ledger({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const { moment } = useMoment();
  const { data, error, refetch } = useLedger(loan.id, moment);
  return (
    <Box sx={{ containerType: 'inline-size', containerName: 'ledger' }}>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          justifyContent: 'flex-end',
          gap: 1,
          px: 1.5,
          py: 0.75,
        }}
      >
        {moment === null && <MomentButton loan={loan} />}
        <Button
          component={Link}
          to={`/loans/${loan.id}/statement${queryOf(moment)}`}
          startIcon={<PrintIcon />}
        >
          {translate('ledger.statement')}
        </Button>
      </Box>
      <Fetched
        data={data}
        error={error}
        onRetry={() => void refetch()}
        waiting={<Skeleton variant="rectangular" height={280} sx={{ m: 2 }} />}
      >
        {(ledger) => <Books loan={loan} ledger={ledger} />}
      </Fetched>
    </Box>
  );
}

function Books({ loan, ledger }: { loan: Loan; ledger: Answer }) {
  const translate = useTranslate();
  const [order, setOrder] = useStore<'ASC' | 'DESC'>('ledger.order', 'DESC');
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const adjustments = useAdjustments(loan.id, ledger);
  const events = useMemo(
    () => (order === 'DESC' ? ledger.events.toReversed() : ledger.events),
    [ledger.events, order],
  );
  const columns = columnsOf(events);
  const phone = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  const toggle = (key: string) =>
    setOpen((known) =>
      known.has(key)
        ? new Set([...known].filter((open) => open !== key))
        : new Set([...known, key]),
    );
  return (
    <>
      <CapFinding loan={loan} ledger={ledger} />
      <Box sx={{ overflowX: 'auto' }}>
        <Table
          size="small"
          aria-label={translate('ledger.title')}
          sx={{
            '& td, & th': {
              whiteSpace: 'nowrap',
              px: { xs: 0.75, sm: 1.25 },
              verticalAlign: 'top',
              py: 0.75,
            },
          }}
        >
          <TableHead>
            <TableRow>
              <TableCell sx={{ width: 32 }} />
              <TableCell sortDirection={order === 'DESC' ? 'desc' : 'asc'}>
                <TableSortLabel
                  active
                  direction={order === 'DESC' ? 'desc' : 'asc'}
                  title={translate(
                    order === 'DESC' ? 'ledger.order.newest' : 'ledger.order.oldest',
                  )}
                  onClick={() => setOrder(order === 'DESC' ? 'ASC' : 'DESC')}
                >
                  {translate('ledger.columns.value_on')}
                </TableSortLabel>
              </TableCell>
              {phone ? null : <TableCell>{translate('ledger.columns.what')}</TableCell>}
              <TableCell align="right">{translate('ledger.columns.amount')}</TableCell>
              <TableCell align="right">{translate('ledger.columns.outstanding')}</TableCell>
              {columns.map(({ name }) => (
                <TableCell key={name} align="right" sx={WIDE}>
                  {translate(`ledger.columns.${name}`)}
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {events.map((event) => (
              <LedgerRow
                key={keyOf(event)}
                event={event}
                adjustment={
                  event.adjustment_id === null ? undefined : adjustments.get(event.adjustment_id)
                }
                columns={columns}
                phone={phone}
                open={open.has(keyOf(event))}
                onToggle={() => toggle(keyOf(event))}
              />
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
}

/** The adjustments the ledger tells of, for their words and the people behind them. */
function useAdjustments(loan_id: number, ledger: Answer): ReadonlyMap<number, Adjustment> {
  const { data } = useGetList<Adjustment>(
    'adjustments',
    {
      pagination: { page: 1, perPage: MAX_PAGE_ROWS },
      sort: { field: 'id', order: 'ASC' },
      filter: { loan_id },
    },
    { enabled: ledger.events.some(({ adjustment_id }) => adjustment_id !== null) },
  );
  return useMemo(() => new Map((data ?? []).map((row) => [row.id, row])), [data]);
}
