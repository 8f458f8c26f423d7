import { Typography } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import type { ListMeta } from '../providers/dataProvider.ts';
import { formatMoney } from './format.ts';

/** The sum of a field over the whole filtered list, not of the page alone. */
export function ListSum({ source, labelKey }: { source: string; labelKey: string }) {
  const translate = useTranslate();
  const { meta, total } = useListContext();
  const sum = (meta as ListMeta | undefined)?.sums?.[source];
  if (sum === undefined || !total) return null;
  return (
    <Typography className="figures" color="text.secondary" sx={{ px: { xs: 1, sm: 0.5 }, pb: 0.5 }}>
      {translate(labelKey)}{' '}
      <Typography component="strong" color="text.primary" sx={{ fontWeight: 600 }}>
        {formatMoney(sum)}
      </Typography>
    </Typography>
  );
}
