import { Box, type Theme, useMediaQuery } from '@mui/material';
import { Title } from 'react-admin';
import { Fetched } from '../shared/Fetched.tsx';
import { OverdueTiersBar } from './OverdueTiersBar.tsx';
import { OverdueTiersCards } from './OverdueTiersCards.tsx';
import { OverdueTiersEmpty } from './OverdueTiersEmpty.tsx';
import { OverdueTiersFacts } from './OverdueTiersFacts.tsx';
import { OverdueTiersSkeleton } from './OverdueTiersSkeleton.tsx';
import { OverdueTiersTable } from './OverdueTiersTable.tsx';
import { useOverdueTiers } from './useOverdueTiers.ts';

/**
 * The book at a glance: a band per tier, what changed since the last month end, a way into every
 * row.
 */
export const OverdueTiers = () => {
  const { as_of, isPast, chooseDate, book, compared_on, error, refetch } = useOverdueTiers();
  const narrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('md'));
  const Bands = narrow ? OverdueTiersCards : OverdueTiersTable;
  return (
    <Box sx={{ maxWidth: 1240, mx: 'auto', width: '100%', pt: 1 }}>
      <Title title="tiers.title" />
      <OverdueTiersBar as_of={as_of} isPast={isPast} onChoose={chooseDate} />
      <Fetched data={book} error={error} onRetry={refetch} waiting={<OverdueTiersSkeleton />}>
        {(fetched) =>
          fetched.total.loans === 0 ? (
            <OverdueTiersEmpty as_of={as_of} isPast={isPast} />
          ) : (
            <>
              <OverdueTiersFacts book={fetched} />
              <Bands book={fetched} compared_on={compared_on} linked={!isPast} />
            </>
          )
        }
      </Fetched>
    </Box>
  );
};
