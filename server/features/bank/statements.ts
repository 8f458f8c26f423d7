import { z } from 'zod';
import type { Language } from '../../contract/enums.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { bankSources, type BankSourceRow } from '../../contract/resources/bankSources.ts';
import {
  bankStatements,
  statementAnswer,
  type BankStatementRow,
  type LeftOut,
  type NewStatement,
  type StatementAnswer,
} from '../../contract/resources/bankStatements.ts';
import { maskAccount, maskRemark } from '../../domain/bank/traces.ts';
import type { SentFile } from '../../domain/files.ts';
import { type Present, readRoutes, recordAt, serve } from '../../http/crudRouter.ts';
import { special, type Request, type Route, type SignedIn } from '../../http/route.ts';
import { findRow, insertRow, updateRow } from '../../store/tableStore.ts';
import { personOf, unitOfWork, type UnitOfWork } from '../../store/unitOfWork.ts';
import { columnsIn } from './columns.ts';
import { matchLines } from './matching.ts';
import {
  faultOf,
  layStatement,
  readLines,
  unitOf,
  type ReadLine,
  type StatementFile,
} from './reading.ts';
import { closedAmong, openDays } from './store/days.ts';
import { countsOf, insertLines, knownKeys, statementOf } from './store/lines.ts';

/**
 * Statements as they come in: read beside the writers, stored in one write, looked up in slices. A
 * file that is sent again, also after a process ended in between, adds what is missing and no more.
 */

/** Lines of one file. */
const MOST_LINES = 20_000;
/** Lines that one call looks up; what is left waits for the next. */
const LINES_A_CALL = 300;
const MOST_LEFT_OUT = 200;
const SAMPLE = 12;

const present: Present<typeof bankStatements> = async (db, rows) => {
  const counts = await countsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...row,
    left_out: JSON.parse(row.left_out) as LeftOut[],
    booked_count: 0,
    waiting_count: 0,
    unread_count: 0,
    ...counts.get(row.id),
  }));
};

const served = serve({
  definition: bankStatements,
  spec: { table: 'bank_statements', searched: bankStatements.searched },
  present,
});

/** A workbook begins as a ZIP file does, an old one as a compound file. */
const isWorkbook = ({ bytes }: SentFile): boolean =>
  bytes.subarray(0, 2).equals(Buffer.from('PK')) ||
  bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]));

/** Names of our columns as a refusal tells them, by the language of its reader. */
const COLUMN_WORDS: Readonly<Record<string, Record<Language, string>>> = {
  booked_on: { zh: '入账日期', en: 'the day of booking' },
  amount_minor: { zh: '金额', en: 'the amount' },
};
const columnWord = (column: string, language: Language): string =>
  COLUMN_WORDS[column]?.[language] ?? column;

/** What a statement that comes in is read and stored with. */
type Sending = Pick<Request<NewStatement>, 'deps' | 'body' | 'file' | 'language' | 'businessDate'>;

/** Reads a file as its source's files are read, or as `sent` says. */
async function readStatement(
  file: SentFile | undefined,
  sent: NewStatement,
  source: BankSourceRow,
  { language, businessDate }: Sending,
): Promise<Outcome<StatementFile>> {
  if (file === undefined) return refuseField('file', 'file_needed');
  if (file.bytes.length === 0) return refuseField('file', 'file_empty', { file: file.name });
  if (isWorkbook(file)) return refuseField('file', 'statement_no_table', { file: file.name });
  const laid = await layStatement(file.bytes, file.name, columnsIn(source), sent.columns);
  const unit = unitOf(laid.columns, source.unit);
  const none = { ...laid, unit, lines: [], repeated: 0, leftOut: [] };
  const fault = faultOf(laid.columns);
  if (fault !== undefined) {
    // A preview shows the columns, for a person to say which is which.
    if (sent.dry_run === true) return done(none);
    if ('twice' in fault)
      return refuseField('columns', 'statement_columns_twice', { column: fault.twice });
    const names = fault.missing.map((column) => columnWord(column, language));
    return refuseField('columns', 'statement_columns', { columns: names.join(', ') });
  }
  const asked = { unit, language, today: businessDate, most: MOST_LINES };
  const read = await readLines(laid.layout, laid.columns, asked);
  if (read.lines.length > MOST_LINES)
    return refuseField('file', 'statement_too_long', { most: MOST_LINES });
  return done({ ...none, ...read });
}

