import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { previewTotal, termsOf } from '../../admin/loans/previewTerms.ts';
import { carriedOf, totalOf } from '../../admin/loans/scheduleColumns.ts';
import {
  figuresOf,
  firstUnpaid,
  formerRows,
  paidPartOf,
  totalFigures,
} from '../../admin/parts/ledger/scheduleFigures.ts';
import { waiverOf } from '../../admin/parts/ledger/waivers.ts';
import { queryOf } from '../../admin/providers/moment.ts';
import { sumOf } from '../../admin/shared/sumOf.ts';
import type { ScheduleRow } from '../../server/contract/resources/loans.ts';
import {
  installmentState,
  unpaidInterest,
  unpaidOf,
  unpaidPrincipal,
} from '../../server/domain/ledger/unpaid.ts';

const BARE = {
  id: 1,
  loan_id: 1,
  schedule_version: 1,
  sequence: 1,
  due_on: '2026-02-05',
  principal_minor: 100_000,
  interest_minor: 12_000,
  paid_principal_minor: 0,
  paid_interest_minor: 0,
  waived_principal_minor: 0,
  waived_interest_minor: 0,
  moved_principal_minor: 0,
  moved_interest_minor: 0,
  carried_interest_minor: 0,
  carried_penalty_minor: 0,
  carried_compound_minor: 0,
  carried_cost_minor: 0,
};

/** An installment as the server answers it on 2026-03-05. */
function row(changes: Partial<typeof BARE> = {}, in_force = true): ScheduleRow {
  const amounts = { ...BARE, ...changes };
  return {
    ...amounts,
    unpaid_principal_minor: unpaidPrincipal(amounts),
    unpaid_interest_minor: unpaidInterest(amounts),
    unpaid_minor: unpaidOf(amounts),
    status: installmentState(amounts, in_force, '2026-03-05'),
  };
}
const PAID = { paid_principal_minor: 100_000, paid_interest_minor: 12_000 };

const amount = fc.integer({ min: 0, max: 10_000_000 });
/** Any row whose amounts took no more than there was. */
const anyRow = fc
  .record({
    principal: fc.tuple(amount, amount, amount, amount),
    interest: fc.tuple(amount, amount, amount, amount),
  })
  .map(({ principal, interest }) =>
    row({
      principal_minor: principal[0] + principal[1] + principal[2] + principal[3],
      paid_principal_minor: principal[0],
      waived_principal_minor: principal[1],
      moved_principal_minor: principal[2],
      interest_minor: interest[0] + interest[1] + interest[2] + interest[3],
      paid_interest_minor: interest[0],
      waived_interest_minor: interest[1],
      moved_interest_minor: interest[2],
    }),
  );

describe('the figures of an installment', () => {
  it.each([
    ['nothing became of yet', {}, [100_000, 12_000, 0, 0, 0, 112_000]],
    ['that is paid', PAID, [100_000, 12_000, 112_000, 0, 0, 0]],
    [
      'with interest and principal waived',
      { waived_principal_minor: 500, waived_interest_minor: 12_000 },
      [100_000, 12_000, 0, 12_500, 0, 99_500],
    ],
    [
      'that a plan took over but for its interest',
      { moved_principal_minor: 100_000, moved_interest_minor: 7000 },
      [100_000, 12_000, 0, 0, 107_000, 5000],
    ],
    ['of nothing', { principal_minor: 0, interest_minor: 0 }, [0, 0, 0, 0, 0, 0]],
  ])('of one %s say what was paid, waived, moved and is open', (_name, changes, figures) => {
    expect(Object.values(figuresOf(row(changes)))).toEqual(figures);
  });

  it('take what is open from the server, whatever the other columns say', () => {
    expect(figuresOf({ ...row(PAID), unpaid_minor: 7 }).open).toBe(7);
  });

  it('add up in every row and in the total', () => {
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 12 }), (rows) => {
        for (const figures of [...rows.map(figuresOf), totalFigures(rows)])
          expect(
            figures.principal + figures.interest - figures.paid - figures.waived - figures.moved,
          ).toBe(figures.open);
        expect(totalFigures(rows).open).toBe(sumOf(rows, unpaidOf));
      }),
    );
  });

  it('are all 0 for a schedule without rows', () => {
    expect(new Set(Object.values(totalFigures([])))).toEqual(new Set([0]));
  });
});

