import type { Theme, ThemeOptions } from '@mui/material';
import { raFrame } from './raFrame.ts';
import { raRecords } from './raRecords.ts';
import { raTables } from './raTables.ts';
import { raToolbars } from './raToolbars.ts';

/** The looks of react-admin's own components. */
export const raComponents = (theme: Theme): NonNullable<ThemeOptions['components']> => ({
  ...raFrame(theme),
  ...raTables(theme),
  ...raToolbars(theme),
  ...raRecords(theme),
});
