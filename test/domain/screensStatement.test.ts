import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { figuresOf, totalFigures } from '../../admin/parts/ledger/scheduleFigures.ts';
import { columnsOf as balanceColumnsOf } from '../../admin/parts/ledger/ledgerColumns.ts';
import { owedOf, paidMost, promisedMost } from '../../admin/shared/loanMoney.ts';
import { columnsOf, costFiguresOf, wentOf } from '../../admin/statement/statementFigures.ts';
import type { LoanLedger } from '../../server/contract/resources/adjustments.ts';
import type { ScheduleRow } from '../../server/contract/resources/loans.ts';

type Event = LoanLedger['events'][number];
type Entry = Event['entries'][number];

const BALANCE = {
  outstanding_minor: 0,
  principal_outstanding_minor: 0,
  penalty_minor: 0,
  cost_minor: 0,
  refund_owed_minor: 0,
  unallocated_minor: 0,
};
const entry = (
  component: Entry['component'],
  effect: Entry['effect'],
  amount_minor: number,
): Entry => ({
  installment_id: 1,
  sequence: 1,
  component,
  effect,
  amount_minor,
  value_on: '2026-01-05',
});
const event = (
  kind: Event['kind'],
  entries: Entry[] = [],
  changes: Partial<Event> = {},
): Event => ({
  kind,
  payment_id: null,
  adjustment_id: null,
  restructure_id: null,
  value_on: '2026-01-05',
  recorded_at: '2026-01-05T02:00:00Z',
  reversed_at: null,
  amount_minor: 0,
  channel: null,
  prepayment: null,
  entries,
  unallocated_minor: 0,
  balance: BALANCE,
  ...changes,
});

/**
 * A row by its figures: principal and interest, each with what was paid, waived and moved of it.
 */
const row = (
  [principal, paidPrincipal, waivedPrincipal, movedPrincipal]: readonly number[],
  [interest, paidInterest, waivedInterest, movedInterest]: readonly number[],
): ScheduleRow => {
  const of = (whole = 0, ...taken: (number | undefined)[]) =>
    taken.reduce<number>((left, part = 0) => left - part, whole);
  const unpaid_principal_minor = of(principal, paidPrincipal, waivedPrincipal, movedPrincipal);
  const unpaid_interest_minor = of(interest, paidInterest, waivedInterest, movedInterest);
  return {
    id: 1,
    loan_id: 1,
    schedule_version: 1,
    sequence: 1,
    due_on: '2026-02-05',
    principal_minor: principal ?? 0,
    interest_minor: interest ?? 0,
    paid_principal_minor: paidPrincipal ?? 0,
    paid_interest_minor: paidInterest ?? 0,
    waived_principal_minor: waivedPrincipal ?? 0,
    waived_interest_minor: waivedInterest ?? 0,
    moved_principal_minor: movedPrincipal ?? 0,
    moved_interest_minor: movedInterest ?? 0,
    carried_interest_minor: 0,
    carried_penalty_minor: 0,
    carried_compound_minor: 0,
    carried_cost_minor: 0,
    unpaid_principal_minor,
    unpaid_interest_minor,
    unpaid_minor: unpaid_principal_minor + unpaid_interest_minor,
    status: 'upcoming',
  };
};

/**
 * The loan of 12,000.00 at 12 % whose first payment was returned after a plan: the plan took 70.00
 * of the interest of February and all that was still to come.
 */
const RETURNED = [
  row([100_000], [12_000]),
  row([100_000, 0, 0, 100_000], [10_000, 0, 0, 7000]),
  row([1_150_000], [3500]),
];

