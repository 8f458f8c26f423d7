import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messages as english } from '../../admin/i18n/en/index.ts';
import { messages as chinese } from '../../admin/i18n/zh/index.ts';
import {
  bandSaid,
  fromDaysSaid,
  inOrder,
  tierChoices,
  tierStep,
} from '../../admin/shared/tierBands.ts';
import { bookOf, formatShare, loansOfTier } from '../../admin/views/overdueTiersBook.ts';
import type { OverdueTier } from '../../server/contract/views.ts';
import { TIER_BANDS } from '../../server/domain/policyDefaults.ts';

const SHIPPED = TIER_BANDS.value;
const [M0, M1, M9] = [
  { id: 'M0', from_days: 0, to_days: 3 },
  { id: 'M1', from_days: 4, to_days: 45 },
  { id: 'M9', from_days: 46, to_days: null },
];
const OWN = [M0, M1, M9];

/** A text of the screens with its blanks filled, in the form for one or for many. */
function say([key, words = {}]: ReturnType<typeof bandSaid>, of: unknown): string {
  const text = key.split('.').reduce((tree, name) => (tree as Record<string, unknown>)[name], of);
  const [one = '', many = one] = String(text).split(' |||| ');
  return (words['smart_count'] === 1 ? one : many).replaceAll(/%\{(\w+)\}/g, (_blank, name) =>
    String(words[String(name)]),
  );
}

describe('the days of a band in words', () => {
  it.each([
    ['no day', 0, 0, '未逾期', 'not overdue'],
    ['the first days, where the grace of a policy counts as none', 0, 3, '0–3 天', '0–3 days'],
    ['a month', 31, 60, '31–60 天', '31–60 days'],
    ['a single day', 1, 1, '1 天', '1 day'],
    ['no upper end, by its first day', 181, null, '181 天起', 'from 181 days'],
    ['no upper end from the first day on', 1, null, '1 天起', 'from 1 day'],
    ['no upper end from 0', 0, null, '0 天起', 'from 0 days'],
  ])('of %s', (_name, from_days, to_days, zh, en) => {
    const said = bandSaid({ from_days, to_days });
    expect([say(said, chinese), say(said, english)]).toEqual([zh, en]);
  });

  it('are the same for a class, which begins on a day too', () => {
    expect(fromDaysSaid(361)).toEqual(bandSaid({ from_days: 361, to_days: null }));
  });
});

describe('the step of a tier on the colour scale', () => {
  it('is its place among the shipped bands', () => {
    expect(SHIPPED.map(({ id }) => tierStep(id, SHIPPED))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('is its place among the bands of a policy, whatever its number', () => {
    expect(OWN.map(({ id }) => tierStep(id, OWN))).toEqual([0, 1, 2]);
    expect(tierStep('M9', [M9, M0, M1])).toBe(2);
  });

  it.each([
    ['M3', 3],
    ['M12', 7],
    ['', 0],
    ['other', 0],
  ])('of %j, which is none of the bands, goes by its number: %i', (tier, step) => {
    expect(tierStep(tier, OWN)).toBe(step);
  });

  it('ends at the deepest colour where there are more bands', () => {
    const many = Array.from({ length: 20 }, (_, at) => ({
      id: `M${at}`,
      from_days: at,
      to_days: at === 19 ? null : at,
    }));
    expect(many.map(({ id }) => tierStep(id, many)).slice(5, 10)).toEqual([5, 6, 7, 7, 7]);
  });

  it('never falls where the days rise', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...SHIPPED]), (bands) => {
        const steps = inOrder(bands).map(({ id }) => tierStep(id, bands));
        expect(steps).toEqual(bands.map((_band, at) => at));
      }),
    );
  });
});

describe('the choices of the tier filter', () => {
  it('are the bands in force by their days', () => {
    expect(tierChoices([M9, M0, M1])).toEqual(OWN.map((band) => ({ id: band.id, band })));
    expect(tierChoices([])).toEqual([]);
  });

  it('hold a tier that is asked for and unknown by its id, so that it can be taken back', () => {
    expect(tierChoices(OWN, ['M1', 'M5'])).toEqual([
      ...OWN.map((band) => ({ id: band.id, band })),
      { id: 'M5', band: undefined },
    ]);
  });
});

