import type { z } from 'zod';
import { may } from '../../contract/access.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type LegalCaseRow,
  type advanceRequest,
  legalCases,
} from '../../contract/resources/legalCases.ts';
import {
  caseTransition,
  hasReached,
  nextStages,
  outcomeNeeds,
} from '../../domain/legal/legalCase.ts';
import type { SignedIn } from '../../http/route.ts';
import { addCaseEvent } from '../../book/cases.ts';
import { inForceFrom } from '../../book/caseFacts.ts';
import { refreshLimitations } from '../../book/limitation.ts';
import { refreshPositions } from '../../book/positions.ts';
import { createRow, removeRow } from '../../store/records.ts';
import { type Values, rereadRow, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference, given } from '../../store/unitOfWork.ts';
import { gateOf, isFiled } from './gate.ts';
import { checkDay } from './records.ts';
import { loanStanding } from './standing.ts';
import { loanOf, recordsOf, userOf } from './store.ts';

type NewCase = z.output<NonNullable<typeof legalCases.create>>;
type Changes = z.output<NonNullable<typeof legalCases.update>>;
type Advance = z.output<typeof advanceRequest>;
type CaseValues = Values<typeof legalCases>;

/** An owner is somebody at the desk who can sign in. */
async function checkOwner(unit: UnitOfWork, owner_id: unknown): Promise<Outcome<void>> {
  if (typeof owner_id !== 'number') return done(undefined);
  const owner = await userOf(unit.db, owner_id);
  if (owner === undefined) return refuseField('owner_id', 'no_such_user');
  return owner.active === 1 && may(owner.role, 'legal_cases', 'edit')
    ? done(undefined)
    : refuseField('owner_id', 'not_desk');
}

/** A loan that owes nothing is not sued for. */
export async function openCase(unit: UnitOfWork, sent: NewCase): Promise<Outcome<LegalCaseRow>> {
  if ((await loanOf(unit.db, sent.loan_id)) === undefined)
    return refuseField('loan_id', 'no_such_loan');
  const { owed_minor } = await loanStanding(unit.db, sent.loan_id, unit.businessDate);
  return owed_minor === 0 ? refuseField('loan_id', 'nothing_to_sue') : await openDraft(unit, sent);
}

/**
 * A draft for a loan that owes; who opens it is reminded of its deadlines unless another is named.
 */
export async function openDraft(unit: UnitOfWork, sent: NewCase): Promise<Outcome<LegalCaseRow>> {
  orRefuse(await checkOwner(unit, sent.owner_id));
  const row = await createRow(unit, legalCases, {
    ...sent,
    owner_id: sent.owner_id ?? unit.actor.id,
    stage: 'draft',
    stage_on: unit.businessDate,
  });
  await addCaseEvent(unit, row.id, {
    kind: 'opened',
    on: unit.businessDate,
    details: { claimed_minor: sent.claimed_minor },
  });
  await refreshLimitations(unit.db, [sent.loan_id]);
  return done(await rereadRow(unit.db, legalCases, row.id));
}

const OF_DECISION = [
  'decision_kind',
  'served_on',
  'last_served_on',
  'decision_final',
  'appealed_on',
  'performance_ends_on',
  'took_effect_on',
  'enforcement_applied_on',
  'awarded_minor',
] as const;
/** Each day with what it cannot come before; the last one given counts. */
const NOT_BEFORE: Readonly<Record<string, readonly string[]>> = {
  filed_on: ['demanded_on'],
  served_on: ['filed_on', 'judged_on'],
  last_served_on: ['served_on'],
  appealed_on: ['filed_on', 'judged_on', 'served_on'],
  performance_ends_on: ['filed_on', 'judged_on', 'served_on'],
  took_effect_on: ['filed_on', 'judged_on', 'served_on'],
  enforcement_applied_on: ['filed_on', 'judged_on', 'served_on'],
};
const MAY_COME = new Set(['performance_ends_on']);

/** Days that are set must have come, in their order. */
function checkDays(
  values: Readonly<Record<string, unknown>>,
  changed: readonly string[],
  today: string,
): Outcome<void> {
  for (const name of changed) {
    const [on, before] = [values[name], NOT_BEFORE[name]];
    if (typeof on !== 'string' || before === undefined) continue;
    if (on > today && !MAY_COME.has(name))
      return refuseField(name, 'day_in_future', { date: today });
    const earliest = before
      .map((one) => values[one])
      .filter((one): one is string => typeof one === 'string')
      .sort()
      .at(-1);
    if (earliest !== undefined && on < earliest)
      return refuseField(name, 'day_too_early', { date: earliest });
  }
  return done(undefined);
}

