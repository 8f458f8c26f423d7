import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import {
  judgePromises,
  type MadePromise,
  type PromisePayment,
} from '../../server/domain/contact/promises.ts';

const RULE = { promise_tolerance_days: 1, promise_tolerance_bps: 100 };
const promise = (
  id: number,
  promise_on: string,
  amount_minor = 1000,
  made_at = '2026-03-01T02:00:00.000Z',
): MadePromise => ({
  id,
  made_on: made_at.slice(0, 10),
  made_at,
  promise_on,
  amount_minor,
  ...RULE,
});
const judged = (promises: MadePromise[], payments: PromisePayment[], today: string) =>
  [...judgePromises(promises, payments, today)].map(([id, { status, received_minor }]) => [
    id,
    status,
    received_minor,
  ]);
const paid = (paid_on: string, amount_minor = 1000): PromisePayment => ({ paid_on, amount_minor });

describe('promises and the payments of their loan', () => {
  it.each<[string, MadePromise[], PromisePayment[], string, unknown[][]]>([
    [
      'is open until its day and the tolerance are over',
      [promise(1, '2026-03-10')],
      [],
      '2026-03-11',
      [[1, 'open', 0]],
    ],
    ['is broken after them', [promise(1, '2026-03-10')], [], '2026-03-12', [[1, 'broken', 0]]],
    [
      'is kept by less, within the tolerance',
      [promise(1, '2026-03-10')],
      [paid('2026-03-11', 990)],
      '2026-03-11',
      [[1, 'kept', 990]],
    ],
    [
      'is not kept by less still',
      [promise(1, '2026-03-10')],
      [paid('2026-03-11', 989)],
      '2026-03-12',
      [[1, 'broken', 989]],
    ],
    [
      'is not kept by what came before it was made',
      [promise(1, '2026-03-10')],
      [paid('2026-02-28')],
      '2026-03-12',
      [[1, 'broken', 0]],
    ],
    [
      'is not kept by what came too late',
      [promise(1, '2026-03-10')],
      [paid('2026-03-12')],
      '2026-03-12',
      [[1, 'broken', 0]],
    ],
    [
      'takes its share before a later one',
      [promise(1, '2026-03-12'), promise(2, '2026-03-10')],
      [paid('2026-03-05', 1500)],
      '2026-03-05',
      [
        [2, 'kept', 1000],
        [1, 'open', 500],
      ],
    ],
    [
      'leaves to a later one what itself does not need',
      [promise(1, '2026-03-10'), promise(2, '2026-03-12')],
      [paid('2026-03-05', 2000)],
      '2026-03-05',
      [
        [1, 'kept', 1000],
        [2, 'kept', 1000],
      ],
    ],
    [
      'made for one day goes before one made later for the same',
      [promise(1, '2026-03-10', 1000, '2026-03-02T02:00:00.000Z'), promise(2, '2026-03-10')],
      [paid('2026-03-05')],
      '2026-03-20',
      [
        [2, 'kept', 1000],
        [1, 'broken', 0],
      ],
    ],
    [
      'made for a nearer day is paid first',
      [promise(1, '2026-03-20'), promise(2, '2026-03-10', 1000, '2026-03-04T02:00:00.000Z')],
      [paid('2026-03-05')],
      '2026-03-12',
      [
        [2, 'kept', 1000],
        [1, 'open', 0],
      ],
    ],
  ])('one %s', (_name, promises, payments, today, verdicts) => {
    expect(judged(promises, payments, today)).toEqual(verdicts);
  });

  const day = fc.integer({ min: 0, max: 30 });
  const made = fc
    .record({
      on: day,
      after: day,
      amount: fc.integer({ min: 1, max: 5000 }),
      minute: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ on, after, amount, minute }) => {
      const made_on = addDays('2026-03-01', on);
      return {
        made_on,
        made_at: `${made_on}T02:0${minute}:00.000Z`,
        promise_on: addDays(made_on, after),
        amount_minor: amount,
        ...RULE,
      };
    });
  const payment = fc.record({
    paid_on: day.map((on) => addDays('2026-03-01', on)),
    amount_minor: fc.integer({ min: 1, max: 5000 }),
  });
  const book = fc.tuple(
    fc.array(made, { maxLength: 6 }),
    fc.array(payment, { maxLength: 8 }),
    day.map((on) => addDays('2026-03-10', on)),
  );
  const named = (
    promises: readonly Omit<MadePromise, 'id'>[],
    payments: readonly PromisePayment[],
    today: string,
  ) => {
    const list = promises.map((one, at) => ({ ...one, id: at + 1 }));
    return [...judgePromises(list, payments, today)]
      .map(([id, verdict]) => JSON.stringify([{ ...list[id - 1], id: 0 }, verdict]))
      .sort();
  };

  it('are judged alike in whatever order they were entered', () => {
    fc.assert(
      fc.property(book, fc.func(fc.integer()), ([promises, payments, today], rank) => {
        const shuffled = <T>(rows: readonly T[], salt: number) =>
          rows
            .map((row, at) => ({ row, key: rank(at, salt) }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
        expect(named(shuffled(promises, 1), shuffled(payments, 2), today)).toEqual(
          named(promises, payments, today),
        );
      }),
    );
  });

  it('never share a fen: together no more than was paid, each no more than promised', () => {
    fc.assert(
      fc.property(book, ([promises, payments, today]) => {
        const list = promises.map((one, at) => ({ ...one, id: at + 1 }));
        const verdicts = judgePromises(list, payments, today);
        const sum = (values: number[]) => values.reduce((total, one) => total + one, 0);
        expect(verdicts.size).toBe(list.length);
        expect(
          sum([...verdicts.values()].map(({ received_minor }) => received_minor)),
        ).toBeLessThanOrEqual(sum(payments.map(({ amount_minor }) => amount_minor)));
        for (const { id, amount_minor } of list)
          expect(verdicts.get(id)?.received_minor ?? -1).toBeLessThanOrEqual(amount_minor);
      }),
    );
  });
});
