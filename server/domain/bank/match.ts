/**
 * Which loan the money of a bank's line is for. A pure function of what the line names and what
 * each loan it may mean owes: whatever is not unique and exact is left to a person.
 */

/** How a loan came to be thought of. */
const BANK_TRACES = [
  'loan_no',
  'national_id',
  'phone',
  'payer_name',
  'payer_seen',
  'name_in_remark',
  'contact_name',
] as const;
export type BankTrace = (typeof BANK_TRACES)[number];

/** What of a loan an amount is exactly. */
const BANK_FITS = [
  'amount_due',
  'amount_installments',
  'amount_promised',
  'amount_payoff',
] as const;
export type BankFit = (typeof BANK_FITS)[number];

export const BANK_REASONS = [...BANK_TRACES, ...BANK_FITS] as const;
export type BankReason = (typeof BANK_REASONS)[number];

/** Why a line was not booked by itself; the first that holds. */
export const BANK_DOUBTS = [
  'outgoing',
  'nobody',
  'several_loans',
  'another_person',
  'weak_trace',
  'not_active',
  'disputed',
  'recorded_already',
  'reference_seen',
  'not_exact',
  'beyond_due',
  'switched_off',
] as const;
export type BankDoubt = (typeof BANK_DOUBTS)[number];

/** When a line may be booked without anybody looking at it. */
export interface BankMatching {
  readonly automatic: boolean;
  /** An installment that falls due within so many days counts as due. */
  readonly early_days: number;
  /** Whether what pays a loan off to the fen, its number or its borrower's named, may be. */
  readonly payoff: boolean;
}

/** What a loan owes on the day of the money, in fen. */
export interface Owed {
  /** Overdue and due that day, with penalty and costs. */
  readonly due_minor: number;
  /** Installments unpaid, those of `early_days` ahead among them, the oldest first. */
  readonly unpaid: readonly number[];
  /** Penalty, costs and what was refunded too much. */
  readonly beside_minor: number;
  readonly payoff_minor: number;
  readonly promised: readonly number[];
}

/** A loan that a line may mean. */
export interface Meant {
  readonly loan_id: number;
  /** The person who owes it: rows of one person have one number. */
  readonly person: number;
  readonly traces: readonly BankTrace[];
  readonly active: boolean;
  /** Its borrower disputes it. */
  readonly disputed: boolean;
  /** A payment of the same amount near the day stands already, not from a bank's line. */
  readonly recorded: boolean;
  readonly owed: Owed;
}

export interface BankLine {
  readonly direction: 'in' | 'out';
  readonly amount_minor: number;
  /** Another line has the same reference with other contents. */
  readonly reference_seen: boolean;
}

/** A loan that is offered for a line. */
export interface Candidate {
  readonly loan_id: number;
  readonly amount_minor: number;
  readonly reasons: readonly BankReason[];
  /** From 0 to 100: how much speaks for it; not a probability. */
  readonly confidence: number;
}

export interface Verdict {
  readonly candidates: readonly Candidate[];
  /** The loan to book to without a look; null with the doubt. */
  readonly book: number | null;
  readonly doubt: BankDoubt | null;
}

const WEIGHTS: Readonly<Record<BankReason, number>> = {
  loan_no: 60,
  national_id: 55,
  payer_name: 40,
  payer_seen: 40,
  phone: 35,
  name_in_remark: 45,
  contact_name: 15,
  amount_due: 30,
  amount_installments: 30,
  amount_promised: 25,
  amount_payoff: 25,
};
const CLOSED = 30;
/** So many candidates are kept with a line. */
const MOST_SHOWN = 8;

/** What of the loan the amount is, to the fen; undefined where it is nothing. */
export function fitOf(amount: number, owed: Owed): BankFit | undefined {
  if (amount === owed.due_minor) return 'amount_due';
  let sum = 0;
  for (const unpaid of owed.unpaid) {
    sum += unpaid;
    if (amount === sum || amount === sum + owed.beside_minor) return 'amount_installments';
  }
  if (owed.promised.includes(amount)) return 'amount_promised';
  return amount === owed.payoff_minor ? 'amount_payoff' : undefined;
}

/** What may be asked of a loan by now and within the days ahead. */
const dueSoon = ({ unpaid, beside_minor }: Owed): number =>
  unpaid.reduce((sum, one) => sum + one, beside_minor);

interface Weighed extends Meant {
  readonly fit: BankFit | undefined;
  readonly weight: number;
}

function weigh(line: BankLine, meant: Meant): Weighed {
  const fit = fitOf(line.amount_minor, meant.owed);
  const reasons = [...meant.traces, ...(fit === undefined ? [] : [fit])];
  const sum = reasons.reduce((total, reason) => total + WEIGHTS[reason], 0);
  const weight = Math.max(1, Math.min(99, meant.active ? sum : sum - CLOSED));
  return { ...meant, fit, weight };
}

