import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import {
  chainDays,
  countedSpans,
  heldSpans,
  unapprovedUntil,
  type PlacedHold,
  type Span,
} from '../../server/domain/contact/holds.ts';

const LIMITS = { most: 30, gap: 7 };
const span = (from: string, until: string): Span => ({ from, until });
const hold = (changes: Partial<PlacedHold> = {}): PlacedHold => ({
  starts_on: '2026-03-05',
  ends_on: '2026-06-02',
  unapproved_until: '2026-04-03',
  approved_on: null,
  lifted_on: null,
  ...changes,
});

describe('a chain of holds', () => {
  const first = span('2026-03-05', '2026-03-24');
  it.each([
    ['the next day', '2026-03-25', '2026-04-03'],
    ['after a gap of six days', '2026-03-31', '2026-04-09'],
    ['after a gap of seven days', '2026-04-01', '2026-04-30'],
    ['inside it', '2026-03-10', '2026-04-03'],
    ['ending before it', '2026-02-20', '2026-03-01'],
  ])('that goes on %s holds 30 days in all', (_name, from, until) => {
    expect(unapprovedUntil(span(from, addDays(from, 89)), [first], LIMITS)).toBe(until);
  });

  it('that is used up leaves nothing, also through holds between', () => {
    const chain = [span('2026-03-05', '2026-03-19'), span('2026-03-25', '2026-04-08')];
    expect(unapprovedUntil(span('2026-04-14', '2026-04-14'), chain, LIMITS)).toBe('2026-04-13');
    // What lies between two holds joins them.
    expect(unapprovedUntil(span('2026-03-20', '2026-03-24'), chain, LIMITS)).toBe('2026-03-19');
  });

  it('never holds more than 30 days by the word of one person, however it is cut', () => {
    const asked = fc.array(
      fc.record({
        from: fc.integer({ min: 0, max: 120 }),
        days: fc.integer({ min: 1, max: 90 }),
        lifted: fc.option(fc.integer({ min: 0, max: 90 })),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(asked, (all) => {
        const held: Span[] = [];
        for (const { from, days, lifted } of all) {
          const [starts_on, ends_on] = [
            addDays('2026-03-05', from),
            addDays('2026-03-05', from + days - 1),
          ];
          const unapproved_until = unapprovedUntil(span(starts_on, ends_on), held, LIMITS);
          held.push(
            ...heldSpans(
              hold({
                starts_on,
                ends_on,
                unapproved_until,
                lifted_on: lifted === null ? null : addDays(starts_on, lifted),
              }),
            ),
          );
          for (const one of held)
            expect(
              chainDays(
                one,
                held.filter((other) => other !== one),
                LIMITS.gap,
              ),
            ).toBeLessThanOrEqual(LIMITS.most);
        }
      }),
    );
  });

  it('asks nobody for what 30 days in all hold', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 1, max: 30 }),
        (days, gap, more) => {
          const [one, from] = [
            span('2026-03-05', addDays('2026-03-04', days)),
            addDays('2026-03-05', days + gap),
          ];
          const until = addDays(from, more - 1);
          expect(unapprovedUntil(span(from, until), [one], LIMITS) === until).toBe(
            gap >= LIMITS.gap || days + more <= LIMITS.most,
          );
        },
      ),
    );
  });
});

describe('a hold that waits', () => {
  it('counts whole as long as it may be approved', () => {
    const waiting = hold({ unapproved_until: '2026-03-04' });
    for (const [one, today, spans] of [
      [waiting, '2026-06-02', [span('2026-03-05', '2026-06-02')]],
      [waiting, '2026-06-03', []],
      [hold({ unapproved_until: '2026-03-04', lifted_on: '2026-03-20' }), '2026-03-21', []],
      [
        hold({ approved_on: '2026-04-25' }),
        '2026-04-26',
        heldSpans(hold({ approved_on: '2026-04-25' })),
      ],
    ] as const) {
      expect(countedSpans(one, today)).toEqual(spans);
    }
  });
});

describe('what a hold holds', () => {
  it.each([
    ['nobody approved', {}, [['2026-03-05', '2026-04-03']]],
    ['was approved while it held', { approved_on: '2026-03-20' }, [['2026-03-05', '2026-06-02']]],
    [
      'was approved on the day after',
      { approved_on: '2026-04-04' },
      [['2026-03-05', '2026-06-02']],
    ],
    [
      'was approved weeks later',
      { approved_on: '2026-04-25' },
      [
        ['2026-03-05', '2026-04-03'],
        ['2026-04-25', '2026-06-02'],
      ],
    ],
    [
      'was approved weeks later and lifted',
      { approved_on: '2026-04-25', lifted_on: '2026-05-01' },
      [
        ['2026-03-05', '2026-04-03'],
        ['2026-04-25', '2026-04-30'],
      ],
    ],
    ['was lifted on its first day', { lifted_on: '2026-03-05' }, []],
    ['needed a supervisor from the start', { unapproved_until: '2026-03-04' }, []],
    [
      'needed one from the start, and has one',
      { unapproved_until: '2026-03-04', approved_on: '2026-03-10' },
      [['2026-03-10', '2026-06-02']],
    ],
  ] as const)('that %s', (_name, changes, spans) => {
    expect(heldSpans(hold(changes))).toEqual(spans.map(([from, until]) => span(from, until)));
  });
});
