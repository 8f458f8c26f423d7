import type { Knex } from 'knex';
import { dialectOf } from '../../db/dialect.ts';
import { LAST_DATE } from '../contract/limits.ts';

/** Unpaid installments of one loan, as the overdue book counts them. */
export interface Unpaid {
  readonly due_on: string;
  readonly unpaid_minor: number;
}

/** What a loan has unpaid, and the oldest of it that does not count as met. */
export interface UnpaidLoan {
  readonly oldest_on: string | null;
  readonly rows: readonly Unpaid[];
}

/** Where a loan stands of which all that is unpaid counts as met: it is never past due. */
export const NEVER = LAST_DATE;

/** Changes to the book, collected over loans and written at once. */
export class BookChanges {
  readonly #cells = new Map<string, [oldest: string, due: string, loans: number, unpaid: number]>();

  /**
   * Adds (`sign` 1) or takes out (−1) what a loan has unpaid. The loan itself counts in the cell of
   * its oldest unpaid due date.
   */
  add({ oldest_on, rows }: UnpaidLoan, sign: 1 | -1): void {
    if (rows.length === 0) return;
    const oldest = oldest_on ?? NEVER;
    let loans: number = sign;
    for (const { due_on, unpaid_minor } of rows) {
      const key = oldest + due_on;
      const cell = this.#cells.get(key) ?? [oldest, due_on, 0, 0];
      cell[2] += loans;
      cell[3] += sign * unpaid_minor;
      this.#cells.set(key, cell);
      loans = 0;
    }
  }

  /** Cells that hold something, as text: `oldest due` → `loans unpaid`. */
  cells(): Map<string, string> {
    return new Map(
      [...this.#cells.values()]
        .filter(([, , , unpaid]) => unpaid !== 0)
        .map(([oldest, due, loans, unpaid]) => [`${oldest} ${due}`, `${loans} ${unpaid}`]),
    );
  }

  async write(trx: Knex.Transaction): Promise<void> {
    const cells = JSON.stringify(
      [...this.#cells.values()].filter(([, , loans, unpaid]) => loans !== 0 || unpaid !== 0),
    );
    if (cells === '[]') return;
    for (const sql of dialectOf(trx) === 'sqlite' ? SQLITE : POSTGRES) await trx.raw(sql, [cells]);
  }
}

/** The stored book in the form of `BookChanges.cells`. */
export async function storedBook(db: Knex): Promise<Map<string, string>> {
  const rows: {
    oldest_unpaid_due_on: string;
    due_on: string;
    loans: number;
    unpaid_minor: number;
  }[] = await db('overdue_book').where('unpaid_minor', '<>', 0);
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
