/**
 * Database errors of both engines in one vocabulary. Their own messages hold SQL with bound values
 * (personal data): they never leave this folder.
 */
export interface ConstraintViolation {
  readonly kind: 'unique' | 'foreign_key' | 'check' | 'not_null' | 'append_only';
  readonly table: string | undefined;
  readonly columns: readonly string[];
}

interface DriverError {
  code?: string;
  message?: string;
  table?: string;
  detail?: string;
  column?: string;
}

const POSTGRES: Record<string, ConstraintViolation['kind']> = {
  '23505': 'unique',
  '23503': 'foreign_key',
  '23514': 'check',
  '23502': 'not_null',
  P0001: 'append_only',
};
const SQLITE: readonly [pattern: string, kind: ConstraintViolation['kind']][] = [
  ['UNIQUE constraint failed: ', 'unique'],
  ['FOREIGN KEY constraint failed', 'foreign_key'],
  ['CHECK constraint failed: ', 'check'],
  ['NOT NULL constraint failed: ', 'not_null'],
  ['append-only', 'append_only'],
];

/** The constraint an error speaks of, or undefined when it is something else. */
export function constraintViolation(error: unknown): ConstraintViolation | undefined {
  if (!(error instanceof Error)) return undefined;
  const driver: DriverError = error;
  const postgres = driver.code === undefined ? undefined : POSTGRES[driver.code];
  if (postgres !== undefined) {
    const named = /Key \(([^)]+)\)/.exec(driver.detail ?? '')?.[1];
    return {
      kind: postgres,
      table: driver.table,
      columns: named?.split(', ') ?? (driver.column === undefined ? [] : [driver.column]),
    };
  }
  if (driver.code !== 'SQLITE_CONSTRAINT') return undefined;
  const message = error.message;
  for (const [pattern, kind] of SQLITE) {
    const at = message.lastIndexOf(pattern);
    if (at < 0) continue;
    const names = message
      .slice(at + pattern.length)
      .split(', ')
      .filter((name) => name.includes('.'));
    return {
      kind,
      table: names[0]?.split('.')[0],
      columns: names.map((name) => name.split('.')[1] ?? name),
    };
  }
  return undefined;
}

/** Errors that say "another writes": a lock of the file, a lock of a row, a connection in use. */
const BUSY = new Set(['SQLITE_BUSY', '55P03']);

/** Whether a write waited for another as long as it may, and nothing of it was done. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code = '' }: DriverError = error;
  return BUSY.has(code) || error.name === 'KnexTimeoutError';
}

/** The file of a SQLite book is not where it was opened, or is another one. */
export class BookGone extends Error {
  readonly code = 'BOOK_GONE';
  constructor(file: string) {
    super(`${file} is gone or was replaced since it was opened`);
    this.name = 'BookGone';
  }
}

const DISK_FULL = new Set(['SQLITE_FULL', '53100', 'ENOSPC', 'EDQUOT']);
/**
 * Beside these, whole classes of PostgreSQL: 08 connection, 53 resources, 57P shutdown, 58 system.
 * 25006: a server that only reads, such as one that was a replica until just now.
 */
const UNREACHABLE = new Set([
  'SQLITE_IOERR',
  'SQLITE_CANTOPEN',
  'SQLITE_READONLY',
  'SQLITE_NOTADB',
  'SQLITE_CORRUPT',
  'SQLITE_NOMEM',
  'SQLITE_PROTOCOL',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  '25006',
  '3D000',
  '55000',
]);
const UNREACHABLE_CLASS = /^(?:08...|53...|57P..|58...)$/;
/** The driver gives these no code. */
const WITHOUT_CODE = /^(?:Connection terminated|timeout exceeded when trying to connect)/;

/** Why a book cannot be used, where it is not the statement's fault; undefined for others. */
export function bookFault(error: unknown): 'full' | 'gone' | 'unreachable' | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof BookGone) return 'gone';
  const { code = '' }: DriverError = error;
  if (DISK_FULL.has(code)) return 'full';
  const unreachable =
    UNREACHABLE.has(code) || UNREACHABLE_CLASS.test(code) || WITHOUT_CODE.test(error.message);
  return unreachable ? 'unreachable' : undefined;
}
