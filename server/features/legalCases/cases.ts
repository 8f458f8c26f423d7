import type { z } from 'zod';
import { nextDeadlines } from '../../book/caseDeadlines.ts';
import { addCaseEvent, costsOf } from '../../book/cases.ts';
import { withLoanNames } from '../../book/loanNames.ts';
import { limitationsHeld, refreshLimitations } from '../../book/limitation.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type LegalCaseRow,
  advanceRequest,
  legalCases,
} from '../../contract/resources/legalCases.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  removeRoute,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { createRow, removeRow } from '../../store/records.ts';
import { rereadRow } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { checkAfterLoan } from './caseDays.ts';
import { checkOwner } from './caseOwner.ts';
import { advanceCase } from './advanceCase.ts';
import { changeCase } from './changeCase.ts';
import { loanStanding } from './standing.ts';
import { staysOf } from './stays.ts';
import { countRecords } from './store/cases.ts';
import { caseSpec } from './store/lists.ts';
import { loanOf } from './store/loans.ts';

/** Legal cases: how they are shown, opened as drafts, and deleted while they are drafts. */

type NewCase = z.output<NonNullable<typeof legalCases.create>>;

/**
 * Cases with what they cost, and on the business date their nearest deadline and the end of the
 * limitation.
 */
const present: Present<typeof legalCases> = async (db, rows, { businessDate }) => {
  const costs = await costsOf(
    db,
    rows.map((row) => row.id),
  );
  const deadlines = await nextDeadlines(db, rows, businessDate);
  const held = await limitationsHeld(db, businessDate);
  return (await withLoanNames(db, rows)).map((row) => {
    const next = deadlines.get(row.id);
    return {
      ...row,
      decision_final: row.decision_final === 1,
      enforcement_stays: staysOf(row),
      costs_minor: costs.get(row.id) ?? 0,
      limitation_expires_on: held.get(row.loan_id) ?? row.limitation_expires_on,
      next_deadline_on: next?.on ?? null,
      next_deadline_kind: next?.kind ?? null,
    };
  });
};

export const servedCases = serve({ definition: legalCases, spec: caseSpec, present });

/** Opens a case; refuses a loan that owes nothing, for it is not sued for. */
export async function openCase(unit: UnitOfWork, sent: NewCase): Promise<Outcome<LegalCaseRow>> {
  if ((await loanOf(unit.db, sent.loan_id)) === undefined)
    return refuseField('loan_id', 'no_such_loan');
  const { owed_minor } = await loanStanding(unit.db, sent.loan_id, unit.businessDate);
  return owed_minor === 0 ? refuseField('loan_id', 'nothing_to_sue') : await openDraft(unit, sent);
}

/**
 * Opens a draft for a loan that is known to owe. Who opens it is reminded of its deadlines unless
 * another owner is named.
 */
export async function openDraft(unit: UnitOfWork, sent: NewCase): Promise<Outcome<LegalCaseRow>> {
  if (sent.owner_id != null) orRefuse(await checkOwner(unit, sent.owner_id));
  if (sent.handed_in_on != null)
    orRefuse(await checkAfterLoan(unit, 'handed_in_on', sent.handed_in_on, sent));
  const row = await createRow(unit, legalCases, {
    ...sent,
    owner_id: sent.owner_id ?? unit.actor.id,
    stage: 'draft',
    stage_on: unit.businessDate,
  });
  await addCaseEvent(unit, row.id, {
    kind: 'opened',
    on: unit.businessDate,
    details: { claimed_minor: sent.claimed_minor },
  });
  await refreshLimitations(unit.db, [sent.loan_id]);
  return done(await rereadRow(unit.db, legalCases, row.id));
}

/** Deletes a draft that no record belongs to. */
async function removeCase(unit: UnitOfWork, row: LegalCaseRow): Promise<Outcome<void>> {
  if (row.stage !== 'draft') return refuse('case_not_draft', { stage: row.stage });
  const count = await countRecords(unit.db, row.id);
  if (count > 0) return refuse('case_has_records', { count });
  await removeRow(unit, legalCases, row);
  return done(undefined);
}

export const caseRoutes: Route[] = [
  ...readRoutes(servedCases),
  createRoute(servedCases, legalCases.create, openCase),
  changeRoute(servedCases, legalCases.update, changeCase),
  removeRoute(servedCases, removeCase),
  commandRoute(
    servedCases,
    'advance',
    'Move a case to its next stage',
    advanceRequest,
    advanceCase,
  ),
];
