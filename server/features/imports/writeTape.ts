import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import {
  findByKey,
  generateSchedules,
  insertBorrowers,
  insertInstallments,
  insertLoans,
  insertPayments,
  refreshAll,
} from '../../book/bookWriter.ts';
import { done } from '../../contract/outcome.ts';
import type { Deps } from '../../deps.ts';
import { unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import type { TapeChunk, TapeName, TapeRow } from './files.ts';
import { readTape } from './readTape.ts';
import type { TapeSource } from './layout.ts';
import { reading, type ImportRequest } from './request.ts';

/** The second pass of an import: the rows that are new, in one transaction. */

/**
 * Writes what is new and answers how many installments were generated for loans that came without.
 */
export async function writeTape(
  deps: Deps,
  request: ImportRequest,
  sources: readonly TapeSource[],
  added: Readonly<Record<TapeName, number>>,
): Promise<number> {
  const fingerprints = await fingerprintsOf(sources);
  const outcome = await unitOfWork(deps, { id: null, name: 'import' }, async (unit) => {
    const told = reading(request, sources, 'write', ({ file, line }) => {
      throw new Error(`${file}:${line} changed while it was being imported`);
    });
    const touched = new Set<number>();
    for (const source of sources)
      for await (const chunk of readTape(source, told)) await writeChunk(unit, chunk, touched);
    const ids = [...touched];
    const made = await generateSchedules(unit, ids);
    let settled = 0;
    await refreshAll(unit, ids, (count) => {
      settled += count;
      request.onProgress('positions', settled / ids.length);
    });
    unit.record({
      action: 'import',
      resource: 'imports',
      record_id: null,
      after: { files: fingerprints, added },
    });
    return done(made);
  });
  if (!outcome.ok) throw new Error(`the import was refused: ${outcome.refusal.key}`);
  return outcome.value;
}

/**
 * Adds the rows that are not stored yet; `touched` collects the loans whose position must be made
 * anew.
 */
async function writeChunk(unit: UnitOfWork, chunk: TapeChunk, touched: Set<number>): Promise<void> {
  if (chunk.name === 'borrowers') await writeBorrowers(unit, chunk.rows);
  else if (chunk.name === 'loans') await writeLoans(unit, chunk.rows, touched);
  else if (chunk.name === 'installments') await writeInstallments(unit, chunk.rows, touched);
  else await writePayments(unit, chunk.rows, touched);
}

async function writeBorrowers(
  unit: UnitOfWork,
  rows: readonly TapeRow<'borrowers'>[],
): Promise<void> {
  const ids = rows.map(({ values }) => values.external_id);
  const stored = await findByKey(unit.db, 'borrowers', 'external_id', ids, []);
  const fresh = rows.filter(({ values }) => !stored.has(values.external_id));
  await insertBorrowers(
    unit,
    fresh.map(({ values }) => values),
    'import',
  );
}

async function writeLoans(
  unit: UnitOfWork,
  rows: readonly TapeRow<'loans'>[],
  touched: Set<number>,
): Promise<void> {
  const idOf = await loanIds(unit, rows);
  const owners = rows.map(({ values }) => values.borrower_external_id);
  const borrowers = await findByKey(unit.db, 'borrowers', 'external_id', [...new Set(owners)], []);
  const fresh = rows
    .filter(({ values }) => idOf(values.loan_no) === undefined)
    .map(({ values }) => ({
      ...values,
      borrower_id: borrowers.get(values.borrower_external_id)?.id ?? 0,
    }));
  for (const id of await insertLoans(unit, fresh, 'import')) touched.add(id);
}

async function writeInstallments(
  unit: UnitOfWork,
  rows: readonly TapeRow<'installments'>[],
  touched: ReadonlySet<number>,
): Promise<void> {
  const idOf = await loanIds(unit, rows);
  const withLoan = rows.map(({ values }) => ({ ...values, loan_id: idOf(values.loan_no) ?? 0 }));
  await insertInstallments(
    unit,
    withLoan.filter(({ loan_id }) => touched.has(loan_id)),
  );
}

async function writePayments(
  unit: UnitOfWork,
  rows: readonly TapeRow<'payments'>[],
  touched: Set<number>,
): Promise<void> {
  const idOf = await loanIds(unit, rows);
  const references = rows.map(({ values }) => values.client_reference);
  const stored = await findByKey(unit.db, 'payments', 'client_reference', references, []);
  const fresh = rows
    .filter(({ values }) => !stored.has(values.client_reference))
    .map(({ values }) => ({ ...values, loan_id: idOf(values.loan_no) ?? 0 }));
  await insertPayments(unit, fresh, 'import');
  for (const { loan_id } of fresh) touched.add(loan_id);
}

/** The ids of the loans that the rows name, by loan number. */
async function loanIds(
  unit: UnitOfWork,
  rows: readonly TapeRow<'loans' | 'installments' | 'payments'>[],
): Promise<(loan_no: string) => number | undefined> {
  const numbers = new Set(rows.map(({ values }) => values.loan_no));
  const loans = await findByKey(unit.db, 'loans', 'loan_no', [...numbers], []);
  return (loan_no) => loans.get(loan_no)?.id;
}

/** The SHA-256 of each file, by its name. */
async function fingerprintsOf(sources: readonly TapeSource[]): Promise<Record<string, string>> {
  return Object.fromEntries(
    await Promise.all(sources.map(async ({ shown, path }) => [shown, await sha256(path)] as const)),
  );
}

async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
