import { businessDate, type Deps } from '../deps.ts';
import { orderOf } from '../features/worklist/kept.ts';
import { workersOf } from '../features/worklist/store/hands.ts';

/**
 * Brings everybody's day up to now, so that nobody waits for the first look after a start, after
 * midnight or after an import.
 */
export async function keepDays(deps: Deps, signal?: AbortSignal): Promise<void> {
  const { read } = deps.database;
  for (const user_id of await workersOf(read)) {
    if (signal?.aborted) return;
    const now = deps.clock.now().toISOString();
    await orderOf(read, { user_id, now, today: businessDate(deps) });
  }
}
