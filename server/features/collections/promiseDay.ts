import { addDays, daysBetween } from '../../domain/calendar.ts';
import { promiseVerdict } from '../../domain/noteReview.ts';
import { loadPolicies } from '../../store/policyStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { openPromises, setLooks } from './store.ts';

export interface PromiseDay { kept: number; broken: number }

/** Judges the promises whose money has come, or whose day and tolerance are over. */
export async function promiseDay(unit: UnitOfWork): Promise<PromiseDay> {
  const rule = (await loadPolicies(unit.db)).on('note_review', unit.businessDate);
  const counts: PromiseDay = { kept: 0, broken: 0 };
  for (const row of await openPromises(unit.db, (on) => addDays(on, rule.promise_tolerance_days), unit.businessDate)) {
    const verdict = promiseVerdict({ amount_minor: row.promise_amount_minor, promise_on: row.promise_on }, row.received_minor, daysBetween(row.promise_on, unit.businessDate), rule);
    if (verdict === 'open') continue;
    unit.record({ action: 'judge', resource: 'collection_notes', record_id: row.id, before: { promise_status: 'open' }, after: { promise_status: verdict, received_minor: row.received_minor } });
    await setLooks(unit.db, row.id, { promise_status: verdict });
    counts[verdict] += 1;
  }
  return counts;
}
