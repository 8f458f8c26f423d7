import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bulkInsert } from '../../db/bulk.ts';
import { openDatabase } from '../../db/connection.ts';
import { rawRows } from '../../db/dialect.ts';
import { migrate } from '../../db/migrate.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { shipPolicies } from '../../server/book/policies.ts';
import { overdueTiers } from '../../server/views/overdueTiers.ts';
import { median, report } from './measure.ts';

/**
 * Today's tiers from the kept table, against a GROUP BY over the loans; then the list of one tier,
 * worst first.
 */
const LOANS = Number(process.env['LOANS'] ?? 300_000);
const TODAY = '2026-03-05';
const NOW = `${TODAY}T04:00:00.000Z`;

export async function benchTiers(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-bench-'));
  const url = `sqlite:${folder}/book.sqlite`;
  await migrate(url);
  const db = openDatabase(url);
  await db.write.transaction(async (trx) => {
    await shipPolicies(trx, NOW);
    await bulkInsert(
      trx,
      'borrowers',
      { full_name: 'text', created_at: 'text', updated_at: 'text' },
      [['x', NOW, NOW]],
    );
    const columns = {
      loan_no: 'text',
      borrower_id: 'integer',
      product: 'text',
      principal_minor: 'integer',
      annual_rate_bps: 'integer',
      penalty_rate_bps: 'integer',
      repayment_method: 'text',
      day_count: 'text',
      rounding: 'text',
      installments_count: 'integer',
      disbursed_on: 'text',
      first_due_on: 'text',
      status: 'text',
      last_due_on: 'text',
      outstanding_minor: 'integer',
      oldest_unpaid_due_on: 'text',
      created_at: 'text',
      updated_at: 'text',
    } as const;
    for (let start = 0; start < LOANS; start += 50_000) {
      const rows = Array.from({ length: Math.min(50_000, LOANS - start) }, (_, at) => {
        const number = start + at;
        const oldest = addDays(
          TODAY,
          number % 5 === 0 ? -((number * 7919) % 400) : (number * 31) % 30,
        );
        return [
          `L${number}`,
          1,
          'consumer_loan',
          100_000,
          1200,
          0,
          'flat',
          '30/360',
          'half_up',
          12,
          '2025-01-01',
          '2025-02-01',
          'active',
          addDays(oldest, 330),
          90_000,
          oldest,
          NOW,
          NOW,
        ];
      });
      await bulkInsert(trx, 'loans', columns, rows);
    }
    await trx.raw(`insert into overdue_book (oldest_unpaid_due_on, due_on, loans, unpaid_minor)
      select oldest_unpaid_due_on, oldest_unpaid_due_on, count(*), sum(outstanding_minor)
        from loans group by oldest_unpaid_due_on`);
  });
  await db.write.raw('analyze');
  const grouped = await median(5, async () => {
    await rawRows(
      db.read,
      'select oldest_unpaid_due_on, count(*), sum(outstanding_minor) from loans group by ' +
        'oldest_unpaid_due_on',
    );
  });
  const kept = await median(25, async () => {
    await overdueTiers(db.read, TODAY);
  });
  report(`tiers of today, ${LOANS} loans`, 'kept table', kept, 'GROUP BY', grouped);
  await db.close();
  rmSync(folder, { recursive: true });
}
