import { randomBytes } from 'node:crypto';
import { verify } from '@node-rs/argon2';
import { ACCESS, may } from '../../contract/access.ts';
import { LANGUAGES } from '../../contract/enums.ts';
import { done, refuse } from '../../contract/outcome.ts';
import { sessionAnswer, signInRequest, users, welcomeAnswer, type Session } from '../../contract/resources/system.ts';
import { businessDate, type Deps } from '../../deps.ts';
import { readRoutes, type Served } from '../../http/crudRouter.ts';
import { special, type Route, type SignedIn } from '../../http/route.ts';
import { newToken, SESSION_LIFETIME_MS, sessionCookie, tokenHash, tokenOf } from '../../http/session.ts';
import { deleteSession, findUserByName, insertSession } from '../../store/sessionStore.ts';
import { unitOfWork } from '../../store/unitOfWork.ts';
import { DEMO_ACCOUNTS } from './demoAccounts.ts';
import { hashPassword } from './passwords.ts';

function describe(user: SignedIn, deps: Deps): Session {
  const permissions = Object.fromEntries(Object.entries(ACCESS).map(([resource, actions]) =>
    [resource, Object.keys(actions).filter((action) => may(user.role, resource, action))]));
  return { ...user, business_date: businessDate(deps), permissions };
}

/** Verified against when the user name is unknown, so that the answer takes as long as for a known one. */
let decoy: Promise<string> | undefined;
const decoyHash = (): Promise<string> => (decoy ??= hashPassword(randomBytes(16).toString('hex')));

const signIn = special({
  method: 'post', path: '/session', access: 'public', summary: 'Sign in; sets the session cookie', body: signInRequest, answers: sessionAnswer,
  run: async ({ body, deps }) => {
    const user = await findUserByName(deps.database.read, body.username);
    const right = await verify(user?.password_hash ?? (await decoyHash()), body.password);
    if (user === undefined || !right || user.active !== 1) return refuse('wrong_password');
    const token = newToken();
    const now = deps.clock.now();
    const signedIn = { id: user.id, username: user.username, full_name: user.full_name, role: user.role };
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      await insertSession(unit.db, { token_hash: tokenHash(token), user_id: user.id, created_at: now.toISOString(), expires_at: new Date(now.getTime() + SESSION_LIFETIME_MS).toISOString() });
      unit.record({ action: 'sign_in', resource: 'users', record_id: user.id });
      return done({ body: describe(signedIn, deps), status: 200, headers: { 'Set-Cookie': sessionCookie(deps, token, SESSION_LIFETIME_MS / 1000) } });
    });
  },
});

const whoAmI = special({
  method: 'get', path: '/session', access: 'signed_in', summary: 'Who am I and what may I do', answers: sessionAnswer,
  run: async ({ deps }, user) => (user === null ? refuse('not_signed_in') : done({ body: describe(user, deps) })),
});

const signOut = special({
  method: 'delete', path: '/session', access: 'signed_in', summary: 'Sign out',
  run: async ({ deps, headers }, user) => {
    const token = tokenOf(headers.cookie);
    if (user === null || token === undefined) return refuse('not_signed_in');
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      await deleteSession(unit.db, tokenHash(token));
      unit.record({ action: 'sign_out', resource: 'users', record_id: user.id });
      return done({ body: { id: user.id }, headers: { 'Set-Cookie': sessionCookie(deps, '', 0) } });
    });
  },
});

const welcome = special({
  method: 'get', path: '/welcome', access: 'public', summary: 'What the sign-in page may show', answers: welcomeAnswer,
  run: async ({ deps: { config } }) => done({
    body: { demo: config.demoAccounts ? { accounts: DEMO_ACCOUNTS.map(({ username, role }) => ({ username, role })), password: config.demoPassword } : null, languages: LANGUAGES },
  }),
});

const servedUsers: Served = {
  definition: users,
  spec: { table: 'users', searched: users.searched },
  present: async (_db, rows) => rows.map(({ password_hash: _secret, ...user }) => ({ ...user, active: user['active'] === 1 })),
};

export const userRoutes: Route[] = [signIn, whoAmI, signOut, welcome, ...readRoutes(servedUsers)];
