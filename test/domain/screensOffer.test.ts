import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  affordableOf,
  percentOf,
  widthOf,
} from '../../admin/restructures/figures/affordability.ts';
import { cashFlowOf, monthsBetween } from '../../admin/restructures/figures/cashFlow.ts';
import {
  changeOf,
  partColumns,
  partSum,
  shownParts,
  treatedOpen,
} from '../../admin/restructures/figures/parts.ts';
import {
  columnsOf,
  comparePlans,
  flowOf,
  outsideOf,
  stillDue,
} from '../../admin/restructures/figures/planRows.ts';
import { NO_OFFER, offerOf } from '../../admin/restructures/offer.ts';
import type { PlanRow, RestructureFigures } from '../../server/contract/resources/restructures.ts';

const plan = (due_on: string, unpaid_minor: number, changes: Partial<PlanRow> = {}): PlanRow => ({
  sequence: 1,
  due_on,
  principal_minor: unpaid_minor,
  interest_minor: 0,
  carried_interest_minor: 0,
  penalty_minor: 0,
  cost_minor: 0,
  unpaid_minor,
  kept: false,
  ...changes,
});
const PAID = plan('2026-01-05', 0, { kept: true, principal_minor: 100 });

const NOTHING = { open_minor: 0, waived_minor: 0, carried_minor: 0, capitalised_minor: 0 };
const PARTS: RestructureFigures['parts'] = {
  cost: NOTHING,
  penalty: NOTHING,
  compound_interest: NOTHING,
  interest: NOTHING,
  principal: NOTHING,
};
const part = (changes: Partial<typeof NOTHING>) => ({ ...NOTHING, ...changes });

