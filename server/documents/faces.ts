import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The two faces of the documents, each file read and its tables parsed once. */

const require = createRequire(import.meta.url);
// A TrueType file: pdfkit turns WOFF2 into blank pages.
const FILES = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  strong: '600SemiBold/NotoSansSC_600SemiBold.ttf',
} as const;
export type Face = keyof typeof FILES;
export const FACES = Object.keys(FILES) as Face[];

/** What fontkit makes of a file, as far as it is handled here; pdfkit takes it in place of one. */
interface Font {
  /** Glyphs met so far, with the characters that each was first met for. */
  _glyphs: object;
  hasGlyphForCodePoint(codePoint: number): boolean;
}

const { create } = require('fontkit') as { create: (file: Buffer) => Font };
const parsed = new Map<Face, Font>();

function parse(face: Face): Font {
  const font =
    parsed.get(face) ??
    create(readFileSync(require.resolve(`@expo-google-fonts/noto-sans-sc/${FILES[face]}`)));
  parsed.set(face, font);
  return font;
}

/** Whether a face can draw a character. */
export const hasGlyph = (face: Face, character: string): boolean =>
  parse(face).hasGlyphForCodePoint(character.codePointAt(0) ?? 0);

/**
 * A face for the next document. Two characters may share a glyph, and the one met first is what a
 * reader copies from the page: the glyphs are met anew in each document, so that its bytes hang on
 * its own text alone. A document must be drawn to its end before the next one takes the face.
 */
export function faceFor(face: Face): Font {
  const font = parse(face);
  font._glyphs = {};
  return font;
}
