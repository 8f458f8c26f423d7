import { type Outcome, done, refuseField } from '../contract/outcome.ts';
import { FACES, hasGlyph } from './faces.ts';

/**
 * Whether the faces can draw a text. What they have no glyph for would stand as an empty box in a
 * paper that somebody signs: such a paper is refused, with the field and the characters.
 */

/** Fields that a refusal can name in words; any other is a text of the paper. */
const NAMED = new Set([
  'full_name',
  'borrower_name',
  'lender_name',
  'address',
  'relationship',
  'company_name',
  'cause',
  'statement',
  'answer',
  'property',
]);

/** Signs without ink, such as joiners and variation selectors, and the ends of lines. */
const INKLESS = /[\p{Default_Ignorable_Code_Point}\s]/u;
/** More than these are not told one by one. */
const MOST = 10;

/** The characters of a text that a face has no glyph for, each once, as they are met. */
export const undrawn = (text: string): string[] => [
  ...new Set(
    Array.from(text).filter(
      (sign) => !INKLESS.test(sign) && !FACES.every((face) => hasGlyph(face, sign)),
    ),
  ),
];

const told = (sign: string): string =>
  `${sign} (U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`;

/** The first text within what a paper is made of that cannot be drawn, with the field it is in. */
function firstUndrawn(value: unknown, field: string): { field: string; signs: string[] } | null {
  if (typeof value === 'string') {
    const signs = undrawn(value);
    return signs.length === 0 ? null : { field, signs };
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, part] of Object.entries(value)) {
    const found = firstUndrawn(part, NAMED.has(name) ? name : field);
    if (found !== null) return found;
  }
  return null;
}

/** Refuses to draw a paper from an input with characters that the faces do not have. */
export function checkDrawn(input: object): Outcome<void> {
  const found = firstUndrawn(input, 'text');
  if (found === null) return done(undefined);
  const { field, signs } = found;
  const characters = signs.slice(0, MOST).map(told).join(', ');
  return refuseField(field, 'cannot_be_drawn', { place: field, characters });
}
