import { afterEach, describe, expect, it, vi } from 'vitest';
import { verifyLedgerCommand } from '../../server/commands/verifyLedgerCommand.ts';
import { keepMonthEnds } from '../../server/jobs/monthEnds.ts';
import { carryStandings } from '../../server/jobs/standings.ts';
import { createBorrower, createLateLoan, pay } from '../helpers/book.ts';
import { openDeskInTest } from '../helpers/desk.ts';

afterEach(() => vi.restoreAllMocks());

/** A book of one late loan with all that is kept of it, and what the command says of it. */
async function keptBook() {
  const { server, staff } = await openDeskInTest();
  const loan = await createLateLoan(staff, await createBorrower(staff));
  await pay(staff, loan, 50_000, '2026-01-20');
  await carryStandings(server.deps);
  await keepMonthEnds(server.deps);
  const verify = async (): Promise<{ code: number; said: string }> => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const code = await verifyLedgerCommand(server.deps);
    const said = log.mock.calls.map(([line]) => String(line)).join('\n');
    log.mockRestore();
    return { code, said };
  };
  return { db: server.deps.database.write, server, staff, loan, verify };
}

describe('the command that verifies the ledger', () => {
  it('finds nothing in a book that is right', async () => {
    const { verify } = await keptBook();
    expect(await verify()).toEqual({ code: 0, said: '1 loans, 0 differences' });
  });

  it('finds nothing while people work: what it reads is the book of one moment', async () => {
    const { server, staff, loan, verify } = await keptBook();
    const { read } = server.deps.database;
    const paid: Promise<unknown>[] = [];
    // A payment comes in between its readings of the journal and of the loans.
    const onQuery = ({ sql }: { sql: string }) => {
      if (paid.length === 0 && sql.includes('ledger_entries'))
        paid.push(pay(staff, loan, 10_000, '2026-02-01'));
    };
    read.on('query-response', (_rows: unknown, query: { sql: string }) => onQuery(query));
    const { code, said } = await verify();
    expect(paid).toHaveLength(1);
    await Promise.all(paid);
    expect({ code, said }).toEqual({ code: 0, said: '1 loans, 0 differences' });
    expect((await verify()).code).toBe(0);
  });

  it('names a kept standing that is not what the events make it', async () => {
    const { db, loan, verify } = await keptBook();
    const kept = () => db('loan_standings').where({ id: loan });
    const { overdue_minor } = await kept().first('overdue_minor');
    await kept().update({ overdue_minor: overdue_minor + 1 });
    const { code, said } = await verify();
    expect(code).toBe(1);
    expect(said).toContain(
      `loan ${loan} standing overdue_minor: ` +
        `stored ${overdue_minor + 1}, recomputed ${overdue_minor}`,
    );
    // One that no longer holds is never shown, and is no difference.
    await kept().update({ holds_to: '' });
    expect((await verify()).code).toBe(0);
    await kept().update({ overdue_minor });
  });

  it('names a kept month end that is not what the journal gives', async () => {
    const { db, verify } = await keptBook();
    const kept = () => db('month_ends').where({ as_of: '2026-01-31' });
    const { cells } = await kept().first('cells');
    await kept().update({ cells: '[]' });
    const { code, said } = await verify();
    expect(code).toBe(1);
    expect(said).toContain('month end 2026-01-31');
    await kept().update({ cells });
    expect((await verify()).code).toBe(0);
  });
});
