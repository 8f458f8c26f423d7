import type { Knex } from 'knex';
import type { LoanRow } from '../contract/resources/loans.ts';
import type { LegalDeadline } from '../contract/resources/legalDeadlines.ts';
import { chunks } from '../book/accounts.ts';
import { standingDeadlines } from '../book/deadlines.ts';
import { narrowTo, type Scope } from '../store/scope.ts';

/** What a deadline's line shows of its loan. */
type LoanFace = Pick<LoanRow, 'id' | 'loan_no' | 'borrower_id' | 'outstanding_minor'> & {
  borrower_name: string;
};

async function faces(
  db: Knex,
  loanIds: readonly number[],
  scope: Scope | null,
): Promise<Map<number, LoanFace>> {
  const found = new Map<number, LoanFace>();
  for (const ids of chunks(loanIds)) {
    const loans = db('loans')
      .join('borrowers', 'borrowers.id', 'loans.borrower_id')
      .whereIn('loans.id', ids)
      .select(
        'loans.id',
        'loan_no',
        'borrower_id',
        { borrower_name: 'full_name' },
        'outstanding_minor',
      );
    narrowTo(db, loans, 'loans', scope);
    for (const row of (await loans) as LoanFace[]) found.set(row.id, row);
  }
  return found;
}

/** Sorts by date, and on one day by the deadline's name. */
function byDayAndName(a: LegalDeadline, b: LegalDeadline): number {
  if (a.on !== b.on) return a.on < b.on ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}

/**
 * The legal deadlines between two days that stand or were missed, over cases and loans, by date; of
 * one owner if named, and of a scope those in it. The owner of a loan's deadline is who works on
 * the loan.
 */
export async function legalDeadlines(
  db: Knex,
  today: string,
  { from, to, owner_id }: { from: string; to: string; owner_id?: number | undefined },
  scope: Scope | null = null,
): Promise<LegalDeadline[]> {
  const wanted = (await standingDeadlines(db, today, to)).filter(
    (row) => row.on >= from && (owner_id === undefined || row.owner_id === owner_id),
  );
  const loans = await faces(db, [...new Set(wanted.map((row) => row.loan_id))], scope);
  return wanted
    .flatMap(({ ref: _ref, ...row }): LegalDeadline[] => {
      const loan = loans.get(row.loan_id);
      if (loan === undefined) return [];
      const { id: _id, ...face } = loan;
      return [{ ...row, ...face }];
    })
    .sort(byDayAndName);
}
