import type { Knex } from 'knex';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { type FilingGate, filingGate as answer } from '../../contract/resources/filing.ts';
import { type LegalCaseRow, legalCases } from '../../contract/resources/legalCases.ts';
import {
  filingGate,
  filingWarnings,
  type FilingObstacle,
  type GateFile,
} from '../../domain/legal/filingGate.ts';
import { recordId } from '../../http/crudRouter.ts';
import { read, type Request } from '../../http/route.ts';
import { openCasesOf } from '../../book/cases.ts';
import { limitationBefore, limitationFacts } from '../../book/limitation.ts';
import { findRow } from '../../store/tableStore.ts';
import { loanStanding, type LoanStanding } from './standing.ts';
import { filedEvidence, gateFiles, loanOf, withdrawnFiles, type CaseLoan } from './store.ts';

/**
 * What stands against a filing on a day. Of a case in court only what was filed before it counts as
 * another one.
 */
async function obstaclesOf(
  db: Knex,
  row: LegalCaseRow,
  on: string,
  { owed_minor, plan_kept }: LoanStanding,
): Promise<Record<FilingObstacle, boolean>> {
  const others = (await openCasesOf(db, [row.loan_id])).filter(
    (one) => one.id !== row.id && isFiled(one),
  );
  const before = isFiled(row) ? others.filter((one) => String(one.filed_on) < on) : others;
  return {
    nothing_owed: owed_minor === 0,
    nothing_claimed: row.claimed_minor === 0,
    plan_kept,
    other_case_filed: before.length > 0,
  };
}

/**
 * What a case in court was filed on, as its filing keeps it; of one that is not, or was filed
 * before that was kept, what is attached: to it, its loan, and the borrower's proof of identity.
 */
async function filesOf(
  db: Knex,
  row: LegalCaseRow,
  { id: loan_id, borrower_id }: CaseLoan,
): Promise<{ files: GateFile[]; frozen: boolean }> {
  const kept = isFiled(row) ? await filedEvidence(db, row.id) : null;
  return {
    files:
      kept ??
      (await gateFiles(db, [{ loan_id, borrower_id, legal_case_id: row.id }])).get(loan_id) ??
      [],
    frozen: kept !== null,
  };
}

/** Whether a case may be filed on a day, or what it was filed on. */
export async function gateOf(db: Knex, row: LegalCaseRow, on: string): Promise<FilingGate> {
  const loan = await loanOf(db, row.loan_id);
  const facts = (await limitationFacts(db, [row.loan_id])).get(row.loan_id);
  if (loan === undefined || facts === undefined) throw new Error(`case ${row.id} has no loan`);
  const { files, frozen } = await filesOf(db, row, loan);
  const withdrawn = await withdrawnFiles(
    db,
    files.map(({ id }) => id),
  );
  const limitation_expires_on = limitationBefore(facts, row.id, on);
  const standing = await loanStanding(db, row.loan_id, on);
  const amounts = { claimed_minor: row.claimed_minor, owed_minor: standing.owed_minor };
  const { evidence, ...verdict } = filingGate(
    files,
    limitation_expires_on,
    on,
    await obstaclesOf(db, row, on, standing),
  );
  return {
    ...verdict,
    frozen,
    evidence: evidence.map((one) => ({
      ...one,
      withdrawn: one.attachment_id !== null && withdrawn.has(one.attachment_id),
    })),
    limitation_expires_on,
    warnings: filingWarnings(amounts),
    ...amounts,
  };
}

/** The case a path names. */
export async function caseAt(db: Knex, request: Request<unknown>): Promise<Outcome<LegalCaseRow>> {
  const id = recordId(request.params['id']);
  const row = id === undefined ? undefined : await findRow(db, legalCases, id);
  return row === undefined
    ? refuse('no_such_record', { id: request.params['id'] ?? '' })
    : done(row);
}

export const isFiled = ({ stage, filed_on }: LegalCaseRow): boolean =>
  filed_on !== null && stage !== 'draft' && stage !== 'demand';

export const gateRoute = read({
  method: 'get',
  path: '/legal_cases/:id/gate',
  access: { resource: 'legal_cases', action: 'show' },
  summary: 'What a filing today needs, or what it needed on the day it was filed',
  answers: answer,
  run: async (db, request) => {
    const row = orRefuse(await caseAt(db, request));
    const on = (isFiled(row) ? row.filed_on : null) ?? request.businessDate;
    return done({ body: await gateOf(db, row, on) });
  },
});
