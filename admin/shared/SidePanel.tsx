import CloseIcon from '@mui/icons-material/Close';
import { Box, Drawer, IconButton, type Theme, Typography, useMediaQuery } from '@mui/material';
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import { GuardContext } from './panel/guard.ts';
import { useKeys } from './useKeys.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}

/**
 * A form beside the page. On a wide screen the page makes room and stays usable, so the facts are
 * in sight while typing; on a phone the panel covers it. Esc closes; over something typed it asks
 * first.
 */
export const SidePanel = ({ open, onClose, title, children }: Props) => {
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  const titleId = useId();
  const translate = useTranslate();
  const { guard, asking, discard, stay } = useGuard(onClose);
  useRoomBeside(open && wide);
  // Also while the focus is on the page beside it.
  useKeys({ Escape: guard.close }, open && wide);
  return (
    <>
      <Drawer
        anchor="right"
        open={open}
        onClose={guard.close}
        variant={wide ? 'persistent' : 'temporary'}
        onKeyDown={(event) => {
          // A list that is open inside the form closes first.
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          // The page has an Esc of its own, which would leave it.
          event.preventDefault();
          guard.close();
        }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-labelledby': titleId,
            sx: {
              width: { xs: '100%', md: 'var(--side-panel-width)' },
              pt: { xs: 0, md: '48px' },
              boxShadow: 'none',
            },
          },
        }}
        sx={{ '& .MuiDrawer-paper': { zIndex: { md: 1000 } } }}
      >
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            pl: 3,
            pr: 1,
            py: 1,
            borderBottom: 1,
            borderColor: 'divider',
          }}
        >
          <Typography id={titleId} variant="h6" component="h2" sx={{ flexGrow: 1 }}>
            {title}
          </Typography>
          <IconButton aria-label={translate('ra.action.close')} onClick={guard.close}>
            <CloseIcon />
          </IconButton>
        </Box>
        <Box sx={{ overflowY: 'auto', flexGrow: 1 }}>
          {open ? <GuardContext value={guard}>{children}</GuardContext> : null}
        </Box>
      </Drawer>
      <Confirm
        isOpen={asking}
        title="app.unsaved.title"
        content="app.unsaved.body"
        onConfirm={discard}
        onClose={stay}
      />
    </>
  );
};

/** Asks before something typed in the form is given up; the form tells whether there is any. */
function useGuard(onClose: () => void) {
  const dirty = useRef(false);
  const [asking, setAsking] = useState(false);
  const stay = () => setAsking(false);
  const discard = () => {
    setAsking(false);
    onClose();
  };
  const onDirty = useCallback((value: boolean) => {
    dirty.current = value;
  }, []);
  const close = useCallback(() => {
    if (dirty.current) setAsking(true);
    else onClose();
  }, [onClose]);
  const guard = useMemo(() => ({ onDirty, close }), [onDirty, close]);
  return { guard, asking, discard, stay };
}

/**
 * The page's own styles read the attribute and leave the panel's width free on the right. The focus
 * goes back to where it was.
 */
function useRoomBeside(open: boolean) {
  useEffect(() => {
    if (!open) return undefined;
    const opener = document.activeElement;
    document.documentElement.dataset.sidePanel = 'open';
    return () => {
      delete document.documentElement.dataset.sidePanel;
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, [open]);
}
