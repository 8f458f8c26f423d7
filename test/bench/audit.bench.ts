import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadAccounts } from '../../server/book/accounts.ts';
import { recordPayment } from '../../server/book/paymentWriter.ts';
import { journalOf } from '../../server/book/positions.ts';
import { checkPosition } from '../../server/book/sound.ts';
import { done } from '../../server/contract/outcome.ts';
import type { Deps } from '../../server/deps.ts';
import { verifyAudit } from '../../server/features/audit/verify.ts';
import { makeBackup } from '../../server/features/backups/backup.ts';
import { readBackupKey } from '../../server/features/backups/envelope.ts';
import { makeAuditKeys } from '../../server/store/auditKeys.ts';
import { sealNow } from '../../server/store/auditSeals.ts';
import { unitOfWork, type UnitOfWork } from '../../server/store/unitOfWork.ts';
import { largeBook, TODAY } from './largeBook.ts';
import { quantile, report } from './measure.ts';

/**
 * What signing, marking and anchoring cost an audit event and a payment, what comparing a stored
 * position costs one, and how long verifying and backing up take, on the demo book.
 */
const WRITES = 300;
const BATCH = 5000;
const LOANS = 1000;
const CLERK = { id: 1, name: '陈晓岚' };

/** Medians of two kinds of work done in turns, in milliseconds. */
async function inTurns(
  times: number,
  one: () => Promise<unknown>,
  other: () => Promise<unknown>,
): Promise<[one: number, other: number]> {
  const taken: [number[], number[]] = [[], []];
  for (let at = 0; at < times; at += 1)
    for (const [which, work] of [one, other].entries()) {
      const began = performance.now();
      await work();
      taken[which]?.push(performance.now() - began);
    }
  return [quantile(taken[0], 0.5), quantile(taken[1], 0.5)];
}

const writing = async (deps: Deps, work: (unit: UnitOfWork) => Promise<void>): Promise<void> => {
  const outcome = await unitOfWork(deps, CLERK, async (unit) => {
    await work(unit);
    return done(undefined);
  });
  if (!outcome.ok) throw new Error(outcome.refusal.key);
};

/** A write of so many audit events, each of a borrower with a phone. */
const events = (deps: Deps, count: number) => async () =>
  await writing(deps, async (unit) => {
    for (let at = 0; at < count; at += 1)
      unit.record({
        action: 'update',
        resource: 'borrowers',
        record_id: at,
        before: { phone: '13800005678', full_name: '王小明' },
        after: { phone: '13900005678', full_name: '王小明' },
      });
    await Promise.resolve();
  });

/** A payment to one loan after the other: none has more of them than a loan has. */
const payment = (deps: Deps, nextLoan: () => number) => async () =>
  await writing(deps, async (unit) => {
    const paid = {
      loan_id: nextLoan(),
      client_reference: randomUUID(),
      amount_minor: 100,
      paid_on: TODAY,
      channel: 'cash' as const,
    };
    await recordPayment(unit, paid);
  });

export async function benchAudit(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-bench-'));
  const plain = await largeBook(`sqlite:${folder}/book.sqlite`, 1);
  const keys = makeAuditKeys(`${folder}/audit.key`);
  const signed: Deps = { ...plain, audit: { keys, anchor: `${folder}/anchor` } };
  const loans: number[] = await plain.database
    .read('loans')
    .where({ status: 'active' })
    .limit(LOANS)
    .pluck('id');
  let at = 0;
  const nextLoan = (): number => loans[(at += 1) % loans.length] ?? 1;
  const said = async (what: string, times: number, work: (deps: Deps) => () => Promise<void>) => {
    const [ours, bare] = await inTurns(times, work(signed), work(plain));
    report(what, 'signed and anchored', ours, 'chained only', bare);
  };
  await said('a write of one event', WRITES, (deps) => events(deps, 1));
  await said(`a write of ${BATCH} events`, 5, (deps) => events(deps, BATCH));
  await said('a payment', WRITES, (deps) => payment(deps, nextLoan));
  const check = async () =>
    await writing(plain, async (unit) => {
      const [account] = await loadAccounts(unit.db, [nextLoan()]);
      if (account !== undefined) await checkPosition(unit, account);
    });
  // The journal is read for every payment; what is compared is what comes on top.
  const load = async () =>
    await writing(plain, async (unit) => {
      const id = nextLoan();
      await loadAccounts(unit.db, [id]);
      await journalOf(unit.db, [id]);
    });
  const [checked, loaded] = await inTurns(WRITES, check, load);
  const [paid] = await inTurns(WRITES, payment(plain, nextLoan), load);
  console.log(
    `comparing the stored position: ${(checked - loaded).toFixed(2)} ms of a payment's ` +
      `${paid.toFixed(2)} ms (${((100 * (checked - loaded)) / paid).toFixed(0)} %)`,
  );
  await sealNow(signed);
  await verifying(signed);
  writeFileSync(`${folder}/backup.key`, 'ab'.repeat(32));
  const began = performance.now();
  const { size_bytes } = await makeBackup(
    signed,
    readBackupKey(`${folder}/backup.key`),
    `${folder}/backup`,
  );
  console.log(
    `a backup of ${(size_bytes / 1e6).toFixed(1)} MB, read again: ` +
      `${((performance.now() - began) / 1000).toFixed(1)} s`,
  );
  await plain.database.close();
  rmSync(folder, { recursive: true });
}

async function verifying(deps: Deps): Promise<void> {
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const { chain, rows } = await verifyAudit(deps);
  const took = (performance.now() - began) / 1000;
  const grown = (process.memoryUsage().rss - before) / 1e6;
  console.log(
    `verifying ${chain.events} events and ${rows.rows} rows: ${took.toFixed(1)} s, ` +
      `${Math.round((chain.events + rows.rows) / took)} a second, ${grown.toFixed(0)} MB more`,
  );
}
