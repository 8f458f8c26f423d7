import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { findSessionUser, keepSeen } from '../store/sessionStore.ts';
import type { Deps } from '../deps.ts';
import type { Person } from './route.ts';

/**
 * Sessions live in the database: the cookie holds a random token, the table its hash, so a copy of
 * the table signs nobody in.
 */
const COOKIE = 'daihou_session';
export const SESSION_LIFETIME_MS = 12 * 60 * 60 * 1000;

export const newToken = (): string => randomBytes(32).toString('base64url');
export const tokenHash = (token: string): string =>
  createHash('sha256').update(token).digest('hex');

/** The session token among a request's cookies. */
export function tokenOf(cookies: string | undefined): string | undefined {
  return cookies
    ?.split(/;\s*/)
    .find((pair) => pair.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
}

/** A session ends so long after its person was last at work. */
const IDLE_MS = 30 * 60 * 1000;
/** How often it is written down that somebody is at work, at most. */
const SEEN_EVERY_MS = 60 * 1000;
/** A page that asks by itself says for how many seconds nobody has touched it. */
const IDLE_HEADER = 'daihou-idle-seconds';

const isAtWork = (headers: IncomingHttpHeaders): boolean =>
  !(Number(headers[IDLE_HEADER] ?? 0) * 1000 >= SEEN_EVERY_MS);

/** Who is signed in by a request's cookies; null where nobody is. */
export async function userOf(deps: Deps, headers: IncomingHttpHeaders): Promise<Person | null> {
  const token = tokenOf(headers.cookie);
  if (!token) return null;
  const now = deps.clock.now();
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  const { read } = deps.database;
  const user = await findSessionUser(read, tokenHash(token), {
    now: now.toISOString(),
    idleFrom: ago(IDLE_MS),
  });
  if (user === undefined) return null;
  if (isAtWork(headers) && (user.seen_at === null || user.seen_at < ago(SEEN_EVERY_MS)))
    // Who reads does not wait for it, nor is refused where the book cannot be written to.
    void keepSeen(deps.database, tokenHash(token), now.toISOString()).catch(() => undefined);
  const { id, username, full_name, role, team } = user;
  return { id, username, full_name, role, team };
}

export const sessionCookie = (deps: Deps, token: string, maxAgeSeconds: number): string =>
  `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}` +
  (deps.config.secureCookie ? '; Secure' : '');