describe('the schedule on a statement', () => {
  it('owes no fen that a plan took over, after a payment from before it was returned', () => {
    expect(RETURNED.map((one) => figuresOf(one).open)).toEqual([112_000, 3000, 1_153_500]);
    expect(totalFigures(RETURNED)).toEqual({
      principal: 1_350_000,
      interest: 25_500,
      paid: 0,
      waived: 0,
      moved: 107_000,
      open: 1_268_500,
    });
  });

  it.each([
    ['of a plain loan are five', [row([5, 5], [1, 1])], 'principal interest paid open'],
    [
      'show what was waived of the interest',
      [row([5], [1, 0, 1])],
      'principal interest paid waived open',
    ],
    [
      'show what was waived of the principal',
      [row([5, 0, 1], [1])],
      'principal interest paid waived open',
    ],
    ['show what a plan took over', RETURNED, 'principal interest paid moved open'],
    [
      'show all where there is all',
      [row([5, 1, 1, 1], [1])],
      'principal interest paid waived moved open',
    ],
    ['are there for no rows too', [], 'principal interest paid open'],
  ])('has columns that %s', (_name, rows, columns) => {
    expect(columnsOf(totalFigures(rows)).join(' ')).toBe(columns);
  });

  it('leaves no figure out that the open amount depends on', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const part = fc
      .tuple(amount, amount, amount, amount)
      .map(([open, ...taken]) => [open + taken[0] + taken[1] + taken[2], ...taken]);
    fc.assert(
      fc.property(fc.array(fc.tuple(part, part), { maxLength: 8 }), (parts) => {
        const total = totalFigures(parts.map(([principal, interest]) => row(principal, interest)));
        const SIGN = { principal: 1, interest: 1, paid: -1, waived: -1, moved: -1, open: -1 };
        expect(columnsOf(total).reduce((sum, name) => sum + SIGN[name] * total[name], 0)).toBe(0);
      }),
    );
  });
});

describe('what a loan costs in all', () => {
  const payment = event('payment', [
    entry('interest', 'paid', 12_000),
    entry('principal', 'paid', 100_000),
  ]);

  it.each([
    [
      'of a new loan is its schedule',
      [event('disbursement')],
      [row([100_000], [12_000]), row([100_000], [11_000])],
      { interest: 23_000, total: 223_000, costs: 0 },
    ],
    [
      'stays the same when an installment is paid',
      [payment],
      [row([100_000, 100_000], [12_000, 12_000]), row([100_000], [11_000])],
      { interest: 23_000, total: 223_000, costs: 0 },
    ],
    [
      'counts what was paid before a plan, though the schedule in force does not',
      [payment, event('restructure', [entry('interest', 'carried', 11_000)])],
      [row([100_000], [13_000])],
      { interest: 25_000, total: 225_000, costs: 0 },
    ],
    [
      'counts interest that became principal as interest',
      [event('restructure', [entry('interest', 'capitalised', 1000)])],
      [row([101_000], [500])],
      { interest: 1500, total: 101_500, costs: 0 },
    ],
    [
      'is less by what was waived and what fell away',
      [event('waiver', [entry('interest', 'waived', 2000), entry('interest', 'dropped', 3000)])],
      [row([100_000], [12_000, 0, 5000])],
      { interest: 7000, total: 107_000, costs: 0 },
    ],
    [
      'counts no penalty, and the costs apart without those that were taken back',
      [
        event('payment', [entry('penalty', 'paid', 700), entry('cost', 'paid', 40)]),
        event('charge', [], { amount_minor: 5000 }),
        event('charge', [], { amount_minor: 900, reversed_at: '2026-01-06T02:00:00Z' }),
      ],
      [row([100_000], [12_000])],
      { interest: 12_000, total: 112_000, costs: 5000 },
    ],
    ['of nothing is nothing', [], [], { interest: 0, total: 0, costs: 0 }],
  ])('%s', (_name, events, rows, figures) => {
    expect(costFiguresOf(events, rows)).toEqual(figures);
  });
});

