import Alert from '@mui/material/Alert';
import { useTranslate } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { LegalCase } from '../../server/contract/resources/legalCases.ts';
import { formatMoney } from '../shared/format.ts';

type Amounts = Pick<LegalCase, 'claimed_minor' | 'costs_minor'>;

export const isAboveClaim = (
  awarded_minor: unknown,
  { claimed_minor, costs_minor }: Amounts,
): boolean => typeof awarded_minor === 'number' && awarded_minor > claimed_minor + costs_minor;

/**
 * A court awards what was claimed, with the costs, or less: more is likely a slip of the pen, and
 * may be saved.
 */
export function AwardWarning({ claimed_minor, costs_minor }: Amounts) {
  const translate = useTranslate();
  const awarded = useWatch({ name: 'awarded_minor' }) as unknown;
  if (!isAboveClaim(awarded, { claimed_minor, costs_minor })) return null;
  return (
    <Alert severity="warning" sx={{ mb: 1, py: 0.25 }}>
      {translate('legal_cases.form.award_above', {
        most: formatMoney(claimed_minor + costs_minor),
      })}
    </Alert>
  );
}
