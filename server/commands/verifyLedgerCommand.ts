import type { Deps } from '../deps.ts';
import { verifyLedger } from '../book/verification.ts';

const SHOWN = 200;

/** Recomputes the whole book and prints every difference; answers the exit code. */
export async function verifyLedgerCommand(deps: Deps): Promise<number> {
  let seen = 0;
  const { loans, differences } = await verifyLedger(deps.database.read, (count) => {
    seen += count;
    if (process.stderr.isTTY) process.stderr.write(`\r${seen}`);
  });
  for (const { where, stored, recomputed } of differences.slice(0, SHOWN))
    console.log(
      `${where}: stored ${JSON.stringify(stored)}, recomputed ${JSON.stringify(recomputed)}`,
    );
  if (differences.length > SHOWN) console.log(`… and ${differences.length - SHOWN} more`);
  console.log(`${loans} loans, ${differences.length} differences`);
  return differences.length === 0 ? 0 : 1;
}
