import type { GuaranteeRow } from '../contract/resources/guarantees.ts';
import type { LegalCaseRow } from '../contract/resources/legalCases.ts';
import type { Knex } from 'knex';
import type { CaseStage } from '../contract/enums.ts';
import { addDays, addMonths } from '../domain/time/calendar.ts';
import { LIMITATION_TERM } from '../domain/legal/limitationTypes.ts';
import type { CaseDeadline } from '../domain/legal/deadlines.ts';
import { chunks } from './accounts.ts';
import {
  caseDeadlines,
  guaranteesOf,
  knownCases,
  loanDeadlines,
  openCases,
  openCasesOf,
  type KnownCase,
} from './cases.ts';
import { limitationFacts } from './limitation.ts';

/** The legal deadlines that stand, over all cases and loans. */

export interface StandingDeadline extends CaseDeadline {
  id: string;
  legal_case_id: number | null;
  case_no: string | null;
  stage: CaseStage | null;
  loan_id: number;
  owner_id: number | null;
  /** The property of a measure, the guarantor, time and room of a hearing. */
  detail: string | null;
}

async function guarantorNames(
  db: Knex,
  rows: readonly GuaranteeRow[],
): Promise<Map<number, string>> {
  const names = new Map<number, string>();
  for (const ids of chunks([...new Set(rows.map((row) => row.borrower_contact_id))])) {
    const people: { id: number; full_name: string }[] = await db('borrower_contacts')
      .whereIn('id', ids)
      .select('id', 'full_name');
    const byId = new Map(people.map((one) => [one.id, one.full_name]));
    for (const row of rows)
      if (byId.has(row.borrower_contact_id))
        names.set(row.id, byId.get(row.borrower_contact_id) ?? '');
  }
  return names;
}

function detailOf(
  { kind, ref }: CaseDeadline,
  { measures, hearings }: KnownCase,
  guarantors: ReadonlyMap<number, string>,
): string | null {
  if (kind === 'measure_expiry' || kind === 'preservation_suit')
    return measures.find(({ id }) => id === ref)?.property ?? null;
  if (kind === 'guarantee_period') return guarantors.get(ref ?? 0) ?? null;
  const hearing = kind === 'hearing' ? hearings.find(({ id }) => id === ref) : undefined;
  return hearing === undefined
    ? null
    : [hearing.time, hearing.room].filter((part) => part !== null).join(' ') || null;
}

/** Of cases that are open, each with all its deadlines, also those missed. */
export async function deadlinesOfCases(
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
    known.flatMap((one) => one.guarantees),
  );
  return known.flatMap((one) =>
    caseDeadlines(one, today).map(
      (deadline): StandingDeadline => ({
        ...deadline,
        id: `case-${one.row.id}-${deadline.kind}${deadline.ref === null ? '' : `-${deadline.ref}`}`,
        legal_case_id: one.row.id,
        case_no: one.row.case_no,
        stage: one.row.stage,
        loan_id: one.row.loan_id,
        owner_id: one.row.owner_id,
        detail: detailOf(deadline, one, guarantors),
      }),
    ),
  );
}

interface OwingLoan {
  id: number;
  assigned_to: number | null;
}

/**
 * Of loans that owe and are not sued for: the limitation and the guarantees. Any other loan answers
 * none.
 */
export async function deadlinesOfLoans(
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
            id: `loan-${id}-${deadline.kind}${deadline.ref === null ? '' : `-${deadline.ref}`}`,
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

/** A month's end may be clamped by as much. */
const CLAMP_DAYS = 3;

const owing = (db: Knex): Knex.QueryBuilder =>
  db('loans')
    .whereNot('loans.status', 'settled')
    .where('outstanding_minor', '>', 0)
    .whereNotExists((open) => {
      void open
        .from('legal_cases')
        .select('id')
        .whereRaw("legal_cases.loan_id = loans.id and legal_cases.stage <> 'closed'");
    });

/**
 * Loans that owe, are not sued for, and whose limitation may end by a day: what starts it anew only
 * makes it later, but for a plan, whose last due date is the loan's own. With them those that
 * somebody answers for.
 */
export async function loansToWatch(db: Knex, to: string): Promise<OwingLoan[]> {
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

/** All of them up to a day. */
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

/** Those of some cases and loans only, as they stand now. */
export async function deadlinesAt(
  db: Knex,
  { cases, loans }: { cases: readonly number[]; loans: readonly number[] },
  today: string,
): Promise<StandingDeadline[]> {
  const rows: LegalCaseRow[] = [];
  for (const ids of chunks(cases))
    rows.push(
      ...((await db('legal_cases')
        .whereIn('id', ids)
        .whereNot({ stage: 'closed' })
        .orderBy('id')) as LegalCaseRow[]),
    );
  const sued = new Set((await openCasesOf(db, loans)).map((row) => row.loan_id));
  const free: OwingLoan[] = [];
  for (const ids of chunks(loans.filter((id) => !sued.has(id))))
    free.push(
      ...((await owing(db)
        .whereIn('loans.id', ids)
        .select('loans.id', 'assigned_to')) as OwingLoan[]),
    );
  return [
    ...(await deadlinesOfCases(db, rows, today)),
    ...(await deadlinesOfLoans(db, free, today)),
  ];
}