/** Nothing about a case happened before the money went out. */
async function afterLoan(
  unit: UnitOfWork,
  field: string,
  on: string,
  { loan_id }: LegalCaseRow,
): Promise<Outcome<void>> {
  const loan = await loanOf(unit.db, loan_id);
  return checkDay(field, on, { from: loan?.disbursed_on ?? on, to: unit.businessDate });
}

/**
 * Enforcement needs a decision that binds. Where nobody entered its service nothing proves either,
 * and the court will ask.
 */
function checkEffect(row: LegalCaseRow, field: string, on: string): Outcome<void> {
  if (row.served_on === null && row.took_effect_on === null) return done(undefined);
  const effective = inForceFrom(row);
  if (effective === null) return refuseField(field, 'decision_appealed');
  if (on >= effective) return done(undefined);
  if (row.took_effect_on !== null) return refuseField(field, 'day_too_early', { date: effective });
  return row.decision_final === 1
    ? done(undefined)
    : refuseField(field, 'appeal_open', { date: effective });
}

/**
 * The day the court certified lies within what is known of the service and the appeal, and not
 * after the application for enforcement.
 */
function checkTookEffect(row: LegalCaseRow): Outcome<void> {
  if (row.took_effect_on === null) return done(undefined);
  if (row.enforcement_applied_on !== null && row.took_effect_on > row.enforcement_applied_on)
    return refuseField('took_effect_on', 'after_enforcement', { date: row.enforcement_applied_on });
  return checkEffect({ ...row, took_effect_on: null }, 'took_effect_on', row.took_effect_on);
}

const checkEnforcement = (row: LegalCaseRow, on: string): Outcome<void> => {
  orRefuse(checkTookEffect({ ...row, enforcement_applied_on: null }));
  return checkEffect(row, 'on', on);
};

/**
 * The filing date of a case in court: nothing that followed lies before it, and the limitation had
 * not expired.
 */
async function checkRefiling(
  unit: UnitOfWork,
  row: LegalCaseRow,
  filed_on: unknown,
): Promise<Outcome<void>> {
  if (typeof filed_on !== 'string') return refuseField('filed_on', 'filing_day_stays');
  orRefuse(await afterLoan(unit, 'filed_on', filed_on, row));
  const reached = row.judged_on ?? (row.stage === 'filed' ? unit.businessDate : row.stage_on);
  if (filed_on > reached)
    return refuseField('filed_on', 'stage_date_order', { date: row.filed_on ?? '' });
  const gate = await gateOf(unit.db, row, filed_on);
  return gate.limitation_expired && row.limitation_override_by === null
    ? refuseField('filed_on', 'limitation_expired', { date: gate.limitation_expires_on })
    : done(undefined);
}

/**
 * What was decided is known once there is a judgment, and the day enforcement was applied for once
 * it was.
 */
function checkReached({ stage }: LegalCaseRow, changed: readonly string[]): Outcome<void> {
  if (changed.includes('enforcement_applied_on') && !hasReached(stage, 'enforcement'))
    return refuseField('enforcement_applied_on', 'not_enforced_yet');
  const early = hasReached(stage, 'judgment')
    ? undefined
    : OF_DECISION.find((name) => changed.includes(name));
  return early === undefined ? done(undefined) : refuseField(early, 'not_judged_yet');
}

