import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { isUsedUp } from './quota.ts';
import { useQuota } from './useQuota.ts';
import { formatMoney } from '../../shared/format.ts';

/** The used part of the month's quota. */
export const QuotaLine = () => {
  const translate = useTranslate();
  const { data: quota } = useQuota();
  if (!quota) return <Typography sx={{ minHeight: 24 }} />;
  const { approved_count, count_limit, waived_minor, waived_limit_minor } = quota;
  const tight = isUsedUp(quota);
  return (
    <Typography
      className="figures"
      sx={{ minHeight: 24, color: tight ? 'warning.main' : 'text.secondary' }}
    >
      {translate('approvals.quota.approved', { count: approved_count, limit: count_limit })}
      <Box component="span" aria-hidden sx={{ mx: 1 }}>
        ·
      </Box>
      {translate('approvals.quota.waived', {
        waived: formatMoney(waived_minor),
        limit: formatMoney(waived_limit_minor),
      })}
    </Typography>
  );
};
