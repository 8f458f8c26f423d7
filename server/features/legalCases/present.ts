import type { Present } from '../../http/crudRouter.ts';
import { asCase, caseDeadlines, costsOf, knownCases, nextOf } from '../../store/caseStore.ts';

/** Cases with what they cost, and their nearest deadline on the business date. */
export const presentCases: Present = async (db, rows, { businessDate }) => {
  const cases = rows.map(asCase);
  const costs = await costsOf(db, cases.map((row) => row.id));
  const known = new Map((await knownCases(db, cases.filter((row) => row.stage !== 'closed'))).map((one) => [one.row.id, one]));
  return cases.map((row) => {
    const of = known.get(row.id);
    const next = of === undefined ? null : nextOf(caseDeadlines(of, businessDate));
    return { ...row, decision_final: row.decision_final === 1, costs_minor: costs.get(row.id) ?? 0, next_deadline_on: next?.on ?? null, next_deadline_kind: next?.kind ?? null };
  });
};