/** What describes a case, and the facts of its decision; the stage moves by advancing only. */
export async function changeCase(
  unit: UnitOfWork,
  row: LegalCaseRow,
  sent: Changes,
): Promise<Outcome<LegalCaseRow>> {
  const { decision_final, ...rest } = sent;
  const flags: CaseValues =
    decision_final === undefined ? {} : { decision_final: decision_final ? 1 : 0 };
  const values: CaseValues = { ...given(rest), ...flags };
  const changed = difference(row, values);
  const names = Object.keys(changed.after);
  if (names.length === 0) return done(row);
  if (row.stage === 'closed') return refuse('case_closed');
  orRefuse(checkReached(row, names));
  if (values.claimed_minor === 0 && isFiled(row))
    return refuseField('claimed_minor', 'claim_stays');
  // The filing date of a draft is a plan.
  orRefuse(
    checkDays(
      { ...row, ...values },
      isFiled(row) ? names : names.filter((name) => name !== 'filed_on'),
      unit.businessDate,
    ),
  );
  orRefuse(names.includes('owner_id') ? await checkOwner(unit, values.owner_id) : done(undefined));
  orRefuse(
    names.includes('filed_on') && isFiled(row)
      ? await checkRefiling(unit, row, values.filed_on)
      : done(undefined),
  );
  const applied = values.enforcement_applied_on;
  const next = { ...row, ...values };
  orRefuse(names.includes('took_effect_on') ? checkTookEffect(next) : done(undefined));
  orRefuse(
    names.includes('enforcement_applied_on') && typeof applied === 'string'
      ? checkEffect(next, 'enforcement_applied_on', applied)
      : done(undefined),
  );
  const moved =
    names.includes('filed_on') && typeof values.filed_on === 'string' && row.stage === 'filed'
      ? difference<LegalCaseRow, CaseValues>(row, { ...changed.after, stage_on: values.filed_on })
      : changed;
  unit.record({ action: 'update', resource: 'legal_cases', record_id: row.id, ...moved });
  await updateRow(unit.db, legalCases, row, moved.after, unit.now);
  await refreshLimitations(unit.db, [row.loan_id]);
  return done(await rereadRow(unit.db, legalCases, row.id));
}

/** What may go with a stage; `on` and the comment with all. */
const GOES_WITH: Readonly<Record<string, readonly string[]>> = {
  filed: ['case_no', 'court', 'judge', 'limitation_override_reason'],
  trial: ['case_no', 'court', 'judge'],
  enforcement: ['case_no', 'court', 'judge', 'took_effect_on'],
  judgment: [
    'case_no',
    'court',
    'judge',
    'awarded_minor',
    'decision_kind',
    'served_on',
    'decision_final',
    'performance_ends_on',
  ],
  closed: ['outcome'],
};

function checkFields(
  { stage, on: _on, comment: _comment, ...sent }: Advance,
  from: LegalCaseRow['stage'],
): Outcome<void> {
  const odd = Object.entries(sent).find(
    ([name, value]) =>
      value !== undefined && value !== null && !(GOES_WITH[stage] ?? []).includes(name),
  );
  if (odd !== undefined) return refuseField(odd[0], 'not_at_stage', { stage });
  const needed = sent.outcome == null ? null : outcomeNeeds(sent.outcome);
  return needed === null || hasReached(from, needed)
    ? done(undefined)
    : refuseField(
        'outcome',
        needed === 'enforcement' ? 'outcome_needs_enforcement' : 'outcome_needs_judgment',
      );
}

/** The columns a stage sets. */
function stageValues(row: LegalCaseRow, sent: Advance): CaseValues {
  const { stage, on } = sent;
  const named = Object.fromEntries(
    (['case_no', 'court', 'judge'] as const).flatMap((name) =>
      sent[name] ? [[name, sent[name]]] : [],
    ),
  );
  const values: CaseValues = { stage, stage_on: on, ...named };
  if (stage === 'demand') return { ...values, demanded_on: on };
  if (stage === 'filed') return { ...values, filed_on: on };
  if (stage === 'enforcement')
    return {
      ...values,
      ...(sent.took_effect_on != null && { took_effect_on: sent.took_effect_on }),
      enforcement_applied_on: on,
    };
  // A case that was given up before it was filed has no filing date, whatever was planned.
  if (stage === 'closed')
    return {
      ...values,
      closed_outcome: sent.outcome ?? null,
      ...(isFiled(row) ? {} : { filed_on: null }),
    };
  if (stage !== 'judgment') return values;
  return {
    ...values,
    judged_on: on,
    awarded_minor: sent.awarded_minor ?? null,
    decision_kind: sent.decision_kind ?? 'judgment',
    served_on: sent.served_on ?? null,
    last_served_on: null,
    appealed_on: null,
    took_effect_on: null,
    enforcement_applied_on: null,
    decision_final: sent.decision_final === true ? 1 : 0,
    performance_ends_on: sent.performance_ends_on ?? null,
  };
}

/** What a filing sets beside its stage, and the files it passed on, by their fingerprints. */
interface Passed {
  override: CaseValues;
  kept: Record<string, unknown>;
}

/**
 * What stands against the claim, and evidence, nobody may override; an expired limitation a
 * supervisor may take on, with a reason that is kept.
 */