const tier = (
  id: string,
  from_days: number,
  [loans, outstanding_minor, overdue_minor]: readonly [number, number, number],
): OverdueTier => ({
  id,
  from_days,
  to_days: null,
  loans,
  outstanding_minor,
  overdue_minor,
  due_soon_loans: 0,
  due_soon_minor: 0,
});

describe('the book by tier', () => {
  const now = [
    tier('M0', 0, [6, 7500, 0]),
    tier('M1', 1, [3, 2000, 300]),
    tier('M2', 31, [1, 500, 200]),
  ];
  const then = [tier('M0', 0, [8, 9000, 0]), tier('M1', 1, [1, 400, 100])];

  it('has the totals of all tiers, and of those that are overdue', () => {
    expect(bookOf(now, then)).toMatchObject({
      total: {
        loans: 10,
        outstanding_minor: 10_000,
        overdue_minor: 500,
        change: { loans: 1, outstanding_minor: 600 },
      },
      overdue: { loans: 4, outstanding_minor: 2500, share: 0.25 },
    });
  });

  it('tells of each tier its share and what changed; one that is new grew from nothing', () => {
    const { bands } = bookOf(now, then);
    expect(bands.map(({ share, change, step }) => [share, change, step])).toEqual([
      [0.75, { loans: -2, outstanding_minor: -1500 }, 0],
      [0.2, { loans: 2, outstanding_minor: 1600 }, 1],
      [0.05, { loans: 1, outstanding_minor: 500 }, 2],
    ]);
  });

  it('compares the overdue tiers by their bars; what is not overdue has none', () => {
    expect(bookOf(now, then).bands.map(({ bar }) => bar)).toEqual([0, 1, 0.25]);
  });

  it('knows no change while the earlier book is not there', () => {
    const { bands, total } = bookOf(now, undefined);
    expect([total.change, ...bands.map(({ change }) => change)]).toEqual([null, null, null, null]);
  });

  it('has shares of 0 where nothing is outstanding', () => {
    const { bands, overdue } = bookOf([tier('M0', 0, [0, 0, 0]), tier('M1', 1, [0, 0, 0])], []);
    expect([overdue.share, ...bands.map(({ share }) => share)]).toEqual([0, 0, 0]);
    expect(bookOf([], []).bands).toEqual([]);
  });

  it('adds up: the shares to the whole, the changes to the change of all', () => {
    const amounts = fc.tuple(fc.nat(99), fc.nat(9_999_999), fc.nat(9999));
    const books = fc.array(fc.tuple(amounts, amounts), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(books, (rows) => {
        const [one, other] = [0, 1].map((book) =>
          rows.map((both, at) => tier(`M${at}`, at, both[book] ?? [0, 0, 0])),
        );
        const { bands, total } = bookOf(one ?? [], other);
        const sum = (of: (band: (typeof bands)[number]) => number) =>
          bands.reduce((all, band) => all + of(band), 0);
        expect(sum(({ share }) => share)).toBeCloseTo(total.outstanding_minor === 0 ? 0 : 1, 9);
        expect(sum(({ change }) => change?.outstanding_minor ?? 0)).toBe(
          total.change?.outstanding_minor,
        );
        expect(sum(({ change }) => change?.loans ?? 0)).toBe(total.change?.loans);
      }),
    );
  });

  it.each([
    [0, '0.0%'],
    [0.0001, '<0.1%'],
    [0.001, '0.1%'],
    [0.12345, '12.3%'],
    [1, '100.0%'],
    [-0.05, '-5.0%'],
  ])('writes a share of %d as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });

  it('leads from a tier to its running loans, longest overdue first', () => {
    const [path, query] = loansOfTier('M9').split('?');
    const asked = new URLSearchParams(query);
    expect(path).toBe('/loans');
    expect(JSON.parse(asked.get('filter') ?? '')).toEqual({ tier: 'M9', status: 'active' });
    expect([asked.get('sort'), asked.get('order')]).toEqual(['days_past_due', 'DESC']);
  });
});
