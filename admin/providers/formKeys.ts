import { newUuid } from './uuid.ts';

/**
 * Keys of the writes that have no definite answer yet. The same write sent again, while the first
 * one is on its way or after its answer was lost, carries the same key, and the server makes one
 * record of both. A write that was answered, also by a refusal, is forgotten here: doing the same
 * thing again is then meant.
 */
const unanswered = new Map<string, string>();

const nameOf = (url: string, body: unknown): string =>
  `${url}\n${typeof body === 'string' ? body : ''}`;

export function keyOfWrite(url: string, body: unknown): string {
  const name = nameOf(url, body);
  const key = unanswered.get(name) ?? newUuid();
  unanswered.set(name, key);
  return key;
}

export function answered(url: string, body: unknown): void {
  unanswered.delete(nameOf(url, body));
}
