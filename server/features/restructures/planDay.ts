import { chunks } from '../../book/accounts.ts';
import { loadPolicies } from '../../book/policies.ts';
import type { PlanState } from '../../book/plans.ts';
import { settle } from '../../contract/outcome.ts';
import { type RestructureRow, restructures } from '../../contract/resources/restructures.ts';
import { updateRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { hinder, takeEffect } from './effect.ts';
import { lapse } from './lapse.ts';
import { accountsOf, stateInForce } from './present.ts';
import { plansInEffect, signedRequests } from './store/requests.ts';
import { addStep } from './store/steps.ts';
import { kindsOf, termsOf } from './stored.ts';

/**
 * What a business day does to restructures: signed ones whose day has come take effect, plans in
 * effect are judged, settlements past their deadline lapse.
 */

/** How many restructures a day did each of these to. */
export interface PlanDay {
  effective: number;
  hindered: number;
  broken: number;
  kept: number;
  completed: number;
  lapsed: number;
}

export async function planDay(unit: UnitOfWork): Promise<PlanDay> {
  const counts: PlanDay = {
    effective: 0,
    hindered: 0,
    broken: 0,
    kept: 0,
    completed: 0,
    lapsed: 0,
  };
  for (const row of await signedRequests(unit.db)) {
    if (termsOf(row).effective_on > unit.businessDate) continue;
    const effect = await settle(async () => await takeEffect(unit, row));
    if (effect.ok) counts.effective += 1;
    else {
      await hinder(unit, row, effect.refusal);
      counts.hindered += 1;
    }
  }
  for (const rows of chunks(await plansInEffect(unit.db))) await judge(unit, rows, counts);
  return counts;
}

/**
 * Judges plans where the verdict is another than yesterday's. A later plan ends the judgement of
 * the one it replaced.
 */
async function judge(
  unit: UnitOfWork,
  rows: readonly RestructureRow[],
  counts: PlanDay,
): Promise<void> {
  const policies = await loadPolicies(unit.db);
  const accounts = await accountsOf(unit.db, rows);
  for (const row of rows) {
    const state = stateInForce(row, accounts.get(row.loan_id), policies, unit.businessDate);
    if (state === null || state.status === row.plan_status || state.status === 'lapsed') continue;
    if (state.status === 'broken' && kindsOf(row).includes('settlement')) {
      await lapse(unit, row);
      counts.lapsed += 1;
    } else {
      await keepVerdict(unit, row, state);
      counts[state.status] += 1;
    }
  }
}

async function keepVerdict(
  unit: UnitOfWork,
  row: RestructureRow,
  { status, ends_on, restarted_on }: PlanState,
): Promise<void> {
  const details = { plan_status: status, observation_ends_on: ends_on, restarted_on };
  unit.record({
    action: 'judge',
    resource: 'restructures',
    record_id: row.id,
    before: { plan_status: row.plan_status },
    after: details,
  });
  await updateRow(unit.db, restructures, row, { plan_status: status }, unit.now);
  await addStep(unit, row.id, { step: 'judge', details });
}
