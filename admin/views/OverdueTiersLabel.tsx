import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { OverdueTier } from '../../server/contract/views.ts';
import { formatMoney } from '../shared/format.ts';
import { TierChip } from '../shared/TierChip.tsx';

/** The tier, and for loans not overdue what falls due within a week. */
export const OverdueTiersLabel = ({
  tier,
  among,
}: {
  tier: OverdueTier;
  /** The bands of the book's date. */
  among: readonly OverdueTier[];
}) => {
  const translate = useTranslate();
  const soon = {
    loans: tier.due_soon_loans.toLocaleString('en-US'),
    smart_count: tier.due_soon_loans,
    amount: formatMoney(tier.due_soon_minor),
  };
  return (
    <>
      <TierChip tier={tier.id} among={among} />
      {tier.from_days === 0 ? (
        <Box
          component="span"
          sx={{
            display: 'block',
            mt: 0.5,
            fontSize: '0.8125rem',
            fontWeight: 400,
            color: 'text.secondary',
          }}
        >
          {tier.due_soon_loans > 0
            ? translate('tiers.due_soon', soon)
            : translate('tiers.due_soon_none')}
        </Box>
      ) : null}
    </>
  );
};
