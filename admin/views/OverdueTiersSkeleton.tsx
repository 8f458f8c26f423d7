import { Box, Card, Skeleton } from '@mui/material';

/** The outline of the facts and the eight bands. */
export const OverdueTiersSkeleton = () => (
  <Box aria-hidden>
    <Box sx={{ display: 'flex', gap: 5, mb: 2 }}>
      {[0, 1, 2, 3].map((fact) => (
        <Box key={fact}>
          <Skeleton width={84} height={20} />
          <Skeleton width={130} height={32} />
        </Box>
      ))}
    </Box>
    <Card>
      <Box sx={{ height: 34, borderBottom: 1, borderColor: 'divider' }} />
      {Array.from({ length: 8 }, (_, row) => (
        <Box
          key={row}
          sx={{
            display: 'flex',
            alignItems: 'center',
            gap: 4,
            px: 1.5,
            height: row === 0 ? 55 : 44,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Skeleton variant="rounded" width={110} height={22} />
          <Skeleton width="8%" sx={{ ml: 'auto' }} />
          <Skeleton width="14%" />
          <Skeleton width="14%" />
          <Skeleton width="18%" height={8} />
          <Skeleton width="10%" />
        </Box>
      ))}
      <Box sx={{ height: 44 }} />
    </Card>
  </Box>
);
