import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { violationsOf } from '../../server/domain/contact/contactPolicy.ts';
import type {
  ContactAsk,
  ContactFacts,
  ContactOutcome,
  PastContact,
  RuleSet,
} from '../../server/domain/contact/contactRules.ts';
import { CONTACT_RULE_SETS, WORKLIST } from '../../server/domain/policyDefaults.ts';
import { beijingDay } from '../../server/domain/time/beijing.ts';
import { callMoment } from '../../server/domain/worklist/callMoment.ts';
import { expectedOf, factorsOf } from '../../server/domain/worklist/expected.ts';
import { inOrder } from '../../server/domain/worklist/order.ts';
import { isFull } from '../helpers/extent.ts';

const RUNS = isFull() ? 100_000 : 2000;
const PHONES = ['13900000001', '13900000002'];
const minutes = fc
  .integer({ min: 0, max: 2 * 24 * 60 })
  .map((at) => new Date(Date.parse('2026-03-04T00:00:00Z') + at * 60_000).toISOString());
const contact: fc.Arbitrary<PastContact> = fc.record({
  at: minutes,
  contacted_party: fc.constantFrom('borrower', 'guarantor', 'emergency_contact'),
  contact_id: fc.constantFrom(null, 1),
  numbers: fc.subarray(PHONES),
  outcome: fc.constantFrom<ContactOutcome | null>('connected', 'no_answer', 'promised', null),
  reserved_until: minutes,
  elsewhere: fc.boolean(),
});
const facts: fc.Arbitrary<ContactFacts> = fc.record({
  contacts: fc.array(contact, { maxLength: 14 }),
  holds: fc.array(
    fc.record({
      starts_on: fc.constantFrom('2026-03-04', '2026-03-06'),
      ends_on: fc.constantFrom(null, '2026-03-05', '2026-03-07'),
      do_not_contact: fc.boolean(),
    }),
    { maxLength: 1 },
  ),
  plan_kept: fc.boolean(),
  refused_contacts: fc.constant([]),
  refused_numbers: fc.subarray(PHONES, { maxLength: 1 }),
  time_zone: fc.constantFrom(null, 'Asia/Urumqi', 'America/New_York'),
});
const shipped: RuleSet[] = CONTACT_RULE_SETS.map(({ value, source, article = null }) => ({
  rules: value,
  source,
  article,
}));
const sets = fc.subarray(shipped);
const call = fc.record({
  action: fc.constantFrom(
    'promise_today' as const,
    'promise_broken' as const,
    'newly_overdue' as const,
    'plan_due' as const,
    'not_spoken' as const,
  ),
  amount_minor: fc.integer({ min: 0, max: 10_000_000 }),
  days_past_due: fc.integer({ min: 0, max: 2000 }),
  last_outcome: fc.constantFrom<ContactOutcome | null>(null, 'connected', 'refused', 'no_answer'),
  limitation_days: fc.option(fc.integer({ min: -10, max: 400 })),
  later: fc.boolean(),
});

describe('any debtor, rule sets and history', () => {
  it('a row to call breaks no contact rule at its moment, which is of the same day', () => {
    let [calls, apart] = [0, 0];
    fc.assert(
      fc.property(minutes, minutes, facts, sets, (now, retry, known, rules) => {
        const ask: ContactAsk = {
          at: now,
          channel: 'call',
          contacted_party: 'borrower',
          contact_id: null,
          numbers: [PHONES[0] ?? ''],
        };
        const moment = callMoment(ask, known, rules, retry);
        if (!('at' in moment)) {
          apart += 1;
          expect(moment.until === null || moment.until > now).toBe(true);
          return;
        }
        calls += 1;
        expect(violationsOf({ ...ask, at: moment.at }, known, rules)).toEqual([]);
        expect(moment.at >= now && moment.at >= retry).toBe(true);
        if (moment.at !== retry) expect(beijingDay(moment.at)).toBe(beijingDay(now));
      }),
      { numRuns: RUNS },
    );
    // Both happen often: the property is not of an empty set.
    expect(Math.min(calls, apart)).toBeGreaterThan(RUNS / 10);
  });

  it('a call is worth no more than what it is about, and no less for a larger amount', () => {
    fc.assert(
      fc.property(call, fc.integer({ min: 0, max: 1_000_000 }), (one, more) => {
        const worth = (amount_minor: number) =>
          expectedOf(factorsOf({ ...one, amount_minor }, WORKLIST.value));
        const weight = WORKLIST.value.limitation_bps / 10_000;
        expect(worth(one.amount_minor)).toBeLessThanOrEqual(one.amount_minor * weight);
        expect(worth(one.amount_minor + more)).toBeGreaterThanOrEqual(worth(one.amount_minor));
      }),
      { numRuns: RUNS },
    );
  });

  it('the order does not depend on the order in which rows come', () => {
    const row = fc.record({
      id: fc.integer({ min: 1, max: 500 }),
      expected_minor: fc.integer({ min: 0, max: 5 }),
      task_on: fc.constantFrom(null, '2026-03-04', '2026-03-09', '2026-03-15'),
    });
    const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 30 });
    fc.assert(
      fc.property(rows, (some) => {
        const ids = (all: typeof some) =>
          inOrder(all, WORKLIST.value, '2026-03-05').map(({ id }) => id);
        expect(ids(some.toReversed())).toEqual(ids(some));
      }),
      { numRuns: RUNS },
    );
  });
});
