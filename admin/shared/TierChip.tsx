import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { TIER_COLOURS } from '../theme/tierColours.ts';
import { Dash } from './Dash.tsx';
import type { TierBand } from '../../server/domain/ledger/delinquency.ts';
import { tierStep } from './tierBands.ts';
import { useBandDays, useTierBands } from './tiers.ts';

interface Props {
  tier: string | null | undefined;
  /** The days past due, which the label then says in place of the band. */
  daysPastDue?: number;
  /** The id alone, where the days stand elsewhere. */
  short?: boolean;
  /** A mark of the colour before plain words: many of them under each other are no wall. */
  quiet?: boolean;
  /** The bands it is one of, where those are not the ones in force. */
  among?: readonly TierBand[];
}

/** A tier on the one colour scale, always with its label: 'M2 · 31–60 天' or 'M2 · 逾期 43 天'. */
export const TierChip = ({ tier, daysPastDue, short = false, quiet = false, among }: Props) => {
  const translate = useTranslate();
  const inForce = useTierBands();
  const bandDays = useBandDays();
  if (!tier) return <Dash />;
  const bands = among ?? inForce;
  const band = bands.find(({ id }) => id === tier);
  const ofTier = band ? bandDays(band) : '';
  const days = daysPastDue
    ? translate('app.distance.due_past', { smart_count: daysPastDue })
    : ofTier;
  return (
    <Box
      component="span"
      className="figures"
      sx={(theme) => {
        const colours = TIER_COLOURS[theme.palette.mode];
        const colour = colours[tierStep(tier, bands)] ?? colours[0];
        if (quiet)
          return {
            whiteSpace: 'nowrap',
            '&::before': {
              content: '""',
              display: 'inline-block',
              width: 10,
              height: 10,
              mr: 0.75,
              borderRadius: '2px',
              backgroundColor: colour?.fill,
              border: `1px solid ${theme.palette.divider}`,
            },
          };
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
