import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import { FactsSkeleton } from './RecordSkeleton.tsx';

const ENTRIES = 5;
const ROWS = 8;

/** The shape of a page with a head, what happened at the left and a table at the right. */
export function DossierSkeleton() {
  return (
    <Box aria-busy="true" sx={{ display: 'flex', flexDirection: 'column', gap: 2, py: 1 }}>
      <Card sx={{ px: { xs: 2, sm: 3 }, py: 2 }}>
        <Skeleton width="min(560px, 80%)" height={32} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, my: 1.5 }}>
          {[88, 102, 102, 76, 102].map((width, button) => (
            <Skeleton key={button} variant="rounded" width={width} height={32} />
          ))}
        </Box>
        <FactsSkeleton />
      </Card>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', md: '5fr 7fr' } }}>
        <Card sx={{ px: 2, py: 1.5 }}>
          <Skeleton width={96} height={28} />
          {Array.from({ length: ENTRIES }, (_, entry) => (
            <Box key={entry} sx={{ py: 1 }}>
              <Skeleton width="30%" />
              <Skeleton width="60%" />
              <Skeleton width="90%" />
            </Box>
          ))}
        </Card>
        <Card sx={{ px: 2, py: 1.5 }}>
          <Skeleton width={240} height={28} />
          {Array.from({ length: ROWS }, (_, row) => (
            <Box key={row} sx={{ display: 'flex', gap: 3, height: 40, alignItems: 'center' }}>
              <Skeleton width="8%" />
              <Skeleton width="20%" />
              <Skeleton width="16%" sx={{ ml: 'auto' }} />
              <Skeleton width="16%" />
              <Skeleton width="12%" />
            </Box>
          ))}
        </Card>
      </Box>
    </Box>
  );
}
