import { createTheme } from '@mui/material';
import type { RaThemeOptions } from 'react-admin';
import { baseComponents } from './baseComponents.ts';
import { darkPalette, lightPalette } from './palettes.ts';
import { raComponents } from './raComponents.ts';

/**
 * The system's own fonts: nothing to download, and every desk reads its own Chinese type.
 * `system-ui` stands behind the names, because on a Linux without a desktop it means whatever font
 * comes first, often one with serifs.
 */
const FONTS =
  '-apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans ' +
  'CJK SC", system-ui, sans-serif';

function themeOf(palette: typeof lightPalette): RaThemeOptions {
  const options: RaThemeOptions = {
    palette,
    shape: { borderRadius: 6 },
    sidebar: { width: 208, closedWidth: 52 },
    typography: {
      fontFamily: FONTS,
      fontSize: 14,
      body1: { fontSize: '0.875rem' },
      body2: { fontSize: '0.875rem' },
      button: { textTransform: 'none', fontWeight: 500 },
      h4: { fontSize: '1.5rem', fontWeight: 600 },
      h5: { fontSize: '1.25rem', fontWeight: 600 },
      h6: { fontSize: '1rem', fontWeight: 600 },
      subtitle1: { fontSize: '0.9375rem', fontWeight: 600 },
      subtitle2: { fontSize: '0.8125rem', fontWeight: 600 },
      caption: { fontSize: '0.8125rem' },
    },
  };
  const theme = createTheme(options);
  return { ...options, components: { ...baseComponents(theme), ...raComponents(theme) } };
}

export const lightTheme = themeOf(lightPalette);
export const darkTheme = themeOf(darkPalette);
