import type { z } from 'zod';
import { may } from '../../contract/access.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type CreditRepairRow,
  type answerRepairRequest,
  type assignRepairRequest,
  creditRepairs,
  type declineRepairRequest,
  type endPauseRequest,
  type grantRepairRequest,
  type submitRepairRequest,
  type withdrawRepairRequest,
} from '../../contract/resources/creditRepairs.ts';
import type {
  bureauRecordRequest,
  correctionRequest,
  repairCheckRequest,
} from '../../contract/resources/repairFile.ts';
import { correctionsOf } from '../../domain/repair/bureauComparison.ts';
import {
  afterClaim,
  repairProblem,
  type RepairKind,
  type RepairMove,
} from '../../domain/repair/repairCase.ts';
import { daysCovered } from '../../domain/repair/reportingPause.ts';
import { forbiddenBy } from '../../domain/repair/repairAsks.ts';
import { checklistOf, SEEN_BY_ITSELF } from '../../domain/repair/repairChecklist.ts';
import type { SignedIn } from '../../http/route.ts';
import type { AuditAction } from '../../store/auditStore.ts';
import { loadPolicies } from '../../book/policies.ts';
import { insertRow, updateRow } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { draftAnswer } from './draftAnswer.ts';
import { factsOf } from './facts.ts';
import { checkDays } from './intake.ts';
import {
  type StepDetails,
  addBureauRecord,
  addCorrection,
  addSending,
  addStep,
  correctionOf,
  loanIdsOf,
  nextUnclaimed,
  pausesOfLoan,
  personOf,
  reportingPauses,
  runningPauses,
  tick,
  workersOf,
} from './store.ts';

type Sent<S extends z.ZodType> = z.output<S>;
type Effects = {
  explanation?: string | null | undefined;
  pause_from?: string | null | undefined;
  pause_until?: string | null | undefined;
  wants_restructure?: boolean | undefined;
};

/** Whether this person may make this move on the request as it stands. */
async function allowed(
  unit: UnitOfWork,
  move: RepairMove,
  row: CreditRepairRow,
  user: SignedIn,
): Promise<Outcome<void>> {
  const worked_by = (await workersOf(unit.db, [row.id])).get(row.id) ?? [];
  const problem = repairProblem(
    move,
    { ...row, worked_by, forbidden: row.forbidden_rule !== null },
    { id: user.id, leads: may(user.role, 'credit_repairs', 'assign') },
  );
  if (problem === null) return done(undefined);
  if (problem === 'repair_not_possible') return refuse(problem, { status: row.status, move });
  if (problem === 'repair_forbidden_by_law')
    return refuse(problem, { article: forbiddenBy(row.kind, row.asks_for)?.article ?? '' });
  return problem === 'repair_claimed_by_another'
    ? refuse(problem, { name: (await personOf(unit.db, row.assignee_id ?? 0))?.full_name ?? '' })
    : refuse(problem);
}

/** One move of the request: its row, its audit event, its step. */
async function move(
  unit: UnitOfWork,
  row: CreditRepairRow,
  action: AuditAction,
  step: Parameters<typeof addStep>[2],
  values: Record<string, unknown>,
  details: StepDetails = {},
): Promise<Outcome<CreditRepairRow>> {
  unit.record({
    action,
    resource: 'credit_repairs',
    record_id: row.id,
    ...difference(row, values),
  });
  const after = await updateRow(unit.db, creditRepairs, row, values, unit.now);
  await addStep(unit, row.id, step, details);
  return done(after);
}

/** What is decided is what was proposed: a change takes a proposal back. */
const TAKEN_BACK = {
  status: 'checking',
  proposal: null,
  proposal_comment: null,
  submitted_by: null,
  submitted_at: null,
};
const reopened = (row: CreditRepairRow): Record<string, unknown> =>
  row.status === 'awaiting_decision' ? TAKEN_BACK : {};

const given = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
const columnsOf = ({
  wants_restructure,
  ...sent
}: Effects & Record<string, unknown>): Record<string, unknown> =>
  given({
    ...sent,
    wants_restructure: wants_restructure === undefined ? undefined : wants_restructure ? 1 : 0,
  });

