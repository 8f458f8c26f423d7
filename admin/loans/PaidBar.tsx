import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import visuallyHidden from '@mui/utils/visuallyHidden';
import { useTranslate } from 'react-admin';
import type { PaidPart } from '../parts/ledger/scheduleFigures.ts';
import { formatMoney } from '../shared/format.ts';

/**
 * A thin bar under what is left of an installment: the part that was paid. Its figures are said on
 * hover and to a screen reader. There is none where nothing was paid, or all of it.
 */
export function PaidBar({ part: { paid, total, waived, moved, share } }: { part: PaidPart }) {
  const translate = useTranslate();
  const wholly = share === 1 && waived + moved === 0;
  if (wholly || paid + waived + moved === 0) return null;
  const parts = [
    translate('loans.schedule.paid_of', { paid: formatMoney(paid), total: formatMoney(total) }),
  ];
  if (waived > 0) parts.push(translate('loans.schedule.waived', { amount: formatMoney(waived) }));
  if (moved > 0)
    parts.push(translate('restructures.versions.moved', { amount: formatMoney(moved) }));
  const text = parts.join(' · ');
  return (
    <Tooltip title={text}>
      <Box
        sx={{
          height: 4,
          mt: '1px',
          borderRadius: 2,
          bgcolor: 'action.selected',
          position: 'relative',
          overflow: 'hidden',
        }}
      >
        <Box component="span" sx={visuallyHidden}>
          {text}
        </Box>
        {/* A part payment always shows, however small. */}
        {share > 0 && (
          <Box
            sx={{
              height: '100%',
              width: `${Math.max(share * 100, 6)}%`,
              bgcolor: share === 1 ? 'success.main' : 'primary.main',
            }}
          />
        )}
      </Box>
    </Tooltip>
  );
}
