import { describe, expect, it } from 'vitest';
import { chineseWorkdays } from '../../server/book/workdays.ts';
import { daysPastDue } from '../../server/domain/ledger/delinquency.ts';
import { offRestDays } from '../../server/domain/ledger/dueDays.ts';
import { ledger, payoffQuote } from '../../server/domain/ledger/ledger.ts';
import type {
  EarlyPayoffTerms,
  Ledger,
  LedgerInput,
} from '../../server/domain/ledger/ledgerTypes.ts';
import { buildSchedule } from '../../server/domain/ledger/schedule.ts';
import { unpaidInterest, unpaidPrincipal } from '../../server/domain/ledger/unpaid.ts';
import { ALLOCATION_RULES } from '../../server/domain/policyDefaults.ts';
import type { PlanEvent, PlanStory } from './planStoriesShape.ts';
import { OTHER_DAY, OFF_REST_DAYS } from './planStoriesDays.ts';
import { DECLARED_DUE, MISUSED } from './planStoriesDue.ts';
import { RESTRUCTURED, RECOVERED } from './planStoriesEnd.ts';
import { EARLY_FEES, GRACE_BACK } from './planStoriesFees.ts';
import { PREPAID } from './planStoriesPrepaid.ts';
import { LITTLE_LEFT, MONEY_BACK } from './planStoriesRest.ts';
import { orders } from './storiesOrders.ts';

type Entered = readonly [reference: number, event: PlanEvent];

/** The events of a kind with ids in the order of entry; those taken back are as if never made. */
function entered<Kind extends PlanEvent['do']>(events: readonly Entered[], kind: Kind) {
  return events.flatMap(([, event], at) =>
    event.do === kind && !event.reversed
      ? [{ event: event as Extract<PlanEvent, { do: Kind }>, id: at + 1 }]
      : [],
  );
}

function inputOf(
  story: PlanStory,
  events: readonly Entered[],
): LedgerInput & { early: EarlyPayoffTerms } {
  const { lent, off_rest_days = 'none', tolerance } = story;
  const { by_law, principal_first_over_90 } = ALLOCATION_RULES;
  const early = { ...lent, lent_on: lent.disbursed_on, fee: story.fee ?? { fee_bps: 0 } };
  return {
    terms: {
      rounding: lent.rounding,
      penalty_rate_bps: 1800,
      grace_days: 0,
      penalty_day_base: 360,
      ...story.terms,
    },
    early,
    rulesOn: () => (story.principal_first ? principal_first_over_90 : by_law).value,
    ...(tolerance ? { toleranceOn: () => tolerance } : {}),
    court_from: story.court_from ?? null,
    as_of: story.as_of,
    installments: offRestDays(
      buildSchedule(lent),
      off_rest_days,
      chineseWorkdays,
      lent.disbursed_on,
    ).map((row) => ({ id: 100 + row.sequence, ...row })),
    payments: entered(events, 'pay').map(({ event, id }) => ({ id, ...event.payment })),
    adjustments: entered(events, 'adjust').map(({ event, id }) => ({ id, ...event.adjustment })),
    restructures: entered(events, 'restructure').map(({ event, id }) => ({
      id,
      grace_days: story.terms?.grace_days ?? 0,
      early: {
        ...early,
        disbursed_on: event.restructure.effective_on,
        principal_minor: event.restructure.installments.reduce(
          (sum, row) => sum + row.principal_minor,
          0,
        ),
      },
      ...event.restructure,
    })),
  };
}

const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);

