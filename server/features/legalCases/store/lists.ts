import type { Knex } from 'knex';
import { idTexts } from '../../../../db/dialect.ts';
import { ofLoanNumbered } from '../../../book/borrowerSearch.ts';
import { nextDeadlines } from '../../../book/caseDeadlines.ts';
import { openCases } from '../../../book/cases.ts';
import { limitationsHeld } from '../../../book/limitation.ts';
import { done, type Outcome } from '../../../contract/outcome.ts';
import type { ResourceDefinition } from '../../../contract/resource.ts';
import { legalCases } from '../../../contract/resources/legalCases.ts';
import type { ListRequest } from '../../../store/listTypes.ts';
import { ofBorrower } from '../../../book/ofBorrower.ts';
import type { Computed, TableSpec } from '../../../store/tableStore.ts';

/** How the lists of cases and their records filter and sort. */

/** A day that stands in another column, or is a piece of SQL. */
const dayOf = (sql: string): Computed => ({
  where: (query, { op, values }) => {
    if (op !== 'in') {
      query.whereRaw(`${sql} ${op === 'gte' ? '>=' : '<='} ?`, [String(values[0])]);
      return;
    }
    const days = values.filter((value) => value !== null);
    query.where((group) => {
      group.whereRaw(`${sql} in (${days.map(() => '?').join(', ')})`, days);
      if (days.length < values.length) group.orWhereRaw(`${sql} is null`);
    });
  },
  order: { sql },
});

/** A table whose field `on` is stored in another column, because `on` is a word of SQL. */
export const datedSpec = ({ name, searched }: ResourceDefinition, column: string): TableSpec => ({
  table: name,
  searched,
  computed: { on: dayOf(`${name}.${column}`) },
});

/** The plain list of cases; `q` also finds the cases of a loan by its whole number. */
const CASES: TableSpec = {
  table: 'legal_cases',
  searched: legalCases.searched,
  folded: legalCases.folded,
  places: (q) => [ofLoanNumbered('legal_cases', q)],
};

/**
 * The list of cases with the two days that depend on the date asked about. They filter and sort by
 * the very values the list shows, which are found for all open cases when one of them is asked for.
 */
export async function caseSpec(
  db: Knex,
  today: string,
  { sort, conditions }: ListRequest,
): Promise<Outcome<TableSpec>> {
  const asked = (field: string): boolean =>
    sort.field === field || conditions.some((condition) => condition.field === field);
  const next = asked('next_deadline_on')
    ? await nextDeadlines(db, await openCases(db), today)
    : null;
  const held = asked('limitation_expires_on') ? await limitationsHeld(db, today) : null;
  return done({
    ...CASES,
    computed: {
      borrower_id: ofBorrower('legal_cases'),
      next_deadline_on: dayOf('next_days.value'),
      ...(held !== null && {
        limitation_expires_on: dayOf(
          'coalesce(held_days.value, legal_cases.limitation_expires_on)',
        ),
      }),
    },
    scope: (query) => {
      if (next !== null)
        query
          .withMaterialized(
            'next_days',
            idTexts(db, new Map([...next].map(([id, { on }]) => [id, on]))),
          )
          .leftJoin('next_days', 'next_days.id', 'legal_cases.id');
      if (held !== null)
        query
          .withMaterialized('held_days', idTexts(db, held))
          .leftJoin('held_days', 'held_days.id', 'legal_cases.loan_id');
    },
  });
}
