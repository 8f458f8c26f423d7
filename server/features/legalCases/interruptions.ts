import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type InterruptionRow,
  limitationInterruptions,
} from '../../contract/resources/limitation.ts';
import { isProceeding } from '../../domain/legal/interruptionRules.ts';
import { reasonRequest } from '../../contract/resources/payments.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { refreshLimitations } from '../../book/limitation.ts';
import { changeFields, createRow } from '../../store/records.ts';
import { updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference, personOf } from '../../store/unitOfWork.ts';
import { checkDay, checkFile, loanAndCase, loanOfRecord, tellCases } from './records.ts';
import { datedSpec } from './store/lists.ts';

/** Events that started the limitation of a loan anew, as people enter them. */

type New = z.output<NonNullable<typeof limitationInterruptions.create>>;
type Changes = z.output<NonNullable<typeof limitationInterruptions.update>>;

const present: Present<typeof limitationInterruptions> = async (_db, rows) =>
  rows.map(({ happened_on, ...row }) => ({ ...row, on: happened_on }));
const served = serve({
  definition: limitationInterruptions,
  spec: datedSpec(limitationInterruptions, 'happened_on'),
  present,
});

/** Checks that only a proceeding has an end, and not before it began. */
function checkEnd(
  kind: InterruptionRow['kind'],
  on: string,
  ended_on: string | null | undefined,
  today: string,
): Outcome<void> {
  if (ended_on == null) return done(undefined);
  return isProceeding(kind)
    ? checkDay('ended_on', ended_on, { from: on, to: today })
    : refuseField('ended_on', 'no_proceeding');
}

/** Whether an interruption has its evidence: a file, or in words what proves it. */
const isProven = ({ evidence, attachment_id }: Pick<New, 'evidence' | 'attachment_id'>): boolean =>
  evidence != null || attachment_id != null;

async function enter(unit: UnitOfWork, { on, ...sent }: New): Promise<Outcome<InterruptionRow>> {
  const loan = orRefuse(await loanAndCase(unit, sent));
  orRefuse(checkDay('on', on, { from: loan.disbursed_on, to: unit.businessDate }));
  orRefuse(checkEnd(sent.kind, on, sent.ended_on, unit.businessDate));
  orRefuse(await checkFile(unit, sent.attachment_id, loan));
  if (!isProven(sent)) return refuseField('evidence', 'interruption_unproven');
  const row = await createRow(unit, limitationInterruptions, {
    ...sent,
    happened_on: on,
    recorded_by: personOf(unit),
  });
  await announce(unit, row, {});
  return done(row);
}

/** Brings the limitation up to date, and tells the cases of the loan what was entered. */
export async function announce(
  unit: UnitOfWork,
  row: InterruptionRow,
  details: Readonly<Record<string, unknown>>,
): Promise<void> {
  await refreshLimitations(unit.db, [row.loan_id]);
  await tellCases(unit, row.loan_id, row.legal_case_id, {
    kind: 'interruption',
    on: row.happened_on,
    text: row.evidence,
    attachment_id: row.attachment_id,
    details: {
      interruption_id: row.id,
      kind: row.kind,
      ...(row.ended_on === null ? {} : { ended_on: row.ended_on }),
      ...details,
    },
  });
}

/** Adds what may follow: evidence, and the end of a proceeding. */
async function complete(
  unit: UnitOfWork,
  row: InterruptionRow,
  sent: Changes,
): Promise<Outcome<InterruptionRow>> {
  if (row.withdrawn_by !== null) return refuse('interruption_withdrawn');
  if (sent.ended_on !== row.ended_on)
    orRefuse(checkEnd(row.kind, row.happened_on, sent.ended_on, unit.businessDate));
  if (sent.attachment_id !== row.attachment_id)
    orRefuse(await checkFile(unit, sent.attachment_id, await loanOfRecord(unit, row)));
  const { evidence = row.evidence, attachment_id = row.attachment_id } = sent;
  if (isProven(row) && !isProven({ evidence, attachment_id }))
    return refuseField('evidence', 'interruption_unproven');
  const after = await changeFields(unit, limitationInterruptions, row, sent);
  if (after !== row) await announce(unit, after, { changed: true });
  return done(after);
}

/** Withdraws an entry that was wrong: it stays readable and no longer counts. */
async function withdraw(
  unit: UnitOfWork,
  row: InterruptionRow,
  { reason }: { reason: string },
  user: SignedIn,
): Promise<Outcome<InterruptionRow>> {
  if (row.withdrawn_by !== null) return refuse('interruption_withdrawn');
  const values = { withdrawn_by: user.id, withdrawal_reason: reason };
  unit.record({
    action: 'withdraw',
    resource: 'limitation_interruptions',
    record_id: row.id,
    ...difference(row, values),
  });
  const after = await updateRow(unit.db, limitationInterruptions, row, values, unit.now);
  await announce(unit, after, { withdrawn: true, reason });
  return done(after);
}

export const interruptionRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, limitationInterruptions.create, enter),
  changeRoute(served, limitationInterruptions.update, complete),
  commandRoute(
    served,
    'withdraw',
    'Withdraw an interruption that was entered wrongly: it stays readable and no longer counts',
    reasonRequest,
    withdraw,
  ),
];
