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
