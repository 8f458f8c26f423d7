import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type InterruptionRow,
  limitationInterruptions,
} from '../../contract/resources/limitation.ts';
import { legalCases } from '../../contract/resources/legalCases.ts';
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
import { findRow, updateRow, type Row } from '../../store/tableStore.ts';
import { type UnitOfWork, difference, personOf } from '../../store/unitOfWork.ts';
import { checkDay, checkFile, tellCases } from './records.ts';
import { datedSpec, loanOf, type CaseLoan } from './store.ts';

/** What started the limitation of a loan anew, as people enter it. */

type New = z.output<NonNullable<typeof limitationInterruptions.create>>;
type Changes = z.output<NonNullable<typeof limitationInterruptions.update>>;

const present: Present<typeof limitationInterruptions> = async (_db, rows) =>
  rows.map(({ happened_on, ...row }) => ({ ...row, on: happened_on }));
const served = serve({
  definition: limitationInterruptions,
  spec: datedSpec(limitationInterruptions, 'happened_on'),
  present,
});

const PROCEEDINGS = new Set(['suit', 'arbitration']);

function checkEnd(
  kind: unknown,
  on: string,
  ended_on: string | null | undefined,
  today: string,
): Outcome<void> {
  if (ended_on == null) return done(undefined);
  return PROCEEDINGS.has(String(kind))
    ? checkDay('ended_on', ended_on, { from: on, to: today })
    : refuseField('ended_on', 'no_proceeding');
}

/** Each stands with its evidence: a file, or in words what proves it. */
const isProven = ({ evidence, attachment_id }: Readonly<Record<string, unknown>>): boolean =>
  evidence != null || attachment_id != null;

async function enter(unit: UnitOfWork, { on, ...sent }: New): Promise<Outcome<InterruptionRow>> {
  const loan = await loanOf(unit.db, sent.loan_id);
  if (loan === undefined) return refuseField('loan_id', 'no_such_loan');
  if (
    sent.legal_case_id != null &&
    (await findRow(unit.db, legalCases, sent.legal_case_id))?.['loan_id'] !== loan.id
  )
    return refuseField('legal_case_id', 'no_such_case');
  orRefuse(checkDay('on', on, { from: loan.disbursed_on, to: unit.businessDate }));
  orRefuse(checkEnd(sent.kind, on, sent.ended_on, unit.businessDate));
  orRefuse(await checkFile(unit, sent.attachment_id, loan));
  if (!isProven(sent)) return refuseField('evidence', 'interruption_unproven');
  const row = await createRow(unit, limitationInterruptions, {
    ...sent,
    happened_on: on,
    recorded_by: personOf(unit),
  });
  await told(unit, row, loan, {});
  return done(row);
}

async function told(
  unit: UnitOfWork,
  row: InterruptionRow,
  loan: CaseLoan,
  details: Record<string, unknown>,
): Promise<void> {
  const { kind, happened_on, evidence, attachment_id, ended_on } = row as Row & {
    kind: string;
    happened_on: string;
    evidence: string | null;
    attachment_id: number | null;
    ended_on: string | null;
  };
  await refreshLimitations(unit.db, [loan.id]);
  await tellCases(unit, loan.id, row.legal_case_id as number | null, {
    kind: 'interruption',
    on: happened_on,
    text: evidence,
    attachment_id,
    details: {
      interruption_id: row.id,
      kind,
      ...(ended_on === null ? {} : { ended_on }),
      ...details,
    },
  });
}

async function loanOfRow(unit: UnitOfWork, row: InterruptionRow): Promise<CaseLoan> {
  const loan = await loanOf(unit.db, row.loan_id);
  if (loan === undefined) throw new Error(`interruption ${row.id} has no loan`);
  return loan;
}

/** Evidence may follow, and the end of a proceeding. */
async function complete(
  unit: UnitOfWork,
  row: InterruptionRow,
  sent: Changes,
): Promise<Outcome<InterruptionRow>> {
  if (row.withdrawn_by !== null) return refuse('interruption_withdrawn');
  const loan = await loanOfRow(unit, row);
  orRefuse(
    sent.ended_on === row.ended_on
      ? done(undefined)
      : checkEnd(row.kind, row.happened_on, sent.ended_on, unit.businessDate),
  );
  orRefuse(
    sent.attachment_id === row.attachment_id
      ? done(undefined)
      : await checkFile(unit, sent.attachment_id, loan),
  );
  const { evidence = row.evidence, attachment_id = row.attachment_id } = sent;
  if (isProven(row) && !isProven({ evidence, attachment_id }))
    return refuseField('evidence', 'interruption_unproven');
  const after = await changeFields(unit, limitationInterruptions, row, sent);
  if (after !== row) await told(unit, after, loan, { changed: true });
  return done(after);
}

/** A wrong row stays readable and counts no more. */
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
  await told(unit, after, await loanOfRow(unit, row), { withdrawn: true, reason });
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
