import { addDays } from '../server/domain/time/calendar.ts';
import { lawFirm } from './names.ts';
import { positionOf } from './payments.ts';
import type { PaidLife } from './payments.ts';
import type { Random } from './random.ts';
import { caseNumber, courtOf, regionOf } from './regions.ts';
import type { Region } from './regions.ts';
import type { DemoBorrower, DemoCase } from './rows.ts';

/**
 * Proceedings for loans over 120 days past due. How far one has come depends on how long there was.
 */

type Stage = DemoCase['stage'];

/**
 * Days past due at which a stage can be reached, with the wanted number of cases; the latest stages
 * choose first, from the oldest loans.
 */
const STAGES: readonly { stage: Stage; from_days: number; count: number }[] = [
  { stage: 'enforcement', from_days: 300, count: 8 },
  { stage: 'closed', from_days: 200, count: 4 },
  { stage: 'judgment', from_days: 200, count: 8 },
  { stage: 'trial', from_days: 160, count: 9 },
  { stage: 'filed', from_days: 135, count: 13 },
  { stage: 'demand', from_days: 121, count: 11 },
  { stage: 'draft', from_days: 121, count: 7 },
];
/**
 * When a case was filed and when it reached a stage, as fractions of the time since 95 days past
 * due.
 */
const FILED_AT = 0.35;
const REACHED_AT: Record<Stage, number> = {
  draft: 0.5,
  demand: 0.4,
  filed: FILED_AT,
  trial: 0.55,
  judgment: 0.75,
  enforcement: 0.9,
  closed: 0.9,
};
const FILED: ReadonlySet<Stage> = new Set(['filed', 'trial', 'judgment', 'enforcement', 'closed']);

/** What is filled in once all cases are known. */
const UNDECIDED = {
  judge: null,
  lawyer: null,
  owner_username: null,
  demanded_on: null,
  awarded_minor: null,
  decision_kind: null,
  served_on: null,
  decision_final: false,
  performance_ends_on: null,
  enforcement_applied_on: null,
  closed_outcome: null,
} as const;

function caseNo(
  random: Random,
  stage: Stage,
  region: Region,
  filed_on: string,
  stage_on: string,
): string {
  const enforcing = stage === 'enforcement';
  return caseNumber(
    (enforcing ? stage_on : filed_on).slice(0, 4),
    region,
    enforcing ? '执' : '民初',
    random.int(800, 28_900),
  );
}

function makeCase(
  random: Random,
  life: PaidLife,
  stage: Stage,
  region: Region,
  businessDate: string,
): DemoCase {
  const time = life.days_past_due - 95;
  const at = (fraction: number): string =>
    addDays(businessDate, -Math.max(1, Math.round(time * (1 - fraction)) - random.int(0, 4)));
  const stage_on = at(REACHED_AT[stage]);
  const filedOn = (): string => (stage === 'filed' ? stage_on : at(FILED_AT));
  const filed_on = FILED.has(stage) ? filedOn() : null;
  const judgedOn = (): string | null => {
    if (stage === 'judgment') return stage_on;
    return stage === 'enforcement' ? at(REACHED_AT.judgment) : null;
  };
  const position = positionOf(life, life.payments, filed_on ?? stage_on);
  const named = stage !== 'draft' || random.chance(0.5);
  return {
    loan_no: life.loan.loan_no,
    case_no: filed_on === null ? null : caseNo(random, stage, region, filed_on, stage_on),
    stage,
    stage_on,
    court: named ? courtOf(region) : null,
    law_firm: named && random.chance(0.85) ? lawFirm(random) : null,
    claimed_minor: position.outstanding_minor + position.penalty_minor,
    filed_on,
    judged_on: judgedOn(),
    ...UNDECIDED,
  };
}

/** At most one case a loan; about 60. */
export function makeCases(
  random: Random,
  lives: readonly PaidLife[],
  borrowers: readonly DemoBorrower[],
  businessDate: string,
): DemoCase[] {
  const regions = new Map(
    borrowers.map(({ external_id, region_code }) => [external_id, regionOf(region_code)]),
  );
  const left = new Set(
    random.shuffled(lives.filter((life) => life.fate === 'overdue' && life.days_past_due > 120)),
  );
  return STAGES.flatMap(({ stage, from_days, count }) => {
    const chosen = [...left].filter((life) => life.days_past_due >= from_days).slice(0, count);
    return chosen.flatMap((life) => {
      left.delete(life);
      const region = regions.get(life.loan.borrower_external_id);
      return region === undefined ? [] : [makeCase(random, life, stage, region, businessDate)];
    });
  });
}
