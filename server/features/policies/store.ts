import type { Knex } from 'knex';
import { isInLedgers, type PolicyKind } from '../../book/policies.ts';
import type { PolicyRow } from '../../contract/resources/policies.ts';

/**
 * Loans with anything on or after a date that a policy of the kind, effective from it, changes:
 * those lent, paid or adjusted since.
 */
export async function loansChangedBy(
  db: Knex,
  kind: PolicyKind,
  effective_on: string,
): Promise<number[]> {
  if (!isInLedgers(kind)) return [];
  const found: { id: number }[] = await db('loans')
    .select('id')
    .where('disbursed_on', '>=', effective_on)
    .union([
      db('payments').select({ id: 'loan_id' }).where('paid_on', '>=', effective_on),
      db('adjustments').select({ id: 'loan_id' }).where('value_on', '>=', effective_on),
    ]);
  return found.map(({ id }) => id);
}

/** Kinds whose rows are in force side by side: one can only tighten the other. */
const TOGETHER: readonly string[] = ['contact_rules', 'holidays'] satisfies PolicyKind[];

/**
 * Ids of the rows that count on a date: of each kind and product the last approved one, and all
 * where they count together.
 */
export async function inForceIds(db: Knex, date: string): Promise<Set<number>> {
  const rows: Pick<PolicyRow, 'id' | 'kind' | 'product'>[] = await db('policies')
    .where({ status: 'approved' })
    .where('effective_on', '<=', date)
    .orderBy(['effective_on', 'id'])
    .select('id', 'kind', 'product');
  const keyOf = ({ id, kind, product }: (typeof rows)[number]): string =>
    `${kind}/${product ?? ''}${TOGETHER.includes(kind) ? `/${id}` : ''}`;
  return new Set(new Map(rows.map((row) => [keyOf(row), row.id])).values());
}

/** Those of some codes that are of no template. */
export async function unknownTemplates(db: Knex, codes: readonly string[]): Promise<string[]> {
  const rows: { code: string }[] = await db('message_templates')
    .whereIn('code', [...codes])
    .select('code');
  const known = new Set(rows.map(({ code }) => code));
  return codes.filter((code) => !known.has(code));
}
