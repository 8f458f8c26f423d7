/** Breaking text into lines by the rules of Chinese and English typesetting. */

const DAY = String.raw`\d{1,2}月\d{1,2}日`;
const LATIN = String.raw`[!-~\u00a0-\u024f\u2013\u2014]+[元年月日期天条份页]?`;
/**
 * A month with its day, a run of Latin letters or digits with the unit it belongs to, or one
 * character; closing signs stay with what they close, opening ones with what they open.
 */
const PIECE = new RegExp(String.raw`[（《“]*(?:${DAY}|${LATIN}|\S)[，。；：、！？）》”]*\s*`, 'gu');

/** A word wider than the line, cut where it must be. */
function cut(piece: string, width: number, measure: (text: string) => number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && measure(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return part === '' ? parts : [...parts, part];
}

/** The text in lines no wider than the width, at least one. */
export function breakLines(
  text: string,
  width: number,
  measure: (text: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  let taken = 0;
  for (const piece of text.match(PIECE) ?? []) {
    const wide = measure(piece.trimEnd());
    if (line !== '' && taken + wide > width) {
      lines.push(line.trimEnd());
      [line, taken] = ['', 0];
    }
    if (line === '' && wide > width) {
      const parts = cut(piece, width, measure);
      lines.push(...parts.slice(0, -1));
      line = parts.at(-1) ?? '';
      taken = measure(line);
    } else {
      line += piece;
      taken += measure(piece);
    }
  }
  if (line !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** The widest part of a text that breaking would not cut. */
export function widestPiece(text: string, measure: (text: string) => number): number {
  return Math.max(0, ...(text.match(PIECE) ?? []).map((piece) => measure(piece.trimEnd())));
}