describe('the months of two plans side by side', () => {
  it('keep what is paid apart, and set rows of the same month beside each other', () => {
    const before = [PAID, plan('2026-02-05', 10), plan('2026-03-05', 20)];
    const after = [PAID, plan('2026-03-20', 15), plan('2026-04-20', 15)];
    const { paid, pairs } = comparePlans({
      before: { installments: before },
      after: { installments: after },
    });
    expect(paid).toEqual([PAID]);
    expect(pairs).toEqual([
      { key: '2026-02/0', before: before[1], after: undefined },
      { key: '2026-03/0', before: before[2], after: after[1] },
      { key: '2026-04/0', before: undefined, after: after[2] },
    ]);
  });

  it('have as many lines as the plan with more rows in the month', () => {
    const { pairs } = comparePlans({
      before: { installments: [plan('2026-02-05', 10), plan('2026-02-28', 11)] },
      after: { installments: [plan('2026-02-20', 21)] },
    });
    expect(pairs.map((pair) => [pair.before?.unpaid_minor, pair.after?.unpaid_minor])).toEqual([
      [10, 21],
      [11, undefined],
    ]);
  });

  it('count a kept row that still owes a penalty as open', () => {
    const late = plan('2026-01-05', 0, { kept: true, penalty_minor: 5 });
    const both = { installments: [late] };
    expect(comparePlans({ before: both, after: both })).toMatchObject({
      paid: [],
      pairs: [{ before: late, after: late }],
    });
  });

  it('are none of two empty plans', () => {
    const none = { installments: [] };
    expect(comparePlans({ before: none, after: none })).toEqual({ paid: [], pairs: [] });
  });

  it('lose no row', () => {
    const anyRow = fc
      .tuple(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 0, max: 99 }),
        fc.boolean(),
      )
      .map(([month, day, unpaid, kept]) =>
        plan(`2026-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, unpaid, {
          kept,
        }),
      );
    fc.assert(
      fc.property(fc.array(anyRow), fc.array(anyRow), (before, after) => {
        const { paid, pairs } = comparePlans({
          before: { installments: before },
          after: { installments: after },
        });
        const open = (rows: readonly PlanRow[]) =>
          rows.filter((row) => !(row.kept && stillDue(row) === 0)).length;
        expect(pairs.filter((pair) => pair.before).length).toBe(open(before));
        expect(pairs.filter((pair) => pair.after).length).toBe(open(after));
        expect(paid.length).toBe(after.length - open(after));
        expect(pairs.map(({ key }) => key)).toEqual(pairs.map(({ key }) => key).toSorted());
      }),
    );
  });
});

describe('the columns of a plan', () => {
  it.each([
    ['a plain one', [plan('2026-04-05', 10)], 'principal interest'],
    [
      'one that carries all there is',
      [
        plan('2026-04-05', 10, { interest_minor: 5, carried_interest_minor: 5 }),
        plan('2026-05-05', 10, { penalty_minor: 1, cost_minor: 1 }),
      ],
      'principal interest carried_interest penalty cost',
    ],
    ['one without rows', [], 'principal interest'],
  ])('of %s are those with anything in them', (_name, rows, names) => {
    expect(
      columnsOf(rows)
        .map(({ name }) => name)
        .join(' '),
    ).toBe(names);
  });

  it('tell carried interest from new interest, and add up to the row', () => {
    const row = plan('2026-04-05', 130, {
      principal_minor: 100,
      interest_minor: 30,
      carried_interest_minor: 12,
      penalty_minor: 7,
      cost_minor: 3,
    });
    const figures = columnsOf([row]).map(({ of }) => of(row));
    expect(figures).toEqual([100, 18, 12, 7, 3]);
    expect(figures.reduce((sum, figure) => sum + figure, 0)).toBe(stillDue(row));
  });
});

describe('the cash flow of a plan', () => {
  it('has in its first month what was due before it, and what stands outside the rows', () => {
    const rows = [plan('2026-01-05', 10), plan('2026-03-31', 20), plan('2026-04-05', 30)];
    expect([...flowOf(rows, 65, '2026-03-05')]).toEqual([
      ['2026-03', 35],
      ['2026-04', 30],
    ]);
    expect(outsideOf(rows, 65)).toBe(5);
  });

  it('comes to the total of the plan, whatever its rows', () => {
    const day = fc
      .tuple(fc.integer({ min: 2024, max: 2028 }), fc.integer({ min: 10, max: 12 }))
      .map(([year, month]) => `${year}-${month}-05`);
    const rows = fc.array(fc.tuple(day, fc.nat(1_000_000)).map(([on, unpaid]) => plan(on, unpaid)));
    fc.assert(
      fc.property(rows, fc.nat(9_000_000), (some, total) => {
        const months = [...flowOf(some, total, '2026-03-05').values()];
        expect(months.reduce((sum, month) => sum + month, 0)).toBe(total);
      }),
    );
  });

  it.each([
    ['2026-03', '2026-03', ['2026-03']],
    ['2025-11', '2026-02', ['2025-11', '2025-12', '2026-01', '2026-02']],
    ['2024-02', '2024-03', ['2024-02', '2024-03']],
    ['2026-03', '2026-02', []],
  ])('from %s to %s has a bar for every month between', (first, last, months) => {
    expect(monthsBetween(first, last)).toEqual(months);
  });

  const terms = { effective_on: '2026-03-05' } as RestructureFigures['terms'];
  const chart = (before: PlanRow[], after: PlanRow[]) => {
    const sum = (rows: PlanRow[]) => rows.reduce((total, row) => total + stillDue(row), 0);
    return cashFlowOf({
      terms,
      before: { installments: before },
      after: { installments: after },
      total_before_minor: sum(before),
      total_after_minor: sum(after),
    });
  };

  it('shows a month in which nothing is due as an empty bar', () => {
    expect(chart([plan('2026-03-05', 50)], [plan('2026-05-05', 60)]).bars).toEqual([
      { month: '2026-03', before: 50, after: 0 },
      { month: '2026-04', before: 0, after: 0 },
      { month: '2026-05', before: 0, after: 60 },
    ]);
  });

  it.each([100, 300, 1200])('draws a first month of %d and the rest to one scale', (first) => {
    const flow = chart([plan('2026-02-05', first)], [plan('2026-04-05', 100)]);
    expect(flow).toMatchObject({ first, scale: first, most: 100 });
  });

  it('has something to be drawn to also where nothing is due', () => {
    expect(chart([], [])).toEqual({
      bars: [{ month: '2026-03', before: 0, after: 0 }],
      first: 0,
      scale: 1,
      most: 0,
    });
  });

  it('draws no bar below the line where a plan asks for less than its rows', () => {
    const flow = cashFlowOf({
      terms,
      before: { installments: [] },
      after: { installments: [plan('2026-04-05', 100)] },
      total_before_minor: 0,
      total_after_minor: 90,
    });
    expect(flow.bars.map(({ after }) => after)).toEqual([0, 100]);
  });
});

describe('what an installment is of the income', () => {
  const afford = (changes: object, rows = [plan('2026-04-05', 1), plan('2026-05-05', 1)]) =>
    affordableOf({
      after: { installments: rows },
      affordability: {
        installment_before_minor: 100,
        installment_after_minor: 50,
        monthly_income_minor: 1000,
        other_monthly_debt_minor: null,
        share_bps: 500,
        share_all_bps: null,
        ...changes,
      },
    });

  it.each([
    [
      'is said of the loan alone',
      {},
      { kind: 'share', share_bps: 500, all_bps: 500, heavy: false },
    ],
    [
      'is said with what other lenders get',
      { other_monthly_debt_minor: 400, share_all_bps: 4500 },
      { kind: 'share', other_minor: 400, share_bps: 500, all_bps: 4500, heavy: false },
    ],
    ['is not heavy at half of it', { share_bps: 5000 }, { kind: 'share', heavy: false }],
    ['is heavy above half of it', { share_bps: 5001 }, { kind: 'share', heavy: true }],
    ['is heavy by the others alone', { share_all_bps: 5001 }, { kind: 'share', heavy: true }],
    ['is not known without an income', { monthly_income_minor: null }, { kind: 'no_income' }],
    ['is not known of an income of 0', { monthly_income_minor: 0 }, { kind: 'no_income' }],
    ['is not known without a share', { share_bps: null }, { kind: 'no_income' }],
  ])('%s', (_name, changes, answer) => {
    expect(afford(changes)).toMatchObject(answer);
  });

  it('is not asked of a single payment, whatever rows stay beside it', () => {
    expect(afford({}, [PAID, plan('2026-03-19', 500)])).toEqual({ kind: 'once' });
    expect(afford({}, [PAID])).toMatchObject({ kind: 'share' });
  });

  it.each([
    [0, '0%', '0%'],
    [3249, '32%', '32.49%'],
    [3250, '33%', '32.5%'],
    [10_000, '100%', '100%'],
    [25_000, '250%', '100%'],
    [-100, '-1%', '0%'],
  ])('of %i basis points reads %s and is drawn %s wide', (bps, percent, width) => {
    expect([percentOf(bps), widthOf(bps)]).toEqual([percent, width]);
  });
});

describe('what becomes of the parts of a debt', () => {
  const parts = {
    ...PARTS,
    principal: part({ open_minor: 1000, carried_minor: 1000 }),
    penalty: part({ open_minor: 30, waived_minor: 30 }),
    compound_interest: part({ open_minor: 4, waived_minor: 4 }),
  };

  it('is shown for principal, and for every part that has something open', () => {
    expect(shownParts(parts)).toEqual(['principal', 'compound_interest', 'penalty']);
    expect(shownParts(PARTS)).toEqual(['principal']);
  });

  it('has the open and the waived column always, the others where they hold anything', () => {
    expect(partColumns(PARTS)).toEqual(['open_minor', 'waived_minor']);
    expect(partColumns(parts)).toEqual(['open_minor', 'waived_minor', 'carried_minor']);
  });

  it('adds up: open is waived, carried and capitalised', () => {
    const sum = (column: Parameters<typeof partSum>[1]) => partSum(parts, column);
    expect([sum('open_minor'), sum('waived_minor'), sum('carried_minor')]).toEqual([
      1034, 34, 1000,
    ]);
    expect(sum('open_minor')).toBe(
      sum('waived_minor') + sum('carried_minor') + sum('capitalised_minor'),
    );
  });

  it.each([
    ['interest', 0],
    ['penalty', 34],
    ['cost', 0],
  ] as const)(
    'is chosen for %s with %i open, compound interest with the penalty',
    (group, open) => {
      expect(treatedOpen(parts, group)).toBe(open);
    },
  );

  it.each([
    [1000, 900, 'less', 100],
    [1000, 1000, 'same', 0],
    [0, 1, 'more', 1],
  ])('makes %i into %i: %s by %i', (before, after, way, minor) => {
    expect(changeOf(before, after)).toEqual({ way, minor });
  });
});

describe('the offer while it is typed', () => {
  const figures = (new_principal_minor: number) => ({ new_principal_minor }) as RestructureFigures;
  const [last, answer] = [figures(1), figures(2)];
  const asked = { body: {}, answer, last, refusal: undefined, isStale: false };
  it.each([
    ['is the answer to what is typed', {}, { figures: answer, isOld: false }],
    ['is old while the answer is on its way', { isStale: true }, { figures: answer, isOld: true }],
    [
      'stays the last one while there is none',
      { answer: undefined, isStale: true },
      { figures: last, isOld: true },
    ],
    [
      'stays the last one beside a refusal',
      { answer: undefined, refusal: '' },
      { figures: last, refusal: '', isOld: true },
    ],
    ['is old where the terms say too little', { body: null }, { isOld: true }],
    ['is none before the first answer', { answer: undefined, last: undefined }, NO_OFFER],
  ])('%s', (_name, changes, offer) => {
    expect(offerOf({ ...asked, ...changes })).toMatchObject(offer);
  });
});
