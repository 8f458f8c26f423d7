import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { type SuspensionRow, limitationSuspensions } from '../../contract/resources/limitation.ts';
import { legalCases } from '../../contract/resources/legalCases.ts';
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
import { findRow, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference, personOf } from '../../store/unitOfWork.ts';
import { checkDay, checkFile, tellCases } from './records.ts';
import { loanOf, type CaseLoan } from './store.ts';

/** What kept the lender from claiming a loan, as people enter it. */

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

async function told(
  unit: UnitOfWork,
  stored: SuspensionRow,
  details: Record<string, unknown>,
): Promise<void> {
  const { id, loan_id, legal_case_id, kind, from_on, until_on, evidence, attachment_id } = stored;
  await refreshLimitations(unit.db, [loan_id]);
  await tellCases(unit, loan_id, legal_case_id, {
    kind: 'suspension',
    on: from_on,
    text: evidence,
    attachment_id,
    details: {
      suspension_id: id,
      kind,
      ...(until_on === null ? {} : { gone_on: until_on }),
      ...details,
    },
  });
}

async function enter(unit: UnitOfWork, sent: New): Promise<Outcome<SuspensionRow>> {
  const loan = await loanOf(unit.db, sent.loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  if (
    sent.legal_case_id != null &&
    (await findRow(unit.db, legalCases, sent.legal_case_id))?.['loan_id'] !== loan.id
  )
    return refuseField('legal_case_id', 'no_such_case');
  orRefuse(checkDay('from_on', sent.from_on, { from: loan.disbursed_on, to: unit.businessDate }));
  orRefuse(checkUntil(sent.until_on, sent.from_on, unit.businessDate));
  orRefuse(await checkFile(unit, sent.attachment_id, loan));
  const row = await createRow(unit, limitationSuspensions, {
    ...sent,
    recorded_by: personOf(unit),
  });
  await told(unit, row, {});
  return done(row);
}

async function loanOfRow(unit: UnitOfWork, { id, loan_id }: SuspensionRow): Promise<CaseLoan> {
  const loan = await loanOf(unit.db, loan_id);
  if (loan === undefined) throw new Error(`suspension ${id} has no loan`);
  return loan;
}

/**
 * The day the obstacle was gone may follow, or be put right; that it lasts again would be another
 * obstacle.
 */
async function complete(
  unit: UnitOfWork,
  row: SuspensionRow,
  sent: Changes,
): Promise<Outcome<SuspensionRow>> {
  if (row.withdrawn_by !== null) return refuse('suspension_withdrawn');
  if (sent.until_on === null && row.until_on !== null)
    return refuseField('until_on', 'suspension_ended', { date: row.until_on });
  orRefuse(
    sent.until_on === row.until_on
      ? done(undefined)
      : checkUntil(sent.until_on, row.from_on, unit.businessDate),
  );
  orRefuse(
    sent.attachment_id === row.attachment_id
      ? done(undefined)
      : await checkFile(unit, sent.attachment_id, await loanOfRow(unit, row)),
  );
  const after = await changeFields(unit, limitationSuspensions, row, sent);
  if (after !== row) await told(unit, after, { changed: true });
  return done(after);
}

/** A wrong row stays readable and counts no more. */
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
  await told(unit, after, { withdrawn: true, reason });
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
