import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIER_BANDS } from '../../server/domain/policyDefaults.ts';
import { TIER_STRATEGIES } from '../../server/domain/worklist/shippedStrategies.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import {
  firstActionClock,
  firstActionState,
  handledTier,
  overdueStage,
  strategiesProblem,
  tierAbove,
} from '../../server/domain/worklist/strategy.ts';

const BANDS = TIER_BANDS.value;
const SHIPPED = TIER_STRATEGIES.value;
const TODAY = '2026-06-15';
const LIMIT = 2_000_000;

describe('the stage of a loan', () => {
  it.each([
    [0, 0, 'current'],
    [0, 5, 'current'],
    [1, 0, 'formal'],
    [1, 5, 'grace'],
    [5, 5, 'grace'],
    [6, 5, 'formal'],
    [90, 90, 'grace'],
    [91, 90, 'formal'],
  ])('%i days late with %i days of grace is %s', (days, grace, stage) => {
    expect(overdueStage(days, grace)).toBe(stage);
  });
});

describe('the tier a loan is handled as', () => {
  it.each([
    [0, LIMIT, 'M0'],
    [1, LIMIT - 1, 'M1'],
    [1, LIMIT, 'M2'],
    [30, LIMIT, 'M2'],
    [31, LIMIT - 1, 'M2'],
    [31, LIMIT, 'M3'],
    [90, LIMIT, 'M4'],
    [91, LIMIT, 'M4'],
    [400, 999 * LIMIT, 'M7'],
  ])('at %i days with %i fen overdue is %s', (days_past_due, overdue_minor, tier) => {
    expect(handledTier({ days_past_due, overdue_minor }, BANDS, SHIPPED)).toBe(tier);
  });

  it('is its own by days, or the next one, whatever the days and the amount', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(10_000_000), (days_past_due, overdue_minor) => {
        const own = handledTier({ days_past_due, overdue_minor: 0 }, BANDS, SHIPPED);
        const handled = handledTier({ days_past_due, overdue_minor }, BANDS, SHIPPED);
        expect([own, tierAbove(own, BANDS)]).toContain(handled);
      }),
    );
  });
});

describe('the clock of the first contact', () => {
  const late = (days: number, overdue_minor = 1) => ({
    days_past_due: days,
    oldest_unpaid_due_on: addDays(TODAY, -days),
    overdue_minor,
  });
  it.each([
    // Late since 06-14: in M1 from then on, two days to call.
    [1, 1, '2026-06-15', '2026-06-17'],
    [30, 1, '2026-05-17', '2026-05-19'],
    // In M2 from the 31st day on, five days.
    [31, 1, '2026-06-15', '2026-06-20'],
    [60, 1, '2026-05-17', '2026-05-22'],
    // By its amount handled as M3, which gives seven, counted from its entry into M2.
    [31, LIMIT, '2026-06-15', '2026-06-22'],
    [181, 1, '2026-06-15', '2026-06-30'],
  ])('at %i days with %i fen runs from %s to %s', (days, minor, entered_on, due_on) => {
    expect(firstActionClock(late(days, minor), BANDS, SHIPPED)).toEqual({ entered_on, due_on });
  });

  it('does not run for a loan that is not late, nor in a tier that asks for none', () => {
    expect(firstActionClock(late(0), BANDS, SHIPPED)).toBeNull();
    const none = SHIPPED.map((one) => ({ ...one, first_action_days: null }));
    expect(firstActionClock(late(5), BANDS, none)).toBeNull();
    expect(firstActionClock(late(5), BANDS, [])).toBeNull();
  });

  it('waits on its last day, is missed on the next, and done whenever it was made', () => {
    const clock = { entered_on: '2026-06-10', due_on: '2026-06-15' };
    expect(firstActionState(clock, false, '2026-06-15')).toBe('waiting');
    expect(firstActionState(clock, false, '2026-06-16')).toBe('missed');
    expect(firstActionState(clock, true, '2026-06-16')).toBe('done');
  });
});

it('a tier has one strategy, and a strategy names a channel once', () => {
  expect(strategiesProblem(SHIPPED)).toBeNull();
  expect(strategiesProblem([...SHIPPED, ...SHIPPED.slice(0, 1)])).toBe('strategies_twice');
  const [first] = SHIPPED;
  expect(first).toBeDefined();
  expect(strategiesProblem([{ ...first!, channels: ['call', 'call'] }])).toBe(
    'strategies_channels',
  );
});
