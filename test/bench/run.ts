import { benchAssignment } from './assignment.bench.ts';
import { benchAudit } from './audit.bench.ts';
import { benchBulk } from './bulk.bench.ts';
import { benchCarry } from './carry.bench.ts';
import { benchFindings } from './findings.bench.ts';
import { benchFirstPage } from './firstPage.bench.ts';
import { benchImport } from './import.bench.ts';
import { benchLegal } from './legal.bench.ts';
import { benchLists } from './lists.bench.ts';
import { benchTiers } from './tiers.bench.ts';
import { benchWorklist } from './worklist.bench.ts';

/**
 * `npm run bench [-- name]`: each compares with a baseline in the same run and prints the ratio.
 */
const BENCHES: Record<string, () => Promise<void>> = {
  bulk: benchBulk,
  tiers: benchTiers,
  findings: benchFindings,
  legal: benchLegal,
  lists: benchLists,
  carry: benchCarry,
  import: benchImport,
  'first-page': benchFirstPage,
  worklist: benchWorklist,
  assignment: benchAssignment,
  audit: benchAudit,
};

const wanted = process.argv.slice(2);
for (const [name, bench] of Object.entries(BENCHES))
  if (wanted.length === 0 || wanted.includes(name)) await bench();
