import { describe, expect, it } from 'vitest';
import { daysPastDue } from '../../server/domain/ledger/delinquency.ts';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type {
  Ledger,
  LedgerAdjustment,
  LedgerInput,
  LedgerPayment,
} from '../../server/domain/ledger/ledgerTypes.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import { ACCRUING } from './storiesAccruing.ts';
import { COSTS, REFUNDS } from './storiesCosts.ts';
import { DECIDED, PAID_LATE } from './storiesLate.ts';
import { ON_TIME } from './storiesOnTime.ts';
import { orders } from './storiesOrders.ts';
import { PAYOFFS } from './storiesPayoff.ts';
import { TERMS, THREE, type Standing, type Story, type StoryEvent } from './storiesShape.ts';
import { MISUSE, WAIVERS } from './storiesWaivers.ts';

/**
 * An event and the reference it carries whatever the order of entry; ids follow the order of entry.
 */
type Entered = readonly [reference: string, event: StoryEvent];
const withReferences = (events: readonly StoryEvent[]): Entered[] =>
  events.map((event, at) => [`ref-${String(at).padStart(2, '0')}`, event]);

const paymentOf = ([, event]: Entered, id: number): LedgerPayment[] =>
  event.do === 'pay' && !event.reversed
    ? [
        {
          id,
          paid_on: event.on,
          amount_minor: event.amount,
          ...(event.scheduled ? { early_interest: 'scheduled' } : {}),
        },
      ]
    : [];

const adjustmentOf = ([, event]: Entered, id: number): LedgerAdjustment[] =>
  event.do === 'pay' || event.reversed
    ? []
    : [
        {
          id,
          kind: event.do,
          value_on: event.on,
          component: event.do === 'waiver' ? event.component : null,
          amount_minor: event.amount ?? 0,
          rate_bps: event.do === 'misuse' ? event.rate_bps : null,
        },
      ];

function inputOf(
  {
    schedule = THREE,
    terms,
    early,
    rules = ALLOCATION_RULES.by_law.value,
    court_from,
    as_of,
  }: Story,
  entered: readonly Entered[],
): LedgerInput {
  return {
    terms: { ...TERMS, ...terms },
    ...(early ? { early } : {}),
    court_from: court_from ?? null,
    rulesOn: () => rules,
    as_of,
    installments: schedule.map(([due_on, principal_minor, interest_minor], at) => ({
      id: 100 + at,
      sequence: at + 1,
      due_on,
      principal_minor,
      interest_minor,
    })),
    payments: entered.flatMap((one, at) => paymentOf(one, at + 1)),
    adjustments: entered.flatMap((one, at) => adjustmentOf(one, at + 1)),
  };
}

/** The ledger with the references in place of the ids, which follow the order of entry. */
function byReference(book: Ledger, entered: readonly Entered[]) {
  const name = (id: number | null) => (id === null ? null : entered[id - 1]?.[0]);
  return {
    ...book,
    entries: book.entries.map((entry) => ({
      ...entry,
      payment_id: name(entry.payment_id),
      adjustment_id: name(entry.adjustment_id),
    })),
    unallocated: book.unallocated.map((row) => ({ ...row, payment_id: name(row.payment_id) })),
  };
}

/** Whether events of one day stand in the order of the story. */
const keepsDays = (entered: readonly Entered[]): boolean =>
  entered.every(([reference, { on }], at) =>
    entered.slice(at + 1).every(([later, event]) => event.on !== on || later > reference),
  );

const NOTHING: Required<Standing> = {
  principal: 0,
  interest: 0,
  penalty: 0,
  compound: 0,
  openPenalty: 0,
  openCompound: 0,
  waivedInterest: 0,
  waivedPenalty: 0,
  waivedCompound: 0,
};
const standings = (book: Ledger): Standing[] =>
  book.installments.map((row) => ({
    principal: row.paid_principal_minor,
    interest: row.paid_interest_minor,
    penalty: row.paid_penalty_minor,
    compound: row.paid_compound_interest_minor,
    openPenalty: row.penalty_minor,
    openCompound: row.compound_interest_minor,
    waivedInterest: row.waived_interest_minor,
    waivedPenalty: row.waived_penalty_minor,
    waivedCompound: row.waived_compound_interest_minor,
  }));

const wholeOf = (book: Ledger, as_of: string) => ({
  outstanding: book.outstanding_minor,
  overdue: book.overdue_minor,
  dpd: daysPastDue(book.oldest_unpaid_due_on, as_of),
  unallocated: book.unallocated_minor,
  cost: book.cost_minor,
  refunded: book.refunded_minor,
  refundOwed: book.refund_owed_minor,
  settled: book.settled,
  writtenOff: book.written_off_on,
});
const NO_WHOLE = {
  outstanding: 0,
  overdue: 0,
  dpd: 0,
  unallocated: 0,
  cost: 0,
  refunded: 0,
  refundOwed: 0,
  settled: false,
  writtenOff: null,
};

function play(story: Story): void {
  const first = withReferences(story.events);
  const book = ledger(inputOf(story, first));
  expect(standings(book)).toEqual(story.rows.map((row) => ({ ...NOTHING, ...row })));
  expect(wholeOf(book, story.as_of)).toEqual({ ...NO_WHOLE, ...story.whole });
  const expected = byReference(book, first);
  for (const entered of orders(first)) {
    const input = inputOf(story, entered);
    const other = ledger(input);
    expect([standings(other), wholeOf(other, story.as_of)]).toEqual([
      standings(book),
      wholeOf(book, story.as_of),
    ]);
    // Which payment of a day paid what is as they were recorded.
    if (!keepsDays(entered)) continue;
    expect(byReference(other, entered)).toEqual(expected);
    expect(
      byReference(
        ledger({
          ...input,
          payments: input.payments.toReversed(),
          adjustments: (input.adjustments ?? []).toReversed(),
          installments: input.installments.toReversed(),
        }),
        entered,
      ),
    ).toEqual(expected);
  }
}

function quote({ early, quote: asked, ...story }: Story): void {
  if (asked === undefined || early === undefined) return;
  const [on, amount] = asked;
  const before = withReferences(
    story.events.filter((event) => event.on < on || (event.on === on && event.do !== 'pay')),
  );
  const { parts, ...said } = payoffQuote({ ...inputOf({ ...story, as_of: on }, before), early });
  expect(said).toMatchObject({ on, amount_minor: amount });
  expect(
    parts.cost +
      parts.penalty +
      parts.compound_interest +
      parts.interest +
      parts.principal +
      parts.fee +
      parts.refund -
      parts.credit,
  ).toBe(amount);
}

const CHAPTERS: readonly (readonly [string, readonly Story[]])[] = [
  ['money in time', ON_TIME],
  ['nothing paid', ACCRUING],
  ['money that comes late', PAID_LATE],
  ['judgment and write-off', DECIDED],
  ['costs and credit', COSTS],
  ['refunds', REFUNDS],
  ['waivers', WAIVERS],
  ['misuse of the funds', MISUSE],
  ['early payoff', PAYOFFS],
];

describe.each(CHAPTERS)('stories worked by hand: %s', (_chapter, stories) => {
  it.each(stories.map((story) => [story.title, story] as const))('%s', (_title, story) => {
    play(story);
    quote(story);
  });
});

describe('the stories', () => {
  it('have a title each, and are many', () => {
    const titles = CHAPTERS.flatMap(([, stories]) => stories.map(({ title }) => title));
    expect(new Set(titles).size).toBe(titles.length);
    expect(titles.length).toBeGreaterThanOrEqual(100);
  });
});
