import type { z } from 'zod';
import { type UserRow, setPasswordRequest, users } from '../../contract/resources/system.ts';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  serve,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { createRow } from '../../store/records.ts';
import { endSessions } from '../../store/sessionStore.ts';
import { updateRow, type Values } from '../../store/tableStore.ts';
import { difference, given, type UnitOfWork } from '../../store/unitOfWork.ts';
import { hashPassword } from './passwords.ts';
import { otherAdmins, setBeside } from './store.ts';

/** The accounts of the console's people: made and changed by administrators, never removed. */

const served = serve({
  definition: users,
  spec: { table: 'users', searched: users.searched },
  present: async (_db, rows, { user: reader }) =>
    rows.map(({ password_hash: _secret, ...user }) => ({
      ...user,
      active: user.active === 1,
      last_sign_in_at: reader.role === 'admin' ? user.last_sign_in_at : null,
    })),
});

async function create(
  unit: UnitOfWork,
  { password, ...sent }: z.output<typeof users.create>,
): Promise<Outcome<UserRow>> {
  return done(
    await createRow(unit, users, { ...sent, password_hash: await hashPassword(password) }),
  );
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

/**
 * Changes an account. One that is switched off loses its sessions for good: switched on again, it
 * signs in anew.
 */
async function change(
  unit: UnitOfWork,
  row: UserRow,
  sent: Changes,
  user: SignedIn,
): Promise<Outcome<UserRow>> {
  orRefuse(await checkRights(unit, row, sent, user));
  const changed = difference({ ...row, active: row.active === 1 }, given(sent));
  if (Object.keys(changed.after).length === 0) return done(row);
  unit.record({ action: 'update', resource: 'users', record_id: row.id, ...changed });
  const { active, ...rest } = changed.after;
  if (active === false) await endSessions(unit.db, row.id);
  const values: Values<typeof users> = { ...rest };
  if (active !== undefined) values.active = active ? 1 : 0;
  return done(await updateRow(unit.db, users, row, values, unit.now));
}

/** Gives an account a new password; whoever is signed in to it is not any more. */
async function setPassword(
  unit: UnitOfWork,
  row: UserRow,
  { password }: z.output<typeof setPasswordRequest>,
): Promise<Outcome<UserRow>> {
  const password_hash = await hashPassword(password);
  await setBeside(unit.db, row.id, { password_hash });
  await endSessions(unit.db, row.id);
  const marked = { password_hash };
  unit.record({ action: 'set_password', resource: 'users', record_id: row.id, marked });
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
      'Give a user a new password; ends their sessions',
      setPasswordRequest,
      setPassword,
    ),
  ),
];
