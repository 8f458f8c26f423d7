import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { RestructureReview } from '../../../server/contract/resources/restructures.ts';
import { formatMoney } from '../../shared/format.ts';

/** Figures that are others than they were: what, then → now, in yuan. */
export function MovedFigures({ moved }: Pick<RestructureReview, 'moved'>) {
  const translate = useTranslate();
  return (
    <Box
      component="ul"
      className="figures"
      sx={{
        listStyle: 'none',
        m: 0,
        mt: 0.25,
        p: 0,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 3,
        rowGap: 0.25,
      }}
    >
      {moved.map(({ figure, before_minor, now_minor }) => (
        <Box component="li" key={figure} sx={{ whiteSpace: 'nowrap' }}>
          <Box component="span" sx={{ opacity: 0.85 }}>
            {translate(`restructures.moved.${figure}`, { _: figure })}
          </Box>{' '}
          {formatMoney(before_minor)} → <b>{formatMoney(now_minor)}</b>
        </Box>
      ))}
    </Box>
  );
}
