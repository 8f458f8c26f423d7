import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { bulkInsert } from '../../db/bulk.ts';
import { openDatabase } from '../../db/connection.ts';
import { migrate } from '../../db/migrate.ts';
import { report } from './measure.ts';

/** Rows as one JSON parameter per statement, against Knex's own batches. */
const ROWS = 50_000;
const NOW = '2026-03-05T04:00:00.000Z';

export async function benchBulk(): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'daihou-bench-'));
  const url = `sqlite:${folder}/book.sqlite`;
  await migrate(url);
  const db = openDatabase(url);
  const names = Array.from({ length: ROWS }, (_, at) => `借款人 ${at}`);
  const timed = async (work: () => Promise<void>) => {
    const started = performance.now();
    await work();
    return performance.now() - started;
  };
  const ours = await timed(
    async () =>
      await db.write.transaction(async (trx) => {
        await bulkInsert(
          trx,
          'borrowers',
          { full_name: 'text', external_id: 'text', created_at: 'text', updated_at: 'text' },
          names.map((name, at) => [name, `a${at}`, NOW, NOW]),
        );
      }),
  );
  const batches = await timed(
    async () =>
      await db.write.transaction(async (trx) => {
        await trx.batchInsert(
          'borrowers',
          names.map((full_name, at) => ({
            full_name,
            external_id: `b${at}`,
            created_at: NOW,
            updated_at: NOW,
          })),
          100,
        );
      }),
  );
  report(`insert of ${ROWS} rows`, 'one JSON parameter', ours, 'Knex batches', batches);
  await db.close();
  rmSync(folder, { recursive: true });
}