describe('the bar of what was paid', () => {
  it.each([
    ['nothing', {}, { paid: 0, total: 112_000, waived: 0, moved: 0, share: 0 }],
    ['half', { paid_principal_minor: 56_000 }, { paid: 56_000, total: 112_000, share: 0.5 }],
    ['all', PAID, { paid: 112_000, total: 112_000, share: 1 }],
    [
      'all but what was waived',
      { paid_principal_minor: 100_000, waived_interest_minor: 12_000 },
      { paid: 100_000, total: 100_000, waived: 12_000, share: 1 },
    ],
    [
      'nothing of a row of 0',
      { principal_minor: 0, interest_minor: 0 },
      { paid: 0, total: 0, share: 1 },
    ],
    [
      'a part of what a plan did not take over',
      { paid_interest_minor: 12_000, moved_principal_minor: 100_000 },
      { paid: 12_000, total: 112_000, moved: 100_000, share: 12_000 / 112_000 },
    ],
  ])('of a row with %s paid', (_name, changes, part) => {
    expect(paidPartOf(row(changes))).toMatchObject(part);
  });

  it('is empty for a replaced row of which nothing was to be paid any more', () => {
    const dropped = { principal_minor: 0, waived_interest_minor: 12_000 };
    expect(paidPartOf(row(dropped, false))).toMatchObject({ total: 0, share: 0 });
    expect(paidPartOf(row(dropped))).toMatchObject({ total: 0, share: 1 });
  });

  it('never leaves its frame', () => {
    fc.assert(
      fc.property(anyRow, (one) => {
        const { share, paid, total } = paidPartOf(one);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(paid).toBeLessThanOrEqual(total);
      }),
    );
    // Money that was booked to more than there was, from an imported book.
    expect(paidPartOf({ ...row(PAID), unpaid_minor: -100 }).share).toBe(1);
  });
});

describe('the first row to look at', () => {
  const [paid, late] = [row(PAID), row()];
  it.each([
    ['the first that is not paid', [paid, paid, late, late], 2],
    ['a row between paid ones', [paid, late, paid], 1],
    ['a replaced one, which is not paid', [row(PAID, false), late], 0],
    ['none where all are paid', [paid, paid], -1],
    ['none of no rows', [], -1],
  ])('is %s', (_name, rows, place) => {
    expect(firstUnpaid(rows)).toBe(place);
  });
});

describe('the rows that an earlier schedule left open', () => {
  const ofVersions = (...versions: number[]) =>
    versions.map((schedule_version, at) => row({ id: at + 1, schedule_version }));
  it.each([
    ['none of a loan that had one schedule', [1, 1, 1], []],
    ['none of a plan that took over everything', [3, 3], []],
    ['those beside a plan, wherever they stand', [1, 2, 2, 1], [1, 4]],
    ['those of two plans before', [1, 2, 3], [1, 2]],
    ['none of no rows', [], []],
  ])('are %s', (_name, versions, ids) => {
    expect([...formerRows(ofVersions(...versions))]).toEqual(ids);
  });
});

