import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { formatMoney } from '../../shared/format.ts';
import { affordableOf, percentOf, widthOf } from './affordability.ts';

/** The new installment as a share of the income, alone and with what other lenders get. */
export function Affordability({ figures }: { figures: RestructureFigures }) {
  const translate = useTranslate();
  const { installment_before_minor, installment_after_minor } = figures.affordability;
  const plan = affordableOf(figures);
  if (plan.kind === 'once')
    return (
      <Typography variant="body2">
        {translate('restructures.afford.once', { amount: formatMoney(installment_after_minor) })}
      </Typography>
    );
  const words = translate('restructures.afford.change', {
    before: formatMoney(installment_before_minor),
    after: formatMoney(installment_after_minor),
  });
  if (plan.kind === 'no_income')
    return (
      <Typography variant="body2" className="figures">
        {words}
        <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
          {translate('restructures.afford.no_income')}
        </Box>
      </Typography>
    );
  const { income_minor, other_minor, share_bps, all_bps, heavy } = plan;
  return (
    <Box className="figures">
      <Typography variant="body2">{words}</Typography>
      <Bar share={share_bps} all={all_bps} heavy={heavy} />
      <Typography variant="body2" sx={{ color: heavy ? 'warning.main' : 'text.secondary' }}>
        {translate('restructures.afford.share', {
          share: percentOf(share_bps),
          income: formatMoney(income_minor),
        })}
        {other_minor > 0
          ? translate('restructures.afford.share_all', {
              share: percentOf(all_bps),
              other: formatMoney(other_minor),
            })
          : ''}
        {heavy ? translate('restructures.afford.heavy') : ''}
      </Typography>
    </Box>
  );
}

/**
 * The income as a line: this loan's part filled, the other lenders' part behind it, half of it
 * ticked. The text below says the same.
 */
function Bar({ share, all, heavy }: { share: number; all: number; heavy: boolean }) {
  const fill = heavy ? 'warning.main' : 'primary.main';
  return (
    <Box
      aria-hidden
      sx={{
        position: 'relative',
        height: 8,
        borderRadius: 1,
        bgcolor: 'action.hover',
        border: 1,
        borderColor: 'divider',
        my: 0.75,
        maxWidth: 480,
        overflow: 'hidden',
      }}
    >
      <Box
        sx={{
          position: 'absolute',
          inset: 0,
          right: 'auto',
          width: widthOf(all),
          bgcolor: fill,
          opacity: 0.4,
        }}
      />
      <Box
        sx={{ position: 'absolute', inset: 0, right: 'auto', width: widthOf(share), bgcolor: fill }}
      />
      <Box
        sx={{
          position: 'absolute',
          insetBlock: 0,
          left: '50%',
          width: '2px',
          bgcolor: 'text.secondary',
        }}
      />
    </Box>
  );
}
