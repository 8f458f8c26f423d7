import { Alert, Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useLocale, useTranslate } from 'react-admin';
import type { RepaymentDay } from '../../server/contract/resources/adjustments.ts';
import { formatMoney } from '../shared/format.ts';
import { Money } from '../shared/MoneyField.tsx';
import { useServerPreview } from '../shared/useServerPreview.ts';

/** The rows to come of a loan, as they are and as a first due date given would make them. */
export function NewDays({ loanId, firstDueOn }: { loanId: number; firstDueOn: string | null }) {
  const translate = useTranslate();
  const gap = useLocale() === 'zh' ? '' : ' ';
  const { answer, refusal, isStale } = useServerPreview<RepaymentDay>(
    'adjustments/repayment_day',
    firstDueOn === null ? null : { loan_id: loanId, first_due_on: firstDueOn },
  );
  if (refusal !== undefined)
    return (
      <Alert severity="warning" sx={{ width: '100%', mb: 1.5 }}>
        {refusal || translate('loans.preview.failed')}
      </Alert>
    );
  if (answer === undefined) return null;
  const { odd, interest_change_minor: change } = answer;
  const amount = formatMoney(Math.abs(change));
  const said = [
    translate('adjustments.form.odd_period', {
      from: odd.from,
      to: odd.to,
      amount: formatMoney(odd.interest_minor),
    }),
    change === 0
      ? translate('adjustments.form.interest_same')
      : translate(`adjustments.form.interest_${change > 0 ? 'more' : 'less'}`, { amount }),
  ];
  return (
    <Box
      component="section"
      aria-live="polite"
      className="figures"
      sx={{ width: '100%', mt: 1, mb: 1.5, fontSize: '0.875rem', opacity: isStale ? 0.6 : 1 }}
    >
      {said.join(gap)}
      <DaysTable answer={answer} />
    </Box>
  );
}

/** Rows shown at each end of a plan that is longer than `MOST`. */
const ENDS = 3;
const MOST = 12;

function DaysTable({ answer: { before, after } }: { answer: RepaymentDay }) {
  const translate = useTranslate();
  const rows = after.map((row, at) => ({ row, former: before[at] }));
  const shown = rows.length > MOST ? [...rows.slice(0, ENDS), null, ...rows.slice(-ENDS)] : rows;
  return (
    <Table size="small" sx={{ mt: 1, maxWidth: 560, '& td, & th': { px: 0.5 } }}>
      <TableHead>
        <TableRow>
          <TableCell>{translate('adjustments.form.day_before')}</TableCell>
          <TableCell>{translate('adjustments.form.day_after')}</TableCell>
          <TableCell align="right">{translate('adjustments.form.day_principal')}</TableCell>
          <TableCell align="right">{translate('adjustments.form.day_interest')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {shown.map((one) =>
          one === null ? (
            <TableRow key="between">
              <TableCell colSpan={4}>
                {translate('adjustments.form.days_between', {
                  smart_count: rows.length - 2 * ENDS,
                })}
              </TableCell>
            </TableRow>
          ) : (
            <TableRow key={one.row.sequence}>
              <TableCell>{one.former?.due_on}</TableCell>
              <TableCell>{one.row.due_on}</TableCell>
              <TableCell align="right">
                <Money minor={one.row.principal_minor} />
              </TableCell>
              <TableCell align="right">
                <Money minor={one.row.interest_minor} />
              </TableCell>
            </TableRow>
          ),
        )}
      </TableBody>
    </Table>
  );
}
