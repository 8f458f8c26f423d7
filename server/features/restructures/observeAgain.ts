import type { z } from 'zod';
import { loadPolicies } from '../../book/policies.ts';
import { refreshPositions } from '../../book/positions.ts';
import { type Outcome, done, refuse } from '../../contract/outcome.ts';
import {
  observeAgainRequest,
  type RestructureRow,
  restructures,
} from '../../contract/resources/restructures.ts';
import { commandRoute } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { rereadRow, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference } from '../../store/unitOfWork.ts';
import { accountsOf, servedRestructures, stateInForce } from './present.ts';
import { addStep } from './store/steps.ts';

/**
 * Observes a plan again, from the end of its observation, because the hardship is not solved then
 * (Measures for the Risk Classification of Financial Assets of Commercial Banks, arts. 17–20).
 */
async function observeAgain(
  unit: UnitOfWork,
  row: RestructureRow,
  { reason }: z.output<typeof observeAgainRequest>,
): Promise<Outcome<RestructureRow>> {
  const account = (await accountsOf(unit.db, [row])).get(row.loan_id);
  const policies = await loadPolicies(unit.db);
  const state = stateInForce(row, account, policies, unit.businessDate);
  if (state === null || state.status === 'lapsed') return refuse('no_plan_in_force');
  if (unit.businessDate < state.ends_on) return refuse('observation_runs', { on: state.ends_on });
  const former = JSON.parse(row.hardship_unsolved_on ?? '[]') as string[];
  const values = { hardship_unsolved_on: JSON.stringify([...former, state.ends_on]) };
  unit.record({
    action: 'judge',
    resource: 'restructures',
    record_id: row.id,
    ...difference(row, values),
  });
  await updateRow(unit.db, restructures, row, values, unit.now);
  await refreshPositions(unit.db, [row.loan_id], unit.now);
  const after = await rereadRow(unit.db, restructures, row.id);
  const again = stateInForce(
    after,
    (await accountsOf(unit.db, [after])).get(row.loan_id),
    policies,
    unit.businessDate,
  );
  await addStep(unit, row.id, {
    step: 'judge',
    comment: reason,
    details: {
      plan_status: again?.status ?? state.status,
      observation_ends_on: again?.ends_on ?? state.ends_on,
      restarted_on: state.ends_on,
    },
  });
  return done(after);
}

export const observeAgainRoute: Route = commandRoute(
  servedRestructures,
  'observe_again',
  'Observe a plan again from the end of its observation: the hardship is not solved',
  observeAgainRequest,
  observeAgain,
);
