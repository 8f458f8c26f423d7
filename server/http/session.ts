import { createHash, randomBytes } from 'node:crypto';
import { findSessionUser } from '../store/sessionStore.ts';
import type { Deps } from '../deps.ts';
import type { SignedIn } from './route.ts';

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

/** Who is signed in by a request's cookies; null where nobody is. */
export async function userOf(deps: Deps, cookies: string | undefined): Promise<SignedIn | null> {
  const token = tokenOf(cookies);
  if (!token) return null;
  const user = await findSessionUser(
    deps.database.read,
    tokenHash(token),
    deps.clock.now().toISOString(),
  );
  return user === undefined
    ? null
    : { id: user.id, username: user.username, full_name: user.full_name, role: user.role };
}

export const sessionCookie = (deps: Deps, token: string, maxAgeSeconds: number): string =>
  `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=${maxAgeSeconds}` +
  (deps.config.secureCookie ? '; Secure' : '');
