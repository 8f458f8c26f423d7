import type { Knex } from 'knex';
import { rawRows } from '../../../../db/dialect.ts';
import type { CreditRepairRow } from '../../../contract/resources/creditRepairs.ts';
import { type RestructureRow, restructures } from '../../../contract/resources/restructures.ts';
import { OPEN_STATUSES } from '../../../domain/restructure/restructure.ts';
import { namePlaces, ofLoanNumbered } from '../../../book/borrowerSearch.ts';
import { through } from '../../../store/search.ts';
import type { TableSpec } from '../../../store/tableStore.ts';

/**
 * Lists requests. `q` also finds those of a loan by its whole number, and of a borrower by a part
 * of the name.
 */
export const restructureSpec: TableSpec = {
  table: 'restructures',
  searched: restructures.searched,
  places: (q) => [
    ofLoanNumbered('restructures', q),
    ...through('restructures.borrower_id', 'borrowers', 'id', namePlaces(q)),
  ],
};

/** The request of a loan that is on its way to an effect, other than the one named. */
export const openRequestOf = async (
  db: Knex,
  loan_id: number,
  otherThan = 0,
): Promise<Pick<RestructureRow, 'id' | 'status'> | undefined> =>
  await db('restructures')
    .where({ loan_id })
    .whereIn('status', [...OPEN_STATUSES])
    .whereNot({ id: otherThan })
    .first('id', 'status');

/** The request for relief a restructure is made for. */
export const repairOf = async (
  db: Knex,
  id: number,
): Promise<
  | Pick<CreditRepairRow, 'borrower_id' | 'loan_id' | 'status' | 'decision' | 'wants_restructure'>
  | undefined
> =>
  await db('credit_repairs')
    .where({ id })
    .first('borrower_id', 'loan_id', 'status', 'decision', 'wants_restructure');

/** Requests that all have signed, and that wait for their day. */
export const signedRequests = async (db: Knex): Promise<RestructureRow[]> =>
  await db('restructures').where({ status: 'signed' }).orderBy('id');

/** Plans that are still to be judged. */
export const plansInEffect = async (db: Knex): Promise<RestructureRow[]> =>
  await db('restructures')
    .where({ status: 'effective' })
    .whereNot({ plan_status: 'completed' })
    .orderBy('id');

/** How many approvals a month (`YYYY-MM`) has had, and how much, in minor units, they waive. */
export async function quotaUsed(
  db: Knex,
  month: string,
): Promise<{ count: number; waived_minor: number }> {
  const [row] = await rawRows<{ n: number; waived: number | null }>(
    db,
    `select count(*) as n, sum(waived_minor) as waived
     from restructures
     where decided_on >= ? and decided_on <= ? and status in ('approved', 'signed', 'effective')`,
    [`${month}-01`, `${month}-31`],
  );
  return { count: row?.n ?? 0, waived_minor: row?.waived ?? 0 };
}

/** Whether a signed copy is kept with a request. */
export async function hasSignedCopy(db: Knex, record_id: number): Promise<boolean> {
  const copy = {
    resource: 'restructures',
    record_id,
    kind: 'signed_agreement',
    status: 'recorded',
  };
  const row: unknown = await db('attachments').where(copy).first('id');
  return row !== undefined;
}
