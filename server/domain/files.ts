/**
 * Types of files by their first bytes, not by what their name says; and names that are safe to show
 * and to save under.
 */

const EXTENSIONS = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
} as const satisfies Record<string, readonly string[]>;
export type FileType = keyof typeof EXTENSIONS;
/** The media types of files that may be attached. */
export const FILE_TYPES = Object.keys(EXTENSIONS) as [FileType, ...FileType[]];
/** Their endings, without the dot. */
export const FILE_EXTENSIONS: readonly string[] = FILE_TYPES.flatMap((type) => [
  ...EXTENSIONS[type],
]);

/**
 * The marks a type is known by, at their offsets: ISO 32000 §7.5.2, PNG §5.2, the JPEG start of
 * image, WebP inside RIFF.
 */
const MARKS: Readonly<
  Record<FileType, readonly (readonly [offset: number, bytes: readonly number[]])[]>
> = {
  'application/pdf': [[0, [0x25, 0x50, 0x44, 0x46, 0x2d]]],
  'image/png': [[0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]]],
  'image/jpeg': [[0, [0xff, 0xd8, 0xff]]],
  'image/webp': [
    [0, [0x52, 0x49, 0x46, 0x46]],
    [8, [0x57, 0x45, 0x42, 0x50]],
  ],
};

/** The type the bytes are of, or undefined for any other. */
export function fileTypeOf(bytes: Uint8Array): FileType | undefined {
  return FILE_TYPES.find((type) =>
    MARKS[type].every(([offset, mark]) => mark.every((byte, at) => bytes[offset + at] === byte)),
  );
}

const extensionOf = (name: string): string | undefined =>
  /\.([^.\s]+)$/.exec(name)?.[1]?.toLowerCase();

/**
 * Whether what a sender says of a file agrees with what it is. A name without an ending and a
 * declared type of nothing in particular say nothing.
 */
export function agreesWith(type: FileType, name: string, declared: string): boolean {
  const extension = extensionOf(name);
  const media =
    declared.split(';')[0]?.trim().toLowerCase().replace('image/jpg', 'image/jpeg') ?? '';
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
