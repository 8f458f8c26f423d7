import { createHash, randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { done, refuse, type Outcome } from '../contract/outcome.ts';
import { findSessionUser, keepSeen, type SessionRow } from '../store/sessionStore.ts';
import type { Deps } from '../deps.ts';
import type { Person, SignedIn } from './route.ts';

/**
 * Sessions live in the database: the cookie holds a random token, the table its hash, so a copy of
 * the table signs nobody in.
 */
const COOKIE = 'daihou_session';

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

/** Sessions that say no other time end so long after their person was last at work. */
const IDLE_MINUTES = 30;
const MINUTE_MS = 60 * 1000;
/** Who showed that it is them counts as shown for so long. */
const CONFIRMED_MS = 5 * MINUTE_MS;
/** How often it is written down that somebody is at work, at most. */
const SEEN_EVERY_MS = 60 * 1000;
/** A page that asks by itself says for how many seconds nobody has touched it. */
const IDLE_HEADER = 'daihou-idle-seconds';

/** Whether nobody was at work in a session for as long as it lasts without. */
export const isIdle = (
  { seen_at, idle_minutes }: Pick<SessionRow, 'seen_at' | 'idle_minutes'>,
  now: Date,
): boolean =>
  seen_at !== null &&
  now.getTime() - Date.parse(seen_at) >= (idle_minutes ?? IDLE_MINUTES) * MINUTE_MS;

const isAtWork = (headers: IncomingHttpHeaders): boolean =>
  !(Number(headers[IDLE_HEADER] ?? 0) * 1000 >= SEEN_EVERY_MS);

/** Who is signed in by a request's cookies; null where nobody is. */
export async function userOf(deps: Deps, headers: IncomingHttpHeaders): Promise<Person | null> {
  const token = tokenOf(headers.cookie);
  if (!token) return null;
  const now = deps.clock.now();
  const ago = (milliseconds: number) => new Date(now.getTime() - milliseconds).toISOString();
  const user = await findSessionUser(deps.database.read, tokenHash(token), now.toISOString());
  if (user === undefined) return null;
  if (isIdle(user, now)) return null;
  if (isAtWork(headers) && (user.seen_at === null || user.seen_at < ago(SEEN_EVERY_MS)))
    // Who reads does not wait for it, nor is refused where the book cannot be written to.
    void keepSeen(deps.database, tokenHash(token), now.toISOString()).catch(() => undefined);
  return {
    id: user.id,
    username: user.username,
    full_name: user.full_name,
    role: user.role,
    team: user.team,
    to_do: user.to_do,
    confirmed: user.confirmed_at !== null && user.confirmed_at > ago(CONFIRMED_MS),
  };
}

/** Refuses what is done only by who showed just now that it is them. */
export const checkConfirmed = ({ confirmed }: SignedIn): Outcome<void> =>
  confirmed === true ? done(undefined) : refuse('confirm_yourself');

export const sessionCookie = (deps: Deps, token: string, maxAgeSeconds: number): string =>
  `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}` +
  (deps.config.secureCookie ? '; Secure' : '');
