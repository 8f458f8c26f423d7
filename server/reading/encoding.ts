import { isAscii, isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/** Which bytes of a file are which signs: spreadsheets of Chinese systems save in GBK. */

export const ENCODINGS = ['UTF-8', 'GB18030', 'UTF-16LE', 'UTF-16BE'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** A file by its path, or the bytes of one that was sent. */
export type FileSource = string | Buffer;

export interface Encoded {
  readonly encoding: Encoding;
  /** Lines with bytes that are neither UTF-8 nor GB18030; their rows are not read. */
  readonly broken: ReadonlySet<number>;
}

const NEW_LINE = 0x0a;
const WELL_FORMED: ReadonlySet<number> = new Set();

async function firstBytes(source: FileSource): Promise<Buffer> {
  if (typeof source !== 'string') return source.subarray(0, 4);
  const file = await open(source);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** The encoding a byte order mark names, or the zeros of UTF-16 without one. */
async function marked(source: FileSource): Promise<Encoding | undefined> {
  const [first, second, third, fourth] = await firstBytes(source);
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'UTF-8';
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0)) return 'UTF-16LE';
  return (first === 0xfe && second === 0xff) || (first === 0 && third === 0)
    ? 'UTF-16BE'
    : undefined;
}

/** The bytes of a file, part by part. */
export async function* partsOf(source: FileSource): AsyncGenerator<Buffer> {
  if (typeof source === 'string') yield* createReadStream(source) as AsyncIterable<Buffer>;
  else yield source;
}

/** The lines of a file as bytes; the last may have no end. */
async function* byteLines(source: FileSource): AsyncGenerator<Buffer> {
  let kept = Buffer.alloc(0);
  for await (const chunk of partsOf(source)) {
    let start = 0;
    for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, start)) {
      const line = chunk.subarray(start, end);
      yield kept.length === 0 ? line : Buffer.concat([kept, line]);
      kept = Buffer.alloc(0);
      start = end + 1;
    }
    kept = Buffer.concat([kept, chunk.subarray(start)]);
  }
  yield kept;
}

function fits(decoder: TextDecoder, bytes: Buffer): boolean {
  try {
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds the encoding: a byte order mark decides; else a file that is UTF-8 throughout is UTF-8;
 * else what most of its lines are. Single broken bytes do not turn a file of UTF-8 into GB18030,
 * nor does a word of GB18030 that happens to be UTF-8 turn one of that.
 */
export async function encodingOf(source: FileSource): Promise<Encoded> {
  const mark = await marked(source);
  if (mark !== undefined && mark !== 'UTF-8') return { encoding: mark, broken: WELL_FORMED };
  const gb18030 = new TextDecoder('gb18030', { fatal: true });
  const wrong = { utf8: new Set<number>(), gb18030: new Set<number>() };
  let [number, utf8] = [0, 0];
  for await (const bytes of byteLines(source)) {
    number += 1;
    if (isAscii(bytes)) continue;
    if (isUtf8(bytes)) utf8 += 1;
    else wrong.utf8.add(number);
    if (mark === undefined && !fits(gb18030, bytes)) wrong.gb18030.add(number);
  }
  const isChinese = mark === undefined && wrong.utf8.size - wrong.gb18030.size > utf8;
  return isChinese
    ? { encoding: 'GB18030', broken: wrong.gb18030 }
    : { encoding: 'UTF-8', broken: wrong.utf8 };
}

/** The text of a file, part by part, without its byte order mark. */
export async function* textOf(
  source: FileSource,
  encoding: Encoding,
  onBytes: (bytes: number) => void = () => undefined,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of partsOf(source)) {
    onBytes(chunk.length);
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}
