import { Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { formatMoney } from '../../shared/format.ts';

/** The share of the income from which on a plan is unlikely to be kept. */
const HEAVY_BPS = 5000;

/** Basis points as a plain percentage for reading, '32%'. */
const percent = (bps: number): string => `${Math.round(bps / 100)}%`;
const width = (bps: number): string => `${Math.min(100, Math.max(0, bps / 100))}%`;

/** The new installment as a share of the income, alone and with what other lenders get. */
export function Affordability({
  figures: { affordability, after },
}: {
  figures: RestructureFigures;
}) {
  const translate = useTranslate();
  const once = after.installments.filter((row) => !row.kept).length === 1;
  const {
    installment_before_minor,
    installment_after_minor,
    monthly_income_minor,
    other_monthly_debt_minor,
    share_bps,
    share_all_bps,
  } = affordability;
  const all = share_all_bps ?? share_bps;
  const heavy = all !== null && all > HEAVY_BPS;
  const words = translate('restructures.afford.change', {
    before: formatMoney(installment_before_minor),
    after: formatMoney(installment_after_minor),
  });
  // A single payment is not met from one month's income.
  if (once)
    return (
      <Typography variant="body2">
        {translate('restructures.afford.once', { amount: formatMoney(installment_after_minor) })}
      </Typography>
    );
  if (share_bps === null || all === null || !monthly_income_minor) {
    return (
      <Typography variant="body2" className="figures">
        {words}
        <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
          {translate('restructures.afford.no_income')}
        </Box>
      </Typography>
    );
  }
  return (
    <Box className="figures">
      <Typography variant="body2">{words}</Typography>
      <Bar share={share_bps} all={all} heavy={heavy} />
      <Typography variant="body2" sx={{ color: heavy ? 'warning.main' : 'text.secondary' }}>
        {translate('restructures.afford.share', {
          share: percent(share_bps),
          income: formatMoney(monthly_income_minor),
        })}
        {other_monthly_debt_minor
          ? translate('restructures.afford.share_all', {
              share: percent(all),
              other: formatMoney(other_monthly_debt_minor),
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
          width: width(all),
          bgcolor: fill,
          opacity: 0.4,
        }}
      />
      <Box
        sx={{ position: 'absolute', inset: 0, right: 'auto', width: width(share), bgcolor: fill }}
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
