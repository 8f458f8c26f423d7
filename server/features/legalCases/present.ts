import type { legalCases } from '../../contract/resources/legalCases.ts';
import type { Present } from '../../http/crudRouter.ts';
import { costsOf } from '../../book/cases.ts';
import { nextDeadlines } from '../../book/caseDeadlines.ts';
import { limitationsHeld } from '../../book/limitation.ts';

/**
 * Cases with what they cost, and on the business date their nearest deadline and the end of the
 * limitation.
 */
export const presentCases: Present<typeof legalCases> = async (db, rows, { businessDate }) => {
  const cases = rows;
  const costs = await costsOf(
    db,
    cases.map((row) => row.id),
  );
  const deadlines = await nextDeadlines(db, cases, businessDate);
  const held = await limitationsHeld(db, businessDate);
  return cases.map((row) => {
    const next = deadlines.get(row.id);
    return {
      ...row,
      decision_final: row.decision_final === 1,
      costs_minor: costs.get(row.id) ?? 0,
      limitation_expires_on: held.get(row.loan_id) ?? row.limitation_expires_on,
      next_deadline_on: next?.on ?? null,
      next_deadline_kind: next?.kind ?? null,
    };
  });
};
