import { Alert, AlertTitle, Box, Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { RepairKind } from '../../../server/contract/enums.ts';
import { usePathBack } from '../../parts/repairs/repairs.ts';
import { type Ask, isForbidden } from './asks.ts';

const WAYS: readonly { way: 'correct' | 'relief' | 'explain'; kind: RepairKind; ask: Ask }[] = [
  { way: 'correct', kind: 'objection', ask: 'correction' },
  { way: 'relief', kind: 'relief', ask: 'relief' },
  { way: 'explain', kind: 'relief', ask: 'explanation' },
];

/**
 * Warns before the request is taken down: what law forbids and why, and what can be done instead,
 * each by one click.
 */
export function ForbiddenNotice() {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const [ask, borrower_id, loan_id] = useWatch({
    name: ['asks_for', 'borrower_id', 'loan_id'],
  }) as [unknown, number | null, number | null];
  const { data } = usePathBack(borrower_id, isForbidden(ask));
  if (!isForbidden(ask)) return null;
  const kept = data?.loans.find((loan) => loan.loan_id === loan_id)?.kept_until_on;
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      <AlertTitle>{translate(`credit_repairs.forbidden.${ask}.title`)}</AlertTitle>
      {translate(`credit_repairs.forbidden.${ask}.why`)}
      <Box sx={{ mt: 1, fontWeight: 600 }}>{translate('credit_repairs.forbidden.ways')}</Box>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {WAYS.map(({ way, kind, ask: instead }) => (
          <li key={way}>
            {translate(`credit_repairs.forbidden.way_${way}`)}
            <Button
              size="small"
              sx={{ ml: 0.5, minHeight: 24, py: 0 }}
              onClick={() => {
                setValue('kind', kind, { shouldDirty: true });
                setValue('asks_for', instead, { shouldDirty: true });
              }}
            >
              {translate('credit_repairs.forbidden.choose')}
            </Button>
          </li>
        ))}
        <li>
          {kept
            ? translate('credit_repairs.forbidden.way_wait_until', { on: kept })
            : translate('credit_repairs.forbidden.way_wait')}
        </li>
      </Box>
      <Box sx={{ mt: 1 }}>{translate('credit_repairs.forbidden.still')}</Box>
    </Alert>
  );
}
