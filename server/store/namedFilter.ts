import type { Knex } from 'knex';
import type { Computed } from './tableStore.ts';

type Narrow = (group: Knex.QueryBuilder) => void;

/** A filter over named values of a field that is no column, each with what it asks of a row. */
export const namedFilter = (
  choices: readonly (readonly [value: string | number | null, ask: Narrow])[],
) =>
  ({
    where: (query, { values }) => {
      query.where((group) => {
        group.whereRaw('1 = 0');
        for (const [value, ask] of choices) if (values.includes(value)) group.orWhere(ask);
      });
    },
  }) satisfies Computed;
