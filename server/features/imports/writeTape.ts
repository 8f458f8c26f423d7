import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { analyze } from '../../../db/dialect.ts';
import {
  findByKey,
  generateSchedules,
  insertInstallments,
  insertLoans,
  insertPayments,
  refreshAll,
} from '../../book/bookWriter.ts';
import { insertBorrowers } from '../../book/borrowerWriter.ts';
import { policyRevision } from '../../book/policies.ts';
import { StagedBook } from '../../book/stagedBook.ts';
import { linkByIdentity } from '../../book/people.ts';
import { done } from '../../contract/outcome.ts';
import { businessDate, type Deps } from '../../deps.ts';
import { unitOfWork, type Actor, type UnitOfWork } from '../../store/unitOfWork.ts';
import { beat, concludeRun, holdRun, type Brought, type Run } from './store/runs.ts';
import { TAPE_NAMES, type TapeChunk, type TapeName, type TapeRow } from './files.ts';
import { readTape } from './readTape.ts';
import type { TapeSource } from './layout.ts';
import { reading, type ImportRequest } from './request.ts';
import { partsOf, type FileSource } from '../../reading/encoding.ts';

/**
 * The second pass of an import: new loans are got ready beside the book, slice by slice and without
 * keeping anybody waiting, then taken into it in one switch.
 */

type Added = Readonly<Record<TapeName, number>>;
type NewPayment = TapeRow<'payments'>['values'] & { loan_id: number };

/** What is being got ready. */
interface Staging {
  /** Writes beside the book. */
  readonly unit: UnitOfWork;
  /** The book itself, as it is. */
  readonly stored: Knex;
  /** New payments on loans that are stored: they wait for the switch. */
  readonly later: NewPayment[];
  first: number | undefined;
}

/**
 * Writes what is new and answers how many installments were generated for loans that came without.
 */
export async function writeTape(
  deps: Deps,
  request: ImportRequest,
  sources: readonly TapeSource[],
  { added, run, ...found }: Writing,
): Promise<number> {
  const fingerprints = await fingerprintsOf(sources);
  const beside = await StagedBook.open(deps.config.databaseUrl);
  try {
    const policies = await policyRevision(deps.database.read);
    const { made, later, first } = await getReady(deps, beside, request, sources, added);
    const ids = await beside.loanIds();
    await beside.ready();
    const database = { ...deps.database, write: beside.book };
    request.signal?.throwIfAborted();
    await beat(deps, run, { phase: 'switch', done_count: 0, total_count: 0 });
    const actor = request.actor ?? IMPORT;
    const outcome = await unitOfWork({ ...deps, database }, actor, async (unit) => {
      await holdRun(unit.db, run);
      await beside.take(unit);
      await beside.tell(unit, run.id);
      if (first !== undefined) await linkByIdentity(unit, first);
      await insertPayments(unit, later, 'import');
      const moved = [...new Set(later.map(({ loan_id }) => loan_id))];
      // Figures were made by the policies of a moment ago.
      const stale = (await policyRevision(unit.db)) === policies ? [] : ids;
      await refreshAll(unit, [...moved, ...stale], () => undefined);
      unit.record({
        action: 'import',
        resource: 'imports',
        record_id: run.id,
        after: { files: fingerprints, added },
      });
      await concludeRun(unit, run, {
        borrowers_count: added.borrowers,
        loans_count: added.loans,
        installments_count: added.installments + made,
        payments_count: added.payments,
        ...found,
      });
      return done(made);
    });
    if (!outcome.ok) throw new Error(`the import was refused: ${outcome.refusal.key}`);
    await analyze(beside.db);
    return outcome.value;
  } finally {
    await beside.close();
  }
}

/** What the first pass found, and the run that writes it. */
interface Writing extends Pick<Brought, 'known_count' | 'refused_count' | 'principal_minor'> {
  readonly added: Added;
  readonly run: Run;
}

const IMPORT = { id: null, name: 'import' };

/** Writes the rows beside the book, with their schedules and positions. */
async function getReady(
  deps: Deps,
  beside: StagedBook,
  request: ImportRequest,
  sources: readonly TapeSource[],
  added: Added,
): Promise<{ made: number } & Pick<Staging, 'later' | 'first'>> {
  const told = reading(request, sources, 'write', ({ file, line }) => {
    throw new Error(`${file}:${line} changed while it was being imported`);
  });
  const unit = besideUnit(deps, beside, request.actor ?? IMPORT);
  const staging: Staging = { unit, stored: deps.database.read, later: [], first: undefined };
  for (const table of TAPE_NAMES) await beside.reserve(table, added[table]);
  for (const source of sources)
    for await (const chunk of readTape(source, told)) await writeChunk(staging, chunk);
  await beside.reserve('installments', await beside.installmentsToMake());
  const ids = await beside.loanIds();
  const made = await generateSchedules(unit, ids);
  let settled = 0;
  await refreshAll(unit, ids, (count) => {
    request.signal?.throwIfAborted();
    settled += count;
    request.onProgress('positions', settled / ids.length, settled);
  });
  return { made, later: staging.later, first: staging.first };
}

