import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { Toolbar } from 'react-admin';
import { FormNotices } from '../forms/FormNotices.tsx';
import { RestoredNotice } from '../forms/RestoredNotice.tsx';
import { useFocusFirst } from './useFocusFirst.ts';

interface Props {
  /** The buttons; they stay in sight also of a form that is longer than the screen. */
  actions: ReactNode;
  children: ReactNode;
}

/** react-admin would fix it to the window of a phone, over the last question. */
const PLACE = { position: 'sticky', bottom: 0, zIndex: 1 } as const;
const BAR = {
  ...PLACE,
  '&.RaToolbar-mobileToolbar': { ...PLACE, px: 3 },
  px: 3,
  gap: 1,
  bgcolor: 'background.paper',
  borderTop: 1,
  borderColor: 'divider',
} as const;

/**
 * The inside of a form beside the page. It starts at its first question.
 */
export function PanelBody({ actions, children }: Props) {
  const holder = useFocusFirst<HTMLDivElement>();
  return (
    <Box>
      <Box ref={holder} sx={{ display: 'flex', flexDirection: 'column', px: 3, py: 2 }}>
        <RestoredNotice />
        {children}
        <FormNotices />
      </Box>
      <Toolbar sx={BAR}>{actions}</Toolbar>
    </Box>
  );
}
