import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { done, orRefuse, refuse, type Outcome } from '../../contract/outcome.ts';
import {
  endSessionsRequest,
  sessionList,
  type SessionLine,
} from '../../contract/resources/sessions.ts';
import { users, type UserRow } from '../../contract/resources/system.ts';
import type { BROWSERS, SYSTEMS } from '../../contract/enums.ts';
import { commandRoute, recordAt, type Served } from '../../http/crudRouter.ts';
import { read, special, type Route } from '../../http/route.ts';
import { isIdle, tokenHash, tokenOf } from '../../http/session.ts';
import { deleteSession, endSessions, sessionsOf } from '../../store/sessionStore.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';

/** Where people are signed in: their own sessions, and those of others for administrators. */

/** What a session is called outside: nothing by which one could sign in. */
const nameOf = (token_hash: string): string =>
  createHash('sha256').update(`session ${token_hash}`).digest('hex').slice(0, 16);

async function linesOf(
  db: Knex,
  user_id: number,
  { now, own = '' }: { now: Date; own?: string },
): Promise<SessionLine[]> {
  const rows = await sessionsOf(db, user_id, now.toISOString());
  return rows
    .filter((row) => !isIdle(row, now))
    .map((row) => ({
      id: nameOf(row.token_hash),
      place: row.place,
      browser: row.browser as (typeof BROWSERS)[number] | null,
      system: row.system as (typeof SYSTEMS)[number] | null,
      started_at: row.created_at,
      last_used_at: row.seen_at ?? row.created_at,
      ends_at: row.expires_at,
      current: row.token_hash === own,
    }));
}

/** Ends one session of a user, or all but one. */
async function end(
  unit: UnitOfWork,
  user_id: number,
  session_id: string | undefined,
  goesOn = '',
): Promise<Outcome<void>> {
  let ended = 1;
  if (session_id === undefined) ended = await endSessions(unit.db, user_id, goesOn);
  else {
    const rows = await sessionsOf(unit.db, user_id, unit.now);
    const row = rows.find(({ token_hash }) => nameOf(token_hash) === session_id);
    if (row === undefined) return refuse('no_such_session');
    await deleteSession(unit.db, row.token_hash);
  }
  const after = { sessions: ended };
  unit.record({ action: 'end_session', resource: 'users', record_id: user_id, after });
  return done(undefined);
}

const own = special({
  method: 'get',
  path: '/session/sessions',
  access: { resource: 'account', action: 'show' },
  summary: 'Where you are signed in',
  answers: sessionList,
  run: async ({ deps, headers }, user) => {
    if (user === null) return refuse('not_signed_in');
    const now = deps.clock.now();
    const hash = tokenHash(tokenOf(headers.cookie) ?? '');
    return done({ body: await linesOf(deps.database.read, user.id, { now, own: hash }) });
  },
});

const endOwn = special({
  method: 'post',
  path: '/session/end',
  access: 'signed_in',
  summary: 'End one of your sessions, or all but this one',
  body: endSessionsRequest,
  run: async ({ body, deps, headers }, user) => {
    if (user === null) return refuse('not_signed_in');
    const hash = tokenHash(tokenOf(headers.cookie) ?? '');
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      orRefuse(await end(unit, user.id, body.session_id, hash));
      return done({ body: { id: user.id }, status: 200 });
    });
  },
});

/** The sessions of others, for whoever looks after the accounts. */
export const sessionRoutes = (served: Served<typeof users>): Route[] => [
  own,
  endOwn,
  read({
    method: 'get',
    path: '/users/:id/sessions',
    access: { resource: 'users', action: 'sessions' },
    summary: 'Where a user is signed in',
    answers: sessionList,
    run: async (db, { params, deps }) => {
      const { id } = await recordAt(db, users, params);
      const now = deps.clock.now();
      return done({ body: await linesOf(db, id, { now }) });
    },
  }),
  commandRoute(
    served,
    'end_sessions',
    'End one session of a user, or all',
    endSessionsRequest,
    async (unit, row, { session_id }): Promise<Outcome<UserRow>> => {
      orRefuse(await end(unit, row.id, session_id));
      return done(row);
    },
  ),
];
