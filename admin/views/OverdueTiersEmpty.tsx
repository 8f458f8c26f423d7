import { Box, Button, Card, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { EmptyState } from '../shared/EmptyState.tsx';
import { useMay } from '../shared/session.ts';

/** A book without loans: says what would be here, and the two ways to begin. */
export const OverdueTiersEmpty = ({ as_of, isPast }: { as_of: string; isPast: boolean }) => {
  const translate = useTranslate();
  const mayBegin = useMay('borrowers', 'create');
  if (isPast)
    return (
      <EmptyState
        titleKey="tiers.empty_past_title"
        titleArgs={{ day: as_of }}
        hintKey="tiers.empty_past_hint"
      />
    );
  return (
    <Card>
      <EmptyState
        titleKey="tiers.empty_title"
        hintKey="tiers.empty_hint"
        action={
          mayBegin ? (
            <>
              <Button variant="contained" component={Link} to="/borrowers/create">
                {translate('tiers.first_borrower')}
              </Button>
              <Button variant="outlined" component={Link} to="/loans/create">
                {translate('tiers.first_loan')}
              </Button>
            </>
          ) : undefined
        }
      />
      <Typography color="text.secondary" align="center" sx={{ pb: 5 }}>
        {translate('tiers.import_hint')}{' '}
        <Box component="code" sx={{ color: 'text.primary', fontFamily: 'ui-monospace, monospace' }}>
          npm run import -- {translate('tiers.import_folder')}
        </Box>
      </Typography>
    </Card>
  );
};
