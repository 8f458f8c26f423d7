import { done } from '../../contract/outcome.ts';
import type { Deps } from '../../deps.ts';
import { unitOfWork } from '../../store/unitOfWork.ts';
import { hashPassword } from './passwords.ts';
import { countUsers, insertUsers, type NewUser } from './store/accounts.ts';

/** Accounts of demos and tests; a production server never has them. */
export const DEMO_ACCOUNTS: readonly Omit<NewUser, 'password_hash'>[] = [
  { username: 'staff', full_name: '陈晓岚', role: 'staff', team: '催收一组' },
  { username: 'staff2', full_name: '周子航', role: 'staff', team: '催收二组' },
  { username: 'supervisor', full_name: '林慧敏', role: 'supervisor', team: '催收一组' },
  { username: 'supervisor2', full_name: '赵文博', role: 'supervisor', team: '催收二组' },
  { username: 'compliance', full_name: '许静怡', role: 'compliance', team: null },
  { username: 'admin', full_name: '方志远', role: 'admin', team: null },
];

/** Creates the demo accounts in a database that has no user yet. */
export async function createDemoAccounts(deps: Deps): Promise<void> {
  if ((await countUsers(deps.database.read)) > 0) return;
  const password_hash = await hashPassword(deps.config.demoPassword);
  await unitOfWork(deps, { id: null, name: 'system' }, async (unit) => {
    const ids = await insertUsers(
      unit.db,
      DEMO_ACCOUNTS.map((account) => ({ ...account, password_hash })),
      unit.now,
    );
    DEMO_ACCOUNTS.forEach((account, at) =>
      unit.record({
        action: 'create',
        resource: 'users',
        record_id: ids[at] ?? null,
        after: { ...account, active: 1, password_hash },
      }),
    );
    return done(undefined);
  });
}