async function passGate(
  unit: UnitOfWork,
  row: LegalCaseRow,
  { on, limitation_override_reason }: Advance,
  user: SignedIn,
): Promise<Outcome<Passed>> {
  const reason = limitation_override_reason ?? null;
  if (reason !== null && !may(user.role, 'legal_cases', 'override_limitation'))
    return refuseField('limitation_override_reason', 'supervisor_overrides');
  const gate = await gateOf(unit.db, row, on);
  const [obstacle] = gate.obstacles;
  if (obstacle !== undefined) return refuseField('stage', obstacle);
  if (gate.missing.length > 0)
    return refuseField('stage', 'evidence_missing', { missing: gate.missing.join(', ') });
  const kept = { evidence: gate.evidence.map(({ withdrawn: _withdrawn, ...file }) => file) };
  if (!gate.limitation_expired) return done({ override: {}, kept });
  return reason === null
    ? refuseField('limitation_override_reason', 'limitation_expired', {
        date: gate.limitation_expires_on,
      })
    : done({
        override: { limitation_override_reason: reason, limitation_override_by: user.id },
        kept,
      });
}

/**
 * A case may be entered after what it is about: from the draft on any day since the loan was lent,
 * later stages in their order.
 */
async function checkStageDay(
  unit: UnitOfWork,
  row: LegalCaseRow,
  on: string,
): Promise<Outcome<void>> {
  if (row.stage === 'draft') return await afterLoan(unit, 'on', on, row);
  return on < row.stage_on || on > unit.businessDate
    ? refuseField('on', 'stage_date_order', { date: row.stage_on })
    : done(undefined);
}

export async function advanceCase(
  unit: UnitOfWork,
  row: LegalCaseRow,
  sent: Advance,
  user: SignedIn,
): Promise<Outcome<LegalCaseRow>> {
  if (!caseTransition(row.stage, sent.stage))
    return refuseField('stage', 'stage_not_reachable', {
      from: row.stage,
      to: sent.stage,
      allowed: nextStages(row.stage).join(', ') || '–',
    });
  orRefuse(await checkStageDay(unit, row, sent.on));
  orRefuse(checkFields(sent, row.stage));
  const values = stageValues(row, sent);
  orRefuse(
    checkDays({ ...row, ...values }, Object.keys(difference(row, values).after), unit.businessDate),
  );
  if (sent.stage === 'enforcement') orRefuse(checkEnforcement({ ...row, ...values }, sent.on));
  const { override, kept } = orRefuse(
    sent.stage === 'filed'
      ? await passGate(unit, row, sent, user)
      : done({ override: {}, kept: {} }),
  );
  const after = { ...values, ...override };
  const changed = difference(row, after);
  await updateRow(unit.db, legalCases, row, after, unit.now);
  const { stage: _stage, stage_on: _on, ...told } = changed.after;
  await addCaseEvent(unit, row.id, {
    kind: 'stage',
    on: sent.on,
    text: sent.comment,
    details: {
      from: row.stage,
      to: sent.stage,
      ...told,
      ...kept,
      ...(sent.stage === 'enforcement' &&
      row.served_on === null &&
      (values.took_effect_on ?? row.took_effect_on) === null
        ? { effect_proven: false }
        : {}),
    },
  });
  if (Object.keys(override).length > 0)
    await addCaseEvent(unit, row.id, {
      kind: 'override',
      on: sent.on,
      text: sent.limitation_override_reason,
      details: { article: '193', limitation_expires_on: row.limitation_expires_on },
    });
  // From the judgment on payments follow the court's order. Either way the limitation kept with the
  // loan's cases is brought up to date.
  if (sent.stage === 'judgment') await refreshPositions(unit.db, [row.loan_id], unit.now);
  else await refreshLimitations(unit.db, [row.loan_id]);
  unit.record({
    action: 'advance',
    resource: 'legal_cases',
    record_id: row.id,
    before: changed.before,
    after: { ...changed.after, ...kept },
  });
  return done(await rereadRow(unit.db, legalCases, row.id));
}

/** Only a draft nothing hangs on. */
export async function removeCase(unit: UnitOfWork, row: LegalCaseRow): Promise<Outcome<void>> {
  if (row.stage !== 'draft') return refuse('case_not_draft', { stage: row.stage });
  const count = await recordsOf(unit.db, row.id);
  if (count > 0) return refuse('case_has_records', { count });
  await removeRow(unit, legalCases, row);
  return done(undefined);
}
