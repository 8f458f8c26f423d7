import CloseIcon from '@mui/icons-material/Close';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Paper from '@mui/material/Paper';
import { Suspense, lazy, useState } from 'react';
import { SelectAllButton, useListContext, useTranslate } from 'react-admin';

const PrepareDialog = lazy(async () => ({
  default: (await import('./PrepareDialog.tsx')).PrepareDialog,
}));

/** The most loans the server prepares at a time. */
const MOST = 500;

/**
 * The bar under the list of loans while some are chosen, wherever it is scrolled to. The whole
 * filter can be chosen, up to as many as one preparation takes.
 */
export function PrepareToolbar() {
  const translate = useTranslate();
  const { selectedIds, onUnselectItems } = useListContext();
  const [ids, setIds] = useState<readonly number[] | null>(null);
  if (selectedIds.length === 0 && ids === null) return null;
  return (
    <>
      <Paper
        component="section"
        aria-label={translate('prepare.bar')}
        variant="outlined"
        sx={{
          position: 'fixed',
          bottom: 20,
          left: '50%',
          transform: 'translateX(-50%)',
          zIndex: 3,
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          pl: 2,
          pr: 1,
          py: 0.75,
          boxShadow: 6,
          maxWidth: 'calc(100vw - 32px)',
        }}
      >
        <span className="figures" aria-live="polite" style={{ whiteSpace: 'nowrap' }}>
          {translate('prepare.chosen', { smart_count: selectedIds.length })}
        </span>
        <SelectAllButton limit={MOST} label="prepare.select_all" />
        <Button
          variant="contained"
          startIcon={<GavelOutlined />}
          onClick={() => setIds(selectedIds.slice(0, MOST).map(Number))}
        >
          {translate('prepare.action')}
        </Button>
        <IconButton
          size="small"
          aria-label={translate('ra.action.unselect')}
          onClick={() => onUnselectItems()}
        >
          <CloseIcon fontSize="small" />
        </IconButton>
      </Paper>
      {ids !== null && (
        <Suspense fallback={null}>
          <PrepareDialog
            loanIds={ids}
            onClose={() => setIds(null)}
            onDone={() => onUnselectItems()}
          />
        </Suspense>
      )}
    </>
  );
}
