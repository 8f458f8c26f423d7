import type { Knex } from 'knex';
import { findByKey } from '../../book/bookWriter.ts';
import type { TapeRow } from './files.ts';
import type { TapeText } from '../../reading/texts.ts';

/** Borrowers of a tape who look like somebody who is there already, in the tape or in the book. */

type Borrower = TapeRow<'borrowers'>;

export interface SamePerson {
  readonly line: number;
  readonly field: 'national_id' | 'phone';
  readonly key: TapeText & ('same_identity' | 'same_phone');
  /** The other by the key of its tape, or by its number in the console. */
  readonly other: string;
}

/** Looks at new rows, a part of the tape at a time; keeps their numbers only. */
export class SamePeople {
  readonly #db: Knex;
  readonly #seen = {
    national_id: new Map<string, string>(),
    phone: new Map<string, string>(),
  };

  constructor(db: Knex) {
    this.#db = db;
  }

  /** What is to be told of these rows, in their order. One of the same identity says it all. */
  async among(rows: readonly Borrower[]): Promise<SamePerson[]> {
    const [identities, phones] = [
      await this.#stored('national_id', rows),
      await this.#stored('phone', rows),
    ];
    return rows.flatMap((row): SamePerson[] => {
      const identity = this.#other('national_id', row, identities);
      const phone = this.#other('phone', row, phones);
      if (identity !== undefined)
        return [{ line: row.line, field: 'national_id', key: 'same_identity', other: identity }];
      if (phone === undefined) return [];
      return [{ line: row.line, field: 'phone', key: 'same_phone', other: phone }];
    });
  }

  async #stored(
    field: 'national_id' | 'phone',
    rows: readonly Borrower[],
  ): Promise<ReadonlyMap<string, string>> {
    const values = rows.flatMap(({ values: row }) => row[field] ?? []);
    const found = await findByKey(
      this.#db,
      'borrowers',
      field,
      [...new Set(values)],
      ['external_id'],
    );
    return new Map(
      [...found].map(([value, { id, external_id }]) => [
        value,
        typeof external_id === 'string' ? external_id : `#${id}`,
      ]),
    );
  }

  /** Whoever has the value of a row already; the row itself is remembered for those after it. */
  #other(
    field: 'national_id' | 'phone',
    { values }: Borrower,
    stored: ReadonlyMap<string, string>,
  ): string | undefined {
    const value = values[field];
    if (value == null) return undefined;
    const other = this.#seen[field].get(value) ?? stored.get(value);
    if (!this.#seen[field].has(value)) this.#seen[field].set(value, values.external_id);
    return other;
  }
}
