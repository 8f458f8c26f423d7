import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { TIER_COLOURS } from '../theme/tierColours.ts';
import { Dash } from './Dash.tsx';
import { tierStep, useBandDays, useTierDays } from './tiers.ts';

interface Props {
  tier: string | null | undefined;
  /** The days past due, which the label then says in place of the band. */
  daysPastDue?: number;
  /** The id alone, where the days stand elsewhere. */
  short?: boolean;
  /** The band as the server gave it; without one, the shipped bands say the days. */
  band?: { from_days: number; to_days: number | null };
}

/** A tier on the one colour scale, always with its label: 'M2 · 31–60 天' or 'M2 · 逾期 43 天'. */
export const TierChip = ({ tier, daysPastDue, short = false, band }: Props) => {
  const translate = useTranslate();
  const tierDays = useTierDays();
  const bandDays = useBandDays();
  if (!tier) return <Dash />;
  const ofTier = band ? bandDays(band) : tierDays(tier);
  const days = daysPastDue
    ? translate('app.distance.due_past', { smart_count: daysPastDue })
    : ofTier;
  return (
    <Box
      component="span"
      className="figures"
      sx={(theme) => {
        const colour =
          TIER_COLOURS[theme.palette.mode][tierStep(tier)] ?? TIER_COLOURS[theme.palette.mode][0];
        return {
          display: 'inline-block',
          px: 1,
          borderRadius: 1,
          lineHeight: '22px',
          fontSize: '0.8125rem',
          whiteSpace: 'nowrap',
          backgroundColor: colour?.fill,
          color: colour?.text,
        };
      }}
    >
      <b>{tier}</b>
      {short || days === '' ? null : ` · ${days}`}
    </Box>
  );
};
