import type { Knex } from 'knex';
import { done } from '../../contract/outcome.ts';
import { type FilingGate, filingGate as answer } from '../../contract/resources/filing.ts';
import { type LegalCaseRow, legalCases } from '../../contract/resources/legalCases.ts';
import {
  filingGate,
  filingWarnings,
  type FilingObstacle,
  type GateFile,
} from '../../domain/legal/filingGate.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { registeredOn } from '../../book/caseFacts.ts';
import { read } from '../../http/route.ts';
import { openCasesOf } from '../../book/cases.ts';
import { limitationBefore, limitationFacts } from '../../book/limitation.ts';
import { loanStanding, type LoanStanding } from './standing.ts';
import { isFiled } from './records.ts';
import { filedEvidence, gateFiles, withdrawnFiles } from './store/evidence.ts';
import { loanOf, type CaseLoan } from './store/loans.ts';

/**
 * The obstacles to a filing on a day, each with whether it stands. For a case in court only a case
 * filed before it counts as another one.
 */
async function obstaclesOf(
  db: Knex,
  row: LegalCaseRow,
  on: string,
  { owed_minor, plan_kept }: LoanStanding,
): Promise<Record<FilingObstacle, boolean>> {
  const others = (await openCasesOf(db, [row.loan_id])).filter(
    (other) => other.id !== row.id && isFiled(other),
  );
  const before = isFiled(row) ? others.filter((other) => (registeredOn(other) ?? on) < on) : others;
  return {
    nothing_owed: owed_minor === 0,
    nothing_claimed: row.claimed_minor === 0,
    plan_kept,
    other_case_filed: before.length > 0,
  };
}

/**
 * The files a case in court was filed on, as its filing keeps them (`frozen`). For a case that is
 * not filed, or was filed before that was kept: what is attached to it, to its loan, and the
 * borrower's proof of identity.
 */
async function filesOf(
  db: Knex,
  row: LegalCaseRow,
  { id: loan_id, borrower_id }: CaseLoan,
): Promise<{ files: GateFile[]; frozen: boolean }> {
  const kept = isFiled(row) ? await filedEvidence(db, row.id) : null;
  if (kept !== null) return { files: kept, frozen: true };
  const attached = await gateFiles(db, [{ loan_id, borrower_id, legal_case_id: row.id }]);
  return { files: attached.get(loan_id) ?? [], frozen: false };
}

/** Judges whether a case may be filed on a day, or shows what it was filed on. */
export async function gateOf(db: Knex, row: LegalCaseRow, on: string): Promise<FilingGate> {
  const loan = await loanOf(db, row.loan_id);
  const facts = (await limitationFacts(db, [row.loan_id])).get(row.loan_id);
  if (loan === undefined || facts === undefined) throw new Error(`case ${row.id} has no loan`);
  const { files, frozen } = await filesOf(db, row, loan);
  const withdrawn = await withdrawnFiles(
    db,
    files.map(({ id }) => id),
  );
  // The suit is brought when it is handed in, not when the court registers it.
  const sued_on = row.handed_in_on ?? on;
  const limitation_expires_on = limitationBefore(facts, row.id, sued_on);
  const standing = await loanStanding(db, row.loan_id, on);
  const amounts = { claimed_minor: row.claimed_minor, owed_minor: standing.owed_minor };
  const { evidence, ...verdict } = filingGate(
    files,
    limitation_expires_on,
    sued_on,
    await obstaclesOf(db, row, on, standing),
  );
  return {
    ...verdict,
    frozen,
    evidence: evidence.map((found) => ({
      ...found,
      withdrawn: found.attachment_id !== null && withdrawn.has(found.attachment_id),
    })),
    limitation_expires_on,
    warnings: filingWarnings(amounts),
    ...amounts,
  };
}

export const gateRoute = read({
  method: 'get',
  path: '/legal_cases/:id/gate',
  access: { resource: 'legal_cases', action: 'show' },
  summary: 'What a filing today needs, or what it needed on the day it was filed',
  answers: answer,
  run: async (db, { params, businessDate }) => {
    const row = await recordAt(db, legalCases, params);
    return done({ body: await gateOf(db, row, registeredOn(row) ?? businessDate) });
  },
});
