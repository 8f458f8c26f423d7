import type { Knex } from 'knex';
import type { Condition } from './listTypes.ts';

/**
 * The total of a list as the database itself keeps it (see db/totalTriggers.ts), so that no list
 * counts the whole book.
 */
export interface KeptTotal {
  /** Under which name the rows of the whole list are counted. */
  readonly whole: string;
  /** The field whose values are counted each, as `<whole>/<value>`. */
  readonly by?: string;
}

/** The kept total of a list; null where its rows must be counted. */
export async function keptTotal(
  db: Knex,
  kept: KeptTotal | undefined,
  conditions: readonly Condition[],
  q: string | undefined,
): Promise<number | null> {
  const [condition, more] = conditions;
  if (kept === undefined || q !== undefined || more !== undefined) return null;
  if (condition === undefined) return await totalOf(db, [kept.whole]);
  if (condition.field !== kept.by || condition.op !== 'in') return null;
  return await totalOf(
    db,
    condition.values.map((value) => `${kept.whole}/${value}`),
  );
}

async function totalOf(db: Knex, names: readonly string[]): Promise<number> {
  const row = (await db('table_totals').whereIn('name', names).sum({ n: 'n' }).first()) as
    | { n: number | null }
    | undefined;
  return Number(row?.n ?? 0);
}