/** The days that pauses take of a loan's, of all loans the one with most of them. */
async function daysPaused(
  unit: UnitOfWork,
  { borrower_id, loan_id }: CreditRepairRow,
  more: { from_on: string; until_on: string }[],
): Promise<number> {
  const loans = loan_id === null ? [...(await loanIdsOf(unit.db, borrower_id)), null] : [loan_id];
  const days: number[] = [];
  for (const id of loans)
    days.push(daysCovered([...(await pausesOfLoan(unit.db, borrower_id, id)), ...more]));
  return Math.max(...days);
}

/**
 * Effects are limited to what law allows: an explanation for anyone, a pause and a plan for relief.
 */
async function checkEffects(
  unit: UnitOfWork,
  row: CreditRepairRow,
): Promise<Outcome<Pick<CreditRepairRow, 'pause_from'>>> {
  const { kind, pause_until, wants_restructure } = row;
  if (kind !== 'relief' && (row.pause_from !== null || pause_until !== null))
    return refuseField('pause_until', 'effect_not_for_kind');
  if (kind !== 'relief' && wants_restructure === 1)
    return refuseField('wants_restructure', 'effect_not_for_kind');
  if (pause_until === null)
    return row.pause_from === null
      ? done({ pause_from: null })
      : refuseField('pause_until', 'pause_incomplete');
  const pause_from = row.pause_from ?? unit.businessDate;
  if (pause_from < row.received_on)
    return refuseField('pause_from', 'pause_before_receipt', { date: row.received_on });
  if (pause_until < pause_from)
    return refuseField('pause_until', 'pause_ends_before_start', { date: pause_from });
  const { pause_max_days } = (await loadPolicies(unit.db)).on('credit_repair', unit.businessDate);
  if (
    (await daysPaused(unit, row, [{ from_on: pause_from, until_on: pause_until }])) <=
    pause_max_days
  )
    return done({ pause_from });
  return refuseField('pause_until', 'pause_too_long', {
    limit: pause_max_days,
    used: await daysPaused(unit, row, []),
  });
}

async function take(
  unit: UnitOfWork,
  row: CreditRepairRow,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'claim', row, user));
  if (row.assignee_id === user.id) return done(row);
  return await move(unit, row, 'claim', 'claim', {
    assignee_id: user.id,
    claimed_at: unit.now,
    status: afterClaim(row.status),
  });
}

/** Takes a request in hand; one's own again changes nothing. */
export const claimRepair = async (
  unit: UnitOfWork,
  row: CreditRepairRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> => await take(unit, row, user);

/** The most urgent one that nobody has: the writer's lock lets two people never get the same. */
export async function claimNext(
  unit: UnitOfWork,
  kind: RepairKind | undefined,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  const row = await nextUnclaimed(unit.db, kind);
  return row === undefined ? refuse('nothing_to_claim') : await take(unit, row, user);
}

export async function assignRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { assignee_id }: Sent<typeof assignRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'assign', row, user));
  const person = await personOf(unit.db, assignee_id);
  if (person === undefined) return refuseField('assignee_id', 'no_such_user');
  if (person.active !== 1 || !may(person.role as SignedIn['role'], 'credit_repairs', 'claim'))
    return refuseField('assignee_id', 'not_desk');
  if (row.assignee_id === assignee_id) return done(row);
  return await move(
    unit,
    row,
    'assign',
    'assign',
    { assignee_id, claimed_at: unit.now, status: afterClaim(row.status) },
    { comment: person.full_name },
  );
}

export async function changeRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  sent: Sent<typeof creditRepairs.update>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'update', row, user));
  if (sent.asks_for !== undefined && forbiddenBy(row.kind, sent.asks_for) !== null)
    return refuseField('asks_for', 'ask_forbidden');
  orRefuse(checkDays({ told_on: sent.told_on, reported_on: sent.reported_on }, unit.businessDate));
  const values = columnsOf(sent);
  const changed = difference(row, values).after;
  if (Object.keys(changed).length === 0) return done(row);
  const effects = orRefuse(await checkEffects(unit, { ...row, ...changed }));
  return await move(unit, row, 'update', 'update', { ...changed, ...effects, ...reopened(row) });
}

