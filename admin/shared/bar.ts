/**
 * The bar of moves at the foot of the window, from edge to edge of the content: the margins are the
 * padding of the content, so that at the end of the page it stands on the same line. A soft edge
 * says that rows go on beneath it.
 */
export const BAR = {
  position: 'sticky',
  bottom: 0,
  zIndex: 3,
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 1,
  px: { xs: 1.5, sm: 3 },
  py: 1.25,
  mx: { xs: '-8px', sm: '-20px' },
  mb: '-24px !important',
  minHeight: 57,
  bgcolor: 'background.paper',
  borderTop: 1,
  borderColor: 'divider',
  boxShadow: '0 -8px 16px -8px rgb(0 0 0 / 0.14)',
} as const;

/** A notice does not cover the decision. */
export const NOTICE_ABOVE = {
  '.MuiSnackbar-root': {
    bottom: '76px !important',
    '@media (max-width: 600px)': { bottom: '120px !important' },
  },
};
