import type { Loan } from '../../server/contract/resources/loans.ts';

/** All that is owed of a loan in fen: principal, interest, penalty and costs. */
export const owedOf = (
  loan: Pick<Loan, 'outstanding_minor' | 'penalty_minor' | 'cost_minor'>,
): number => loan.outstanding_minor + loan.penalty_minor + loan.cost_minor;

/** An amount to fill in with one click, and the text that names it. */
export interface Fill {
  labelKey: string;
  minor: number;
}

/**
 * What catches a loan up: a penalty is taken before what is overdue, so it is part of it, and it is
 * late even where it is all that is left.
 */
const catchUpOf = (loan: Pick<Loan, 'overdue_minor' | 'penalty_minor'>): Fill => ({
  labelKey:
    loan.penalty_minor > 0 ? 'payments.form.overdue_penalty_chip' : 'payments.form.overdue_chip',
  minor: loan.overdue_minor + loan.penalty_minor,
});

const nextOf = (loan: Pick<Loan, 'next_due_minor'>): Fill => ({
  labelKey: 'payments.form.next_chip',
  minor: loan.next_due_minor,
});

/** The amounts to offer: each once, and none of nothing. */
const offered = (fills: readonly Fill[]): Fill[] =>
  fills.filter(
    ({ minor }, at) => minor > 0 && fills.findIndex((fill) => fill.minor === minor) === at,
  );

/**
 * The amounts people pay most: to catch up, or the next installment where nothing is overdue; and
 * what settles the loan, where that is known.
 */
export const paidMost = (
  loan: Pick<Loan, 'overdue_minor' | 'penalty_minor' | 'next_due_minor'>,
  payoff_minor = 0,
): Fill[] =>
  offered([
    catchUpOf(loan),
    ...(loan.overdue_minor > 0 ? [] : [nextOf(loan)]),
    { labelKey: 'payoff.chip', minor: payoff_minor },
  ]);

type Owed = Pick<Loan, 'overdue_minor' | 'penalty_minor' | 'next_due_minor'>;

/**
 * The amounts people promise most: to catch up, and the next installment; of several loans, what
 * they come to together.
 */
export const promisedMost = (loans: readonly Owed[]): Fill[] => {
  const sum = (name: keyof Owed) => loans.reduce((total, loan) => total + loan[name], 0);
  const together = {
    overdue_minor: sum('overdue_minor'),
    penalty_minor: sum('penalty_minor'),
    next_due_minor: sum('next_due_minor'),
  };
  return offered([catchUpOf(together), nextOf(together)]);
};
