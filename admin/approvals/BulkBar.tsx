import CheckIcon from '@mui/icons-material/Check';
import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatMoney } from '../shared/format.ts';
import { sumOf } from '../shared/sumOf.ts';
import { BulkDialog } from './BulkDialog.tsx';
import type { Chosen } from './bulk.ts';

/**
 * The bar with the sum of the chosen requests and the way to approve them; hidden while none is
 * chosen.
 */
export const BulkBar = ({ chosen }: { chosen: Chosen }) => {
  const translate = useTranslate();
  const [asking, setAsking] = useState(false);
  const { rows } = chosen;
  if (rows.length === 0) return null;
  const owed = sumOf(rows, (row) => row.owed_minor);
  return (
    <Box
      component="section"
      aria-label={translate('approvals.bulk.label')}
      sx={{
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        px: 2,
        py: 1.25,
        bgcolor: 'background.paper',
        borderTop: 1,
        borderColor: 'divider',
      }}
    >
      <Typography className="figures" aria-live="polite" sx={{ flex: '1 1 200px' }}>
        {translate('approvals.bulk.chosen', { smart_count: rows.length, owed: formatMoney(owed) })}
      </Typography>
      <Button onClick={chosen.clear}>{translate('approvals.bulk.clear')}</Button>
      <Button variant="contained" startIcon={<CheckIcon />} onClick={() => setAsking(true)}>
        {translate('approvals.bulk.approve', { smart_count: rows.length })}
      </Button>
      {asking && <BulkDialog rows={rows} onClose={() => setAsking(false)} onDone={chosen.clear} />}
    </Box>
  );
};
