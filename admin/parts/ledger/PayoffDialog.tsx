import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableFooter,
  TableRow,
  Typography,
} from '@mui/material';
import { Form, required, useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { Payoff } from '../../../server/contract/resources/adjustments.ts';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { useOpenPanel } from '../../shared/panel/loanPanel.ts';
import { DayInput } from '../../shared/DayInput.tsx';
import { messageOf } from '../../shared/errors.ts';
import { formatMoney, formatRate } from '../../shared/format.ts';
import { Money } from '../../shared/MoneyField.tsx';
import { useBusinessDate, useMay } from '../../shared/session.ts';
import { usePayoff } from './useLedger.ts';
import { Why } from './Why.tsx';

interface Props {
  loan: Loan;
  onClose: () => void;
}

const PARTS = [
  'principal',
  'interest',
  'penalty',
  'compound_interest',
  'cost',
  'fee',
  'refund',
] as const;

/**
 * The amount that settles the loan on a day of choice, part by part, and the form that books it.
 */
export function PayoffDialog({ loan, onClose }: Props) {
  const translate = useTranslate();
  const today = useBusinessDate();
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="payoff-title">
      <DialogTitle id="payoff-title">{translate('payoff.title')}</DialogTitle>
      <Form record={{ on: today }}>
        <Quote loan={loan} onClose={onClose} />
      </Form>
    </Dialog>
  );
}

function Quote({ loan, onClose }: Props) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const openPanel = useOpenPanel();
  const mayPay = useMay('payments', 'create');
  const on = useWatch({ name: 'on' }) as unknown;
  const { data: payoff, error, isFetching } = usePayoff(loan.id, on);
  const current = payoff && payoff.on === on ? payoff : undefined;
  const record = () => {
    onClose();
    if (current)
      openPanel({
        kind: 'payment',
        preset: { amount_minor: current.amount_minor, paid_on: current.on },
      });
  };
  const parts = payoff ? (
    <Parts loanId={loan.id} payoff={payoff} faded={isFetching} />
  ) : (
    <Skeleton height={200} />
  );
  return (
    <>
      <DialogContent sx={{ pt: 0 }}>
        <DayInput
          source="on"
          label="payoff.on"
          helperText="payoff.on_help"
          validate={required()}
          fullWidth
        />
        {error ? (
          <Alert severity="warning">{translate(messageOf(error), { _: messageOf(error) })}</Alert>
        ) : (
          parts
        )}
        {current && current.on > today && (
          <Typography variant="body2" color="text.secondary" sx={{ mt: 1 }}>
            {translate('payoff.future')}
          </Typography>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
        {mayPay && (
          <Button
            variant="contained"
            data-answers
            disabled={!current || error !== null || current.on > today || current.amount_minor <= 0}
            onClick={record}
          >
            {translate('payoff.record')}
          </Button>
        )}
      </DialogActions>
    </>
  );
}

/** What the fee is counted by, and until when. */
function FeeRule({ payoff: { fee_rule } }: { payoff: Payoff }) {
  const translate = useTranslate();
  if (fee_rule === null) return null;
  const { fee_bps, interest_months, until_on } = fee_rule;
  const principal = formatMoney(fee_rule.principal_minor);
  const said =
    interest_months === null
      ? translate('payoff.fee_share', { principal, rate: formatRate(fee_bps ?? 0) })
      : translate('payoff.fee_months', { principal, smart_count: interest_months });
  return (
    <Typography variant="body2" color="text.secondary" className="figures" sx={{ mt: 1 }}>
      {said}
      {until_on !== null && translate('payoff.fee_until', { day: until_on })}
    </Typography>
  );
}

function Parts({ loanId, payoff, faded }: { loanId: number; payoff: Payoff; faded: boolean }) {
  const translate = useTranslate();
  const { parts } = payoff;
  const shown = PARTS.filter((part) => parts[part] > 0);
  if (payoff.amount_minor <= 0) return <Alert severity="info">{translate('payoff.nothing')}</Alert>;
  return (
    <Box aria-live="polite" sx={{ opacity: faded ? 0.6 : 1 }}>
      <Table size="small" sx={{ '& td': { px: 0 } }}>
        <TableBody>
          {shown.map((part) => (
            <TableRow key={part}>
              <TableCell>{translate(`payoff.parts.${part}`)}</TableCell>
              <TableCell align="right">
                <Money minor={parts[part]} />
              </TableCell>
            </TableRow>
          ))}
          {parts.credit > 0 && (
            <TableRow>
              <TableCell>{translate('payoff.parts.credit')}</TableCell>
              <TableCell align="right">
                <Money minor={-parts.credit} />
              </TableCell>
            </TableRow>
          )}
        </TableBody>
        <TableFooter>
          <TableRow
            sx={{
              '& td': { color: 'text.primary', fontSize: '1rem', fontWeight: 600, borderBottom: 0 },
            }}
          >
            <TableCell>
              {translate('payoff.amount')}
              <Why loanId={loanId} figure="payoff" on={payoff.on} />
            </TableCell>
            <TableCell align="right">
              <Money minor={payoff.amount_minor} strong />
            </TableCell>
          </TableRow>
        </TableFooter>
      </Table>
      <FeeRule payoff={payoff} />
      {payoff.dropped_interest_minor > 0 && (
        <Alert severity="info" sx={{ mt: 1 }}>
          {translate('payoff.dropped', { amount: formatMoney(payoff.dropped_interest_minor) })}
        </Alert>
      )}
    </Box>
  );
}
