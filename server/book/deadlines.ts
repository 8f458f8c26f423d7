import type { Knex } from 'knex';
import type { CaseStage } from '../contract/enums.ts';
import type { BorrowerContactRow } from '../contract/resources/borrowerContacts.ts';
import type { GuaranteeRow } from '../contract/resources/guarantees.ts';
import type { LegalCaseRow } from '../contract/resources/legalCases.ts';
import type { LoanRow } from '../contract/resources/loans.ts';
import type { CaseDeadline } from '../domain/legal/deadlines.ts';
import { STEP_DEADLINES } from '../domain/legal/steps.ts';
import { LIMITATION_TERM } from '../domain/legal/limitationTypes.ts';
import { addDays, addMonths } from '../domain/time/calendar.ts';
import { chunks } from './accounts.ts';
import { caseDeadlines, loanDeadlines } from './caseDeadlines.ts';
import { guaranteesOf, knownCases, type KnownCase } from './caseFacts.ts';
import { openCases, openCasesAmong } from './cases.ts';
import { limitationFacts } from './limitation.ts';

/** The legal deadlines that stand, over all cases and loans. */

export interface StandingDeadline extends CaseDeadline {
  id: string;
  legal_case_id: number | null;
  case_no: string | null;
  stage: CaseStage | null;
  loan_id: number;
  owner_id: number | null;
  /** A measure's property, a guarantor's name, a hearing's time and room, a step's reference. */
  detail: string | null;
}

