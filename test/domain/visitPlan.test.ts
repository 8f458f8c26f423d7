import { describe, expect, it } from 'vitest';
import { TIER_BANDS } from '../../server/domain/policyDefaults.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import {
  bandsTaken,
  lot,
  VISIT_PLAN,
  visitBy,
  visitDue,
  type Visited,
  type VisitPlan,
} from '../../server/domain/visits/visitPlan.ts';

const PLAN = VISIT_PLAN.value;
const due = (changes: Partial<Visited>, on: string, plan: VisitPlan = PLAN) =>
  visitDue(
    {
      person: 7,
      outstanding_minor: 50_000_000,
      days_past_due: 0,
      lent_on: '2025-01-10',
      visited_on: '2025-12-10',
      ...changes,
    },
    plan,
    TIER_BANDS.value,
    on,
  );

/** A plan of which nobody is drawn out. */
const ALL: VisitPlan = {
  ...PLAN,
  bands: PLAN.bands.map((band) => ({ ...band, sample_bps: 10_000 })),
};

describe('the shipped plan', () => {
  it.each([
    // outstanding, days late, the band it is of
    [30_000_000, 0, '大额回访'],
    [29_999_999, 0, '小额抽访'],
    [100_000, 0, '小额抽访'],
    [99_999, 0, undefined],
    [30_000_000, 30, undefined],
    [30_000_000, 31, '逾期上门'],
    [5_000_000, 31, '逾期上门'],
    [4_999_999, 31, '小额逾期抽访'],
    [4_999_999, 400, '小额逾期抽访'],
    [99_999, 400, undefined],
  ])('puts %i fen that are %i days late into band %s', (outstanding_minor, late, band) => {
    expect(due({ outstanding_minor, days_past_due: late }, '2026-03-10', ALL)?.band).toBe(band);
  });

  it.each([
    // last visit, first day on which the next one is due: three months of the calendar on
    ['2025-12-10', '2026-03-10'],
    ['2025-11-30', '2026-02-28'],
    ['2025-08-31', '2025-11-30'],
  ])('asks of a large loan seen on %s again from %s', (visited_on, from) => {
    expect(due({ visited_on }, addDays(from, -1))).toBeNull();
    expect(due({ visited_on }, from)).toMatchObject({
      kind: 'follow_up',
      tier: 'M0',
      every_months: 3,
      since_on: visited_on,
      visited: true,
    });
  });

  it('gives fifteen days for a visit', () => {
    expect(visitBy('2026-03-05', PLAN)).toBe('2026-03-20');
  });

  it('says that its figures are practice, which a lender confirms', () => {
    expect(VISIT_PLAN.confidence).toBe('C');
    expect(bandsTaken(PLAN.bands)).toBe(false);
  });
});

describe('who was never visited', () => {
  it('is visited from a day of the month that is theirs, the 28th at the latest', () => {
    const first = new Map<number, number>();
    for (let person = 1; person <= 2800; person += 1)
      for (let day = 1; day <= 28; day += 1) {
        const on = `2026-02-${String(day).padStart(2, '0')}`;
        if (due({ person, visited_on: null, lent_on: '2025-02-01' }, on) === null) continue;
        first.set(day, (first.get(day) ?? 0) + 1);
        break;
      }
    const counts = [...first.values()];
    expect([first.size, counts.reduce((sum, n) => sum + n, 0)]).toEqual([28, 2800]);
    // A hundred on average each day: nobody's morning is the whole book.
    expect(Math.max(...counts)).toBeLessThan(150);
    expect(Math.min(...counts)).toBeGreaterThan(60);
  });

  it('counts the months from the day money was lent', () => {
    const asked = { visited_on: null, lent_on: '2025-12-28' };
    expect(due(asked, '2026-03-27')).toBeNull();
    expect(due(asked, '2026-03-28')).toMatchObject({ since_on: '2025-12-28', visited: false });
  });
});

describe('a sample', () => {
  const small = { outstanding_minor: 1_000_000, visited_on: '2026-01-05' };
  const drawn = (on: string) =>
    Array.from({ length: 10_000 }, (_, at) => at + 1).filter(
      (person) => due({ ...small, person }, on) !== null,
    );

  it('is some two in a hundred each month, others in the next', () => {
    const [march, april] = [drawn('2026-02-10'), drawn('2026-03-10')];
    for (const month of [march, april]) {
      expect(month.length).toBeGreaterThan(150);
      expect(month.length).toBeLessThan(250);
    }
    expect(march.filter((person) => april.includes(person)).length).toBeLessThan(20);
  });

  it('is the same on every day of its period', () => {
    expect(drawn('2026-02-28')).toEqual(drawn('2026-02-05'));
  });

  it('is drawn evenly by a lot that does not change', () => {
    expect([lot(1, 1, 10_000), lot(2, 1, 10_000), lot(1, 2, 10_000)]).toEqual([
      lot(1, 1, 10_000),
      lot(2, 1, 10_000),
      lot(1, 2, 10_000),
    ]);
    expect(new Set([lot(1, 1, 10_000), lot(2, 1, 10_000), lot(1, 2, 10_000)]).size).toBe(3);
  });
});

describe('bands', () => {
  it('are refused where one before takes everybody of one', () => {
    const [large, small] = PLAN.bands;
    if (large === undefined || small === undefined) throw new Error('no bands');
    const any = { ...small, from_minor: 0, to_minor: null };
    expect(bandsTaken([any, large])).toBe(true);
    expect(bandsTaken([large, any])).toBe(false);
    expect(bandsTaken([{ ...any, tiers: ['M1'] }, large])).toBe(false);
  });
});
