import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { CreditRepair } from '../../../server/contract/resources/creditRepairs.ts';

/**
 * Warns before saving that a change takes the proposal back, since only what was proposed is
 * decided.
 */
export function TakenBackNotice({ repair: { status } }: { repair: Pick<CreditRepair, 'status'> }) {
  const translate = useTranslate();
  if (status !== 'awaiting_decision') return null;
  return (
    <Alert severity="warning" sx={{ mb: 2 }}>
      {translate('credit_repairs.edit.takes_back')}
    </Alert>
  );
}
