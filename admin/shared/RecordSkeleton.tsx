import { Box, Card, Skeleton } from '@mui/material';

/** A record's page while it comes: the head with its facts, and a card below. */
export const RecordSkeleton = () => (
  <Box aria-busy="true">
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
      <Skeleton width={180} height={36} sx={{ mb: 1.5 }} />
      <FactsSkeleton />
    </Card>
    <Card sx={{ px: { xs: 2, sm: 3 }, py: 2, mt: 2 }}>
      {[0, 1, 2, 3].map((row) => (
        <Skeleton key={row} height={40} />
      ))}
    </Card>
  </Box>
);

/** A row of facts while they come: a word and a figure each. */
export const FactsSkeleton = () => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1.5 }}>
    {[110, 150, 150, 90, 90].map((width, fact) => (
      <Box key={fact}>
        <Skeleton width={width * 0.6} height={20} />
        <Skeleton width={width} height={26} />
      </Box>
    ))}
  </Box>
);
