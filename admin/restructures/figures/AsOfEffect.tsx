import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RestructureFigures } from '../../../server/contract/resources/restructures.ts';
import { useBusinessDate } from '../../shared/session.ts';

/** Says of which day figures are that are not today's: of the day the plan begins. */
export function AsOfEffect({ figures }: { figures: Pick<RestructureFigures, 'terms'> }) {
  const translate = useTranslate();
  const today = useBusinessDate();
  const on = figures.terms.effective_on;
  if (on === today) return null;
  return (
    <Typography variant="body2" color="text.secondary" className="figures" sx={{ mb: 1 }}>
      {translate('restructures.as_of_effect', { on })}
    </Typography>
  );
}
