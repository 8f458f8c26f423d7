import { Box, Skeleton } from '@mui/material';

/** The outline of a list page while its code or data comes. */
export const PageSkeleton = ({ rows = 12 }: { rows?: number }) => (
  <Box aria-hidden sx={{ pt: 1 }}>
    <Box sx={{ display: 'flex', justifyContent: 'space-between', mb: 1.5 }}>
      <Skeleton variant="rounded" width={260} height={36} />
      <Skeleton variant="rounded" width={180} height={36} />
    </Box>
    <Box
      sx={{
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        backgroundColor: 'background.paper',
        px: 1.5,
      }}
    >
      {Array.from({ length: rows }, (_, row) => (
        <Box
          key={row}
          sx={{
            display: 'flex',
            gap: 4,
            alignItems: 'center',
            height: 'var(--row-height)',
            borderBottom: row < rows - 1 ? 1 : 0,
            borderColor: 'divider',
          }}
        >
          <Skeleton width="18%" />
          <Skeleton width="14%" />
          <Skeleton width="22%" />
          <Skeleton width="12%" sx={{ ml: 'auto' }} />
          <Skeleton width="12%" />
        </Box>
      ))}
    </Box>
  </Box>
);
