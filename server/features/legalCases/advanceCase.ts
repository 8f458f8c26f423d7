import type { z } from 'zod';
import { addCaseEvent } from '../../book/cases.ts';
import { refreshLimitations } from '../../book/limitation.ts';
import { refreshPositions } from '../../book/positions.ts';
import { may } from '../../contract/access.ts';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
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
import { type Values, rereadRow, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference } from '../../store/unitOfWork.ts';
import {
  checkAfterLoan,
  checkDays,
  checkEffect,
  checkPerformance,
  checkTookEffect,
} from './caseDays.ts';
import { gateOf } from './gate.ts';
import { isFiled } from './records.ts';

/** The way of a case from stage to stage. */

type Advance = z.output<typeof advanceRequest>;
type CaseValues = Values<typeof legalCases>;

/** The fields that may be sent with a stage, beside `on` and the comment. */
const GOES_WITH: Readonly<Partial<Record<Advance['stage'], readonly string[]>>> = {
  filed: ['case_no', 'court', 'judge', 'handed_in_on', 'limitation_override_reason'],
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
    'performance_days',
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

/** The columns that a judgment sets, and those of a former one that it clears. */
const judgmentValues = (sent: Advance): CaseValues => ({
  judged_on: sent.on,
  awarded_minor: sent.awarded_minor ?? null,
  decision_kind: sent.decision_kind ?? 'judgment',
  served_on: sent.served_on ?? null,
  last_served_on: null,
  appealed_on: null,
  took_effect_on: null,
  enforcement_applied_on: null,
  decision_final: sent.decision_final === true ? 1 : 0,
  performance_ends_on: sent.performance_ends_on ?? null,
  performance_days: sent.performance_days ?? null,
  enforcement_stays: null,
});

/** The columns that a stage sets beside its name, its day, and court and number. */
function ownValues(row: LegalCaseRow, sent: Advance): CaseValues {
  switch (sent.stage) {
    case 'demand':
      return { demanded_on: sent.on };
    case 'filed':
      return {
        filed_on: sent.on,
        ...(sent.handed_in_on != null && { handed_in_on: sent.handed_in_on }),
      };
    case 'judgment':
      return judgmentValues(sent);
    case 'enforcement':
      return {
        ...(sent.took_effect_on != null && { took_effect_on: sent.took_effect_on }),
        enforcement_applied_on: sent.on,
      };
    case 'closed':
      // A case that was given up before it was filed has no filing date, whatever was planned.
      return {
        closed_outcome: sent.outcome ?? null,
        ...(isFiled(row) ? {} : { filed_on: null }),
      };
    case 'draft':
    case 'trial':
      return {};
  }
}

/** All columns that a stage sets. */
function stageValues(row: LegalCaseRow, sent: Advance): CaseValues {
  const { stage, on, case_no, court, judge } = sent;
  return {
    stage,
    stage_on: on,
    ...(case_no && { case_no }),
    ...(court && { court }),
    ...(judge && { judge }),
    ...ownValues(row, sent),
  };
}

/** What a filing passed the gate with: the columns it sets, and the files, by fingerprint. */
interface Passage {
  override: CaseValues;
  kept: { evidence?: object[] };
}

/**
 * Lets a filing through the gate. Obstacles and missing evidence nobody may override; an expired
 * limitation a supervisor may take on, with a reason that is kept.
 */
async function passGate(
  unit: UnitOfWork,
  row: LegalCaseRow,
  { on, handed_in_on, limitation_override_reason }: Advance,
  user: SignedIn,
): Promise<Outcome<Passage>> {
  const reason = limitation_override_reason ?? null;
  if (reason !== null && !may(user.role, 'legal_cases', 'override_limitation'))
    return refuseField('limitation_override_reason', 'supervisor_overrides');
  const gate = await gateOf(
    unit.db,
    { ...row, handed_in_on: handed_in_on ?? row.handed_in_on },
    on,
  );
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
 * Checks the day of a stage. A case may be entered after what it is about: from the draft on any
 * day since the loan was lent, later stages in their order.
 */
async function checkStageDay(
  unit: UnitOfWork,
  row: LegalCaseRow,
  on: string,
): Promise<Outcome<void>> {
  if (row.stage === 'draft') return await checkAfterLoan(unit, 'on', on, row);
  return on < row.stage_on || on > unit.businessDate
    ? refuseField('on', 'stage_date_order', { date: row.stage_on })
    : done(undefined);
}

/** Checks everything about a step but the gate of a filing; answers the columns it sets. */
async function checkAdvance(
  unit: UnitOfWork,
  row: LegalCaseRow,
  sent: Advance,
): Promise<Outcome<CaseValues>> {
  if (!caseTransition(row.stage, sent.stage))
    return refuseField('stage', 'stage_not_reachable', {
      from: row.stage,
      to: sent.stage,
      allowed: nextStages(row.stage).join(', ') || '–',
    });
  orRefuse(await checkStageDay(unit, row, sent.on));
  orRefuse(checkFields(sent, row.stage));
  const values = stageValues(row, sent);
  const next = { ...row, ...values };
  if (sent.handed_in_on != null)
    orRefuse(await checkAfterLoan(unit, 'handed_in_on', sent.handed_in_on, row));
  orRefuse(checkPerformance(next));
  orRefuse(checkDays(next, Object.keys(difference(row, values).after), unit.businessDate));
  if (sent.stage === 'enforcement') {
    orRefuse(checkTookEffect({ ...next, enforcement_applied_on: null }));
    orRefuse(checkEffect(next, 'on', sent.on));
  }
  return done(values);
}

/** Says that nothing proves the decision an enforcement rests on to be in force, where it is so. */
const unprovenEffect = ({ stage, served_on, took_effect_on }: LegalCaseRow) =>
  stage === 'enforcement' && served_on === null && took_effect_on === null
    ? { effect_proven: false }
    : {};

/** Moves a case to another stage, with the facts that belong to it. */
export async function advanceCase(
  unit: UnitOfWork,
  row: LegalCaseRow,
  sent: Advance,
  user: SignedIn,
): Promise<Outcome<LegalCaseRow>> {
  const values = orRefuse(await checkAdvance(unit, row, sent));
  const { override, kept }: Passage =
    sent.stage === 'filed'
      ? orRefuse(await passGate(unit, row, sent, user))
      : { override: {}, kept: {} };
  const changed = difference<LegalCaseRow, CaseValues>(row, { ...values, ...override });
  const after = await updateRow(unit.db, legalCases, row, { ...values, ...override }, unit.now);
  const { stage: _stage, stage_on: _on, ...facts } = changed.after;
  await addCaseEvent(unit, row.id, {
    kind: 'stage',
    on: sent.on,
    text: sent.comment,
    details: { from: row.stage, to: sent.stage, ...facts, ...kept, ...unprovenEffect(after) },
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
