import { loansToJudge, refreshPromises } from '../../book/promises.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';

/**
 * Judges the promises whose money has come, or whose day and tolerance are over. Answers how many
 * were kept and broken, and how many loans were looked at.
 */
export async function promiseDay(
  unit: UnitOfWork,
): Promise<{ kept: number; broken: number; loans: number }> {
  const loans = await loansToJudge(unit.db, unit.businessDate);
  return { ...(await refreshPromises(unit, loans)), loans: loans.length };
}
