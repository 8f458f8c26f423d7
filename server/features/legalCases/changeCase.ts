import type { z } from 'zod';
import { refreshLimitations } from '../../book/limitation.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { type LegalCaseRow, legalCases } from '../../contract/resources/legalCases.ts';
import { hasReached } from '../../domain/legal/legalCase.ts';
import { type Values, rereadRow, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference, given } from '../../store/unitOfWork.ts';
import {
  checkAfterLoan,
  checkDays,
  checkEffect,
  checkPerformance,
  checkTookEffect,
} from './caseDays.ts';
import { checkOwner } from './caseOwner.ts';
import { gateOf } from './gate.ts';
import { isFiled } from './records.ts';
import { checkStays, storedStays } from './stays.ts';

/** Changes of what describes a case, and of the facts of its decision. */

type Changes = z.output<NonNullable<typeof legalCases.update>>;
type CaseValues = Values<typeof legalCases>;

/** Facts of the decision: known once there is one. */
const OF_DECISION = [
  'decision_kind',
  'served_on',
  'last_served_on',
  'decision_final',
  'appealed_on',
  'performance_ends_on',
  'performance_days',
  'enforcement_stays',
  'took_effect_on',
  'enforcement_applied_on',
  'awarded_minor',
] as const;

/**
 * Checks a new day of handing in: the complaint is not older than the loan and, of a case in court,
 * was handed in by its registration and before the limitation had expired.
 */
async function checkHandedIn(unit: UnitOfWork, next: LegalCaseRow): Promise<Outcome<void>> {
  const { handed_in_on, filed_on } = next;
  if (handed_in_on !== null)
    orRefuse(await checkAfterLoan(unit, 'handed_in_on', handed_in_on, next));
  if (!isFiled(next) || filed_on === null) return done(undefined);
  if (handed_in_on !== null && handed_in_on > filed_on)
    return refuseField('handed_in_on', 'day_in_future', { date: filed_on });
  const gate = await gateOf(unit.db, next, filed_on);
  return gate.limitation_expired && next.limitation_override_by === null
    ? refuseField('handed_in_on', 'limitation_expired', { date: gate.limitation_expires_on })
    : done(undefined);
}

/**
 * Checks a new filing date of a case in court: nothing that followed lies before it, and the
 * limitation had not expired.
 */
async function checkRefiling(
  unit: UnitOfWork,
  row: LegalCaseRow,
  filed_on: string | null,
): Promise<Outcome<void>> {
  if (filed_on === null) return refuseField('filed_on', 'filing_day_stays');
  orRefuse(await checkAfterLoan(unit, 'filed_on', filed_on, row));
  const stage_on = row.stage === 'filed' ? unit.businessDate : row.stage_on;
  if (filed_on > (row.judged_on ?? stage_on))
    return refuseField('filed_on', 'stage_date_order', { date: row.filed_on ?? '' });
  const gate = await gateOf(unit.db, row, filed_on);
  return gate.limitation_expired && row.limitation_override_by === null
    ? refuseField('filed_on', 'limitation_expired', { date: gate.limitation_expires_on })
    : done(undefined);
}

/**
 * Checks that a case has come far enough: what was decided is known once there is a judgment, and
 * the day enforcement was applied for once it was.
 */
function checkReached({ stage }: LegalCaseRow, changed: readonly string[]): Outcome<void> {
  if (changed.includes('enforcement_applied_on') && !hasReached(stage, 'enforcement'))
    return refuseField('enforcement_applied_on', 'not_enforced_yet');
  const early = hasReached(stage, 'judgment')
    ? undefined
    : OF_DECISION.find((name) => changed.includes(name));
  return early === undefined ? done(undefined) : refuseField(early, 'not_judged_yet');
}

/** Checks a case with the values that were sent, of which the named ones differ. */
async function checkChange(
  unit: UnitOfWork,
  row: LegalCaseRow,
  values: CaseValues,
  names: readonly string[],
): Promise<Outcome<void>> {
  const next = { ...row, ...values };
  const filed = isFiled(row);
  orRefuse(checkReached(row, names));
  if (values.claimed_minor === 0 && filed) return refuseField('claimed_minor', 'claim_stays');
  // The filing date of a draft is a plan.
  const days = filed ? names : names.filter((name) => name !== 'filed_on');
  orRefuse(checkDays(next, days, unit.businessDate));
  if (names.includes('owner_id') && next.owner_id !== null)
    orRefuse(await checkOwner(unit, next.owner_id));
  if (names.includes('handed_in_on')) orRefuse(await checkHandedIn(unit, next));
  if (names.includes('filed_on') && filed)
    orRefuse(await checkRefiling(unit, { ...row, handed_in_on: next.handed_in_on }, next.filed_on));
  orRefuse(checkPerformance(next));
  if (names.includes('enforcement_stays')) orRefuse(checkStays(next, unit.businessDate));
  if (names.includes('took_effect_on')) orRefuse(checkTookEffect(next));
  return names.includes('enforcement_applied_on') && next.enforcement_applied_on !== null
    ? checkEffect(next, 'enforcement_applied_on', next.enforcement_applied_on)
    : done(undefined);
}

/** Changes what describes a case; its stage moves by advancing only. */
export async function changeCase(
  unit: UnitOfWork,
  row: LegalCaseRow,
  sent: Changes,
): Promise<Outcome<LegalCaseRow>> {
  const { decision_final, enforcement_stays, ...rest } = sent;
  const flags: CaseValues =
    decision_final === undefined ? {} : { decision_final: decision_final ? 1 : 0 };
  const stays: CaseValues =
    enforcement_stays === undefined ? {} : { enforcement_stays: storedStays(enforcement_stays) };
  const values: CaseValues = { ...given(rest), ...flags, ...stays };
  const changed = difference(row, values);
  const names = Object.keys(changed.after);
  if (names.length === 0) return done(row);
  if (row.stage === 'closed') return refuse('case_closed');
  orRefuse(await checkChange(unit, row, values, names));
  // While a case is at the stage `filed`, the day of that stage is its filing date.
  const { filed_on } = changed.after;
  const moved =
    filed_on != null && row.stage === 'filed'
      ? difference<LegalCaseRow, CaseValues>(row, { ...changed.after, stage_on: filed_on })
      : changed;
  unit.record({ action: 'update', resource: 'legal_cases', record_id: row.id, ...moved });
  await updateRow(unit.db, legalCases, row, moved.after, unit.now);
  await refreshLimitations(unit.db, [row.loan_id]);
  return done(await rereadRow(unit.db, legalCases, row.id));
}
