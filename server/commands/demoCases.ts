import type { DemoCaseFacts, DemoEvidence, DemoOldLoan } from '../../seeds/rows.ts';
import { orRefuse } from '../contract/outcome.ts';
import { attachments, type AttachmentRow } from '../contract/resources/attachments.ts';
import { caseEvents } from '../contract/resources/caseEvents.ts';
import { guarantees } from '../contract/resources/guarantees.ts';
import { caseHearings } from '../contract/resources/hearings.ts';
import { limitationInterruptions } from '../contract/resources/limitation.ts';
import type { LoanRow } from '../contract/resources/loans.ts';
import { caseSteps } from '../contract/resources/caseSteps.ts';
import { caseMeasures } from '../contract/resources/measures.ts';
import { isProceeding } from '../domain/legal/interruptionRules.ts';
import { FILING_EVIDENCE, type FilingEvidence } from '../domain/legal/filingGate.ts';
import { insertRenewal } from '../features/legalCases/store/renewals.ts';
import { openCase } from '../features/legalCases/cases.ts';
import { createLoan } from '../features/loans/service.ts';
import { recordPayment } from '../book/paymentWriter.ts';
import type { SignedIn } from '../http/route.ts';
import { loadAccounts } from '../book/accounts.ts';
import { insertCaseRecords } from '../book/caseWriter.ts';
import { refreshLimitations } from '../book/limitation.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { keepDemoEvidence, type DemoFile } from './demoEvidence.ts';

/** Finds the ids of the demo book's rows by what names them in the seeds. */
export interface DemoIds {
  loan: (loan_no: string) => number;
  borrower: (external_id: string) => number;
  borrowerOf: (loan_no: string) => number;
  /** Undefined where the loan has no case. */
  caseOf: (loan_no: string) => number | undefined;
  guarantorOf: (external_id: string) => number;
  user: (username: string) => SignedIn;
}

type Files = Readonly<Record<FilingEvidence, DemoFile>>;

async function fillMeasures(
  unit: UnitOfWork,
  { measures }: DemoCaseFacts,
  { caseOf, user }: DemoIds,
): Promise<void> {
  const recorded_by = user('staff').id;
  const ids = await insertCaseRecords(
    unit,
    caseMeasures,
    measures.map((row) => ({
      ...row,
      legal_case_id: caseOf(row.loan_no),
      pre_suit: row.pre_suit ? 1 : 0,
      recorded_by,
    })),
  );
  for (const [at, { renewed_on }] of measures.entries())
    if (renewed_on !== null)
      await insertRenewal(unit.db, {
        case_measure_id: ids[at] ?? 0,
        renewed_on,
        until_on: null,
        recorded_by,
        created_at: unit.now,
      });
}

type Place = Pick<AttachmentRow, 'resource' | 'record_id'>;

/**
 * Where evidence of a kind is kept: with the borrower, with the case if there is one, or the loan.
 */
function placeOf(
  kind: FilingEvidence,
  loan_no: string,
  { loan, borrowerOf, caseOf }: Pick<DemoIds, 'loan' | 'borrowerOf' | 'caseOf'>,
): Place {
  const legal_case_id = caseOf(loan_no);
  if (kind === 'identity') return { resource: 'borrowers', record_id: borrowerOf(loan_no) };
  if (kind === 'demand_record' && legal_case_id !== undefined)
    return { resource: 'legal_cases', record_id: legal_case_id };
  return { resource: 'loans', record_id: loan(loan_no) };
}

async function fillEvidence(
  unit: UnitOfWork,
  rows: readonly DemoEvidence[],
  files: Files,
  ids: Pick<DemoIds, 'loan' | 'borrowerOf' | 'caseOf' | 'user'>,
): Promise<void> {
  const uploaded_by = ids.user('staff').id;
  await insertCaseRecords(
    unit,
    attachments,
    rows.flatMap(({ loan_no, kinds }) =>
      kinds.map((kind) => ({
        ...placeOf(kind, loan_no, ids),
        kind,
        ...files[kind],
        uploaded_by,
        status: 'recorded' as const,
      })),
    ),
  );
}

/** Lends an old loan, and takes the installments that were paid. */
async function lendOldLoan(
  clerk: UnitOfWork,
  { borrower_external_id, first_due_on, disbursed_on, paid_installments }: DemoOldLoan,
  { borrower }: DemoIds,
): Promise<LoanRow> {
  const loan = orRefuse(
    await createLoan(clerk, {
      borrower_id: borrower(borrower_external_id),
      product: 'consumer_loan',
      principal_minor: 1_800_000,
      annual_rate_bps: 1440,
      repayment_method: 'equal_principal',
      day_count: '30/360',
      rounding: 'half_up',
      installments_count: 12,
      assigned_to: clerk.actor.id,
      first_due_on,
      disbursed_on,
    }),
  );
  const [account] = await loadAccounts(clerk.db, [loan.id]);
  for (const installment of account?.installments.slice(0, paid_installments) ?? [])
    orRefuse(
      await recordPayment(clerk, {
        loan_id: loan.id,
        amount_minor: installment.principal_minor + installment.interest_minor,
        paid_on: installment.due_on,
        channel: 'debit',
        memo: null,
      }),
    );
  return loan;
}