describe('the columns of what a restructure carried', () => {
  it.each([
    ['are none where nothing was carried', [row()], []],
    ['are the penalty alone', [row({ carried_compound_minor: 5 })], ['carried_penalty']],
    ['are the costs alone', [row({ carried_cost_minor: 5 })], ['carried_cost']],
    [
      'are both, and one of both for a narrow screen, also when no row has both',
      [row({ carried_penalty_minor: 5 }), row({ carried_cost_minor: 7 })],
      ['carried', 'carried_penalty', 'carried_cost'],
    ],
    ['are none of no rows', [], []],
  ])('%s', (_name, rows, names) => {
    expect(carriedOf(rows).map(({ name }) => name)).toEqual(names);
  });

  it('make up, with principal and interest, what falls due with a row', () => {
    const carried = {
      carried_penalty_minor: 300,
      carried_compound_minor: 20,
      carried_cost_minor: 1,
    };
    const one = row(carried);
    const [both, penalty, cost] = carriedOf([one]).map(({ of }) => of(one));
    expect([both, penalty, cost]).toEqual([321, 320, 1]);
    expect(totalOf(one)).toBe(112_321);
    expect(totalOf(row({ carried_interest_minor: 2000 }))).toBe(112_000);
  });
});

describe('the waiver of what a loan cost too much', () => {
  const open = { on: '2026-03-05', cost: 300, penalty: 500, compound_interest: 20, interest: 9000 };
  it.each([
    ['takes the penalty where that is enough', open, 500, 'penalty', 500],
    ['passes over a component that is not enough for one that is', open, 501, 'interest', 501],
    ['takes all of the penalty where no component is enough', open, 9001, 'penalty', 500],
    [
      'takes the first that has anything open',
      { ...open, penalty: 0 },
      9001,
      'compound_interest',
      20,
    ],
    ['takes no more than the excess', open, 1, 'penalty', 1],
  ])('%s', (_name, amounts, excess, component, amount_minor) => {
    expect(waiverOf(amounts, excess)).toEqual({ component, amount_minor });
  });

  it('is not asked for where nothing is open', () => {
    const nothing = { on: '2026-03-05', cost: 0, penalty: 0, compound_interest: 0, interest: 0 };
    expect(waiverOf(nothing, 100)).toBeNull();
  });
});

describe('a look back', () => {
  it.each([
    ['asks for nothing today', null, ''],
    ['asks for a day', { as_of: '2024-02-29', known_at: null }, '?as_of=2024-02-29'],
    [
      'asks for a day as known at an instant',
      { as_of: '2026-01-05', known_at: '2026-01-06T01:02:03Z' },
      '?as_of=2026-01-05&known_at=2026-01-06T01%3A02%3A03Z',
    ],
  ])('%s', (_name, moment, query) => {
    expect(queryOf(moment)).toBe(query);
  });
});

describe('the schedule of terms that are being typed', () => {
  const typed = {
    principal_minor: 1_200_000,
    annual_rate_bps: 0,
    repayment_method: 'equal_principal',
    installments_count: 12,
    disbursed_on: '2026-03-05',
    first_due_on: '2026-04-05',
  };
  it('is asked for with what was given, and a rate of 0 is given', () => {
    expect(termsOf({ ...typed, day_count: '30/360', rounding: '', memo: 'x' })).toEqual({
      ...typed,
      day_count: '30/360',
    });
  });

  it.each([
    ['no amount', { principal_minor: null }],
    ['an amount of 0', { principal_minor: 0 }],
    ['a rate that is no number', { annual_rate_bps: '12,3,4' }],
    ['no date', { first_due_on: '' }],
    ['no method', { repayment_method: undefined }],
  ])('is not asked for with %s', (_name, changes) => {
    expect(termsOf({ ...typed, ...changes })).toBeNull();
  });

  it.each([
    [[], 0, 0],
    [[100_000, 100_001], 1234, 201_235],
  ])('of %j and %i of interest comes to %i', (principals, total_interest_minor, total) => {
    const installments = principals.map((principal_minor, at) => ({
      sequence: at + 1,
      due_on: '2026-04-05',
      principal_minor,
      interest_minor: 5,
    }));
    expect(previewTotal({ installments, total_interest_minor })).toBe(total);
  });
});
