import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatMoney } from '../shared/format.ts';

/** What a stated total and the money are apart; zero is what one wants to see. */
export function Difference({ minor }: { minor: number | null }) {
  const translate = useTranslate();
  if (minor === null)
    return (
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {translate('bank.day.unstated')}
      </Box>
    );
  return (
    <Box
      component="span"
      className="figures"
      sx={{ fontWeight: 600, color: minor === 0 ? 'success.main' : 'error.main' }}
    >
      {formatMoney(minor)}
    </Box>
  );
}
