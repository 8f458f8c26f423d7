import { createHmac, timingSafeEqual } from 'node:crypto';

/** How the console and a gateway know that a call is the other's: HMAC-SHA256 of time and body. */

/** How far the two clocks may be apart, in milliseconds. */
const MOST_APART_MS = 5 * 60_000;

export const TIMESTAMP_HEADER = 'daihou-timestamp';
export const SIGNATURE_HEADER = 'daihou-signature';

/** The signature of a body sent at an instant, as hexadecimal digits. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');

/** Whether a signature is right, and its time within five minutes of now. */
export function isSigned(
  secret: string,
  { timestamp, signature }: { timestamp: string; signature: string },
  body: string,
  now: string,
): boolean {
  const apart = Math.abs(Date.parse(timestamp) - Date.parse(now));
  if (!(apart <= MOST_APART_MS)) return false;
  const [sent, right] = [Buffer.from(signature), Buffer.from(signatureOf(secret, timestamp, body))];
  return sent.length === right.length && timingSafeEqual(sent, right);
}
