import { encode } from 'uqr';

/** Cells of white around the dark ones, without which a phone does not find them. */
const BORDER = 4;

/** A text as a picture that a phone reads; drawn here. White also on a dark page, for the phone. */
export function QrCode({ text, side, label }: { text: string; side: number; label: string }) {
  const { size, data } = encode(text, { border: BORDER, ecc: 'M' });
  const cells = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg
      role="img"
      aria-label={label}
      width={side}
      height={side}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={cells.join('')} fill="#000" />
    </svg>
  );
}