/** What a story says of a loan, found in its ledger. */
function toldOf(book: Ledger, { as_of, open, more }: PlanStory) {
  const rows = book.installments
    .map((row) => ({
      due_on: row.due_on,
      amounts: [
        unpaidPrincipal(row),
        unpaidInterest(row),
        row.penalty_minor,
        row.compound_interest_minor,
      ],
    }))
    .filter(({ amounts }) => sum(amounts) > 0);
  const [shown, rest] = more ? [rows.slice(0, open.length), rows.slice(open.length)] : [rows, []];
  const paid = book.entries.filter(({ effect }) => effect === 'paid');
  const went: Record<string, number> = {};
  for (const { component, amount_minor } of paid)
    went[component] = (went[component] ?? 0) + amount_minor;
  const waived = book.entries.filter(({ effect }) => effect === 'waived');
  return {
    open: shown.map(({ due_on, amounts }) => [due_on, ...amounts]),
    more: [
      rest.length,
      sum(rest.map(({ amounts }) => amounts[0]!)),
      sum(rest.map(({ amounts }) => sum(amounts.slice(1)))),
    ],
    whole: {
      outstanding: book.outstanding_minor,
      overdue: book.overdue_minor,
      dpd: daysPastDue(book.oldest_unpaid_due_on, as_of),
      unallocated: book.unallocated_minor,
      cost: book.cost_minor,
      refunded: book.refunded_minor,
      refundOwed: book.refund_owed_minor,
      settled: book.settled,
      writtenOff: book.written_off_on,
    },
    went: Object.fromEntries(Object.entries(went).filter(([, amount]) => amount !== 0)),
    waived: sum(waived.map(({ amount_minor }) => amount_minor)),
  };
}

const expectedOf = ({ open, more, whole, went, waived = 0 }: PlanStory) => ({
  open: open.map(([due_on, ...amounts]) => [
    due_on,
    ...[0, 1, 2, 3].map((place) => amounts[place] ?? 0),
  ]),
  more: more ?? [0, 0, 0],
  whole: {
    outstanding: 0,
    overdue: 0,
    dpd: 0,
    unallocated: 0,
    cost: 0,
    refunded: 0,
    refundOwed: 0,
    settled: false,
    writtenOff: null,
    ...whole,
  },
  went,
  waived,
});

const dayOf = (event: PlanEvent): string => {
  if (event.do === 'pay') return event.payment.paid_on;
  return event.do === 'adjust' ? event.adjustment.value_on : event.restructure.effective_on;
};
/** Whether events of one day stand in the order of the story, which is that of recording. */
const keepsDays = (events: readonly Entered[]): boolean =>
  events.every(([reference, event], at) =>
    events
      .slice(at + 1)
      .every(([later, other]) => dayOf(other) !== dayOf(event) || later > reference),
  );

function play(story: PlanStory): void {
  const told = expectedOf(story);
  const first = story.events.map((event, at): Entered => [at, event]);
  for (const events of orders(first).filter(keepsDays)) {
    const input = inputOf(story, events);
    const book = ledger(input);
    expect(toldOf(book, story)).toEqual(told);
    expect(payoffQuote(input).amount_minor).toBe(story.payoff);
    // Money in is what was paid for, credit, and what went back of it.
    expect(sum(input.payments.map(({ amount_minor }) => amount_minor))).toBe(
      sum(Object.values(story.went)) +
        book.unallocated_minor +
        sum(
          book.entries
            .filter(({ effect }) => effect === 'refunded')
            .map(({ amount_minor }) => amount_minor),
        ),
    );
  }
}

const CHAPTERS: readonly (readonly [string, readonly PlanStory[]])[] = [
  ['partial prepayments', PREPAID],
  ['another repayment day', OTHER_DAY],
  ['fees of an early payoff', EARLY_FEES],
  ['grace charged back once missed', GRACE_BACK],
  ['due dates off days of rest', OFF_REST_DAYS],
  ['acceleration', DECLARED_DUE],
  ['misuse, with what else happens', MISUSED],
  ['small balances and tolerance', LITTLE_LEFT],
  ['refunds, and money that comes late', MONEY_BACK],
  ['restructures that carry interest', RESTRUCTURED],
  ['write-off, recovery and court costs', RECOVERED],
];

describe.each(CHAPTERS)('stories worked by hand: %s', (_chapter, stories) => {
  it.each(stories.map((story) => [story.title, story] as const))('%s', (_title, story) => {
    play(story);
  });
});

describe('the stories of plans', () => {
  const all = CHAPTERS.flatMap(([, stories]) => stories);
  it('have a title and their arithmetic each, and are many', () => {
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    expect(all.filter(({ why }) => !/\d/.test(why)).map(({ title }) => title)).toEqual([]);
    expect(all.length).toBeGreaterThanOrEqual(100);
  });
});
