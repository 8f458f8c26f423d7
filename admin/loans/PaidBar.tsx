import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import visuallyHidden from '@mui/utils/visuallyHidden';
import { useTranslate } from 'react-admin';
import { formatMoney } from '../shared/format.ts';

interface PaidBarProps {
  /** Fen. */
  paid: number;
  total: number;
}

/** How much of an installment is paid, as a thin bar that says its figures on hover and to a screen reader. */
export function PaidBar({ paid, total }: PaidBarProps) {
  const text = useTranslate()('loans.schedule.paid_of', { paid: formatMoney(paid), total: formatMoney(total) });
  const share = total > 0 ? Math.min(paid / total, 1) : 0;
  return (
    <Tooltip title={text}>
      <Box sx={{ width: { xs: 40, sm: 64 }, height: 6, borderRadius: 3, bgcolor: 'action.hover', position: 'relative', overflow: 'hidden', border: 1, borderColor: 'divider' }}>
        <Box component="span" sx={visuallyHidden}>
          {text}
        </Box>
        {/* A part payment always shows, however small. */}
        {paid > 0 && <Box sx={{ height: '100%', width: `${Math.max(share * 100, 6)}%`, bgcolor: share === 1 ? 'success.main' : 'primary.main' }} />}
      </Box>
    </Tooltip>
  );
}
