import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Codes that follow from a secret and the time: RFC 6238 over RFC 4226, SHA-1, 30 seconds. */

const STEP_MS = 30_000;
const DIGITS = 6;
/** Steps by which the clock of a phone may be off, in either direction. */
const WINDOW = 1;
/** RFC 4226, section 4, R6: 160 bits. */
const SECRET_BYTES = 20;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes as base32, RFC 4648 without padding: how apps take a secret that is typed. */
export function toBase32(bytes: Uint8Array): string {
  let bits = '';
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}

export function fromBase32(text: string): Buffer {
  const bits = Array.from(text, (sign) =>
    ALPHABET.indexOf(sign.toUpperCase()).toString(2).padStart(5, '0'),
  ).join('');
  const bytes = bits.match(/.{8}/g) ?? [];
  return Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
}

export const newSecret = (): string => toBase32(randomBytes(SECRET_BYTES));

/** The step of an instant. */
export const stepOf = (at: Date): number => Math.floor(at.getTime() / STEP_MS);

/** The code of a step: RFC 4226, section 5.3. */
export function codeAt(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7f_ff_ff_ff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

/**
 * The step whose code this is, about an instant and after the last that was used; undefined where
 * it is none. Each code counts once: RFC 6238, section 5.2.
 */
export function stepOfCode(
  secret: string,
  code: string,
  at: Date,
  lastStep: number,
): number | undefined {
  const now = stepOf(at);
  const key = fromBase32(secret);
  for (let step = now - WINDOW; step <= now + WINDOW; step += 1)
    if (step > lastStep && isSame(codeAt(key, step), code)) return step;
  return undefined;
}

/** What an app reads from the picture. */
export function enrolmentUri(secret: string, username: string): string {
  const label = `Daihou:${encodeURIComponent(username)}`;
  const rules = `algorithm=SHA1&digits=${DIGITS}&period=${STEP_MS / 1000}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=Daihou&${rules}`;
}
