import { newUuid } from './uuid.ts';

/**
 * Keys of the writes that have no definite answer yet. The same write sent again, while the first
 * one is on its way or after its answer was lost, carries the same key, and the server makes one
 * record of both. A write that was answered, also by a refusal, is forgotten here: doing the same
 * thing again is then meant.
 */
const unanswered = new Map<string, { key: string; at: number }>();

/** Long after, the same words are meant anew: a case is claimed, let go and claimed again. */
const MEANT_ANEW_MS = 10 * 60 * 1000;

const nameOf = (url: string, body: unknown): string =>
  `${url}\n${typeof body === 'string' ? body : ''}`;

export function keyOfWrite(url: string, body: unknown): string {
  const name = nameOf(url, body);
  const known = unanswered.get(name);
  const at = performance.now();
  if (known && at - known.at < MEANT_ANEW_MS) return known.key;
  const key = newUuid();
  unanswered.set(name, { key, at });
  return key;
}

export function answered(url: string, body: unknown): void {
  unanswered.delete(nameOf(url, body));
}
