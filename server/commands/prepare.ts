import { migrate } from '../../db/migrate.ts';
import { done } from '../contract/outcome.ts';
import type { Deps } from '../deps.ts';
import { createDemoAccounts } from '../features/users/demoAccounts.ts';
import { forgetAnswers } from '../store/idempotencyStore.ts';
import { shipPolicies } from '../book/policies.ts';
import { unitOfWork } from '../store/unitOfWork.ts';
import { fillDemoBook } from './fillDemoBook.ts';

const ANSWERS_KEPT_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Brings a database to where the server can use it: schema, shipped policies, and outside
 * production the demo accounts and book.
 */
export async function prepare(deps: Deps): Promise<{ schema: string; filled: boolean }> {
  const schema = await migrate(deps.config.databaseUrl);
  await unitOfWork(deps, { id: null, name: 'system' }, async (unit) => {
    for (const kind of await shipPolicies(unit.db, unit.now))
      unit.record({ action: 'create', resource: 'policies', record_id: null, after: { kind } });
    await forgetAnswers(unit.db, new Date(Date.parse(unit.now) - ANSWERS_KEPT_MS).toISOString());
    return done(undefined);
  });
  if (deps.config.demoAccounts) await createDemoAccounts(deps);
  return { schema, filled: deps.config.demoBook ? await fillDemoBook(deps) : false };
}
