import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';

/** The shape of the loan page while it loads. */
export function DossierSkeleton() {
  return (
    <Box aria-busy="true" sx={{ display: 'flex', flexDirection: 'column', gap: 2, py: 1 }}>
      <Skeleton variant="rounded" height={126} />
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '5fr 7fr' } }}>
        <Skeleton variant="rounded" height={360} />
        <Skeleton variant="rounded" height={360} />
      </Box>
    </Box>
  );
}