/** A unit of work whose rows nobody sees yet; what is on record of it comes with the switch. */
const besideUnit = (deps: Deps, { db }: StagedBook, actor: Actor): UnitOfWork => ({
  db,
  actor,
  now: deps.clock.now().toISOString(),
  businessDate: businessDate(deps),
  keys: deps.audit?.keys,
  record: () => undefined,
  ifRefused: () => undefined,
});

/** Adds the rows that are not stored yet. */
async function writeChunk(staging: Staging, chunk: TapeChunk): Promise<void> {
  if (chunk.name === 'borrowers') await writeBorrowers(staging, chunk.rows);
  else if (chunk.name === 'loans') await writeLoans(staging, chunk.rows);
  else if (chunk.name === 'installments') await writeInstallments(staging, chunk.rows);
  else await writePayments(staging, chunk.rows);
}

async function writeBorrowers(
  staging: Staging,
  rows: readonly TapeRow<'borrowers'>[],
): Promise<void> {
  const keys = rows.map(({ values }) => values.external_id);
  const stored = await findByKey(staging.stored, 'borrowers', 'external_id', keys, []);
  const fresh = rows.filter(({ values }) => !stored.has(values.external_id));
  const ids = await insertBorrowers(
    staging.unit,
    fresh.map(({ values }) => values),
    'import',
  );
  staging.first ??= ids[0];
}

async function writeLoans(staging: Staging, rows: readonly TapeRow<'loans'>[]): Promise<void> {
  const { unit, stored } = staging;
  const known = await loanIds(stored, rows);
  const owners = [...new Set(rows.map(({ values }) => values.borrower_external_id))];
  const borrowers = new Map(
    await findByKey(stored, 'borrowers', 'external_id', owners, ['merged_into_id']),
  );
  for (const [key, row] of await findByKey(unit.db, 'borrowers', 'external_id', owners, []))
    borrowers.set(key, row);
  const idOfBorrower = (key: string): number => {
    const row = borrowers.get(key);
    // A tape may name a row that was merged since: its loans are the person's.
    return Number(row?.['merged_into_id'] ?? row?.id ?? 0);
  };
  const fresh = rows
    .filter(({ values }) => known(values.loan_no) === undefined)
    .map(({ values }) => ({
      ...values,
      borrower_id: idOfBorrower(values.borrower_external_id),
    }));
  await insertLoans(unit, fresh, 'import');
}

async function writeInstallments(
  { unit }: Staging,
  rows: readonly TapeRow<'installments'>[],
): Promise<void> {
  const idOf = await loanIds(unit.db, rows);
  await insertInstallments(
    unit,
    rows.flatMap(({ values }) => {
      const loan_id = idOf(values.loan_no);
      return loan_id === undefined ? [] : [{ ...values, loan_id }];
    }),
  );
}

async function writePayments(
  { unit, stored, later }: Staging,
  rows: readonly TapeRow<'payments'>[],
): Promise<void> {
  const references = rows.map(({ values }) => values.client_reference);
  const known = await findByKey(stored, 'payments', 'client_reference', references, []);
  const fresh = rows.filter(({ values }) => !known.has(values.client_reference));
  const [idOfNew, idOfStored] = [await loanIds(unit.db, fresh), await loanIds(stored, fresh)];
  const ready: NewPayment[] = [];
  for (const { values } of fresh) {
    const loan_id = idOfNew(values.loan_no);
    if (loan_id === undefined) later.push({ ...values, loan_id: idOfStored(values.loan_no) ?? 0 });
    else ready.push({ ...values, loan_id });
  }
  await insertPayments(unit, ready, 'import');
}

/** The ids of the loans that the rows name, by loan number. */
async function loanIds(
  db: Knex,
  rows: readonly TapeRow<'loans' | 'installments' | 'payments'>[],
): Promise<(loan_no: string) => number | undefined> {
  const numbers = new Set(rows.map(({ values }) => values.loan_no));
  const loans = await findByKey(db, 'loans', 'loan_no', [...numbers], []);
  return (loan_no) => loans.get(loan_no)?.id;
}

/** The SHA-256 of each file, by its name. */
async function fingerprintsOf(sources: readonly TapeSource[]): Promise<Record<string, string>> {
  return Object.fromEntries(
    await Promise.all(
      sources.map(async ({ shown, source }) => [shown, await sha256(source)] as const),
    ),
  );
}

async function sha256(source: FileSource): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of partsOf(source)) hash.update(part);
  return hash.digest('hex');
}
