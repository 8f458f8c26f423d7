import type { Knex } from 'knex';
import { loadAccounts, type Account } from '../../book/accounts.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import type { RestructureFigures, RestructureRow } from '../../contract/resources/restructures.ts';
import {
  moveProblem,
  type Party,
  type RestructureMove,
  type Standing,
} from '../../domain/restructure/restructure.ts';
import type { SignedIn } from '../../http/route.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { askedIn, figuresOf } from './figures.ts';
import { kindsOf } from './stored.ts';

/** What every move of a request begins with: its loan, its figures, and whether it may be made. */

export interface Loaded {
  account: Account;
  policies: PolicyBook;
}

/** The account of a loan with the policies; refuses a loan that is not there. */
export async function load(db: Knex, loanId: number): Promise<Outcome<Loaded>> {
  const [account] = await loadAccounts(db, [loanId]);
  return account === undefined
    ? refuseField('loan_id', 'no_such_loan')
    : done({ account, policies: await loadPolicies(db) });
}

export const standingOf = (row: RestructureRow): Standing => ({
  status: row.status,
  requested_by: row.requested_by,
  first_approved_by: row.first_approved_by,
  needs_guarantor: kindsOf(row).includes('add_guarantor'),
  signed: {
    borrower: row.borrower_signed_on,
    lender: row.lender_signed_on,
    guarantor: row.guarantor_signed_on,
  },
});

/** Refuses a move that this person may not make on the request as it stands. */
export function checkMove(
  move: RestructureMove,
  row: RestructureRow,
  user: SignedIn,
  party?: Party,
): Outcome<void> {
  const standing = standingOf(row);
  const problem = moveProblem(move, standing, user, party);
  if (problem === null) return done(undefined);
  if (problem === 'restructure_not_possible') return refuse(problem, { status: row.status, move });
  return problem === 'already_signed' && party !== undefined
    ? refuseField('party', problem, { on: standing.signed[party] ?? '' })
    : refuse(problem);
}

/** The figures of a request on the business date, with the policies they rest on. */
export async function figuresNow(
  unit: Pick<UnitOfWork, 'db' | 'businessDate'>,
  row: RestructureRow,
): Promise<Outcome<{ figures: RestructureFigures; policies: PolicyBook; loan: Account['loan'] }>> {
  const { account, policies } = orRefuse(await load(unit.db, row.loan_id));
  const figures = orRefuse(figuresOf(account, policies, askedIn(row), unit.businessDate));
  return done({ figures, policies, loan: account.loan });
}

/** The figures that a request keeps as columns of its own. */
export const keptFigures = ({
  waived_minor,
  capitalised_minor,
  total_after_minor,
  approvers_needed,
}: RestructureFigures) => ({
  waived_minor,
  capitalised_minor,
  total_after_minor,
  approvers_needed,
});
