import { afterAll, onTestFinished } from 'vitest';
import type { Dialect } from '../../db/dialect.ts';
import { importTape, type ImportReport } from '../../server/features/imports/importTape.ts';
import { startTestServer, type TestServer } from './api.ts';
import { tapeOf } from './tape.ts';

/** The columns that every file of loans has. */
export const LOAN_COLUMNS =
  'loan_no,borrower_external_id,product,principal_minor,annual_rate_bps,repayment_method,' +
  'installments_count,disbursed_on,first_due_on';

/** A line of a file of loans. */
export const loanLine = (changes: Record<string, string> = {}): string =>
  Object.values({
    loan_no: 'T-9',
    borrower_external_id: 'B1',
    product: 'cash_loan',
    principal_minor: '1000',
    annual_rate_bps: '0',
    repayment_method: 'flat',
    installments_count: '2',
    disbursed_on: '2025-12-01',
    first_due_on: '2026-01-01',
    ...changes,
  }).join(',');

/** Imports into books on an engine: each goes into the one opened last. */
export function importsInto(dialect: Dialect) {
  let server: TestServer;
  let kept: TestServer | undefined;
  afterAll(async () => {
    await kept?.close();
  });
  return {
    /** Opens a book of the test's own. */
    fresh: async (): Promise<TestServer> => {
      server = await startTestServer({ dialect });
      onTestFinished(server.close);
      return server;
    },
    /** Opens an empty book that tests share which write nothing. */
    empty: async (): Promise<void> => {
      kept ??= await startTestServer({ dialect });
      server = kept;
    },
    db: () => server.deps.database.read,
    run: async (
      files: Record<string, string | Uint8Array>,
      options: Partial<Parameters<typeof importTape>[1]> = {},
    ): Promise<ImportReport> =>
      await importTape(server.deps, {
        folder: tapeOf(files),
        dryRun: false,
        language: 'en',
        onProgress: () => undefined,
        ...options,
      }),
  };
}

/** What is wrong with a tape, a line each. */
export const findingsOf = (report: ImportReport): string[] =>
  report.bad.map(({ file, line, field, reason }) => `${file}:${line} ${field} ${reason}`);
