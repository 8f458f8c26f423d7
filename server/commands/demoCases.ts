import type { DemoCaseFacts, DemoEvidence, DemoOldLoan } from '../../seeds/rows.ts';
import { orRefuse } from '../contract/outcome.ts';
import { insertRenewal } from '../features/legalCases/store.ts';
import { openCase } from '../features/legalCases/service.ts';
import { createLoan } from '../features/loans/service.ts';
import { recordPayment } from '../features/payments/service.ts';
import type { SignedIn } from '../http/route.ts';
import { loadAccounts, type Account } from '../book/accounts.ts';
import { insertCaseRecords } from '../book/caseWriter.ts';
import { refreshLimitations } from '../book/limitation.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { keepDemoEvidence, type DemoFile } from './demoEvidence.ts';

/** How the rows of the demo book find each other. */
export interface DemoIds {
  loan: (loan_no: string) => number;
  borrower: (external_id: string) => number;
  borrowerOf: (loan_no: string) => number;
  /** Undefined where the loan has none. */
  caseOf: (loan_no: string) => number | undefined;
  guarantorOf: (external_id: string) => number;
  user: (username: string) => SignedIn;
}

type Files = Record<string, DemoFile>;

async function fillMeasures(
  unit: UnitOfWork,
  { measures }: DemoCaseFacts,
  { caseOf, user }: DemoIds,
): Promise<void> {
  const recorded_by = user('staff').id;
  const ids = await insertCaseRecords(
    unit,
    'case_measures',
    measures.map((row) => ({
      ...row,
      legal_case_id: caseOf(row.loan_no),
      pre_suit: Number(row.pre_suit),
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

async function fillEvidence(
  unit: UnitOfWork,
  rows: readonly DemoEvidence[],
  files: Files,
  { loan, borrowerOf, caseOf, user }: DemoIds,
): Promise<void> {
  const uploaded_by = user('staff').id;
  await insertCaseRecords(
    unit,
    'attachments',
    rows.flatMap(({ loan_no, kinds }) =>
      kinds.map((kind) => {
        const legalCase = caseOf(loan_no);
        const place =
          kind === 'identity'
            ? { resource: 'borrowers', record_id: borrowerOf(loan_no) }
            : kind === 'demand_record' && legalCase !== undefined
              ? { resource: 'legal_cases', record_id: legalCase }
              : { resource: 'loans', record_id: loan(loan_no) };
        return { ...place, kind, ...files[kind], uploaded_by, status: 'recorded' };
      }),
    ),
  );
}

/** An old debt, paid for some months and then no more. */
async function fillOldLoan(
  unit: UnitOfWork,
  row: DemoOldLoan,
  files: Files,
  ids: DemoIds,
): Promise<void> {
  const staff = ids.user('staff');
  const clerk: UnitOfWork = { ...unit, actor: { id: staff.id, name: staff.full_name } };
  const {
    borrower_external_id,
    last_due_on: _due,
    paid_installments,
    demand,
    prepared,
    ...dates
  } = row;
  const loan = orRefuse(
    await createLoan(clerk, {
      borrower_id: ids.borrower(borrower_external_id),
      product: 'consumer_loan',
      principal_minor: 1_800_000,
      annual_rate_bps: 1440,
      repayment_method: 'equal_principal',
      day_count: '30/360',
      rounding: 'half_up',
      installments_count: 12,
      assigned_to: staff.id,
      ...dates,
    }),
  );
  const [account] = (await loadAccounts(unit.db, [loan.id])) as [Account];
  for (const one of account.installments.slice(0, paid_installments))
    orRefuse(
      await recordPayment(clerk, {
        loan_id: loan.id,
        amount_minor: one.principal_minor + one.interest_minor,
        paid_on: one.due_on,
        channel: 'debit',
        memo: null,
      }),
    );
  await insertCaseRecords(unit, 'limitation_interruptions', [
    { loan_id: loan.id, legal_case_id: null, kind: 'demand', ...demand, recorded_by: staff.id },
  ]);
  if (!prepared) return;
  orRefuse(await openCase(clerk, { loan_id: loan.id, claimed_minor: 800_000 }));
  const loan_no = String(loan.loan_no);
  await fillEvidence(
    unit,
    [
      {
        loan_no,
        kinds: ['contract', 'disbursement_proof', 'repayment_record', 'identity', 'demand_record'],
      },
    ],
    files,
    {
      ...ids,
      loan: () => loan.id,
      borrowerOf: () => Number(loan.borrower_id),
      caseOf: () => undefined,
    },
  );
}

/**
 * Everything that hangs on the cases of the demo book, and two debts whose limitation is nearly or
 * just over.
 */
export async function fillCases(
  unit: UnitOfWork,
  facts: DemoCaseFacts,
  ids: DemoIds,
): Promise<void> {
  const staff = ids.user('staff').id;
  const files: Files = await keepDemoEvidence(unit);
  await fillMeasures(unit, facts, ids);
  await insertCaseRecords(
    unit,
    'case_hearings',
    facts.hearings.map((row) => ({
      ...row,
      legal_case_id: ids.caseOf(row.loan_no),
      recorded_by: staff,
    })),
  );
  const dues = new Map(
    (
      await loadAccounts(
        unit.db,
        facts.guarantees.map((row) => ids.loan(row.loan_no)),
      )
    ).map(({ loan }) => [loan.id, loan.last_due_on]),
  );
  await insertCaseRecords(
    unit,
    'guarantees',
    facts.guarantees.map((row) => ({
      ...row,
      loan_id: ids.loan(row.loan_no),
      borrower_contact_id: ids.guarantorOf(row.borrower_external_id),
      due_on: dues.get(ids.loan(row.loan_no)),
      recorded_by: staff,
    })),
  );
  await insertCaseRecords(
    unit,
    'limitation_interruptions',
    facts.interruptions.map((row) => ({
      ...row,
      loan_id: ids.loan(row.loan_no),
      legal_case_id: row.of_case ? ids.caseOf(row.loan_no) : null,
      recorded_by: staff,
    })),
  );
  await insertCaseRecords(
    unit,
    'case_events',
    facts.events.map(({ by_username, details, ...row }) => ({
      ...row,
      legal_case_id: ids.caseOf(row.loan_no),
      details: JSON.stringify(details),
      actor_id: ids.user(by_username).id,
      actor_name: ids.user(by_username).full_name,
    })),
  );
  await fillEvidence(unit, facts.evidence, files, ids);
  for (const row of facts.old_loans) await fillOldLoan(unit, row, files, ids);
  await refreshLimitations(
    unit.db,
    facts.interruptions.map((row) => ids.loan(row.loan_no)),
  );
}
