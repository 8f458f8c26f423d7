import type { Session } from '../../server/contract/resources/system.ts';

/**
 * The session as this page knows it: the one thing that lives outside React, because the data
 * provider's guards and the screens both ask for it. The cookie itself is out of reach of scripts,
 * and belongs to the browser: another tab can sign somebody else in under this page.
 */
let session: Session | null = null;

/** What stands between this page and its server; null while nothing does. */
export type Interruption =
  /** The session is over; the requests that met it wait for the person to sign in again. */
  | { readonly kind: 'ended' }
  /** What was asked for needs its person to show that it is them; it waits until they have. */
  | { readonly kind: 'confirm' }
  /** Its person has something to do before anything else; see `to_do` of the session. */
  | { readonly kind: 'to_do' }
  /** Another person has signed in in this browser; this page is of the one before. */
  | { readonly kind: 'another'; readonly name: string | null };
let interruption: Interruption | null = null;
let waiting: ((signedIn: boolean) => void)[] = [];

const watchers = new Set<() => void>();
const tell = () => {
  for (const watcher of watchers) watcher();
};

/** Tabs of one browser tell each other who signed in. */
const tabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('DaihouSession');
tabs?.addEventListener('message', ({ data }: MessageEvent<{ id: number; name: string }>) => {
  if (session !== null && data.id !== session.id) interrupt({ kind: 'another', name: data.name });
});

export function currentSession(): Session | null {
  return session;
}

export function currentInterruption(): Interruption | null {
  return interruption;
}

export function watchSession(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Who is signed in on this page, or nobody. Whoever waited for a sign-in goes on. */
export function setSession(next: Session | null): void {
  const arrived = next !== null && next.id !== session?.id;
  session = next;
  if (next !== null && arrived) tabs?.postMessage({ id: next.id, name: next.full_name });
  // Requests that meet something to do first wait for that anew.
  const isDone = interruption?.kind === 'to_do' && next?.to_do == null;
  if (interruption?.kind === 'ended' || isDone) release(next !== null);
  tell();
}

export function interrupt(reason: Interruption): void {
  interruption = reason;
  tell();
}

/**
 * Waits until the person of this page has done over the page what stands between it and its server:
 * signed in again, or shown that it is them; false when they would rather not.
 */
export function putRight(reason: Interruption): Promise<boolean> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    if (interruption === null || interruption.kind === 'to_do') interrupt(reason);
  });
}

/** The server says that the person of this page has something to do before anything else. */
export function setToDo(to_do: NonNullable<Session['to_do']>): void {
  if (session !== null && session.to_do !== to_do) session = { ...session, to_do };
  tell();
}

/** Ends the wait for a sign-in: the requests are repeated, or fail as they failed. */
export function release(signedIn: boolean): void {
  const released = waiting;
  waiting = [];
  interruption = null;
  for (const resolve of released) resolve(signedIn);
  tell();
}

/** The lender's date as the server's latest answer says it: a page left open overnight follows. */
export function setBusinessDate(day: string | null): void {
  if (day === null || session === null || session.business_date === day) return;
  session = { ...session, business_date: day };
  tell();
}
