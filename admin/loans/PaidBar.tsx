import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import visuallyHidden from '@mui/utils/visuallyHidden';
import { useTranslate } from 'react-admin';
import type { PaidPart } from '../parts/ledger/scheduleFigures.ts';
import { formatMoney } from '../shared/format.ts';

/**
 * A thin bar of the paid part of an installment; its figures are said on hover and to a screen
 * reader.
 */
export function PaidBar({ part: { paid, total, waived, moved, share } }: { part: PaidPart }) {
  const translate = useTranslate();
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
          width: { xs: 40, sm: 64 },
          height: 6,
          borderRadius: 3,
          bgcolor: 'action.hover',
          position: 'relative',
          overflow: 'hidden',
          border: 1,
          borderColor: 'divider',
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
