import type { RestructureKind } from '../../contract/enums.ts';
import type { RestructureRow } from '../../contract/resources/restructures.ts';
import type { RestructureTerms } from '../../domain/restructure/restructurePlan.ts';

/** What a request keeps as JSON text, opened. */

export const termsOf = (row: RestructureRow): RestructureTerms =>
  JSON.parse(row.terms) as RestructureTerms;

export const kindsOf = (row: RestructureRow): RestructureKind[] =>
  JSON.parse(row.kinds) as RestructureKind[];
