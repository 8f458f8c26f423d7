import { Box, Button, Skeleton, Typography } from '@mui/material';
import { RecordContextProvider, useGetOne, useTranslate } from 'react-admin';
import type { Loan } from '../../server/contract/resources/loans.ts';
import type { WorklistRow } from '../../server/contract/resources/worklist.ts';
import { LoanFacts } from '../parts/loans/LoanFacts.tsx';
import { useEnumLabel } from '../shared/enums.ts';
import { formatMoney, formatRate } from '../shared/format.ts';
import { KeyHint } from '../shared/KeyHint.tsx';
import { LoanLink } from '../shared/LoanLink.tsx';

interface Props {
  row: WorklistRow;
  onSnooze: ((row: WorklistRow) => void) | undefined;
  onDone: ((row: WorklistRow) => void) | undefined;
}

/** What the head of the loan's page shows, and the figures that made the row's place. */
export function Peek({ row, onSnooze, onDone }: Props) {
  const translate = useTranslate();
  return (
    <Box sx={{ px: 2, py: 1.5, display: 'flex', flexDirection: 'column', gap: 1.5 }}>
      {row.loan_id !== null && <LoanHead id={row.loan_id} />}
      {row.factors.length > 0 && <Factors row={row} />}
      {onSnooze && onDone && (
        <Box sx={{ display: 'flex', gap: 1 }}>
          <Button size="small" variant="outlined" onClick={() => onSnooze(row)}>
            {translate('today.snooze.action')}
            <KeyHint of="Z" />
          </Button>
          <Button size="small" variant="outlined" onClick={() => onDone(row)}>
            {translate('today.done.action')}
            <KeyHint of="D" />
          </Button>
        </Box>
      )}
    </Box>
  );
}

function LoanHead({ id }: { id: number }) {
  const { data: loan } = useGetOne<Loan>('loans', { id });
  if (!loan) return <Skeleton variant="rectangular" height={54} />;
  return (
    <RecordContextProvider value={loan}>
      <LoanLink source="id" />
      <LoanFacts />
    </RecordContextProvider>
  );
}

/** The worth of a call as a product, each figure with what it says. */
function Factors({ row }: { row: WorklistRow }) {
  const text = useFactorText();
  const translate = useTranslate();
  return (
    <Typography component="div" variant="body2" sx={{ color: 'text.secondary' }}>
      {translate('today.expected')}{' '}
      <Box component="b" className="figures" sx={{ color: 'text.primary' }}>
        {formatMoney(row.expected_minor)}
      </Box>{' '}
      = <span className="figures">{row.factors.map(text).join(' × ')}</span>
    </Typography>
  );
}

function useFactorText(): (factor: WorklistRow['factors'][number]) => string {
  const translate = useTranslate();
  const action = useEnumLabel('work_actions');
  const outcome = useEnumLabel('note_outcomes');
  return (factor) => {
    if (factor.kind === 'amount') return formatMoney(factor.counted_minor);
    const words = {
      action: factor.kind === 'action' ? action(factor.action) : '',
      outcome: factor.kind === 'last' ? outcome(factor.outcome) : '',
      days: 'days' in factor ? factor.days : 0,
    };
    return `${formatRate(factor.bps)}${translate(`today.factor.${factor.kind}`, words)}`;
  };
}