/** The guarantors' names, by the guarantee's id. */
export async function guarantorNames(
  db: Knex,
  rows: readonly Pick<GuaranteeRow, 'id' | 'borrower_contact_id'>[],
): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (const ids of chunks([...new Set(rows.map((row) => row.borrower_contact_id))])) {
    const people: Pick<BorrowerContactRow, 'id' | 'full_name'>[] = await db('borrower_contacts')
      .whereIn('id', ids)
      .select('id', 'full_name');
    for (const { id, full_name } of people) names.set(id, full_name);
  }
  return new Map(
    rows.flatMap(({ id, borrower_contact_id }) => {
      const name = names.get(borrower_contact_id);
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}

const isOfStep = (kind: CaseDeadline['kind']): boolean =>
  STEP_DEADLINES.some((name) => name === kind);

function detailOf(
  { kind, ref }: CaseDeadline,
  { measures, hearings, steps }: KnownCase,
  guarantors: ReadonlyMap<number, string>,
): string | null {
  if (kind === 'measure_expiry' || kind === 'preservation_suit')
    return measures.find(({ id }) => id === ref)?.property ?? null;
  if (kind === 'guarantee_period' || kind === 'guarantee_limitation')
    return guarantors.get(ref ?? 0) ?? null;
  const step = isOfStep(kind) ? steps.find(({ id }) => id === ref) : undefined;
  if (step !== undefined) return `${step.body} ${step.reference}`;
  const hearing = kind === 'hearing' ? hearings.find(({ id }) => id === ref) : undefined;
  const parts = [hearing?.time, hearing?.room].filter((part) => part != null);
  return parts.join(' ') || null;
}

/** All deadlines of those of these cases that are open, also deadlines missed. */
async function deadlinesOfCases(
  db: Knex,
  cases: readonly LegalCaseRow[],
  today: string,
): Promise<StandingDeadline[]> {
  const known = await knownCases(
    db,
    cases.filter((row) => row.stage !== 'closed'),
  );
  const guarantors = await guarantorNames(
    db,
    known.flatMap(({ guarantees }) => guarantees),
  );
  return known.flatMap((legalCase) => {
    const { id, case_no, stage, loan_id, owner_id } = legalCase.row;
    return caseDeadlines(legalCase, today).map(
      (deadline): StandingDeadline => ({
        ...deadline,
        id: nameOf('case', id, deadline),
        legal_case_id: id,
        case_no,
        stage,
        loan_id,
        owner_id,
        detail: detailOf(deadline, legalCase, guarantors),
      }),
    );
  });
}

/** Names a deadline: the same one has the same name every day. */
const nameOf = (of: 'case' | 'loan', id: number, { kind, ref }: CaseDeadline): string =>
  `${of}-${id}-${kind}${ref === null ? '' : `-${ref}`}`;

type OwingLoan = Pick<LoanRow, 'id' | 'assigned_to'>;

/** The ends of limitation and guarantees of loans that owe and are not sued for. */
async function deadlinesOfLoans(
  db: Knex,
  loans: readonly OwingLoan[],
  today: string,
): Promise<StandingDeadline[]> {
  const ids = loans.map((row) => row.id);
  const limitations = await limitationFacts(db, ids);
  const guarantees = await guaranteesOf(db, ids);
  const guarantors = await guarantorNames(db, [...guarantees.values()].flat());
  return loans.flatMap(({ id, assigned_to }) => {
    const limitation = limitations.get(id);
    return limitation === undefined
      ? []
      : loanDeadlines(limitation, guarantees.get(id) ?? [], today).map(
          (deadline): StandingDeadline => ({
            ...deadline,
            id: nameOf('loan', id, deadline),
            legal_case_id: null,
            case_no: null,
            stage: null,
            loan_id: id,
            owner_id: assigned_to,
            detail: deadline.ref === null ? null : (guarantors.get(deadline.ref) ?? null),
          }),
        );
  });
}

/** Days by which adding months may cut a date short at a month's end. */
const CLAMP_DAYS = 3;

/** Loans that owe and have no open case. */
const owing = (db: Knex): Knex.QueryBuilder =>
  db('loans')
    // In the words of the index of unsettled loans, and not by what they owe, which most do.
    .whereRaw("loans.status <> 'settled'")
    .whereRaw('loans.outstanding_minor + 0 > 0')
    .whereNotExists((open) => {
      void open
        .from('legal_cases')
        .select('id')
        .whereRaw("legal_cases.loan_id = loans.id and legal_cases.stage <> 'closed'");
    });

/**
 * Loans that owe, are not sued for, and whose limitation may end by a day, and those with a
 * guarantor. What starts a limitation anew only makes it later, except a plan, whose last due date
 * is the loan's own.
 */
async function loansToWatch(db: Knex, to: string): Promise<OwingLoan[]> {
  const latest = addDays(addMonths(to, -LIMITATION_TERM.months), CLAMP_DAYS);
  const ending: OwingLoan[] = await owing(db)
    .where('last_due_on', '<=', latest)
    .select('loans.id', 'assigned_to');
  const guaranteed: OwingLoan[] = await owing(db)
    .where('last_due_on', '>', latest)
    .whereIn('loans.id', (some) => {
      void some.from('guarantees').select('loan_id');
    })
    .select('loans.id', 'assigned_to');
  return [...ending, ...guaranteed];
}

/** All legal deadlines up to a day, of every open case and of loans nobody sues for. */
export async function standingDeadlines(
  db: Knex,
  today: string,
  to: string,
): Promise<StandingDeadline[]> {
  const all = [
    ...(await deadlinesOfCases(db, await openCases(db), today)),
    ...(await deadlinesOfLoans(db, await loansToWatch(db, to), today)),
  ];
  return all.filter(({ on }) => on <= to);
}

/**
 * The legal deadlines of some cases and loans only. A loan that is sued for has none of its own.
 */
export async function deadlinesAt(
  db: Knex,
  { cases, loans }: { cases: readonly number[]; loans: readonly number[] },
  today: string,
): Promise<StandingDeadline[]> {
  const free: OwingLoan[] = [];
  for (const ids of chunks(loans)) {
    const rows: OwingLoan[] = await owing(db)
      .whereIn('loans.id', ids)
      .select('loans.id', 'assigned_to');
    free.push(...rows);
  }
  return [
    ...(await deadlinesOfCases(db, await openCasesAmong(db, cases), today)),
    ...(await deadlinesOfLoans(db, free, today)),
  ];
}
