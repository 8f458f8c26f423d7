import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import type { TierBand } from '../../server/domain/ledger/delinquency.ts';
import {
  assetClassOf,
  bandsProblem,
  daysPastDue,
  dueDateRange,
  tierOf,
} from '../../server/domain/ledger/delinquency.ts';
import { CLASS_THRESHOLDS, TIER_BANDS } from '../../server/domain/policyDefaults.ts';

const bands = TIER_BANDS.value;
const AS_OF = '2026-03-05';

describe('days past due', () => {
  it('are 0 on the due day, 1 on the next, 0 when nothing is unpaid', () => {
    expect(daysPastDue(AS_OF, AS_OF)).toBe(0);
    expect(daysPastDue('2026-03-04', AS_OF)).toBe(1);
    expect(daysPastDue('2026-04-01', AS_OF)).toBe(0);
    expect(daysPastDue(null, AS_OF)).toBe(0);
    expect(daysPastDue('2024-02-29', '2024-03-01')).toBe(1);
  });
});

describe('tiers', () => {
  it.each([
    [0, 'M0'],
    [1, 'M1'],
    [30, 'M1'],
    [31, 'M2'],
    [60, 'M2'],
    [61, 'M3'],
    [90, 'M3'],
    [91, 'M4'],
    [120, 'M4'],
    [121, 'M5'],
    [150, 'M5'],
    [151, 'M6'],
    [180, 'M6'],
    [181, 'M7'],
    [4000, 'M7'],
  ])('%i days are %s', (days, tier) => {
    expect(tierOf(days, bands)).toBe(tier);
  });

  it('every day count falls in exactly one', () => {
    expect(bandsProblem(bands)).toBeNull();
    fc.assert(
      fc.property(
        fc.nat(5000),
        (days) =>
          bands.filter(
            (band) => days >= band.from_days && (band.to_days === null || days <= band.to_days),
          ).length === 1,
      ),
    );
  });

  it('a range of due dates holds exactly the loans of its tier', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 1000 }), (age) => {
        const due_on = addDays(AS_OF, -age);
        const tier = tierOf(daysPastDue(due_on, AS_OF), bands);
        for (const band of bands) {
          const { from, to } = dueDateRange(band.from_days, band.to_days, AS_OF);
          const inside = (from === null || due_on >= from) && (to === null || due_on <= to);
          expect(inside).toBe(band.id === tier);
        }
      }),
    );
  });

  it('the ranges of the first and the last band are open', () => {
    expect(dueDateRange(0, 0, AS_OF)).toEqual({ from: AS_OF, to: null });
    expect(dueDateRange(1, 30, AS_OF)).toEqual({ from: '2026-02-03', to: '2026-03-04' });
    expect(dueDateRange(181, null, AS_OF)).toEqual({ from: null, to: '2025-09-05' });
  });

  it.each<[string, TierBand[]]>([
    ['bands_empty', []],
    ['bands_start_at_zero', [{ id: 'A', from_days: 1, to_days: null }]],
    [
      'bands_gap',
      [
        { id: 'A', from_days: 0, to_days: 5 },
        { id: 'B', from_days: 7, to_days: null },
      ],
    ],
    [
      'bands_overlap',
      [
        { id: 'A', from_days: 0, to_days: 5 },
        { id: 'B', from_days: 5, to_days: null },
      ],
    ],
    [
      'bands_overlap',
      [
        { id: 'A', from_days: 0, to_days: null },
        { id: 'B', from_days: 5, to_days: null },
      ],
    ],
    ['bands_last_open', [{ id: 'A', from_days: 0, to_days: 5 }]],
    ['bands_invalid', [{ id: 'A', from_days: 0, to_days: 5.5 }]],
    [
      'bands_duplicate_id',
      [
        { id: 'A', from_days: 0, to_days: 5 },
        { id: 'A', from_days: 6, to_days: null },
      ],
    ],
  ])('%s', (key, given) => {
    expect(bandsProblem(given)).toBe(key);
  });

  it('the order of the rows does not matter', () => {
    expect(bandsProblem(bands.toReversed())).toBeNull();
    expect(tierOf(45, bands.toReversed())).toBe('M2');
  });

  it('a gap is an error, not a tier', () => {
    expect(() => tierOf(6, [{ id: 'A', from_days: 0, to_days: 5 }])).toThrow(RangeError);
  });
});

describe('asset classes', () => {
  it.each([
    [0, 'normal'],
    [1, 'special_mention'],
    [90, 'special_mention'],
    [91, 'substandard'],
    [270, 'substandard'],
    [271, 'doubtful'],
    [360, 'doubtful'],
    [361, 'loss'],
  ])('a consumer loan %i days past due is %s', (days, grade) => {
    expect(assetClassOf(days, CLASS_THRESHOLDS.consumer.value)).toBe(grade);
    expect(assetClassOf(days, CLASS_THRESHOLDS.consumer.value.toReversed())).toBe(grade);
  });

  it.each([
    [0, 'normal'],
    [1, 'special_mention'],
    [90, 'special_mention'],
    [91, 'substandard'],
    [120, 'substandard'],
    [121, 'doubtful'],
    [180, 'doubtful'],
    [181, 'loss'],
  ])('a card %i days past due is %s', (days, grade) => {
    expect(assetClassOf(days, CLASS_THRESHOLDS.card.value)).toBe(grade);
  });

  it('is normal below the lowest threshold', () => {
    expect(assetClassOf(0, [])).toBe('normal');
  });
});
