import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import type {
  creditRepairs,
  CreditRepairRow,
  submitRepairRequest,
} from '../../contract/resources/creditRepairs.ts';
import type {
  bureauRecordRequest,
  BureauRecord,
  repairCheckRequest,
} from '../../contract/resources/repairFile.ts';
import { forbiddenBy } from '../../domain/repair/repairAsks.ts';
import { checklistOf, SEEN_BY_ITSELF } from '../../domain/repair/repairChecklist.ts';
import type { SignedIn } from '../../http/route.ts';
import { type UnitOfWork, difference, given } from '../../store/unitOfWork.ts';
import { checkEffects } from './effects.ts';
import { checkDays } from './intake.ts';
import { checkMove, makeMove, reopened, type RepairValues } from './moves.ts';
import { saveTick } from './store/checks.ts';
import { addBureauRecord } from './store/register.ts';
import { addStep } from './store/steps.ts';

/** The work on a request before it is decided, up to the proposal. */

/** The columns of the fields that were sent. */
function columnsOf({
  wants_restructure,
  ...sent
}: z.output<typeof creditRepairs.update>): RepairValues {
  const flags: RepairValues =
    wants_restructure === undefined ? {} : { wants_restructure: wants_restructure ? 1 : 0 };
  return { ...given(sent), ...flags };
}

/** Changes what a request says and asks for; a proposal that waits is taken back. */
export async function changeRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  sent: z.output<typeof creditRepairs.update>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'update', row, user));
  if (sent.asks_for !== undefined && forbiddenBy(row.kind, sent.asks_for) !== null)
    return refuseField('asks_for', 'ask_forbidden');
  orRefuse(checkDays({ told_on: sent.told_on, reported_on: sent.reported_on }, unit.businessDate));
  const { after: changed } = difference(row, columnsOf(sent));
  if (Object.keys(changed).length === 0) return done(row);
  const effects = orRefuse(await checkEffects(unit, { ...row, ...changed }));
  return await makeMove(unit, row, 'update', { ...changed, ...effects, ...reopened(row) });
}

/** Ticks what a person has looked at, or takes the tick off. */
export async function checkRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { check, done: isDone, note = null }: z.output<typeof repairCheckRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'update', row, user));
  if (!checklistOf(row.kind, row.cause).some((item) => item.check === check))
    return refuseField('check', 'check_not_listed');
  if (SEEN_BY_ITSELF.has(check)) return refuseField('check', 'check_by_itself');
  await saveTick(unit, row.id, check, isDone, note);
  unit.record({
    action: 'update',
    resource: 'credit_repairs',
    record_id: row.id,
    after: { check, done: isDone, note },
  });
  await addStep(unit, row.id, 'check', { comment: note });
  return done(row);
}

type SentRecord = z.output<typeof bureauRecordRequest>;

/** Checks that nothing a report shows lies after the day it was made. */
function checkReport({ read_on, months, ...sent }: SentRecord, today: string): Outcome<void> {
  orRefuse(checkDays({ read_on }, today));
  for (const field of ['opened_on', 'closed_on'] as const)
    if ((sent[field] ?? '') > read_on) return refuseField(field, 'report_day', { date: read_on });
  const named = months.map(({ month }) => month);
  return new Set(named).size < named.length || named.some((month) => month > read_on.slice(0, 7))
    ? refuseField('months', 'report_month')
    : done(undefined);
}

/** A report as it is kept, with null for what was not read from it. */
const recordOf = (sent: SentRecord): BureauRecord => ({
  read_on: sent.read_on,
  opened_on: sent.opened_on ?? null,
  principal_minor: sent.principal_minor ?? null,
  balance_minor: sent.balance_minor ?? null,
  overdue_minor: sent.overdue_minor ?? null,
  status: sent.status ?? null,
  closed_on: sent.closed_on ?? null,
  months: sent.months.map(({ month, code, overdue_minor }) => ({
    month,
    code,
    overdue_minor: overdue_minor ?? null,
  })),
});

/** Keeps what a report of the register shows; one typed in before stays on record. */
export async function enterBureauRecord(
  unit: UnitOfWork,
  row: CreditRepairRow,
  sent: SentRecord,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'update', row, user));
  orRefuse(checkReport(sent, unit.businessDate));
  const record = recordOf(sent);
  await addBureauRecord(unit, row.id, record);
  unit.record({
    action: 'update',
    resource: 'credit_repairs',
    record_id: row.id,
    after: { bureau_record: record },
  });
  await addStep(unit, row.id, 'compare', { comment: record.read_on });
  return row.status === 'awaiting_decision'
    ? await makeMove(unit, row, 'update', reopened(row))
    : done(row);
}

/** Puts a request before a supervisor, with what should be decided and what should come of it. */
export async function submitRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { proposal = 'grant', comment, ...effects }: z.output<typeof submitRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await checkMove(unit, 'submit', row, user));
  if (proposal === 'decline' && comment == null)
    return refuseField('comment', 'proposal_comment_needed');
  const columns = columnsOf(effects);
  const checked = orRefuse(await checkEffects(unit, { ...row, ...columns }));
  return await makeMove(
    unit,
    row,
    'submit',
    {
      ...columns,
      ...checked,
      status: 'awaiting_decision',
      proposal,
      proposal_comment: comment ?? null,
      submitted_by: user.id,
      submitted_at: unit.now,
    },
    { comment },
  );
}
