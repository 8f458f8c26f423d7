import type { Knex } from 'knex';
import { dialectOf } from '../../db/dialect.ts';
import { LAST_DATE } from '../contract/limits.ts';

/** Unpaid installments of one loan, as the overdue book counts them. */
export interface Unpaid {
  readonly due_on: string;
  readonly unpaid_minor: number;
}

/** What a loan has unpaid, and the day of the oldest of it that does not count as met. */
export interface UnpaidLoan {
  readonly oldest_on: string | null;
  readonly rows: readonly Unpaid[];
}

/** Where a loan stands of which all that is unpaid counts as met: it is never past due. */
export const NEVER = LAST_DATE;

/** Loans and money of the book by the oldest unpaid due date of the loan. */
export interface BookCell {
  oldest: string;
  loans: number;
  outstanding: number;
  overdue: number;
  due_soon: number;
}

/** Changes to the book, collected over loans and written at once. */
export class BookChanges {
  readonly #cells = new Map<string, [oldest: string, due: string, loans: number, unpaid: number]>();

  /**
   * Adds (`sign` 1) or takes out (−1) what a loan has unpaid, in whatever order. The loan itself
   * counts in the cell of its first due date: rows of several plans are not stored by it.
   */
  add({ oldest_on, rows }: UnpaidLoan, sign: 1 | -1): void {
    if (rows.length === 0) return;
    const oldest = oldest_on ?? NEVER;
    let first = rows[0]?.due_on ?? oldest;
    for (const { due_on, unpaid_minor } of rows) {
      if (due_on < first) first = due_on;
      this.#cell(oldest, due_on)[3] += sign * unpaid_minor;
    }
    this.#cell(oldest, first)[2] += sign;
  }

  #cell(
    oldest: string,
    due_on: string,
  ): [oldest: string, due: string, loans: number, unpaid: number] {
    const key = oldest + due_on;
    const cell = this.#cells.get(key) ?? [oldest, due_on, 0, 0];
    this.#cells.set(key, cell);
    return cell;
  }

  /** Cells that hold something, as text: `oldest due` → `loans unpaid`. */
  cells(): Map<string, string> {
    return new Map(
      [...this.#cells.values()]
        .filter(([, , loans, unpaid]) => loans !== 0 || unpaid !== 0)
        .map(([oldest, due, loans, unpaid]) => [`${oldest} ${due}`, `${loans} ${unpaid}`]),
    );
  }

  async write(trx: Knex.Transaction): Promise<void> {
    await writeCells(
      trx,
      [...this.#cells.values()].filter(([, , loans, unpaid]) => loans !== 0 || unpaid !== 0),
    );
  }
}

type CellRow = readonly [oldest: string, due: string, loans: number, unpaid: number];

async function writeCells(trx: Knex.Transaction, cells: readonly CellRow[]): Promise<void> {
  if (cells.length === 0) return;
  for (const sql of dialectOf(trx) === 'sqlite' ? SQLITE : POSTGRES)
    await trx.raw(sql, [JSON.stringify(cells)]);
}

/** Adds cells of another book to the stored one. */
export async function addBookCells(
  trx: Knex.Transaction,
  rows: readonly {
    oldest_unpaid_due_on: string;
    due_on: string;
    loans: number;
    unpaid_minor: number;
  }[],
): Promise<void> {
  await writeCells(
    trx,
    rows.map((row) => [row.oldest_unpaid_due_on, row.due_on, row.loans, row.unpaid_minor]),
  );
}

/** The stored book in the form of `BookChanges.cells`. */
export async function storedBook(db: Knex): Promise<Map<string, string>> {
  const rows: {
    oldest_unpaid_due_on: string;
    due_on: string;
    loans: number;
    unpaid_minor: number;
  }[] = await db('overdue_book').whereRaw('unpaid_minor <> 0 or loans <> 0');
  return new Map(
    rows.map((row) => [
      `${row.oldest_unpaid_due_on} ${row.due_on}`,
      `${row.loans} ${row.unpaid_minor}`,
    ]),
  );
}

// Three steps, because a check constraint looks at the row an upsert would insert, and a change may
// be negative.
const SQLITE = [
  `insert into overdue_book (oldest_unpaid_due_on, due_on, loans, unpaid_minor)
     select value->>0, value->>1, 0, 0 from json_each(?) where true on conflict do nothing`,
  `update overdue_book
     set loans = loans + (cell.value->>2), unpaid_minor = unpaid_minor + (cell.value->>3)
     from json_each(?) as cell
     where oldest_unpaid_due_on = cell.value->>0 and due_on = cell.value->>1`,
  `delete from overdue_book where unpaid_minor = 0 and loans = 0
     and (oldest_unpaid_due_on, due_on) in (select value->>0, value->>1 from json_each(?))`,
];
const POSTGRES = [
  `insert into overdue_book (oldest_unpaid_due_on, due_on, loans, unpaid_minor)
     select cell->>0, cell->>1, 0, 0 from jsonb_array_elements(?::jsonb) as cells(cell)
     on conflict do nothing`,
  `update overdue_book
     set loans = loans + (cell->>2)::int, unpaid_minor = unpaid_minor + (cell->>3)::bigint
     from jsonb_array_elements(?::jsonb) as cells(cell)
     where oldest_unpaid_due_on = cell->>0 and due_on = cell->>1`,
  `delete from overdue_book where unpaid_minor = 0 and loans = 0
     and (oldest_unpaid_due_on, due_on) in
       (select cell->>0, cell->>1 from jsonb_array_elements(?::jsonb) as cells(cell))`,
];