/**
 * An old debt, paid for some months and then no more; a prepared one with its draft and evidence.
 */
async function fillOldLoan(
  unit: UnitOfWork,
  row: DemoOldLoan,
  files: Files,
  ids: DemoIds,
): Promise<void> {
  const staff = ids.user('staff');
  const clerk: UnitOfWork = { ...unit, actor: { id: staff.id, name: staff.full_name } };
  const loan = await lendOldLoan(clerk, row, ids);
  await insertCaseRecords(unit, limitationInterruptions, [
    { loan_id: loan.id, legal_case_id: null, kind: 'demand', ...row.demand, recorded_by: staff.id },
  ]);
  if (!row.prepared) return;
  orRefuse(await openCase(clerk, { loan_id: loan.id, claimed_minor: 800_000 }));
  await fillEvidence(unit, [{ loan_no: loan.loan_no, kinds: FILING_EVIDENCE }], files, {
    user: ids.user,
    loan: () => loan.id,
    borrowerOf: () => loan.borrower_id,
    caseOf: () => undefined,
  });
}

async function fillHearings(
  unit: UnitOfWork,
  { hearings }: DemoCaseFacts,
  { caseOf, user }: DemoIds,
): Promise<void> {
  const recorded_by = user('staff').id;
  await insertCaseRecords(
    unit,
    caseHearings,
    hearings.map((row) => ({ ...row, legal_case_id: caseOf(row.loan_no), recorded_by })),
  );
}

async function fillGuarantees(
  unit: UnitOfWork,
  facts: DemoCaseFacts,
  { loan, guarantorOf, user }: DemoIds,
): Promise<void> {
  const recorded_by = user('staff').id;
  const accounts = await loadAccounts(
    unit.db,
    facts.guarantees.map((row) => loan(row.loan_no)),
  );
  const dues = new Map(accounts.map((account) => [account.loan.id, account.loan.last_due_on]));
  await insertCaseRecords(
    unit,
    guarantees,
    facts.guarantees.map((row) => ({
      ...row,
      loan_id: loan(row.loan_no),
      borrower_contact_id: guarantorOf(row.borrower_external_id),
      due_on: dues.get(loan(row.loan_no)),
      recorded_by,
    })),
  );
}

async function fillInterruptions(
  unit: UnitOfWork,
  { interruptions }: DemoCaseFacts,
  { loan, caseOf, user }: DemoIds,
): Promise<void> {
  const recorded_by = user('staff').id;
  await insertCaseRecords(
    unit,
    limitationInterruptions,
    interruptions.map((row) => ({
      ...row,
      loan_id: loan(row.loan_no),
      legal_case_id: row.of_case ? caseOf(row.loan_no) : null,
      recorded_by,
    })),
  );
}

/** Steps with the event by which each started the limitation anew. */
async function fillSteps(
  unit: UnitOfWork,
  { steps }: DemoCaseFacts,
  { loan, caseOf, user }: DemoIds,
): Promise<void> {
  const recorded_by = user('staff2').id;
  const placed = steps.map((row) => ({ ...row, legal_case_id: caseOf(row.loan_no), recorded_by }));
  const ids = await insertCaseRecords(
    unit,
    limitationInterruptions,
    placed.map(({ kind, loan_no, legal_case_id, begun_on, ended_on, body, reference }) => ({
      loan_id: loan(loan_no),
      legal_case_id,
      kind,
      happened_on: begun_on,
      ended_on: isProceeding(kind) ? ended_on : null,
      evidence: `${body} ${reference}`,
      recorded_by,
    })),
  );
  await insertCaseRecords(
    unit,
    caseSteps,
    placed.map((row, at) => ({ ...row, interruption_id: ids[at] })),
  );
}

async function fillEvents(
  unit: UnitOfWork,
  { events }: DemoCaseFacts,
  { caseOf, user }: DemoIds,
): Promise<void> {
  await insertCaseRecords(
    unit,
    caseEvents,
    events.map(({ by_username, details, ...row }) => ({
      ...row,
      legal_case_id: caseOf(row.loan_no),
      details: JSON.stringify(details),
      actor_id: user(by_username).id,
      actor_name: user(by_username).full_name,
    })),
  );
}

/**
 * Fills in everything that belongs to the cases of the demo book, and two debts whose limitation is
 * nearly or just over.
 */
export async function fillCases(
  unit: UnitOfWork,
  facts: DemoCaseFacts,
  ids: DemoIds,
): Promise<void> {
  const files = await keepDemoEvidence(unit);
  await fillMeasures(unit, facts, ids);
  await fillHearings(unit, facts, ids);
  await fillGuarantees(unit, facts, ids);
  await fillInterruptions(unit, facts, ids);
  await fillSteps(unit, facts, ids);
  await fillEvents(unit, facts, ids);
  await fillEvidence(unit, facts.evidence, files, ids);
  for (const row of facts.old_loans) await fillOldLoan(unit, row, files, ids);
  await refreshLimitations(
    unit.db,
    [...facts.interruptions, ...facts.steps].map((row) => ids.loan(row.loan_no)),
  );
}
