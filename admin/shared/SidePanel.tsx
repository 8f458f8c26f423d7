import CloseIcon from '@mui/icons-material/Close';
import { Box, Drawer, IconButton, type Theme, Typography, useMediaQuery } from '@mui/material';
import { type ReactNode, useEffect, useId } from 'react';
import { useTranslate } from 'react-admin';
import { ClosePanelContext } from './panel/closePanel.ts';
import { isEscape, useKeys } from './useKeys.ts';

interface Props {
  open: boolean;
  onClose: () => void;
  title: ReactNode;
  children: ReactNode;
}

/**
 * A form beside the page. On a wide screen the page makes room and stays usable, so the facts are
 * in sight while typing; on a phone the panel covers it. Esc closes; what was typed stays at hand
 * as unsaved text.
 */
export const SidePanel = ({ open, onClose, title, children }: Props) => {
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  const titleId = useId();
  const translate = useTranslate();
  useRoomBeside(open && wide);
  // Also while the focus is on the page beside it.
  useKeys({ Escape: onClose }, open && wide);
  return (
    <>
      <Drawer
        anchor="right"
        open={open}
        onClose={onClose}
        variant={wide ? 'persistent' : 'temporary'}
        onKeyDown={(event) => {
          // A list that is open inside the form closes first.
          if (!isEscape(event)) return;
          // The page has an Esc of its own, which would leave it.
          event.preventDefault();
          onClose();
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
          <IconButton aria-label={translate('ra.action.close')} onClick={onClose}>
            <CloseIcon />
          </IconButton>
        </Box>
        <Box sx={{ overflowY: 'auto', flexGrow: 1 }}>
          {open ? <ClosePanelContext value={onClose}>{children}</ClosePanelContext> : null}
        </Box>
      </Drawer>
    </>
  );
};

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
