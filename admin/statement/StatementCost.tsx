import { Alert, AlertTitle, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { LoanLedger } from '../../server/contract/resources/adjustments.ts';
import type { Loan, ScheduleRow } from '../../server/contract/resources/loans.ts';
import { formatMoney, formatRate } from '../shared/format.ts';
import { COLUMNS, Line, Part } from './Part.tsx';
import { costFiguresOf } from './statementFigures.ts';

interface Props {
  loan: Loan;
  ledger: LoanLedger;
  rows: readonly ScheduleRow[];
}

/** The loan's cost in all, the costs of default included, and whether it keeps to the cap. */
export function StatementCost({ loan, ledger: { cost, events, as_of }, rows }: Props) {
  const translate = useTranslate();
  const { interest, total, costs } = costFiguresOf(events, rows);
  const rate = (bps: number | null) => (bps === null ? '–' : formatRate(bps));
  const lines: readonly (readonly [string, string])[] = [
    ['principal', formatMoney(loan.principal_minor)],
    ['interest', formatMoney(interest)],
    ['total', formatMoney(total)],
    ['contract', rate(loan.annual_rate_bps)],
    ['nominal', rate(cost.nominal_apr_bps)],
    ['effective', rate(cost.effective_apr_bps)],
    ['penalty_rate', rate(cost.penalty_rate_bps)],
    ['costs', formatMoney(costs)],
    ['cap', rate(cost.cap_bps)],
    ['charged', formatMoney(cost.charged_minor)],
    ['allowed', formatMoney(cost.allowed_minor)],
  ];
  const words = {
    on: as_of,
    amount: formatMoney(cost.excess_minor),
    charged: formatMoney(cost.charged_minor),
    allowed: formatMoney(cost.allowed_minor),
    cap: formatRate(cost.cap_bps),
  };
  return (
    <Part titleKey="statement.cost">
      <Box component="dl" sx={COLUMNS}>
        {lines.map(([name, figure]) => (
          <Line key={name} labelKey={`statement.rows.${name}`}>
            {figure}
          </Line>
        ))}
      </Box>
      {cost.excess_minor > 0 ? (
        <Alert severity="warning" variant="outlined" sx={{ mt: 1 }}>
          <AlertTitle>{translate('ledger.cap.title', words)}</AlertTitle>
          {translate('ledger.cap.body', words)}
        </Alert>
      ) : (
        <Typography variant="caption" component="p" sx={{ mt: 0.75, mb: 0 }}>
          {translate('statement.cap_kept')}
        </Typography>
      )}
      <Typography variant="caption" component="p" color="text.secondary" sx={{ mt: 0.5, mb: 0 }}>
        {translate('statement.cost_hint')}
      </Typography>
    </Part>
  );
}
