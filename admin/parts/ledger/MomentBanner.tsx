import HistoryIcon from '@mui/icons-material/History';
import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Loan } from '../../../server/contract/resources/loans.ts';
import { formatInstant } from '../../shared/format.ts';
import { MomentButton } from './MomentButton.tsx';
import { useMoment } from './useMoment.ts';

/** Says loudly, once, that the page shows a past moment, and leads back. */
export function MomentBanner({ loan }: { loan: Loan }) {
  const translate = useTranslate();
  const { moment, choose } = useMoment();
  if (moment === null) return null;
  const words = {
    day: moment.as_of,
    instant: moment.known_at === null ? '' : formatInstant(moment.known_at),
  };
  return (
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        px: 2,
        py: 1,
        border: 1,
        borderColor: 'warning.main',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Box component="output" sx={{ display: 'block', flex: '1 1 280px' }}>
        <Typography sx={{ fontWeight: 600, display: 'flex', alignItems: 'center', gap: 1 }}>
          <HistoryIcon fontSize="small" color="warning" aria-hidden />
          <span className="figures">
            {translate(moment.known_at === null ? 'moment.banner' : 'moment.banner_known', words)}
          </span>
        </Typography>
        <Typography variant="caption" component="p" color="text.secondary">
          {translate('moment.hint')}
        </Typography>
      </Box>
      <MomentButton loan={loan} labelKey="moment.change" />
      <Button variant="contained" onClick={() => choose(null)}>
        {translate('moment.back')}
      </Button>
    </Box>
  );
}
