/**
 * Types of files by their first bytes, not by what their name says; and names that are safe to show
 * and to save under.
 */

const EXTENSIONS = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'audio/mp4': ['m4a', 'mp4'],
  'audio/mpeg': ['mp3'],
  'audio/wav': ['wav'],
  'audio/amr': ['amr'],
} as const satisfies Record<string, readonly string[]>;
export type FileType = keyof typeof EXTENSIONS;
/** The media types of files that may be attached. */
export const FILE_TYPES = Object.keys(EXTENSIONS) as [FileType, ...FileType[]];
/** Their endings, without the dot. */
export const FILE_EXTENSIONS: readonly string[] = FILE_TYPES.flatMap((type) => [
  ...EXTENSIONS[type],
]);

/** One file as it was sent: name and type are claims of the sender. */
export interface SentFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  readonly sha256: string;
}

type Mark = readonly (readonly [offset: number, bytes: readonly number[]])[];
const ascii = (text: string): number[] => Array.from(text, (sign) => sign.charCodeAt(0));
/** A file of the ISO base media format (ISO 14496-12 §4.3), by its major brand. */
const brand = (name: string): Mark => [
  [4, ascii('ftyp')],
  [8, ascii(name)],
];
/** A chunk file (RIFF) of a form. */
const riff = (form: string): Mark => [
  [0, ascii('RIFF')],
  [8, ascii(form)],
];

/**
 * The marks a type is known by, at their offsets, each of them enough: ISO 32000 §7.5.2, PNG §5.2,
 * the JPEG start of image, WebP and WAVE inside RIFF, brands of the ISO base media format (HEIF:
 * ISO 23008-12 §10), an ID3 tag or the first frame of MPEG audio layer III, AMR (RFC 4867 §5).
 */
const MARKS: Readonly<Record<FileType, readonly Mark[]>> = {
  'application/pdf': [[[0, ascii('%PDF-')]]],
  'image/png': [[[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]]],
  'image/jpeg': [[[0, [0xff, 0xd8, 0xff]]]],
  'image/webp': [riff('WEBP')],
  'image/heic': ['heic', 'heix', 'heim', 'heis', 'mif1'].map(brand),
  'audio/mp4': ['M4A ', 'M4B ', 'mp42', 'mp41', 'isom'].map(brand),
  'audio/mpeg': [
    [[0, ascii('ID3')]],
    [[0, [0xff, 0xfb]]],
    [[0, [0xff, 0xf3]]],
    [[0, [0xff, 0xf2]]],
  ],
  'audio/wav': [riff('WAVE')],
  'audio/amr': [[[0, ascii('#!AMR')]]],
};

/** The type the bytes are of, or undefined for any other. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  const has = (mark: Mark) =>
    mark.every(([offset, wanted]) => wanted.every((byte, at) => bytes[offset + at] === byte));
  return FILE_TYPES.find((type) => MARKS[type].some(has));
}

/** Other names that senders use for a type. */
const ALIASES: Readonly<Record<string, FileType>> = {
  'image/jpg': 'image/jpeg',
  'image/heif': 'image/heic',
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'video/mp4': 'audio/mp4',
  'audio/mp3': 'audio/mpeg',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/3gpp': 'audio/amr',
};

const extensionOf = (name: string): string | undefined =>
  /\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase();

/**
 * Whether what a sender says of a file agrees with what it is. A name without an ending and a
 * declared type of nothing in particular say nothing.
 */
export function agreesWith(type: FileType, name: string, declared: string): boolean {
  const extension = extensionOf(name);
  const said = declared.split(';')[0]?.trim().toLowerCase() ?? '';
  const media = ALIASES[said] ?? said;
  const known: readonly string[] = EXTENSIONS[type];
  return (
    (extension === undefined || known.includes(extension)) &&
    (media === '' || media === 'application/octet-stream' || media === type)
  );
}

/** The most characters of a file's name. */
export const MAX_FILE_NAME = 200;

/**
 * A file's name as it may be shown and saved under: no folder, no control or formatting character
 * (one can turn the reading direction and so hide the ending), at most 200 characters with the
 * ending kept. A name of which nothing is left becomes `file` with the ending of its type.
 */
export function cleanFileName(name: string, type: FileType): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .replace(/\s+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/gu, '')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  if (plain === '') return `file.${EXTENSIONS[type][0]}`;
  const characters = Array.from(plain);
  if (characters.length <= MAX_FILE_NAME) return plain;
  const ending = extensionOf(plain) === undefined ? '' : plain.slice(plain.lastIndexOf('.'));
  return characters.slice(0, MAX_FILE_NAME - ending.length).join('') + ending;
}