describe('where the money of an event went', () => {
  it('is told by component and effect, summed over the installments, in the order it went', () => {
    expect(
      wentOf(
        event('payment', [
          entry('penalty', 'paid', 5),
          entry('interest', 'paid', 10),
          entry('interest', 'dropped', 3),
          entry('principal', 'paid', 100),
          entry('interest', 'paid', 9),
        ]),
      ),
    ).toEqual([
      { component: 'penalty', effect: 'paid', amount_minor: 5 },
      { component: 'interest', effect: 'paid', amount_minor: 19 },
      { component: 'interest', effect: 'dropped', amount_minor: 3 },
      { component: 'principal', effect: 'paid', amount_minor: 100 },
    ]);
  });

  it.each(['charge', 'waiver'] as const)(
    'is not said again of a %s, whose name says it',
    (kind) => {
      expect(wentOf(event(kind, [entry('cost', 'charged', 5)]))).toEqual([]);
    },
  );

  it('loses no fen', () => {
    const anyEntry = fc.record({
      component: fc.constantFrom('principal' as const, 'interest' as const, 'penalty' as const),
      effect: fc.constantFrom('paid' as const, 'dropped' as const),
      amount_minor: fc.integer({ min: 1, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(fc.array(anyEntry), (parts) => {
        const entries = parts.map((one) => entry(one.component, one.effect, one.amount_minor));
        const went = wentOf(event('payment', entries));
        const sum = (rows: readonly { amount_minor: number }[]) =>
          rows.reduce((total, one) => total + one.amount_minor, 0);
        expect(sum(went)).toBe(sum(entries));
        expect(new Set(went.map((one) => `${one.component}${one.effect}`)).size).toBe(went.length);
      }),
    );
  });
});

describe('the balances of the ledger', () => {
  const withBalance = (changes: Partial<typeof BALANCE>) =>
    event('payment', [], { balance: { ...BALANCE, ...changes } });
  it.each([
    ['none of a loan that was never late', [withBalance({ outstanding_minor: 5 })], []],
    [
      'a penalty that is paid by now',
      [withBalance({ penalty_minor: 5 }), withBalance({})],
      ['penalty'],
    ],
    [
      'all, in their order',
      [withBalance({ unallocated_minor: 1 }), withBalance({ cost_minor: 1, penalty_minor: 1 })],
      ['penalty', 'cost', 'credit'],
    ],
    ['none of no events', [], []],
  ])('have columns for %s', (_name, events, names) => {
    expect(balanceColumnsOf(events).map(({ name }) => name)).toEqual(names);
  });
});

describe('the amounts of a loan', () => {
  it('owed are principal, interest, penalty and costs', () => {
    expect(owedOf({ outstanding_minor: 1000, penalty_minor: 200, cost_minor: 30 })).toBe(1230);
    expect(owedOf({ outstanding_minor: 0, penalty_minor: 0, cost_minor: 0 })).toBe(0);
  });

  const overdue = 'payments.form.overdue_chip';
  const withPenalty = 'payments.form.overdue_penalty_chip';
  const next = 'payments.form.next_chip';
  it.each([
    [
      'the next installment and the payoff',
      [0, 0, 500],
      9000,
      [
        [next, 500],
        ['payoff.chip', 9000],
      ],
    ],
    [
      'what is overdue, not the next',
      [700, 0, 500],
      9000,
      [
        [overdue, 700],
        ['payoff.chip', 9000],
      ],
    ],
    ['what is overdue with its penalty', [700, 30, 500], 0, [[withPenalty, 730]]],
    [
      'a penalty that is all that is late, and the next',
      [0, 30, 500],
      0,
      [
        [withPenalty, 30],
        [next, 500],
      ],
    ],
    ['one amount once, where the next settles the loan', [0, 0, 500], 500, [[next, 500]]],
    ['nothing of a settled loan', [0, 0, 0], 0, []],
    ['no payoff of a loan that is paid too much', [0, 0, 0], -50, []],
  ])('offered for a payment are %s', (_name, [late = 0, penalty = 0, due = 0], payoff, fills) => {
    const loan = { overdue_minor: late, penalty_minor: penalty, next_due_minor: due };
    expect(paidMost(loan, payoff).map(({ labelKey, minor }) => [labelKey, minor])).toEqual(fills);
  });

  it('offered for a promise are what catches up, and the next installment', () => {
    const loan = { overdue_minor: 700, penalty_minor: 0, next_due_minor: 500 };
    expect(promisedMost([loan]).map(({ minor }) => minor)).toEqual([700, 500]);
    expect(promisedMost([{ ...loan, next_due_minor: 700 }]).map(({ minor }) => minor)).toEqual([
      700,
    ]);
    expect(promisedMost([{ ...loan, overdue_minor: 0 }]).map(({ minor }) => minor)).toEqual([500]);
    expect(promisedMost([loan, loan]).map(({ minor }) => minor)).toEqual([1400, 1000]);
  });
});
