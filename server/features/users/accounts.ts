import { z } from 'zod';
import { type UserRow, setPasswordRequest, users } from '../../contract/resources/system.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { isDeciding } from '../../domain/signIn.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  type Present,
  readRoutes,
  serve,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { checkConfirmed } from '../../http/session.ts';
import { createRow } from '../../store/records.ts';
import { endSessions } from '../../store/sessionStore.ts';
import { updateRow, type Values } from '../../store/tableStore.ts';
import { difference, given, type UnitOfWork } from '../../store/unitOfWork.ts';
import { ask } from './accountRequests.ts';
import { checkPassword } from './credentials.ts';
import { enrolledFactor, haveFactor } from './store/factors.ts';
import { hashPassword } from './passwords.ts';
import { sessionRoutes } from './sessions.ts';
import { otherAdmins, setBeside } from './store/accounts.ts';
import { isTurnedDown, waitingOf, waits } from './store/requests.ts';

/**
 * The accounts of the console's people: made and changed by administrators, never removed. What
 * gives somebody a say over others waits for a second person; see accountRequests.ts.
 */

const present: Present<typeof users> = async (db, rows, { user: reader }) => {
  const isTold = reader.role === 'admin' || reader.role === 'compliance';
  const ids = isTold ? rows.map(({ id }) => id) : [];
  const [factors, waiting] = [await haveFactor(db, ids), await waitingOf(db, ids)];
  return rows.map(
    ({ password_hash: _secret, password_set_at: _at, must_change_password: _must, ...user }) => ({
      ...user,
      active: user.active === 1,
      last_sign_in_at: reader.role === 'admin' ? user.last_sign_in_at : null,
      second_factor: isTold ? factors.has(user.id) : null,
      waits_for: waiting.get(user.id) ?? null,
    }),
  );
};

const served = serve({
  definition: users,
  spec: { table: 'users', searched: users.searched },
  present,
});

/** Makes an account with a password for one sign-in; one that decides is off until confirmed. */
async function create(
  unit: UnitOfWork,
  { password, ...sent }: z.output<typeof users.create>,
  user: SignedIn,
): Promise<Outcome<UserRow>> {
  const waiting = isDeciding(sent.role);
  if (waiting) orRefuse(checkConfirmed(user));
  orRefuse(await checkPassword(unit.db, password, sent, unit.businessDate));
  const row = await createRow(unit, users, {
    ...sent,
    active: waiting ? 0 : 1,
    password_hash: await hashPassword(password),
    password_set_at: unit.now,
    must_change_password: 1,
  });
  if (waiting) orRefuse(await ask(unit, row, { kind: 'create', role: row.role }));
  return done(row);
}

type Changes = z.output<typeof users.update>;

/**
 * Refuses a change by which somebody locks themselves out, or nobody is left to let others in.
 * Asked inside the write: two who demote each other at once do not both succeed.
 */
async function checkRights(
  unit: UnitOfWork,
  row: UserRow,
  { role, active }: Changes,
  user: SignedIn,
): Promise<Outcome<void>> {
  const demoted = role !== undefined && role !== row.role;
  const switchedOff = active === false && row.active === 1;
  if (row.id === user.id && demoted) return refuseField('role', 'own_role');
  if (row.id === user.id && switchedOff) return refuseField('active', 'own_account');
  const leaves =
    row.role === 'admin' && (demoted || switchedOff) && (await otherAdmins(unit.db, row.id)) === 0;
  return leaves ? refuseField(demoted ? 'role' : 'active', 'last_admin') : done(undefined);
}

