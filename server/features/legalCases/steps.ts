import type { z } from 'zod';
import { refreshLimitations } from '../../book/limitation.ts';
import { chineseWorkdays } from '../../book/workdays.ts';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { type CaseStepRow, caseSteps } from '../../contract/resources/caseSteps.ts';
import { limitationInterruptions } from '../../contract/resources/limitation.ts';
import { isProceeding } from '../../domain/legal/interruptionRules.ts';
import {
  objectionBy,
  STEP_DAYS,
  STEP_RULES,
  stepInterruption,
  TITLE_DAYS,
  type StepDay,
} from '../../domain/legal/steps.ts';
import { changeRoute, createRoute, readRoutes, serve } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { changeFields, createRow } from '../../store/records.ts';
import { rereadRow } from '../../store/tableStore.ts';
import { type UnitOfWork, given, personOf } from '../../store/unitOfWork.ts';
import { announce } from './interruptions.ts';
import { checkDay, standingCase } from './records.ts';
import { sameInterruption } from './store/steps.ts';

/** The ways to a title that are not a suit. */

type Step = Pick<
  CaseStepRow,
  StepDay | 'kind' | 'perform_by_on' | 'outcome' | 'body' | 'reference'
>;

const served = serve({
  definition: caseSteps,
  spec: { table: 'case_steps', searched: caseSteps.searched },
});

/** Refuses days that the kind does not know, that lie ahead, or that do not follow each other. */
function checkDays(step: Step, from: string, today: string): Outcome<void> {
  const { days } = STEP_RULES[step.kind];
  let before = from;
  for (const name of STEP_DAYS) {
    const on = step[name];
    if (on === null) continue;
    if (!days.includes(name)) return refuseField(name, 'step_day_unexpected');
    orRefuse(checkDay(name, on, { from: before, to: today }));
    before = on;
  }
  if (step.perform_by_on !== null && !days.includes('perform_by_on'))
    return refuseField('perform_by_on', 'step_day_unexpected');
  const title = TITLE_DAYS[step.kind];
  return step.enforcement_applied_on !== null && step[title] === null
    ? refuseField(title, 'step_no_title')
    : done(undefined);
}

/** Refuses an end that the kind does not have; an objection must come within its term. */
function checkEnd({ kind, ended_on, outcome, served_on }: Step): Outcome<void> {
  if ((ended_on === null) !== (outcome === null))
    return ended_on === null
      ? refuseField('ended_on', 'step_end_needed')
      : refuseField('outcome', 'step_outcome_needed');
  if (ended_on === null || outcome === null) return done(undefined);
  if (!STEP_RULES[kind].outcomes.includes(outcome))
    return refuseField('outcome', 'step_outcome_unexpected');
  if (outcome !== 'objected') return done(undefined);
  if (served_on === null) return refuseField('served_on', 'step_not_served');
  const date = objectionBy(served_on, chineseWorkdays);
  return ended_on > date
    ? refuseField('ended_on', 'objection_too_late', { date })
    : done(undefined);
}

/**
 * Links the event by which a step started the limitation anew: the one that is entered already, or
 * a new one with the step's reference as its proof. A proceeding ends with its step.
 */
async function linkInterruption(
  unit: UnitOfWork,
  row: CaseStepRow,
  loan_id: number,
): Promise<CaseStepRow> {
  const wanted = stepInterruption(row);
  if (wanted === null) return row;
  const linked =
    row.interruption_id === null
      ? await sameInterruption(unit.db, loan_id, wanted)
      : await rereadRow(unit.db, limitationInterruptions, row.interruption_id);
  const ended_on = isProceeding(wanted.kind) ? row.ended_on : null;
  if (linked !== undefined) {
    if (ended_on !== null && linked.ended_on === null && linked.withdrawn_by === null)
      await announce(
        unit,
        await changeFields(unit, limitationInterruptions, linked, { ended_on }),
        { changed: true },
      );
    return row.interruption_id === null
      ? await changeFields(unit, caseSteps, row, { interruption_id: linked.id })
      : row;
  }
  const made = await createRow(unit, limitationInterruptions, {
    loan_id,
    legal_case_id: row.legal_case_id,
    kind: wanted.kind,
    happened_on: wanted.on,
    ended_on,
    evidence: `${row.body} ${row.reference}`,
    recorded_by: personOf(unit),
  });
  await announce(unit, made, {});
  return await changeFields(unit, caseSteps, row, { interruption_id: made.id });
}

const NO_DAYS = {
  accepted_on: null,
  issued_on: null,
  served_on: null,
  confirmed_on: null,
  perform_by_on: null,
  enforcement_applied_on: null,
  ended_on: null,
  outcome: null,
};

async function enter(
  unit: UnitOfWork,
  sent: z.output<NonNullable<typeof caseSteps.create>>,
): Promise<Outcome<CaseStepRow>> {
  const { loan } = orRefuse(await standingCase(unit, sent.legal_case_id));
  const step = { ...NO_DAYS, ...given(sent) } as Step;
  orRefuse(checkDays(step, loan.disbursed_on, unit.businessDate));
  orRefuse(checkEnd(step));
  const row = await createRow(unit, caseSteps, { ...sent, recorded_by: personOf(unit) });
  const after = await linkInterruption(unit, row, loan.id);
  await refreshLimitations(unit.db, [loan.id]);
  return done(after);
}

/** Adds what may follow: the days of a step as they come, and how it ended. */
async function change(
  unit: UnitOfWork,
  row: CaseStepRow,
  sent: z.output<NonNullable<typeof caseSteps.update>>,
): Promise<Outcome<CaseStepRow>> {
  const { loan } = orRefuse(await standingCase(unit, row.legal_case_id));
  const step = { ...row, ...given(sent) };
  orRefuse(checkDays(step, loan.disbursed_on, unit.businessDate));
  orRefuse(checkEnd(step));
  const after = await changeFields(unit, caseSteps, row, sent);
  return done(after === row ? row : await linkInterruption(unit, after, loan.id));
}

export const stepRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, caseSteps.create, enter),
  changeRoute(served, caseSteps.update, change),
];
