import { z } from 'zod';
import type { Role } from '../../contract/enums.ts';
import { done, orRefuse, refuse, type Outcome } from '../../contract/outcome.ts';
import {
  type AccountRequestRow,
  accountRequests,
} from '../../contract/resources/accountRequests.ts';
import { approveRequest, rejectRequest } from '../../contract/resources/adjustments.ts';
import { users, type UserRow } from '../../contract/resources/system.ts';
import { commandRoute, readRoutes, serve } from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { checkConfirmed } from '../../http/session.ts';
import { applyAction, createRow } from '../../store/records.ts';
import { endSessions } from '../../store/sessionStore.ts';
import { findRow, updateRow, type Values } from '../../store/tableStore.ts';
import { difference, personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { deleteFactor } from './store/factors.ts';
import { otherAdmins, setBeside } from './store/accounts.ts';
import { type AccountRequestKind, waits } from './store/requests.ts';

/**
 * What an administrator asks of accounts that decide, and another person lets happen: so nobody
 * makes themself a second pair of eyes.
 */

const served = serve({
  definition: accountRequests,
  spec: { table: 'account_requests', searched: accountRequests.searched },
});

/** Keeps what is asked of an account until another person decides it. */
export async function ask(
  unit: UnitOfWork,
  { id: user_id }: UserRow,
  asked: { kind: AccountRequestKind; role: Role; password_hash?: string },
): Promise<Outcome<void>> {
  if (await waits(unit.db, user_id, [asked.kind])) return refuse('account_waits');
  await createRow(unit, accountRequests, {
    ...asked,
    user_id,
    status: 'proposed',
    requested_by: personOf(unit),
  });
  return done(undefined);
}

/** Refuses what is decided, and the decision of whoever asked or is meant. */
function decidable(row: AccountRequestRow, user: SignedIn): Outcome<void> {
  if (row.status !== 'proposed') return refuse('already_decided');
  if (row.requested_by === user.id) return refuse('own_request');
  return row.user_id === user.id ? refuse('about_oneself') : done(undefined);
}

/** Gives an account what was asked for it; its sessions end. */
async function carryOut(
  unit: UnitOfWork,
  request: AccountRequestRow,
  account: UserRow,
): Promise<Outcome<void>> {
  const { kind, role, password_hash } = request;
  if (kind !== 'role' && account.role !== role) return refuse('request_outdated');
  const { db, now } = unit;
  const record_id = account.id;
  await endSessions(db, record_id);
  if (kind === 'password') {
    const given = { password_hash: password_hash ?? account.password_hash };
    await setBeside(db, record_id, { ...given, password_set_at: now, must_change_password: 1 });
    unit.record({ action: 'set_password', resource: 'users', record_id, marked: given });
  } else if (kind === 'factor') {
    await deleteFactor(db, record_id);
    unit.record({ action: 'remove_factor', resource: 'users', record_id });
  } else {
    const leaves = account.role === 'admin' && role !== 'admin';
    if (leaves && (await otherAdmins(db, record_id)) === 0) return refuse('last_admin');
    const values: Values<typeof users> = kind === 'role' ? { role } : { active: 1 };
    const shown = kind === 'role' ? { role } : { active: true };
    const changed = difference({ ...account, active: account.active === 1 }, shown);
    unit.record({ action: 'update', resource: 'users', record_id, ...changed });
    await updateRow(db, users, account, values, now);
  }
  return done(undefined);
}

async function approve(
  unit: UnitOfWork,
  row: AccountRequestRow,
  { comment }: { comment?: string | undefined },
  user: SignedIn,
): Promise<Outcome<AccountRequestRow>> {
  orRefuse(decidable(row, user));
  orRefuse(checkConfirmed(user));
  const account = await findRow(unit.db, users, row.user_id);
  if (account === undefined) throw new Error(`request ${row.id} has no account`);
  const after = await applyAction(unit, accountRequests, row, 'approve', {
    status: 'approved',
    decided_by: personOf(unit),
    decided_at: unit.now,
    decision_comment: comment ?? null,
    password_hash: null,
  });
  orRefuse(await carryOut(unit, row, account));
  return done(after);
}

async function reject(
  unit: UnitOfWork,
  row: AccountRequestRow,
  { comment }: { comment: string },
  user: SignedIn,
): Promise<Outcome<AccountRequestRow>> {
  orRefuse(decidable(row, user));
  return done(
    await applyAction(unit, accountRequests, row, 'reject', {
      status: 'rejected',
      decided_by: personOf(unit),
      decided_at: unit.now,
      decision_comment: comment,
      password_hash: null,
    }),
  );
}

async function withdraw(
  unit: UnitOfWork,
  row: AccountRequestRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<AccountRequestRow>> {
  if (row.status !== 'proposed') return refuse('already_decided');
  if (row.requested_by !== user.id) return refuse('not_the_requester');
  const values = { status: 'withdrawn', password_hash: null } as const;
  return done(await applyAction(unit, accountRequests, row, 'withdraw', values));
}

export const accountRequestRoutes: Route[] = [
  ...readRoutes(served),
  commandRoute(served, 'approve', 'Let what was asked happen', approveRequest, approve),
  commandRoute(served, 'reject', 'Leave the account as it is', rejectRequest, reject),
  commandRoute(served, 'withdraw', 'Ask no longer', z.strictObject({}), withdraw),
];
