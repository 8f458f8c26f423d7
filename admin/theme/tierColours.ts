/**
 * One hue from neutral to deep. Lightness falls (light) or rises (dark) at every step, so the order
 * is seen without colour vision; each text reaches 4.5:1 on its fill. `bar` is the same step where
 * it must stand out from the page by itself.
 */
export const TIER_COLOURS = {
  light: [
    { fill: '#e9ebee', text: '#3a4149', bar: '#98a1ab' },
    { fill: '#f7ecd2', text: '#5a4511', bar: '#dcb550' },
    { fill: '#f3dba8', text: '#574008', bar: '#d2993c' },
    { fill: '#ebc07c', text: '#4a3203', bar: '#c6802e' },
    { fill: '#dd9f58', text: '#3a2400', bar: '#b36a29' },
    { fill: '#a9602b', text: '#ffffff', bar: '#9a5526' },
    { fill: '#84431f', text: '#ffffff', bar: '#84431f' },
    { fill: '#5e2a18', text: '#ffffff', bar: '#5e2a18' },
  ],
  dark: [
    { fill: '#2c323a', text: '#c9d0d8', bar: '#7d8793' },
    { fill: '#3b3322', text: '#ecd9a8', bar: '#8f7642' },
    { fill: '#4f3f22', text: '#f3dcab', bar: '#a2803f' },
    { fill: '#674c24', text: '#fae3bd', bar: '#b58741' },
    { fill: '#835927', text: '#fff1dd', bar: '#c58c46' },
    { fill: '#c98442', text: '#1d1003', bar: '#d1944f' },
    { fill: '#e09f60', text: '#1d1003', bar: '#e09f60' },
    { fill: '#f3bd8c', text: '#1d1003', bar: '#f3bd8c' },
  ],
} as const;
