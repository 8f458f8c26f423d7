import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

/**
 * The file of a backup: a line that says what it is, a line of JSON about it, the compressed book
 * encrypted with AES-256-GCM, its tag, and a mark at the very end. The line about it is bound to
 * the rest by the tag; nothing of the book is used before the tag was found to be right.
 */
export interface About {
  readonly engine: 'sqlite' | 'postgres';
  readonly schema: string;
  readonly made_at: string;
  /** Fingerprint of the secret it is encrypted with. */
  readonly key: string;
  readonly salt: string;
  readonly iv: string;
  /** The last audit event it holds. */
  readonly event: number;
  readonly hash: string;
}

/** Why a file is no backup that can be used; in words for whoever tried. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

const FIRST = Buffer.from('DAIHOU BACKUP 1\n');
const LAST = Buffer.from('\nEND OF BACKUP\n');
const TAG = 16;
/** The line about a backup is shorter than this. */
const HEAD = 4096;

export interface BackupKey {
  readonly id: string;
  readonly secret: Buffer;
}

/**
 * The secret of a file: 64 hexadecimal digits.
 *
 * @throws BackupError where it holds something else
 */
export function readBackupKey(file: string): BackupKey {
  let text = '';
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new BackupError(
      `BACKUP_KEY names ${file}, which cannot be read: ${(error as { code?: string }).code}.`,
    );
  }
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new BackupError(`BACKUP_KEY names ${file}, which does not hold 64 hexadecimal digits.`);
  const secret = Buffer.from(text, 'hex');
  return { secret, id: createHash('sha256').update(secret).digest('hex').slice(0, 12) };
}

const keyOf = ({ secret }: BackupKey, salt: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, Buffer.from(salt, 'hex'), 'daihou backup', 32));

/** Writes a book into a new file, encrypted. */
export async function seal(
  file: string,
  key: BackupKey,
  about: Omit<About, 'key' | 'salt' | 'iv'>,
  content: AsyncIterable<Buffer>,
): Promise<void> {
  const whole: About = {
    ...about,
    key: key.id,
    salt: randomBytes(32).toString('hex'),
    iv: randomBytes(12).toString('hex'),
  };
  const head = Buffer.concat([FIRST, Buffer.from(`${JSON.stringify(whole)}\n`)]);
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  // Each write answers its own failure; an event that nobody hears would end the server.
  out.on('error', () => undefined);
  const write = async (bytes: Buffer) =>
    await new Promise<void>((resolve, reject) => {
      out.write(bytes, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  await write(head);
  const cipher = createCipheriv(
    'aes-256-gcm',
    keyOf(key, whole.salt),
    Buffer.from(whole.iv, 'hex'),
  );
  cipher.setAAD(head);
  const sink = new Writable({
    write: (bytes: Buffer, _encoding, done) => {
      out.write(bytes, done);
    },
  });
  await pipeline(Readable.from(content), createGzip({ level: 3 }), cipher, sink);
  await write(Buffer.concat([cipher.getAuthTag(), LAST]));
  await new Promise<void>((resolve, reject) => {
    out.once('error', reject).end(resolve);
  });
  await flush(file);
}

/** On the disk, not on its way there. */
async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** A backup whose every byte was found to be as it was written. */
export interface Opened {
  readonly about: About;
  content(): AsyncIterable<Buffer>;
}

interface Parts {
  readonly about: About;
  readonly head: Buffer;
  readonly tag: Buffer;
  /** The bytes of the encrypted book: from, and up to and with. */
  readonly from: number;
  readonly to: number;
}

async function partsOf(file: string): Promise<Parts> {
  const { size } = await stat(file).catch(() => {
    throw new BackupError(`${file} is not there.`);
  });
  const handle = await open(file, 'r');
  try {
    const bytes = async (from: number, count: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(count), 0, count, from);
      return buffer.subarray(0, bytesRead);
    };
    const start = await bytes(0, HEAD);
    const ends = start.indexOf('\n', FIRST.length);
    if (!start.subarray(0, FIRST.length).equals(FIRST) || ends < 0)
      throw new BackupError(`${file} is no backup of this console.`);
    const about = aboutIn(start.subarray(FIRST.length, ends));
    if (about === undefined)
      throw new BackupError(`${file} is damaged: its first lines are not as they were written.`);
    const from = ends + 1;
    const tail = size - TAG - LAST.length;
    const last = tail < from ? Buffer.alloc(0) : await bytes(tail, TAG + LAST.length);
    if (!last.subarray(TAG).equals(LAST))
      throw new BackupError(`${file} is cut off: its end is missing.`);
    return { about, head: start.subarray(0, from), tag: last.subarray(0, TAG), from, to: tail - 1 };
  } finally {
    await handle.close();
  }
}

function aboutIn(line: Buffer): About | undefined {
  try {
    const about = JSON.parse(line.toString()) as About;
    return /^[0-9a-f]{64}$/.test(about.salt) && /^[0-9a-f]{24}$/.test(about.iv) ? about : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Opens a backup: reads it to the end once and compares its tag.
 *
 * @throws BackupError in a sentence, where it is none, cut, damaged, or made with another key
 */
export async function openBackup(file: string, key: BackupKey): Promise<Opened> {
  const parts = await partsOf(file);
  const { about } = parts;
  if (about.key !== key.id)
    throw new BackupError(
      `${file} was encrypted with the key ${about.key}, and BACKUP_KEY holds ${key.id}.`,
    );
  const nowhere = new Writable({ write: (_bytes, _encoding, done) => done() });
  try {
    await pipeline(encrypted(file, parts), decipherOf(parts, key), nowhere);
  } catch {
    throw new BackupError(`${file} is damaged: it is not byte for byte as it was written.`);
  }
  return {
    about,
    content: () =>
      encrypted(file, parts).pipe(decipherOf(parts, key)).pipe(createGunzip()) as Readable,
  };
}

const encrypted = (file: string, { from, to }: Parts): Readable =>
  to < from ? Readable.from([]) : createReadStream(file, { start: from, end: to });

function decipherOf({ about, head, tag }: Parts, key: BackupKey) {
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyOf(key, about.salt),
    Buffer.from(about.iv, 'hex'),
  );
  decipher.setAAD(head);
  decipher.setAuthTag(tag);
  return decipher;
}
