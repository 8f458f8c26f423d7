import { type RestructureRow, restructures } from '../../contract/resources/restructures.ts';
import { settle } from '../../contract/outcome.ts';
import { chunks, ledgerOf, loadAccounts, restructuresAt } from '../../book/accounts.ts';
import { planStateOf } from '../../book/plans.ts';
import { loadPolicies } from '../../book/policies.ts';
import { updateRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { hinder, lapse, takeEffect } from './effect.ts';
import { addStep, kindsOf, plansInEffect, signedRequests, termsOf } from './store.ts';

/**
 * What a business day does to restructures: signed ones whose day has come take effect, plans in
 * effect are judged, settlements past their deadline lapse.
 */
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
  for (const some of chunks(await plansInEffect(unit.db))) await judge(unit, some, counts);
  return counts;
}

/** Writes a verdict where it is another than yesterday's. */
async function judge(
  unit: UnitOfWork,
  rows: readonly RestructureRow[],
  counts: PlanDay,
): Promise<void> {
  const policies = await loadPolicies(unit.db);
  const accounts = new Map(
    (await loadAccounts(unit.db, [...new Set(rows.map((row) => row.loan_id))])).map((account) => [
      account.loan.id,
      account,
    ]),
  );
  for (const row of rows) {
    const account = accounts.get(row.loan_id);
    const plan = account?.restructures.find(({ id }) => id === row.id);
    // A later plan ends the judgement of the one it replaced.
    if (
      account === undefined ||
      plan === undefined ||
      restructuresAt(account, { as_of: unit.businessDate }).at(-1)?.id !== row.id
    )
      continue;
    const state = planStateOf(
      account,
      policies,
      ledgerOf(account, policies, { as_of: unit.businessDate }),
      plan,
      unit.businessDate,
    );
    if (state.status === row.plan_status || state.status === 'lapsed') continue;
    if (state.status === 'broken' && kindsOf(row).includes('settlement')) {
      await lapse(unit, row);
      counts.lapsed += 1;
      continue;
    }
    const details = {
      plan_status: state.status,
      observation_ends_on: state.ends_on,
      restarted_on: state.restarted_on,
    };
    unit.record({
      action: 'judge',
      resource: 'restructures',
      record_id: row.id,
      before: { plan_status: row.plan_status },
      after: details,
    });
    await updateRow(unit.db, restructures, row, { plan_status: state.status }, unit.now);
    await addStep(unit, row.id, { step: 'judge', details });
    counts[state.status] += 1;
  }
}
