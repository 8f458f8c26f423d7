import { keepMonthEnd, layMonthEnd, missingMonthEnds, monthEndsBefore } from '../book/monthEnds.ts';
import { madeCells } from '../book/pastBook.ts';
import { done } from '../contract/outcome.ts';
import { businessDate, type Deps } from '../deps.ts';
import { unitOfWork, type UnitOfWork } from '../store/unitOfWork.ts';

const inWrite = async <T>(deps: Deps, work: (unit: UnitOfWork) => Promise<T>): Promise<T> => {
  const outcome = await unitOfWork(deps, { id: null, name: 'system' }, async (unit) =>
    done(await work(unit)),
  );
  if (!outcome.ok) throw new Error('keeping a month end was refused');
  return outcome.value;
};

/**
 * Keeps the month ends that are missing, the newest first. The journal is summed outside the
 * writes, which clerks do not wait for; a month end that something changes meanwhile is left for
 * the next time. Answers how many were kept.
 */
export async function keepMonthEnds(deps: Deps, signal?: AbortSignal): Promise<number> {
  const { read } = deps.database;
  let kept = 0;
  for (const as_of of await missingMonthEnds(read, monthEndsBefore(businessDate(deps)))) {
    if (signal?.aborted) break;
    const mark = await inWrite(deps, async ({ db }) => await layMonthEnd(db, as_of));
    const cells = await madeCells(read, as_of);
    kept += Number(
      await inWrite(deps, async ({ db }) => await keepMonthEnd(db, { as_of, mark }, cells)),
    );
  }
  return kept;
}
