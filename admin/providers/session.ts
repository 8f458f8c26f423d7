import type { Session } from '../../server/contract/resources/system.ts';

/**
 * The session as this page knows it: the one thing that lives outside React, because the data
 * provider's guards and the screens both ask for it. The cookie itself is out of reach of scripts.
 */
let session: Session | null = null;
const watchers = new Set<() => void>();

export function currentSession(): Session | null {
  return session;
}

export function setSession(next: Session | null): void {
  session = next;
  for (const tell of watchers) tell();
}

export function watchSession(tell: () => void): () => void {
  watchers.add(tell);
  return () => watchers.delete(tell);
}
