import type { Knex } from 'knex';
import { borrowers } from '../contract/resources/borrowers.ts';
import { whereFound } from '../store/tableStore.ts';

const { searched, folded } = borrowers;

/** As a subquery: the ids of the borrowers whose words or numbers `q` finds. */
export function borrowersFound(query: Knex.QueryBuilder, q: string): void {
  void query
    .from('borrowers')
    .select('borrowers.id')
    .where((found) => whereFound(found, { table: 'borrowers', searched, folded }, q));
}

/** As a subquery: the ids of the borrowers whose words `q` finds; never by a number. */
export function borrowersNamed(query: Knex.QueryBuilder, q: string): void {
  void query
    .from('borrowers')
    .select('borrowers.id')
    .where((found) => whereFound(found, { table: 'borrowers', searched: { part: [] }, folded }, q));
}
