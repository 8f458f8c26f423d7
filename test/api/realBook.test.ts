import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { importTape } from '../../server/features/imports/importTape.ts';
import { overdueTiers } from '../../server/views/overdueTiers.ts';
import { openDesk } from '../helpers/desk.ts';
import { countMoney, notAddingUp } from '../helpers/money.ts';
import { rowCount } from '../helpers/rows.ts';

const { server } = await openDesk();

const tape = path.resolve(import.meta.dirname, '../../../shared/data/phone-loans');
interface Expected {
  rows: Record<string, number>;
  overdue_tiers: Record<string, Record<string, Record<string, number>>>;
}

describe.skipIf(!existsSync(tape))('a real book of 13,713 loans', () => {
  let expected: Expected;
  beforeAll(async () => {
    expected = JSON.parse(readFileSync(path.join(tape, 'expected.json'), 'utf8')) as Expected;
    const report = await importTape(server.deps, {
      folder: tape,
      dryRun: false,
      language: 'en',
      onProgress: () => undefined,
    });
    expect([report.badCount, report.bad]).toEqual([0, []]);
  }, 120_000);

  it('comes in whole, row by row', async () => {
    for (const [table, rows] of Object.entries(expected.rows))
      expect(await rowCount(server.deps.database.read, table), table).toBe(rows);
  });

  it('has each fen of its payments in the ledger, loan by loan', async () => {
    const db = server.deps.database.read;
    const counted = await countMoney(db);
    expect(notAddingUp(counted)).toEqual([]);
    const names = new Map(
      ((await db('loans').select('id', 'loan_no')) as { id: number; loan_no: string }[]).map(
        ({ id, loan_no }) => [loan_no, id],
      ),
    );
    // The file of the bank itself: number of the loan first, the amount third.
    const received = new Map<number, number>();
    const [, ...lines] = readFileSync(path.join(tape, 'payments.csv'), 'utf8').trim().split('\n');
    for (const line of lines) {
      const [loan_no = '', , amount] = line.split(',');
      const id = names.get(loan_no) ?? 0;
      received.set(id, (received.get(id) ?? 0) + Number(amount));
    }
    expect(lines.length).toBe(expected.rows['payments']);
    expect(
      [...counted]
        .filter(([id, { paid, credit }]) => paid + credit !== (received.get(id) ?? 0))
        .map(([id]) => id),
    ).toEqual([]);
  });

  it.each(['2016-12-31', '2017-03-31', '2017-06-30'])(
    'has the tiers of an independent count on %s',
    async (date) => {
      const tiers = await overdueTiers(server.deps.database.read, date);
      expect(
        Object.fromEntries(
          tiers.map(({ id, loans, outstanding_minor, overdue_minor }) => [
            id,
            { loans, outstanding_minor, overdue_minor },
          ]),
        ),
      ).toEqual(expected.overdue_tiers[date]);
    },
  );
});
