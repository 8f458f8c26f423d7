import type { Knex } from 'knex';
import { z } from 'zod';
import { stamps } from '../../../contract/primitives.ts';
import type { StoredDefinition, StoredRow } from '../../../contract/resource.ts';
import type { CreditRepairRow } from '../../../contract/resources/creditRepairs.ts';
import { lastStepOf } from './steps.ts';

/** Spans in which nothing is reported to the register, as their table holds them. */
export const reportingPauses = {
  name: 'reporting_pauses',
  record: z.object({
    ...stamps,
    credit_repair_id: z.int(),
    borrower_id: z.int(),
    loan_id: z.int().nullable(),
    from_on: z.string(),
    until_on: z.string(),
    ended_on: z.string().nullable(),
    ended_by: z.int().nullable(),
  }),
} as const satisfies StoredDefinition;
type PauseRow = StoredRow<typeof reportingPauses>;

/** Pauses of a request that have not ended on a day. */
export const runningPauses = async (
  db: Knex,
  credit_repair_id: number,
  on: string,
): Promise<PauseRow[]> =>
  await db('reporting_pauses')
    .where({ credit_repair_id })
    .whereNull('ended_on')
    .where('until_on', '>=', on);

/**
 * The day the pause of a request ended early, as far as the request's letter of a day can know it;
 * null where it did not. A request that was answered only knows what came before its answer.
 */
export async function pauseEndedBy(
  db: Knex,
  { id, status }: Pick<CreditRepairRow, 'id' | 'status'>,
  on: string,
): Promise<string | null> {
  const pause: { ended_on: string } | undefined = await db('reporting_pauses')
    .where({ credit_repair_id: id })
    .whereNotNull('ended_on')
    .where('ended_on', '<=', on)
    .orderBy('id', 'desc')
    .first('ended_on');
  if (pause === undefined || pause.ended_on < on || status !== 'answered')
    return pause?.ended_on ?? null;
  const [ended, answered] = [
    await lastStepOf(db, id, 'end_pause'),
    await lastStepOf(db, id, 'answer'),
  ];
  return ended < answered ? pause.ended_on : null;
}

/** A pause as it ran or is to run, and the day it was granted. */
type GrantedPause = Pick<PauseRow, 'from_on' | 'until_on'> & { granted_on: string };

/**
 * All pauses that cover a loan: its own, and those of all the borrower's loans. Without a loan only
 * the latter.
 */
export async function pausesOfLoan(
  db: Knex,
  borrower_id: number,
  loan_id: number | null,
): Promise<GrantedPause[]> {
  const rows: (GrantedPause & Pick<PauseRow, 'ended_on'>)[] = await db('reporting_pauses as pauses')
    .join('credit_repairs', 'credit_repairs.id', 'pauses.credit_repair_id')
    .where('pauses.borrower_id', borrower_id)
    .where((group) => {
      group.whereNull('pauses.loan_id').orWhere('pauses.loan_id', loan_id);
    })
    .orderBy('pauses.id')
    .select('pauses.from_on', 'pauses.until_on', 'pauses.ended_on', {
      granted_on: 'credit_repairs.decided_on',
    });
  return rows.map(({ ended_on, until_on, ...row }) => ({ ...row, until_on: ended_on ?? until_on }));
}
