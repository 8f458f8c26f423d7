import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { formatMoney } from '../shared/format.ts';
import { sumOf } from '../shared/sumOf.ts';
import { useTiers } from './useTiers.ts';

function Total({ labelKey, children }: { labelKey: string; children: string }) {
  const translate = useTranslate();
  return (
    <Box sx={{ textAlign: 'right' }}>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {translate(labelKey)}
      </Typography>
      <Typography component="div" sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
        {children}
      </Typography>
    </Box>
  );
}

/**
 * Totals over a list filtered by tier: the same as the tiers view shows for that tier, from the
 * same source.
 */
export function TierTotals() {
  const translate = useTranslate();
  const { filterValues } = useListContext();
  const asked = [filterValues.tier ?? []].flat() as string[];
  const tiers = useTiers(asked.length > 0);
  const chosen = tiers.filter(({ id }) => asked.includes(id));
  if (chosen.length === 0) return null;
  const sum = (column: 'loans' | 'outstanding_minor' | 'overdue_minor') =>
    sumOf(chosen, (tier) => tier[column]);
  const narrowed = Object.keys(filterValues).some(
    (key) => key !== 'tier' && !(key === 'status' && filterValues.status === 'active'),
  );
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 4,
        rowGap: 1,
        px: 2,
        py: 1.25,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: '1 1 180px' }}>
        <Typography component="h2" sx={{ fontWeight: 600 }}>
          {translate('loans.totals.title', { tiers: chosen.map(({ id }) => id).join(' + ') })}
        </Typography>
        <Link component={RouterLink} to="/overdue_tiers" variant="body2">
          {translate('loans.totals.back')}
        </Link>
      </Box>
      <Total labelKey="loans.totals.loans">{sum('loans').toLocaleString('en-US')}</Total>
      <Total labelKey="loans.totals.outstanding">{formatMoney(sum('outstanding_minor'))}</Total>
      <Total labelKey="loans.totals.overdue">{formatMoney(sum('overdue_minor'))}</Total>
      {narrowed && (
        <Typography variant="body2" sx={{ flexBasis: '100%', color: 'text.secondary' }}>
          {translate('loans.totals.narrowed')}
        </Typography>
      )}
    </Box>
  );
}
