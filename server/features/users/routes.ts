import type { Knex } from 'knex';
import { loadPolicies } from '../../book/policies.ts';
import { ACCESS, may } from '../../contract/access.ts';
import { LANGUAGES } from '../../contract/enums.ts';
import { done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  ownPasswordRequest,
  sessionAnswer,
  signInRequest,
  welcomeAnswer,
  type Session,
} from '../../contract/resources/system.ts';
import { businessDate, type Deps } from '../../deps.ts';
import { special, type Route, type SignedIn } from '../../http/route.ts';
import {
  newToken,
  SESSION_LIFETIME_MS,
  sessionCookie,
  tokenHash,
  tokenOf,
} from '../../http/session.ts';
import {
  deleteSession,
  endSessions,
  findUserByName,
  insertSession,
} from '../../store/sessionStore.ts';
import { unitOfWork } from '../../store/unitOfWork.ts';
import { accountRoutes } from './accounts.ts';
import { DEMO_ACCOUNTS } from './demoAccounts.ts';
import { doorsOf, forgetOwn, ownDoor, rememberPlace, tryPassword } from './doors.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { passwordHashOf, setBeside } from './store.ts';

/** What a page knows of the person signed in, and of the day. */
async function describe(db: Knex, user: SignedIn, deps: Deps): Promise<Session> {
  const business_date = businessDate(deps);
  const permissions = Object.fromEntries(
    Object.entries(ACCESS).map(([resource, actions]) => [
      resource,
      Object.keys(actions).filter((action) => may(user.role, resource, action)),
    ]),
  );
  const tiers = (await loadPolicies(db)).on('tiers', business_date);
  return { ...user, business_date, tiers: [...tiers], permissions };
}

const signIn = special({
  method: 'post',
  path: '/session',
  access: 'public',
  summary: 'Sign in; sets the session cookie',
  body: signInRequest,
  answers: sessionAnswer,
  run: async ({ body, deps, address }) => {
    const { read } = deps.database;
    const now = deps.clock.now();
    const { username } = body;
    const user = await findUserByName(read, username);
    const doors = await doorsOf(read, { user, username, address }, now.toISOString());
    const right = async () =>
      (await isPassword(user?.password_hash, body.password)) && user?.active === 1;
    const passed = orRefuse(await tryPassword(deps, doors, user?.id ?? null, right));
    if (user === undefined || !passed) return refuse('wrong_password');
    const token = newToken();
    const signedIn = {
      id: user.id,
      username: user.username,
      full_name: user.full_name,
      role: user.role,
    };
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      await insertSession(unit.db, {
        token_hash: tokenHash(token),
        user_id: user.id,
        created_at: now.toISOString(),
        seen_at: now.toISOString(),
        expires_at: new Date(now.getTime() + SESSION_LIFETIME_MS).toISOString(),
      });
      await setBeside(unit.db, user.id, { last_sign_in_at: unit.now });
      await forgetOwn(unit, doors);
      await rememberPlace(unit, user.id, address);
      unit.record({ action: 'sign_in', resource: 'users', record_id: user.id });
      return done({
        body: await describe(unit.db, signedIn, deps),
        status: 200,
        headers: { 'Set-Cookie': sessionCookie(deps, token, SESSION_LIFETIME_MS / 1000) },
      });
    });
  },
});

const whoAmI = special({
  method: 'get',
  path: '/session',
  access: 'signed_in',
  summary: 'Who am I and what may I do',
  answers: sessionAnswer,
  run: async ({ deps }, user) =>
    user === null
      ? refuse('not_signed_in')
      : done({ body: await describe(deps.database.read, user, deps) }),
});

const signOut = special({
  method: 'delete',
  path: '/session',
  access: 'signed_in',
  summary: 'Sign out',
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
  method: 'get',
  path: '/welcome',
  access: 'public',
  summary: 'What the sign-in page may show',
  answers: welcomeAnswer,
  run: async ({ deps: { config } }) =>
    done({
      body: {
        demo: config.demoAccounts
          ? {
              accounts: DEMO_ACCOUNTS.map(({ username, role }) => ({ username, role })),
              password: config.demoPassword,
            }
          : null,
        languages: LANGUAGES,
      },
    }),
});

/**
 * Everyone changes their own password, knowing the current one. Other sessions of theirs end, this
 * one goes on.
 */
const ownPassword = special({
  method: 'post',
  path: '/session/password',
  access: 'signed_in',
  summary: 'Change your own password; ends your other sessions',
  body: ownPasswordRequest,
  run: async ({ body, deps, headers }, user) => {
    const token = tokenOf(headers.cookie);
    if (user === null || token === undefined) return refuse('not_signed_in');
    const doors = ownDoor(user.id);
    const right = async () =>
      await isPassword(await passwordHashOf(deps.database.read, user.id), body.current);
    if (!orRefuse(await tryPassword(deps, doors, user.id, right)))
      return refuseField('current', 'wrong_current_password');
    const password_hash = await hashPassword(body.password);
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      await setBeside(unit.db, user.id, { password_hash });
      await forgetOwn(unit, doors);
      await endSessions(unit.db, user.id, tokenHash(token));
      const marked = { password_hash };
      unit.record({ action: 'set_password', resource: 'users', record_id: user.id, marked });
      return done({ body: { id: user.id }, status: 200 });
    });
  },
});

export const userRoutes: Route[] = [
  signIn,
  whoAmI,
  ownPassword,
  signOut,
  welcome,
  ...accountRoutes,
];