const sumOf = (lines: readonly ReadLine[], direction: 'in' | 'out'): number =>
  lines
    .filter((line) => line.direction === direction)
    .reduce((sum, { amount_minor }) => sum + amount_minor, 0);

const daysOf = (lines: readonly ReadLine[]): string[] =>
  [...new Set(lines.map(({ booked_on }) => booked_on))].toSorted();

/** How a file was read, with those of its lines that are new. */
function answerOf(
  file: StatementFile,
  fresh: readonly ReadLine[],
  closed: readonly string[],
): Omit<StatementAnswer, 'id' | 'booked_count' | 'waiting_count' | 'unread_count'> {
  const { layout, columns, unit, remembered, lines, leftOut, repeated } = file;
  const isNew = new Set(fresh.map(({ line_key }) => line_key));
  const days = daysOf(lines);
  return {
    file_name: layout.shown,
    encoding: layout.encoding,
    delimiter: layout.delimiter,
    header: layout.header,
    unit,
    columns: [...columns],
    remembered,
    new_count: fresh.length,
    known_count: lines.length - fresh.length + repeated,
    left_out_count: leftOut.length,
    left_out: leftOut.slice(0, MOST_LEFT_OUT),
    first_on: days[0] ?? null,
    last_on: days.at(-1) ?? null,
    in_minor: sumOf(fresh, 'in'),
    out_minor: sumOf(fresh, 'out'),
    closed_days: [...closed],
    sample: lines.slice(0, SAMPLE).map((line) => ({
      line: line.line_no,
      booked_on: line.booked_on,
      direction: line.direction,
      amount_minor: line.amount_minor,
      payer_name: line.payer_name,
      payer_account: line.payer_account && maskAccount(line.payer_account),
      remark: line.remark && maskRemark(line.remark),
      reference: line.reference,
      known: !isNew.has(line.line_key),
    })),
  };
}

const NO_COUNTS = { booked_count: 0, waiting_count: 0, unread_count: 0 };

/** Stores the statement itself, with what the audit says of it. */
async function insertStatement(
  unit: UnitOfWork,
  source_id: number,
  { lines, leftOut, repeated, layout }: StatementFile,
  fresh: readonly ReadLine[],
  sha256: string,
): Promise<BankStatementRow> {
  const [first_on = null] = daysOf(lines);
  const told = {
    source_id,
    file_name: layout.shown.slice(0, 255),
    first_on,
    last_on: daysOf(lines).at(-1) ?? null,
    lines_count: fresh.length,
    known_count: lines.length - fresh.length + repeated,
    left_out_count: leftOut.length,
    in_minor: sumOf(fresh, 'in'),
    out_minor: sumOf(fresh, 'out'),
  };
  const row: BankStatementRow = await insertRow(
    unit.db,
    bankStatements,
    {
      ...told,
      sha256,
      business_date: unit.businessDate,
      left_out: JSON.stringify(leftOut.slice(0, MOST_LEFT_OUT)),
      uploaded_by: personOf(unit),
    },
    unit.now,
  );
  unit.record({
    action: 'create',
    resource: 'bank_statements',
    record_id: row.id,
    after: { ...told, sha256 },
  });
  return row;
}

