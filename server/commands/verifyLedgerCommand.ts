import { openView } from '../../db/snapshot.ts';
import { businessDate, type Deps } from '../deps.ts';
import { loadPolicies } from '../book/policies.ts';
import { type Verified, verifyLedger } from '../book/verification.ts';

const SHOWN = 200;

/**
 * Recomputes the whole book as it is at one moment and prints every difference; answers the exit
 * code.
 */
export async function verifyLedgerCommand(deps: Deps): Promise<number> {
  const { loans, found, differences } = await verified(deps);
  for (const { where, stored, recomputed } of differences.slice(0, SHOWN))
    console.log(
      `${where}: stored ${JSON.stringify(stored)}, recomputed ${JSON.stringify(recomputed)}`,
    );
  if (found > SHOWN) console.log(`… and ${found - SHOWN} more`);
  console.log(`${loans} loans, ${found} differences`);
  return found === 0 ? 0 : 1;
}

/** What people write meanwhile is in none of the readings, rather than in some of them. */
async function verified(deps: Deps): Promise<Verified> {
  let seen = 0;
  const { read } = deps.database;
  await loadPolicies(read);
  const view = await openView(read);
  try {
    return await verifyLedger(view, businessDate(deps), (count) => {
      seen += count;
      if (process.stderr.isTTY) process.stderr.write(`\r${seen}`);
    });
  } finally {
    await view.rollback();
  }
}
