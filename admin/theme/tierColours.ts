/**
 * One hue from neutral to deep. Lightness falls (light) or rises (dark) at every step, so the order is seen without colour
 * vision; each text reaches 4.5:1 on its fill.
 */
export const TIER_COLOURS = {
  light: [
    { fill: '#e9ebee', text: '#3a4149' },
    { fill: '#f7ecd2', text: '#5a4511' },
    { fill: '#f3dba8', text: '#574008' },
    { fill: '#ebc07c', text: '#4a3203' },
    { fill: '#dd9f58', text: '#3a2400' },
    { fill: '#a9602b', text: '#ffffff' },
    { fill: '#84431f', text: '#ffffff' },
    { fill: '#5e2a18', text: '#ffffff' },
  ],
  dark: [
    { fill: '#2c323a', text: '#c9d0d8' },
    { fill: '#3b3322', text: '#ecd9a8' },
    { fill: '#4f3f22', text: '#f3dcab' },
    { fill: '#674c24', text: '#fae3bd' },
    { fill: '#835927', text: '#fff1dd' },
    { fill: '#c98442', text: '#1d1003' },
    { fill: '#e09f60', text: '#1d1003' },
    { fill: '#f3bd8c', text: '#1d1003' },
  ],
} as const;
