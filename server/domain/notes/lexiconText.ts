import { SIMPLIFIED } from './lexiconCharacters.ts';

/**
 * How a text reads once its spelling no longer matters: width and case folded, traditional
 * characters simplified, English words cut to their stem, and nothing left between Chinese
 * characters. `codes` are UTF-16 units; `from` and `to` give for each the stretch of the original
 * text it stands for. Latin words are one blank apart. CLAUSE, PAUSE and SENTENCE stand for the
 * marks that end one, and keep words on both sides apart.
 */
export interface Reading {
  codes: number[];
  from: number[];
  to: number[];
}

/** The blank between two Latin words. */
export const SPACE = 0x20;
/** The end of a clause. */
export const CLAUSE = 0x2c;
/** A colon, or a comma within a quotation: what was said goes on. */
export const PAUSE = 0x3a;
/** The end of a sentence. */
export const SENTENCE = 0x0a;

type Kind =
  | 'word'
  | 'sign'
  | 'picture'
  | 'nothing'
  | 'gap'
  | 'clause'
  | 'pause'
  | 'sentence'
  | 'point'
  | 'open'
  | 'close'
  | 'quote';
type Form = readonly (readonly [kind: Kind, code: number])[];

const MARKS = new Map<string, Kind>([
  ...[',', ';'].map((mark) => [mark, 'clause'] as const),
  ...['。', '!', '?', '\n', '\r'].map((mark) => [mark, 'sentence'] as const),
  ...["'", '’', '‘', '`', '´'].map((mark) => [mark, 'nothing'] as const),
  ...['“', '「', '『', '《'].map((mark) => [mark, 'open'] as const),
  ...['”', '」', '』', '》'].map((mark) => [mark, 'close'] as const),
  [':', 'pause'],
  ['.', 'point'],
  ['"', 'quote'],
]);

function kindOf(character: string): Kind {
  const mark = MARKS.get(character);
  if (mark !== undefined) return mark;
  // Marks that combine with a character, and characters that show nothing: both hide a word from a
  // plain search.
  if (/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(character)) return 'nothing';
  if (/\p{Ideographic}/u.test(character)) return 'sign';
  if (/[\p{L}\p{N}]/u.test(character)) return 'word';
  return /\p{Extended_Pictographic}/u.test(character) ? 'picture' : 'gap';
}

const NOTHING = ['nothing', 0] as const;
const FORMS = new Map<number, Form>();
/** More than a language needs; a text of all of Unicode must not fill the memory. */
const FORMS_KEPT = 20_000;

function formOf(point: number): Form {
  const known = FORMS.get(point);
  if (known !== undefined) return known;
  const characters = Array.from(
    String.fromCodePoint(point).normalize('NFKC').toLowerCase(),
    (character) => SIMPLIFIED.get(character) ?? character,
  );
  const form = characters.flatMap((character) => {
    const kind = kindOf(character);
    return character.split('').map((unit) => [kind, unit.charCodeAt(0)] as const);
  });
  if (FORMS.size < FORMS_KEPT) FORMS.set(point, form);
  return form;
}

/** Whether a code is of a Latin word. Most text is Chinese and need not be looked up. */
const isWordCode = (code: number | undefined): boolean =>
  code !== undefined &&
  (code < 0x4e00 || code > 0x9fff) &&
  code !== SPACE &&
  formOf(code)[0]?.[0] === 'word';

/** Whether a Latin letter or a digit stands at the place: beside one, a word has no edge. */
export const wordAt = (codes: readonly number[], index: number): boolean =>
  isWordCode(codes[index]);

/**
 * Reads a text. Pictographs are left out, or read as characters: one between two characters hides a
 * word, and one may be a word itself.
 */
export function readingOf(text: string, pictographs: boolean): Reading {
  const reading: Reading = { codes: [], from: [], to: [] };
  const put = (code: number, from: number, to: number): void => {
    reading.codes.push(code);
    reading.from.push(from);
    reading.to.push(to);
  };
  let word = -1; // where the word now being read began
  let blank = -1; // original place of a gap after the last word
  let quoted = false;
  const endWord = (): void => {
    if (word >= 0) cutToStem(reading, word);
    word = -1;
  };
  for (let from = 0; from < text.length; ) {
    const point = text.codePointAt(from) ?? 0;
    const to = from + (point > 0xffff ? 2 : 1);
    const form = formOf(point);
    for (let unit = 0; unit < form.length; unit += 1) {
      const [kind, code] = form[unit] ?? NOTHING;
      if (kind === 'nothing') continue;
      if (kind === 'word') {
        if (word < 0 && blank >= 0 && isWordCode(reading.codes.at(-1))) put(SPACE, blank, from);
        if (word < 0) word = reading.codes.length;
        put(code, from, to);
        continue;
      }
      endWord();
      blank = from;
      const mark = markOf(kind, quoted, reading, text, to);
      if (kind === 'sign' || (kind === 'picture' && pictographs)) put(code, from, to);
      else if (mark !== null) put(mark, from, to);
      quoted =
        kind === 'open' ||
        (kind === 'quote' ? !quoted : quoted && kind !== 'close' && mark !== SENTENCE);
    }
    from = to;
  }
  endWord();
  return reading;
}

/**
 * The mark that ends something here; null for none. A full stop ends a sentence only after a Latin
 * word and before a blank: elsewhere it is a decimal point or stands in the middle of a hidden
 * word.
 */
function markOf(
  kind: Kind,
  quoted: boolean,
  reading: Reading,
  text: string,
  next: number,
): number | null {
  if (kind === 'sentence') return SENTENCE;
  if (kind === 'point')
    return isWordCode(reading.codes.at(-1)) && /^(\s|$)/.test(text.slice(next, next + 1))
      ? SENTENCE
      : null;
  if (kind === 'clause') return quoted ? PAUSE : CLAUSE;
  return kind === 'pause' ? PAUSE : null;
}

/**
 * Drops the ending of the English word from `start` to the end of the reading; its last unit then
 * stands for the whole rest of the word.
 */
function cutToStem(reading: Reading, start: number): void {
  const { codes, from, to } = reading;
  const last = to.at(-1);
  const word = String.fromCharCode(...codes.slice(start, start + 64));
  if (codes.length - start > 64 || last === undefined || !/^[a-z]{4,}$/.test(word)) return;
  const kept = start + stem(word).length;
  codes.length = kept;
  from.length = kept;
  to.length = kept;
  to[kept - 1] = last;
}

/**
 * The stem of an English word: the same for all forms of a regular word, not always a word itself:
 * `charged`, `charging` and `charge` give `charg`.
 */
function stem(word: string): string {
  const bare = word.replace(/(?<=^.{3,})(ing|ed)$|(?<=[^s])s$|(?<=^..e)d$/, '');
  const single = bare.length > 3 ? bare.replace(/([b-df-hjkmnp-rtv-z])\1$/, '$1') : bare;
  return single.length > 3 ? single.replace(/e$/, '') : single;
}
