import { isDeepStrictEqual } from 'node:util';
import type { Knex } from 'knex';
import { keptMonthEnd } from '../../server/book/monthEnds.ts';
import type { BookCell } from '../../server/book/overdueBook.ts';
import { replayedCells } from '../../server/book/pastBook.ts';
import { loadPolicies } from '../../server/book/policies.ts';
import { keptStandings, madeStandings } from '../../server/book/standings.ts';

/** How many loans of a book are looked at: a small book wholly, of a large one a part. */
const LOOKED_AT = 60;

/** Kept standings that claim to hold on a date and differ from what the events make; as text. */
export async function staleStandings(db: Knex, today: string): Promise<string[]> {
  const rows: { id: number }[] = await db('loans').orderBy('id').limit(LOOKED_AT).select('id');
  const ids = rows.map(({ id }) => id);
  const kept = await keptStandings(db, ids, today);
  const made = await madeStandings(db, [...kept.keys()], await loadPolicies(db), today);
  return [...kept].flatMap(([id, standing]) => {
    const should = made.get(id)?.standing;
    return isDeepStrictEqual(standing, should)
      ? []
      : [`${id}: ${JSON.stringify(standing)} is ${JSON.stringify(should)}`];
  });
}

/** Kept month ends, the last three, that are not what the journal gives; as text. */
export async function wrongMonthEnds(db: Knex): Promise<string[]> {
  const kept: { as_of: string }[] = await db('month_ends')
    .whereNotNull('cells')
    .orderBy('as_of', 'desc')
    .limit(3)
    .select('as_of');
  const wrong: string[] = [];
  for (const { as_of } of kept) {
    const [stored, made] = [await keptMonthEnd(db, as_of), await replayedCells(db, as_of, LATEST)];
    const [is, should] = [stored ?? [], made].map((cells) => cells.map(asText).sort().join(', '));
    if (is !== should) wrong.push(`${as_of}: ${is} is ${should}`);
  }
  return wrong;
}
const LATEST = '9999-12-31T00:00:00.000Z';
const asText = (cell: BookCell): string =>
  [cell.oldest, cell.loans, cell.outstanding, cell.overdue, cell.due_soon].join(' ');

/** Kept totals that are not what counting gives; as text. */
export async function wrongTotals(db: Knex): Promise<string[]> {
  const kept: { name: string; n: number }[] = await db('table_totals').select('name', 'n');
  const wrong: string[] = [];
  for (const { name, n } of kept) {
    const [table = '', kind] = name.split('/');
    const rows = db(table).count({ n: '*' });
    if (kind === 'own') void rows.whereNull('merged_into_id');
    else if (kind === 'merged') void rows.whereNotNull('merged_into_id');
    else if (kind !== undefined) void rows.where({ status: kind });
    const counted = (await rows.first()) as { n: number } | undefined;
    if (counted?.n !== n) wrong.push(`${name} is ${counted?.n}, not ${n}`);
  }
  return wrong;
}