/** Asks a second person for what of a change gives somebody a say; answers what counts at once. */
async function withoutAsked(
  unit: UnitOfWork,
  row: UserRow,
  { role, active, ...rest }: Partial<Changes>,
): Promise<Outcome<Partial<Changes>>> {
  const now: Partial<Changes> = { ...rest };
  if (role !== undefined && isDeciding(role))
    orRefuse(await ask(unit, row, { kind: 'role', role }));
  else if (role !== undefined) now.role = role;
  if (active === true && (await waits(unit.db, row.id, ['create'])))
    return refuseField('active', 'account_unconfirmed');
  const decides = isDeciding(now.role ?? row.role);
  if (active === true && decides && (await isTurnedDown(unit.db, row.id)))
    orRefuse(await ask(unit, row, { kind: 'switch_on', role: row.role }));
  else if (active !== undefined) now.active = active;
  return done(now);
}

/**
 * Changes an account. One that is switched off, or has another role, loses its sessions for good:
 * its person signs in anew.
 */
async function change(
  unit: UnitOfWork,
  row: UserRow,
  sent: Changes,
  user: SignedIn,
): Promise<Outcome<UserRow>> {
  orRefuse(await checkRights(unit, row, sent, user));
  const asked = difference({ ...row, active: row.active === 1 }, given(sent)).after;
  if (asked.role !== undefined) orRefuse(checkConfirmed(user));
  const atOnce = orRefuse(await withoutAsked(unit, row, asked));
  const changed = difference({ ...row, active: row.active === 1 }, atOnce);
  if (Object.keys(changed.after).length === 0) return done(row);
  unit.record({ action: 'update', resource: 'users', record_id: row.id, ...changed });
  const { active: on, ...rest } = changed.after;
  if (on === false || rest.role !== undefined) await endSessions(unit.db, row.id);
  const values: Values<typeof users> = { ...rest };
  if (on !== undefined) values.active = on ? 1 : 0;
  return done(await updateRow(unit.db, users, row, values, unit.now));
}

/**
 * Gives an account a password for one sign-in; whoever is signed in to it is not any more. Of an
 * account that decides, or is about to, only once a second person lets it.
 */
async function setPassword(
  unit: UnitOfWork,
  row: UserRow,
  { password }: z.output<typeof setPasswordRequest>,
  user: SignedIn,
): Promise<Outcome<UserRow>> {
  orRefuse(checkConfirmed(user));
  orRefuse(await checkPassword(unit.db, password, row, unit.businessDate));
  const password_hash = await hashPassword(password);
  if (isDeciding(row.role) || (await waits(unit.db, row.id, ['role']))) {
    orRefuse(await ask(unit, row, { kind: 'password', role: row.role, password_hash }));
    return done(row);
  }
  await setBeside(unit.db, row.id, {
    password_hash,
    password_set_at: unit.now,
    must_change_password: 1,
  });
  await endSessions(unit.db, row.id);
  const marked = { password_hash };
  unit.record({ action: 'set_password', resource: 'users', record_id: row.id, marked });
  return done(row);
}

/** Asks for the second factor of a lost phone to be taken off, which a second person decides. */
async function resetFactor(
  unit: UnitOfWork,
  row: UserRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<UserRow>> {
  orRefuse(checkConfirmed(user));
  if ((await enrolledFactor(unit.db, row.id)) === undefined) return refuse('no_factor');
  orRefuse(await ask(unit, row, { kind: 'factor', role: row.role }));
  return done(row);
}

/**
 * A route whose answers are not kept for a repeat: the key's hash of the request would be a fast
 * hash of a password.
 */
const unkept = (route: Route): Route =>
  route.kind === 'write' ? { ...route, keptAnswer: false } : route;

export const accountRoutes: Route[] = [
  ...readRoutes(served),
  unkept(createRoute(served, users.create, create)),
  changeRoute(served, users.update, change),
  unkept(
    commandRoute(
      served,
      'set_password',
      'Give a user a password for one sign-in; ends their sessions. Waits where they decide',
      setPasswordRequest,
      setPassword,
    ),
  ),
  commandRoute(
    served,
    'reset_factor',
    'Ask for the second factor of a user to be taken off',
    z.strictObject({}),
    resetFactor,
  ),
  ...sessionRoutes(served),
];
