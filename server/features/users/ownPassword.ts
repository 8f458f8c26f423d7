import { done, orRefuse, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { ownPasswordRequest, type UserRow } from '../../contract/resources/system.ts';
import { businessDate, type Deps } from '../../deps.ts';
import { toDoOf, TO_DOS } from '../../domain/signIn.ts';
import { loadPolicies } from '../../book/policies.ts';
import { special, type SignedIn } from '../../http/route.ts';
import { checkConfirmed, tokenHash, tokenOf } from '../../http/session.ts';
import { changeSession, endSessions } from '../../store/sessionStore.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import { checkPassword } from './credentials.ts';
import { forgetOwn, ownDoor, tryPassword } from './doors.ts';
import { enrolledFactor } from './store/factors.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { findUser, setBeside } from './store/accounts.ts';

/** Refuses whoever does not show that it is them: by the password they have, and by their code. */
async function checkCurrent(
  deps: Deps,
  user: SignedIn,
  { password_hash, role }: UserRow,
  current: string | undefined,
): Promise<Outcome<void>> {
  if (current === undefined && user.to_do !== 'password')
    return refuseField('current', 'current_needed');
  const hasFactor = (await enrolledFactor(deps.database.read, user.id)) !== undefined;
  if (current === undefined || hasFactor) orRefuse(checkConfirmed({ ...user, role }));
  if (current === undefined) return done(undefined);
  const right = async () =>
    (await isPassword(password_hash, current)) ? 'right' : ('wrong_password' as const);
  const tried = orRefuse(await tryPassword(deps, ownDoor(user.id), user.id, right));
  return tried === 'right' ? done(undefined) : refuseField('current', 'wrong_current_password');
}

/** Keeps a password of one's own; other sessions end, and in this one the next thing is due. */
async function keepOwn(
  unit: UnitOfWork,
  { id, role }: SignedIn,
  password_hash: string,
  token: string,
): Promise<void> {
  const policy = (await loadPolicies(unit.db)).on('sign_in', unit.businessDate);
  const hasFactor = (await enrolledFactor(unit.db, id)) !== undefined;
  const signing = { role, isGiven: false, passwordSetAt: unit.now, hasFactor };
  await setBeside(unit.db, id, {
    password_hash,
    password_set_at: unit.now,
    must_change_password: 0,
  });
  await changeSession(unit.db, tokenHash(token), { to_do: toDoOf(signing, policy, unit.now) });
  await endSessions(unit.db, id, tokenHash(token));
  const marked = { password_hash };
  unit.record({ action: 'set_password', resource: 'users', record_id: id, marked });
}

/**
 * Everyone changes their own password, knowing the current one. Other sessions of theirs end, this
 * one goes on.
 */
export const ownPassword = special({
  method: 'post',
  path: '/session/password',
  access: 'signed_in',
  whileToDo: TO_DOS,
  summary: 'Change your own password; ends your other sessions',
  body: ownPasswordRequest,
  run: async ({ body, deps, headers }, user) => {
    const token = tokenOf(headers.cookie);
    const { read } = deps.database;
    const account = user === null ? undefined : await findUser(read, user.id);
    if (user === null || account === undefined || token === undefined)
      return refuse('not_signed_in');
    orRefuse(await checkCurrent(deps, user, account, body.current));
    orRefuse(await checkPassword(read, body.password, account, businessDate(deps)));
    if (await isPassword(account.password_hash, body.password))
      return refuseField('password', 'password_same');
    const password_hash = await hashPassword(body.password);
    return await unitOfWork(deps, { id: user.id, name: user.full_name }, async (unit) => {
      await keepOwn(unit, user, password_hash, token);
      await forgetOwn(unit, ownDoor(user.id));
      return done({ body: { id: user.id }, status: 200 });
    });
  },
});
