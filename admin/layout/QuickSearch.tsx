import { Box, Dialog, InputBase, Typography } from '@mui/material';
import { type KeyboardEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { QuickResults } from './QuickResults.tsx';
import { useShellDialog } from './shellDialogs.ts';
import { useQuickSearch } from './useQuickSearch.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** Finds a borrower or a loan from anywhere, without the mouse. Opened by `/`. */
export const QuickSearch = () => {
  const { open } = useShellDialog();
  const translate = useTranslate();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const { hits, isFetching, asked } = useQuickSearch(text);
  const go = (path: string | undefined) => {
    if (!path) return;
    open(null);
    void navigate(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key] ?? 0;
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(hits[at]?.path);
    else if (step !== 0 && hits.length > 0) setAt((at + step + hits.length) % hits.length);
    else return;
    event.preventDefault();
  };
  const nothing = asked
    ? translate('app.search.none', { text: asked }) + translate('app.search.whole_note')
    : translate('app.search.hint');
  return (
    <Dialog
      open
      onClose={() => open(null)}
      fullWidth
      maxWidth="sm"
      aria-label={translate('app.search.open')}
      sx={{ '& .MuiDialog-container': { alignItems: 'flex-start' } }}
    >
      <InputBase
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        fullWidth
        value={text}
        placeholder={translate('app.search.placeholder')}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        inputProps={{
          role: 'combobox',
          'aria-expanded': hits.length > 0,
          'aria-controls': 'quick-results',
          'aria-label': translate('app.search.placeholder'),
          'aria-activedescendant': hits[at] ? `quick-${at}` : undefined,
        }}
        sx={{ px: 2.5, height: 54, fontSize: '1rem', borderBottom: 1, borderColor: 'divider' }}
      />
      <Box sx={{ minHeight: 120, maxHeight: '60vh', overflowY: 'auto', py: 1 }}>
        <QuickResults hits={hits} at={at} onOpen={go} />
        {hits.length === 0 ? (
          <Typography color="text.secondary" sx={{ px: 2.5, py: 2 }} aria-live="polite">
            {isFetching ? translate('app.search.busy') : nothing}
          </Typography>
        ) : null}
      </Box>
    </Dialog>
  );
};
