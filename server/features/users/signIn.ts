import type { IncomingHttpHeaders } from 'node:http';
import type { Knex } from 'knex';
import { loadPolicies } from '../../book/policies.ts';
import { ACCESS, may } from '../../contract/access.ts';
import { LANGUAGES } from '../../contract/enums.ts';
import { done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  confirmRequest,
  sessionAnswer,
  signInRequest,
  welcomeAnswer,
  type Session,
  type UserRow,
} from '../../contract/resources/system.ts';
import { businessDate, worldTime, type Deps } from '../../deps.ts';
import { browserOf, maskedAddress, systemOf, TO_DOS, toDoOf } from '../../domain/signIn.ts';
import { extentOf } from '../../book/scopeOf.ts';
import { special, type Request, type Person } from '../../http/route.ts';
import { newToken, sessionCookie, tokenHash, tokenOf } from '../../http/session.ts';
import {
  changeSession,
  deleteSession,
  findUserByName,
  insertSession,
} from '../../store/sessionStore.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import { Credentials } from './credentials.ts';
import { DEMO_ACCOUNTS } from './demoAccounts.ts';
import { doorsOf, forgetOwn, ownDoor, rememberPlace, tryPassword } from './doors.ts';
import { enrolledFactor } from './store/factors.ts';
import { findUser, setBeside } from './store/accounts.ts';

/** What a page knows of the person signed in, and of the day. */
export async function describe(db: Knex, user: Person, deps: Deps): Promise<Session> {
  const business_date = businessDate(deps);
  const permissions = Object.fromEntries(
    Object.entries(ACCESS).map(([resource, actions]) => [
      resource,
      Object.keys(actions).filter((action) => may(user.role, resource, action)),
    ]),
  );
  const tiers = (await loadPolicies(db)).on('tiers', business_date);
  const { id, username, full_name, role, to_do = null } = user;
  const second_factor = (await enrolledFactor(db, id)) !== undefined;
  const who = { id, username, full_name, role, to_do, second_factor };
  const sees = await extentOf(db, user, business_date);
  return { ...who, business_date, sees, tiers: [...tiers], permissions };
}

const HOUR_MS = 60 * 60 * 1000;

/** Opens a session by what the policy of the day says, and answers who it is of and its cookie. */
async function openSession(
  unit: UnitOfWork,
  user: UserRow,
  { deps, address, headers }: Pick<Request<unknown>, 'deps' | 'address' | 'headers'>,
) {
  const token = newToken();
  const policy = (await loadPolicies(unit.db)).on('sign_in', unit.businessDate);
  const lifetime = policy.session_hours * HOUR_MS;
  const { id, username, full_name, role, team } = user;
  const signing = {
    role,
    isGiven: user.must_change_password === 1,
    passwordSetAt: user.password_set_at ?? user.created_at,
    hasFactor: (await enrolledFactor(unit.db, id)) !== undefined,
  };
  const to_do = toDoOf(signing, policy, unit.now);
  await insertSession(unit.db, {
    token_hash: tokenHash(token),
    user_id: id,
    created_at: unit.now,
    seen_at: unit.now,
    expires_at: new Date(Date.parse(unit.now) + lifetime).toISOString(),
    idle_minutes: policy.idle_minutes,
    confirmed_at: unit.now,
    to_do,
    ...placeOf(address, headers),
  });
  await setBeside(unit.db, id, { last_sign_in_at: unit.now });
  return {
    body: await describe(unit.db, { id, username, full_name, role, team, to_do }, deps),
    status: 200,
    headers: { 'Set-Cookie': sessionCookie(deps, token, lifetime / 1000) },
  };
}

const placeOf = (address: string, headers: IncomingHttpHeaders) => {
  const agent = headers['user-agent'] ?? '';
  const place = maskedAddress(address);
  return { place, browser: browserOf(agent), system: systemOf(agent) };
};

export const signIn = special({
  method: 'post',
  path: '/session',
  access: 'public',
  summary: 'Sign in; sets the session cookie. Asks for a code where there is a second factor',
  body: signInRequest,
  answers: sessionAnswer,
  run: async ({ body, deps, address, headers }) => {
    const { read } = deps.database;
    const now = deps.clock.now();
    const { username, ...shown } = body;
    const user = await findUserByName(read, username);
    const doors = await doorsOf(read, { user, username, address }, now.toISOString());
    const factor = user && (await enrolledFactor(read, user.id));
    const credentials = new Credentials(read, factor, shown);
    const attempt = async () => await credentials.try(user, worldTime(deps));
    const tried = orRefuse(await tryPassword(deps, doors, user?.id ?? null, attempt));
    if (user === undefined || tried === 'wrong_password') return refuse('wrong_password');
    if (tried === 'wrong_code') return refuseField('code', 'wrong_code');
    if (credentials.lacksCode) return refuseField('code', 'code_needed');
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      orRefuse(await credentials.spend(unit));
      const opened = await openSession(unit, user, { deps, address, headers });
      await forgetOwn(unit, doors);
      await rememberPlace(unit, user.id, address);
      unit.record({ action: 'sign_in', resource: 'users', record_id: user.id });
      return done(opened);
    });
  },
});

/** Shows once more that it is its person who sits there, before something that matters. */
export const confirm = special({
  method: 'post',
  path: '/session/confirm',
  access: 'signed_in',
  whileToDo: TO_DOS,
  summary: 'Show that it is you, by password and code; counts for five minutes',
  body: confirmRequest,
  run: async ({ body, deps, headers }, user) => {
    const token = tokenOf(headers.cookie);
    if (user === null || token === undefined) return refuse('not_signed_in');
    const { read } = deps.database;
    const doors = ownDoor(user.id);
    const credentials = new Credentials(read, await enrolledFactor(read, user.id), body);
    const account = await findUser(read, user.id);
    const attempt = async () => await credentials.try(account, worldTime(deps));
    const tried = orRefuse(await tryPassword(deps, doors, user.id, attempt));
    if (tried === 'wrong_password') return refuseField('password', 'wrong_current_password');
    if (tried === 'wrong_code') return refuseField('code', 'code_not_right');
    if (credentials.lacksCode) return refuseField('code', 'code_required');
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      orRefuse(await credentials.spend(unit));
      await changeSession(unit.db, tokenHash(token), { confirmed_at: unit.now });
      await forgetOwn(unit, doors);
      unit.record({ action: 'confirm', resource: 'users', record_id: user.id });
      return done({ body: { id: user.id }, status: 200 });
    });
  },
});

export const whoAmI = special({
  method: 'get',
  path: '/session',
  access: 'signed_in',
  whileToDo: TO_DOS,
  summary: 'Who am I and what may I do',
  answers: sessionAnswer,
  run: async ({ deps }, user) =>
    user === null
      ? refuse('not_signed_in')
      : done({ body: await describe(deps.database.read, user, deps) }),
});

export const signOut = special({
  method: 'delete',
  path: '/session',
  access: 'signed_in',
  whileToDo: TO_DOS,
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

export const welcome = special({
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