/** Ticks what a person has looked at, or takes the tick off. */
export async function checkRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { check, done: isDone, note }: Sent<typeof repairCheckRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'update', row, user));
  if (!checklistOf(row.kind, row.cause).some((item) => item.check === check))
    return refuseField('check', 'check_not_listed');
  if (SEEN_BY_ITSELF.has(check)) return refuseField('check', 'check_by_itself');
  await tick(unit, row.id, check, isDone, note ?? null);
  unit.record({
    action: 'update',
    resource: 'credit_repairs',
    record_id: row.id,
    after: { check, done: isDone, note: note ?? null },
  });
  await addStep(unit, row.id, 'check', { comment: note });
  return done(row);
}

/** Keeps what a report of the register shows; one typed in before stays on record. */
export async function enterBureauRecord(
  unit: UnitOfWork,
  row: CreditRepairRow,
  sent: Sent<typeof bureauRecordRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'update', row, user));
  const { read_on } = sent;
  orRefuse(checkDays({ read_on }, unit.businessDate));
  for (const field of ['opened_on', 'closed_on'] as const)
    if ((sent[field] ?? '') > read_on) return refuseField(field, 'report_day', { date: read_on });
  const named = sent.months.map(({ month }) => month);
  if (new Set(named).size < named.length || named.some((month) => month > read_on.slice(0, 7)))
    return refuseField('months', 'report_month');
  const record = {
    read_on,
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
  };
  await addBureauRecord(unit, row.id, record);
  unit.record({
    action: 'update',
    resource: 'credit_repairs',
    record_id: row.id,
    after: { bureau_record: record },
  });
  await addStep(unit, row.id, 'compare', { comment: read_on });
  return row.status === 'awaiting_decision'
    ? await move(unit, row, 'update', 'update', TAKEN_BACK)
    : done(row);
}

/** Puts a request before a supervisor, with what should be decided and what should come of it. */
export async function submitRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  sent: Sent<typeof submitRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'submit', row, user));
  const { proposal = 'grant', comment, ...effects } = sent;
  if (proposal === 'decline' && comment == null)
    return refuseField('comment', 'proposal_comment_needed');
  const columns = columnsOf(effects);
  const checked = orRefuse(await checkEffects(unit, { ...row, ...columns }));
  return await move(
    unit,
    row,
    'submit',
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

async function decide(
  unit: UnitOfWork,
  row: CreditRepairRow,
  decision: 'grant' | 'decline',
  { comment, comparison, open_checks = [] }: StepDetails,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  const values = {
    status: decision === 'grant' ? 'granted' : 'declined',
    decision,
    decided_by: user.id,
    decided_at: unit.now,
    decided_on: unit.businessDate,
    decision_comment: comment ?? null,
  };
  return await move(unit, row, decision, decision, values, {
    comment,
    open_checks,
    ...(comparison ? { comparison } : {}),
  });
}

/**
 * Grants, with its effects: an objection freezes what the register must change, relief begins its
 * pause.
 */
export async function grantRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { comment }: Sent<typeof grantRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'grant', row, user));
  const facts = await factsOf(unit.db, row, unit.businessDate);
  const open_checks = facts.checklist
    .filter((item) => item.required && !item.done)
    .map(({ check }) => check);
  // Only relief stands on evidence alone; of the others the register and the ledger are there to be
  // read.
  if (row.kind === 'relief' && open_checks.length > 0 && comment == null)
    return refuseField('comment', 'checks_open', { checks: open_checks.join(', ') });
  const effects = orRefuse(await checkEffects(unit, row));
  const lines = row.kind === 'objection' ? correctionsOf(facts.comparison) : [];
  if (lines.length > 0) await addCorrection(unit, row.id, lines);
  const { pause_from } = effects;
  const { id: credit_repair_id, borrower_id, loan_id, pause_until: until_on } = row;
  if (pause_from !== null && until_on !== null) {
    const pause = await insertRow(
      unit.db,
      reportingPauses,
      { credit_repair_id, borrower_id, loan_id, from_on: pause_from, until_on },
      unit.now,
    );
    unit.record({
      action: 'create',
      resource: 'reporting_pauses',
      record_id: pause.id,
      after: pause,
    });
  }
  return await decide(
    unit,
    row,
    'grant',
    { comment, comparison: facts.comparison, open_checks },
    user,
  );
}

