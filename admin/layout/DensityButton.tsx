import ComfortableIcon from '@mui/icons-material/DensityMedium';
import CompactIcon from '@mui/icons-material/DensitySmall';
import { IconButton, Tooltip } from '@mui/material';
import { useStore, useTranslate } from 'react-admin';

type Density = 'comfortable' | 'compact';

/** Comfortable or compact rows; kept with the other preferences. */
export function useDensitySwitch() {
  const translate = useTranslate();
  const [density, setDensity] = useStore<Density>('density', 'comfortable');
  const label = translate('app.density.label', { current: translate(`app.density.${density}`) });
  return {
    density,
    label,
    toggle: () => setDensity(density === 'compact' ? 'comfortable' : 'compact'),
  };
}

export const DensityButton = () => {
  const { density, label, toggle } = useDensitySwitch();
  return (
    <Tooltip title={label}>
      <IconButton
        color="inherit"
        aria-label={label}
        aria-pressed={density === 'compact'}
        onClick={toggle}
      >
        {density === 'compact' ? (
          <CompactIcon fontSize="small" />
        ) : (
          <ComfortableIcon fontSize="small" />
        )}
      </IconButton>
    </Tooltip>
  );
};
