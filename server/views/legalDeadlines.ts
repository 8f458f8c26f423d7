import type { Knex } from 'knex';
import type { LegalDeadline } from '../contract/resources/legalDeadlines.ts';
import { chunks } from '../book/accounts.ts';
import { standingDeadlines } from '../book/deadlines.ts';

interface LoanFace {
  id: number;
  loan_no: string;
  borrower_id: number;
  borrower_name: string;
  outstanding_minor: number;
}

async function faces(db: Knex, loanIds: readonly number[]): Promise<Map<number, LoanFace>> {
  const found = new Map<number, LoanFace>();
  for (const ids of chunks(loanIds)) {
    const rows: LoanFace[] = await db('loans')
      .join('borrowers', 'borrowers.id', 'loans.borrower_id')
      .whereIn('loans.id', ids)
      .select(
        'loans.id',
        'loan_no',
        'borrower_id',
        { borrower_name: 'full_name' },
        'outstanding_minor',
      );
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}

/**
 * What expires or was missed between two days, over cases and loans, by date; of one owner if
 * named: a loan's is who works on it.
 */
export async function legalDeadlines(
  db: Knex,
  today: string,
  { from, to, owner_id }: { from: string; to: string; owner_id?: number | undefined },
): Promise<LegalDeadline[]> {
  const wanted = (await standingDeadlines(db, today, to)).filter(
    (row) => row.on >= from && (owner_id === undefined || row.owner_id === owner_id),
  );
  const loans = await faces(db, [...new Set(wanted.map((row) => row.loan_id))]);
  return wanted
    .flatMap(({ ref: _ref, ...row }): LegalDeadline[] => {
      const loan = loans.get(row.loan_id);
      return loan === undefined
        ? []
        : [
            {
              ...row,
              loan_no: loan.loan_no,
              borrower_id: loan.borrower_id,
              borrower_name: loan.borrower_name,
              outstanding_minor: loan.outstanding_minor,
            },
          ];
    })
    .sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1));
}