export async function declineRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { comment, reason }: Sent<typeof declineRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'decline', row, user));
  const { comparison } = await factsOf(unit.db, row, unit.businessDate);
  return await decide(unit, row, 'decline', { comment: comment ?? reason, comparison }, user);
}

/** The written answer ends the clock. */
export async function answerRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { answer, answered_on: on, channel, reference }: Sent<typeof answerRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'answer', row, user));
  const answered_on = on ?? unit.businessDate;
  // What law forbids could be answered the day it came; of others, only what was decided.
  const from = row.forbidden_rule === null ? (row.decided_on ?? row.received_on) : row.received_on;
  if (answered_on < from || answered_on > unit.businessDate)
    return refuseField('answered_on', 'answered_too_early', { from, to: unit.businessDate });
  const text = answer ?? (await draftAnswer(unit.db, row, answered_on)).zh;
  return await move(
    unit,
    row,
    'answer',
    'answer',
    {
      status: 'answered',
      answer: text,
      answered_on,
      answered_by: user.id,
      answer_channel: channel ?? null,
      answer_reference: reference ?? null,
    },
    { comment: reference },
  );
}

/** Proof that the correction went to the register. */
export async function sendCorrection(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { sent_on: on, reference }: Sent<typeof correctionRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'correct', row, user));
  const correction = await correctionOf(unit.db, row.id);
  if (correction === null) return refuse('nothing_to_correct');
  if (correction.sent_on !== null)
    return refuse('correction_sent', {
      on: correction.sent_on,
      reference: correction.reference ?? '',
    });
  const sent_on = on ?? unit.businessDate;
  if (sent_on < correction.made_on || sent_on > unit.businessDate)
    return refuseField('sent_on', 'sent_too_early', {
      from: correction.made_on,
      to: unit.businessDate,
    });
  await addSending(unit, row.id, { sent_on, reference });
  unit.record({
    action: 'update',
    resource: 'credit_repairs',
    record_id: row.id,
    after: { correction_sent_on: sent_on, reference },
  });
  await addStep(unit, row.id, 'correct', { comment: reference });
  return done(row);
}

async function endPauses(unit: UnitOfWork, row: CreditRepairRow): Promise<number> {
  const running = await runningPauses(unit.db, row.id, unit.businessDate);
  for (const pause of running) {
    const values = { ended_on: unit.businessDate, ended_by: unit.actor.id };
    unit.record({
      action: 'update',
      resource: 'reporting_pauses',
      record_id: pause.id,
      ...difference(pause, values),
    });
    await updateRow(unit.db, reportingPauses, pause, values, unit.now);
  }
  return running.length;
}

/** Reporting goes on from now, before the day that was agreed. */
export async function endPause(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { reason }: Sent<typeof endPauseRequest>,
): Promise<Outcome<CreditRepairRow>> {
  if ((await endPauses(unit, row)) === 0) return refuse('no_pause');
  await addStep(unit, row.id, 'end_pause', { comment: reason });
  return done(row);
}

/** Takes back what is not decided yet; why, once somebody had begun with it. */
export async function withdrawRepair(
  unit: UnitOfWork,
  row: CreditRepairRow,
  { reason }: Sent<typeof withdrawRepairRequest>,
  user: SignedIn,
): Promise<Outcome<CreditRepairRow>> {
  orRefuse(await allowed(unit, 'withdraw', row, user));
  if (row.assignee_id !== null && reason == null)
    return refuseField('reason', 'withdrawal_reason_needed');
  return await move(
    unit,
    row,
    'withdraw',
    'withdraw',
    { status: 'withdrawn', withdrawn_on: unit.businessDate, withdrawal_reason: reason ?? null },
    { comment: reason },
  );
}
