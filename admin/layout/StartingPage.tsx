import { Box, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PageSkeleton } from '../theme/PageSkeleton.tsx';

/** The outline of the console while it asks who is signed in. */
export const StartingPage = () => {
  const translate = useTranslate();
  return (
    <Box
      component="output"
      aria-label={translate('app.loading')}
      sx={{ display: 'block', minHeight: '100vh', backgroundColor: 'background.default' }}
    >
      <Box
        sx={{
          height: 48,
          borderBottom: 1,
          borderColor: 'divider',
          backgroundColor: 'background.paper',
        }}
      />
      <Box sx={{ display: 'flex' }}>
        <Box
          sx={{
            width: 208,
            minHeight: 'calc(100vh - 48px)',
            borderRight: 1,
            borderColor: 'divider',
            p: 2,
            display: { xs: 'none', md: 'block' },
          }}
        >
          {Array.from({ length: 7 }, (_, row) => (
            <Skeleton key={row} height={34} width={row % 3 === 0 ? '45%' : '80%'} />
          ))}
        </Box>
        <Box sx={{ flexGrow: 1, p: { xs: 1, sm: 2.5 } }}>
          <PageSkeleton />
        </Box>
      </Box>
    </Box>
  );
};
