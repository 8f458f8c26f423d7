import type { Knex } from 'knex';
import { inOneView } from '../../../db/dialect.ts';
import type { Deps } from '../../deps.ts';
import { eventsOf } from '../../store/auditStore.ts';
import { anchorSize } from '../../store/anchor.ts';
import { sealsOf } from '../../store/auditSeals.ts';
import { type Anchored, type AnchorFound, checkAnchor } from './anchored.ts';
import { checkChain, type ChainFound, type Finding, MOST_KEPT } from './chain.ts';
import { checkGuards } from './store/guards.ts';
import { eventHashes, sealHashes } from './store/hashes.ts';
import { checkRows, type RowsFound } from './store/rows.ts';

/** Whether a book's audit is whole, and its rows as the audit left them. */
export interface AuditFound {
  readonly chain: ChainFound;
  readonly rows: RowsFound;
  readonly guards: number;
  /** None where no anchor is kept, or its file is not there. */
  readonly anchor: AnchorFound | undefined;
  readonly isKeyed: boolean;
  readonly found: number;
  readonly findings: readonly Finding[];
}

/**
 * Checks the chain, its signatures and seals, the anchor, the triggers that guard rows, and the
 * rows themselves. Its memory does not grow with the book.
 */
export async function verifyAudit({
  database: { read },
  audit,
}: Pick<Deps, 'database' | 'audit'>): Promise<AuditFound> {
  const findings: Finding[] = [];
  let found = 0;
  const tell = (finding: Finding) => {
    found += 1;
    if (findings.length < MOST_KEPT) findings.push(finding);
  };
  // The anchor is told after a write: what it holds by now is in a view of the book from now on.
  const anchored = audit === undefined ? undefined : anchorSize(audit.anchor);
  return await inOneView(read, async (db) => {
    const chain = await checkChain(eventsOf(db), sealsOf(db), audit?.keys);
    chain.findings.forEach(tell);
    if (audit !== undefined && chain.seals === 0 && chain.events > 0)
      tell({
        kind: 'seal removed',
        where: 'seals',
        what: 'there is none: the audit was never sealed, or its seals are gone',
      });
    const anchor =
      audit === undefined || anchored === undefined
        ? undefined
        : await checkAnchor({ file: audit.anchor, size: anchored }, bookOf(db), audit.keys, tell);
    const guards = await checkGuards(db, tell);
    const rows = await checkRows(db, audit?.keys, tell);
    return { chain, rows, guards, anchor, isKeyed: audit !== undefined, found, findings };
  });
}

/** What the anchor asks of a book. */
const bookOf = (db: Knex): Anchored => ({
  events: async (ids) => await eventHashes(db, ids),
  seals: async (ids) => await sealHashes(db, ids),
});
