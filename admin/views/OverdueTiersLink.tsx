import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { OverdueTier } from '../../server/contract/views.ts';
import { loansOfTier } from './overdueTiersBook.ts';

/** A link over the whole row: a click on any of its amounts leads to the loans behind them. */
export const OverdueTiersLink = ({ tier }: { tier: OverdueTier }) => {
  const translate = useTranslate();
  return (
    <Box
      component={Link}
      to={loansOfTier(tier.id)}
      aria-label={translate('tiers.open', {
        tier: tier.id,
        loans: tier.loans,
        smart_count: tier.loans,
      })}
      sx={{ position: 'absolute', inset: 0, '&:focus-visible': { outlineOffset: -2 } }}
    />
  );
};
