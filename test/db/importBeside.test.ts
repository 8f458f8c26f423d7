import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importTape } from '../../server/features/imports/importTape.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { startTestServer, TODAY, type TestServer } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { enginesOf, isFull } from '../helpers/extent.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { rowCount } from '../helpers/rows.ts';
import { type Ended, largeTape, runCommand } from '../helpers/tape.ts';

const LOANS = isFull() ? 3000 : 1000;
/** Enough for a kill to come before the end. */
const TO_KILL = 3000;

// SQLite has one writer: there an import is most in the way.

describe.each(enginesOf('sqlite'))('an import beside people at work on %s', (dialect) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startTestServer({ dialect });
  });
  afterEach(async () => {
    await server.close();
  });
  const db = () => server.deps.database.read;

  const importing = async (folder: string, killAt?: RegExp): Promise<Ended> =>
    await runCommand(
      ['import', folder],
      { DATABASE_URL: server.deps.config.databaseUrl, BUSINESS_DATE: TODAY, DEMO_BOOK: 'off' },
      killAt,
    );

  /** Does something again and again until the work ends; answers how long each time took. */
  async function meanwhile(work: Promise<unknown>, act: () => Promise<void>): Promise<number[]> {
    const going = { on: true };
    const ended = work.finally(() => (going.on = false));
    const took: number[] = [];
    while (going.on) {
      const started = performance.now();
      await act();
      took.push(performance.now() - started);
    }
    await ended;
    return took;
  }

  it('refuses nobody, and what they wrote stands beside what it brought', async () => {
    const staff = await server.as('staff');
    const folder = largeTape(LOANS);
    const started = performance.now();
    const took = await meanwhile(importing(folder), async () => {
      await staff.post('/api/borrowers').send({ full_name: '王小明' }).expect(201);
    });
    const whole = performance.now() - started;
    const longest = Math.max(...took);
    console.log(
      `${dialect}: an import of ${LOANS} loans took ${Math.round(whole)} ms, ` +
        `a save beside it ${Math.round(longest)} ms at most`,
    );
    expect(took.length).toBeGreaterThan(1);
    expect(await rowCount(db(), 'loans')).toBe(LOANS);
    expect(await rowCount(db(), 'borrowers')).toBe(LOANS / 10 + took.length);
    expect(await brokenAuditEvents(db())).toEqual([]);
    await expectStoredAsRecomputed(db());
  });

  it('killed once all is ready, leaves nothing; the next one brings everything', async () => {
    const folder = largeTape(TO_KILL);
    const killed = await importing(folder, /positions \[#+\.*\] [5-9]0%/);
    expect(killed.signal).toBe('SIGKILL');
    for (const table of ['borrowers', 'loans', 'installments', 'payments', 'overdue_book'])
      expect(await rowCount(db(), table), table).toBe(0);
    expect((await importing(folder)).code).toBe(0);
    expect(await rowCount(db(), 'loans')).toBe(TO_KILL);
    await expectStoredAsRecomputed(db());
  });

  it('writes nothing where somebody wrote the same loan meanwhile, and says so', async () => {
    const staff = await server.as('staff');
    const borrower = await createBorrower(staff);
    let taken: Promise<unknown> | undefined;
    const report = await importTape(server.deps, {
      folder: largeTape(LOANS),
      dryRun: false,
      language: 'en',
      onProgress: (phase) => {
        // All rows are read: what would name it as stored lies behind.
        if (phase === 'positions') taken ??= createLoan(staff, borrower, { loan_no: 'K-77' });
      },
    });
    await taken;
    expect(report).toMatchObject({ badCount: 1, added: { loans: 0 } });
    expect(report.bad).toMatchObject([
      { file: 'loans.csv', field: 'loan_no', reason: expect.stringContaining('run it again') },
    ]);
    expect(await rowCount(db(), 'loans')).toBe(1);
    expect(await rowCount(db(), 'borrowers')).toBe(1);
    await expectStoredAsRecomputed(db());
  });
});