/** Stores what of a file is new; answers the statement that its lines belong to. */
async function store(
  unit: UnitOfWork,
  source: BankSourceRow,
  file: StatementFile,
  sha256: string,
): Promise<Outcome<{ id: number; fresh: readonly ReadLine[] }>> {
  const { lines, columns } = file;
  const known = await knownKeys(
    unit.db,
    source.id,
    lines.map(({ line_key }) => line_key),
  );
  const fresh = lines.filter(({ line_key }) => !known.has(line_key));
  const former = await statementOf(unit.db, source.id, sha256);
  if (fresh.length === 0 && former !== undefined) return done({ id: former.id, fresh });
  const days = daysOf(fresh);
  const [closed] = await closedAmong(unit.db, days);
  if (closed !== undefined) return refuseField('file', 'bank_day_closed', { day: closed });
  const row = await insertStatement(unit, source.id, file, fresh, sha256);
  await insertLines(unit, source.id, row.id, fresh);
  await openDays(unit, days);
  const taken = columns.flatMap(({ name, column }) => (column === null ? [] : [[name, column]]));
  const kept = JSON.stringify(Object.fromEntries(taken));
  if (kept !== source.columns)
    await updateRow(unit.db, bankSources, source, { columns: kept }, unit.now);
  return done({ id: row.id, fresh });
}

/** What must be in order before anything is written. */
function storable(file: StatementFile, sent: NewStatement): Outcome<void> {
  const [first] = file.leftOut;
  if (first !== undefined && sent.leave_out !== true)
    return refuseField('file', 'statement_unreadable', {
      count: file.leftOut.length,
      line: first.line,
      reason: first.reason,
    });
  return file.lines.length === 0 ? refuseField('file', 'statement_empty') : done(undefined);
}

/** Brings a statement in, or says what it would bring. */
export async function bringStatement(
  request: Sending,
  user: SignedIn,
): Promise<Outcome<StatementAnswer>> {
  const { deps, body, file } = request;
  const { read } = deps.database;
  const source = await findRow(read, bankSources, body.source_id);
  if (source === undefined) return refuseField('source_id', 'no_such_source');
  const statement = orRefuse(await readStatement(file, body, source, request));
  if (body.dry_run === true) {
    const keys = statement.lines.map(({ line_key }) => line_key);
    const known = await knownKeys(read, source.id, keys);
    const fresh = statement.lines.filter(({ line_key }) => !known.has(line_key));
    const closed = await closedAmong(read, daysOf(fresh));
    return done({ id: null, ...answerOf(statement, fresh, closed), ...NO_COUNTS });
  }
  orRefuse(storable(statement, body));
  const actor = { id: user.id, name: user.full_name };
  const { id, fresh } = orRefuse(
    await unitOfWork(deps, actor, async (unit) => {
      const { sha256 = '' } = file ?? {};
      return await store(unit, source, statement, sha256);
    }),
  );
  await matchLines(deps, actor, { id, channel: source.channel }, LINES_A_CALL);
  const counts = (await countsOf(read, [id])).get(id) ?? NO_COUNTS;
  return done({ id, ...answerOf(statement, fresh, []), ...counts });
}

const upload = special({
  method: 'post',
  path: '/bank_statements',
  access: { resource: 'bank_statements', action: 'create' },
  summary:
    'Bring in a statement as multipart/form-data with the field "file"; with `dry_run` say what ' +
    'it would bring, and write nothing',
  body: bankStatements.create,
  answers: statementAnswer,
  upload: 'one',
  run: async (request, user) => {
    if (user === null) return refuse('not_signed_in');
    const body = orRefuse(await bringStatement(request, user));
    return done({ body, status: body.id === null ? 200 : 201 });
  },
});

/** Looks up the next lines of a statement that none was looked up of yet. */
const match = special({
  method: 'post',
  path: '/bank_statements/:id/match',
  access: { resource: 'bank_statements', action: 'match' },
  summary: 'Look up lines that were not yet, some hundred at a time',
  body: z.strictObject({}),
  answers: bankStatements.record,
  run: async ({ deps, params, businessDate }, user) => {
    if (user === null) return refuse('not_signed_in');
    const { read } = deps.database;
    const row: BankStatementRow = await recordAt(read, bankStatements, params);
    const source = await findRow(read, bankSources, row.source_id);
    if (source === undefined) throw new Error(`statement ${row.id} has no source`);
    const actor = { id: user.id, name: user.full_name };
    await matchLines(deps, actor, { id: row.id, channel: source.channel }, LINES_A_CALL);
    const [shown] = await present(read, [row], { businessDate, user });
    return done({ body: shown });
  },
});

export const statementRoutes: Route[] = [...readRoutes(served), upload, match];