const has = (meant: Meant, ...traces: readonly BankTrace[]): boolean =>
  traces.some((trace) => meant.traces.includes(trace));

/** Names a person whom the money could be from or for, beyond a word in the remark. */
const pointsTo = (meant: Meant): boolean =>
  has(meant, 'loan_no', 'national_id', 'phone', 'payer_name', 'payer_seen', 'name_in_remark');

/** Doubts about which loan is meant. */
function doubtOfLoan(best: Weighed, others: readonly Weighed[]): BankDoubt | null {
  const numbered = others.filter((other) => has(other, 'loan_no'));
  if (numbered.length > 0) return 'several_loans';
  if (others.some((other) => other.person !== best.person && pointsTo(other)))
    return 'another_person';
  if (has(best, 'loan_no')) return null;
  const rivals = others.filter((other) => other.person === best.person && other.active);
  const unclear = rivals.some((other) => best.fit === undefined || other.fit !== undefined);
  return unclear ? 'several_loans' : null;
}

/** Doubts about whether what speaks for the loan is enough. */
function doubtOfTrace(best: Weighed): BankDoubt | null {
  const named = has(best, 'loan_no', 'national_id');
  const known = has(best, 'payer_name', 'payer_seen', 'phone');
  if (has(best, 'loan_no'))
    return known || has(best, 'national_id', 'name_in_remark') || best.fit !== undefined
      ? null
      : 'weak_trace';
  if (!named && !known) return 'weak_trace';
  return named || best.fit !== undefined ? null : 'not_exact';
}

function doubtOfAmount(line: BankLine, best: Weighed, rule: BankMatching): BankDoubt | null {
  if (line.amount_minor <= dueSoon(best.owed)) return null;
  const closes = best.fit === 'amount_payoff' && has(best, 'loan_no', 'national_id');
  return rule.payoff && closes ? null : 'beyond_due';
}

function doubtOf(
  line: BankLine,
  [best, ...others]: readonly Weighed[],
  capped: boolean,
  rule: BankMatching,
): BankDoubt | null {
  if (line.direction === 'out') return 'outgoing';
  if (best === undefined) return 'nobody';
  if (best.recorded) return 'recorded_already';
  if (capped) return 'several_loans';
  const unclear = doubtOfLoan(best, others) ?? doubtOfTrace(best);
  if (unclear !== null) return unclear;
  if (!best.active) return 'not_active';
  if (best.disputed) return 'disputed';
  if (line.reference_seen) return 'reference_seen';
  return doubtOfAmount(line, best, rule) ?? (rule.automatic ? null : 'switched_off');
}

/**
 * The sum of what several loans of one person are due: the shares where it is the amount to the
 * fen, each loan then offered with its own.
 */
function sharesOf(
  amount: number,
  loans: readonly { readonly loan_id: number; readonly due_minor: number }[],
): ReadonlyMap<number, number> | null {
  const owing = loans.filter(({ due_minor }) => due_minor > 0);
  const sum = owing.reduce((total, { due_minor }) => total + due_minor, 0);
  return owing.length > 1 && sum === amount
    ? new Map(owing.map(({ loan_id, due_minor }) => [loan_id, due_minor]))
    : null;
}

/** The shares of the first one's person, where neither a number nor an amount names one loan. */
function sharesOfPerson(
  { amount_minor }: BankLine,
  [best, ...others]: readonly Weighed[],
): ReadonlyMap<number, number> | null {
  if (best === undefined || best.fit !== undefined || has(best, 'loan_no')) return null;
  const own = [best, ...others].filter(({ person, active }) => person === best.person && active);
  return sharesOf(
    amount_minor,
    own.map(({ loan_id, owed }) => ({ loan_id, due_minor: owed.due_minor })),
  );
}

/**
 * Ranks the loans a line may mean, and says whether the first is sure. `capped`: more were found
 * than were looked at.
 */
export function judge(
  line: BankLine,
  meant: readonly Meant[],
  capped: boolean,
  rule: BankMatching,
): Verdict {
  const ranked = meant
    .map((one) => weigh(line, one))
    .toSorted((a, b) => b.weight - a.weight || a.loan_id - b.loan_id);
  const doubt = doubtOf(line, ranked, capped, rule);
  const shares = sharesOfPerson(line, ranked);
  const candidates = ranked.slice(0, MOST_SHOWN).map(({ loan_id, traces, fit, weight }) => ({
    loan_id,
    amount_minor: shares?.get(loan_id) ?? line.amount_minor,
    reasons: fit === undefined ? traces : [...traces, fit],
    confidence: weight,
  }));
  return { candidates, book: doubt === null ? (ranked[0]?.loan_id ?? null) : null, doubt };
}
