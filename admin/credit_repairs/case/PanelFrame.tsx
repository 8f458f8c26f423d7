import { Box, Button } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useFocusFirst } from '../../loans/useFocusFirst.ts';

interface Props {
  children: ReactNode;
  submitKey: string;
  busy: boolean;
  onClose: () => void;
}

/** The inside of a form beside the case: its questions, and its one action always in sight. */
export function PanelFrame({ children, submitKey, busy, onClose }: Props) {
  const translate = useTranslate();
  const holder = useFocusFirst<HTMLDivElement>();
  return (
    <>
      <Box ref={holder} sx={{ px: 3, pt: 2, pb: 1 }}>{children}</Box>
      <Box sx={{ position: 'sticky', bottom: 0, zIndex: 2, display: 'flex', gap: 1, px: 3, py: 1.5, bgcolor: 'background.paper', borderTop: 1, borderColor: 'divider' }}>
        <Button type="submit" variant="contained" disabled={busy}>
          {translate(submitKey)}
        </Button>
        <Button onClick={onClose} disabled={busy}>
          {translate('ra.action.cancel')}
        </Button>
      </Box>
    </>
  );
}
