import { Box } from '@mui/material';
import { Dash } from '../shared/Dash.tsx';
import { formatMoney } from '../shared/format.ts';

/**
 * The change since the last month end, in fen or in loans. Neither good nor bad by colour: a tier
 * grows for many reasons.
 */
export const OverdueTiersChange = ({ minor, count }: { minor?: number; count?: number }) => {
  const change = minor ?? count ?? 0;
  if (change === 0) return <Dash />;
  const size =
    minor === undefined ? Math.abs(change).toLocaleString('en-US') : formatMoney(Math.abs(change));
  return (
    <Box
      component="span"
      className="figures"
      sx={{ color: 'text.secondary', fontWeight: 400, fontSize: '0.875rem' }}
    >
      {change > 0 ? '+' : '−'}
      {size}
    </Box>
  );
};
