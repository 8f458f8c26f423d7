import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { type SuspensionRow, limitationSuspensions } from '../../contract/resources/limitation.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  serve,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { refreshLimitations } from '../../book/limitation.ts';
import { changeFields, createRow } from '../../store/records.ts';
import { updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference, personOf } from '../../store/unitOfWork.ts';
import { checkDay, checkFile, loanAndCase, loanOfRecord, tellCases } from './records.ts';

/** Obstacles that kept the lender from claiming a loan, as people enter them. */

type New = z.output<NonNullable<typeof limitationSuspensions.create>>;
type Changes = z.output<NonNullable<typeof limitationSuspensions.update>>;

const served = serve({
  definition: limitationSuspensions,
  spec: { table: 'limitation_suspensions', searched: limitationSuspensions.searched },
});

const checkUntil = (
  until_on: string | null | undefined,
  from_on: string,
  today: string,
): Outcome<void> =>
  until_on == null ? done(undefined) : checkDay('until_on', until_on, { from: from_on, to: today });

/** Brings the limitation up to date, and tells the cases of the loan what was entered. */
async function announce(
  unit: UnitOfWork,
  row: SuspensionRow,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await refreshLimitations(unit.db, [row.loan_id]);
  await tellCases(unit, row.loan_id, row.legal_case_id, {
    kind: 'suspension',
    on: row.from_on,
    text: row.evidence,
    attachment_id: row.attachment_id,
    details: {
      suspension_id: row.id,
      kind: row.kind,
      ...(row.until_on === null ? {} : { gone_on: row.until_on }),
      ...details,
    },
  });
}

async function enter(unit: UnitOfWork, sent: New): Promise<Outcome<SuspensionRow>> {
  const loan = orRefuse(await loanAndCase(unit, sent));
  orRefuse(checkDay('from_on', sent.from_on, { from: loan.disbursed_on, to: unit.businessDate }));
  orRefuse(checkUntil(sent.until_on, sent.from_on, unit.businessDate));
  orRefuse(await checkFile(unit, sent.attachment_id, loan));
  const row = await createRow(unit, limitationSuspensions, {
    ...sent,
    recorded_by: personOf(unit),
  });
  await announce(unit, row, {});
  return done(row);
}

/**
 * Adds or puts right the day the obstacle was gone, and adds evidence. An obstacle that lasts again
 * would be another one.
 */
async function complete(
  unit: UnitOfWork,
  row: SuspensionRow,
  sent: Changes,
): Promise<Outcome<SuspensionRow>> {
  if (row.withdrawn_by !== null) return refuse('suspension_withdrawn');
  if (sent.until_on === null && row.until_on !== null)
    return refuseField('until_on', 'suspension_ended', { date: row.until_on });
  if (sent.until_on !== row.until_on)
    orRefuse(checkUntil(sent.until_on, row.from_on, unit.businessDate));
  if (sent.attachment_id !== row.attachment_id)
    orRefuse(await checkFile(unit, sent.attachment_id, await loanOfRecord(unit, row)));
  const after = await changeFields(unit, limitationSuspensions, row, sent);
  if (after !== row) await announce(unit, after, { changed: true });
  return done(after);
}

/** Withdraws an entry that was wrong: it stays readable and no longer counts. */
async function withdraw(
  unit: UnitOfWork,
  row: SuspensionRow,
  { reason }: { reason: string },
  user: SignedIn,
): Promise<Outcome<SuspensionRow>> {
  if (row.withdrawn_by !== null) return refuse('suspension_withdrawn');
  const values = { withdrawn_by: user.id, withdrawal_reason: reason };
  unit.record({
    action: 'withdraw',
    resource: 'limitation_suspensions',
    record_id: row.id,
    ...difference(row, values),
  });
  const after = await updateRow(unit.db, limitationSuspensions, row, values, unit.now);
  await announce(unit, after, { withdrawn: true, reason });
  return done(after);
}

export const suspensionRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, limitationSuspensions.create, enter),
  changeRoute(served, limitationSuspensions.update, complete),
  commandRoute(
    served,
    'withdraw',
    'Withdraw an obstacle that was entered wrongly: it stays readable and no longer counts',
    reasonRequest,
    withdraw,
  ),
];
