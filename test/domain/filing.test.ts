import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dateOfDayNumber, dayNumber } from '../../server/domain/time/calendar.ts';
import {
  FILING_EVIDENCE,
  FILING_OBSTACLES,
  filingGate,
  type EvidencePlace,
  type GateFile,
} from '../../server/domain/legal/filingGate.ts';
import { judgmentDebt } from '../../server/domain/legal/judgmentDebt.ts';
import { REMINDER_DAYS, reminderDay } from '../../server/domain/legal/reminders.ts';

const file = (kind: string, place: EvidencePlace = 'loans', id = 1): GateFile => ({
  id,
  kind,
  file_name: `${kind}-${id}.pdf`,
  sha256: 'a'.repeat(64),
  place,
});
const complete = FILING_EVIDENCE.map((kind) => file(kind));

describe('the filing gate', () => {
  it('opens with all five pieces and a limitation that runs', () => {
    expect(filingGate(complete, '2026-03-05', '2026-03-05')).toMatchObject({
      passes: true,
      missing: [],
      limitation_expired: false,
    });
  });

  it.each(FILING_EVIDENCE)('stays shut without %s, and says so', (kind) => {
    expect(
      filingGate(
        complete.filter((one) => one.kind !== kind),
        '2026-12-31',
        '2026-03-05',
      ),
    ).toMatchObject({ passes: false, missing: [kind] });
  });

  it.each(FILING_OBSTACLES)('stays shut where %s, whatever is attached', (obstacle) => {
    expect(filingGate(complete, '2026-12-31', '2026-03-05', { [obstacle]: true })).toMatchObject({
      passes: false,
      missing: [],
      obstacles: [obstacle],
      limitation_expired: false,
    });
  });

  it('stays shut a day after the limitation', () => {
    expect(filingGate(complete, '2026-03-04', '2026-03-05')).toMatchObject({
      passes: false,
      missing: [],
      limitation_expired: true,
    });
  });

  it.each([
    ['contract', false],
    ['disbursement_proof', false],
    ['repayment_record', false],
    ['identity', true],
    ['demand_record', false],
  ] as const)('takes %s from the borrower: %s', (kind, taken) => {
    const { missing } = filingGate(
      [...complete.filter((one) => one.kind !== kind), file(kind, 'borrowers')],
      '2026-12-31',
      '2026-03-05',
    );
    expect(missing.includes(kind)).toBe(!taken);
  });

  it('names the file nearest to the case, and of those the latest, with its hash', () => {
    const files = [
      file('contract', 'loans', 9),
      file('contract', 'legal_cases', 3),
      file('contract', 'legal_cases', 5),
      file('evidence', 'legal_cases', 11),
    ];
    expect(filingGate(files, '2026-12-31', '2026-03-05').evidence[0]).toEqual({
      kind: 'contract',
      attachment_id: 5,
      file_name: 'contract-5.pdf',
      sha256: 'a'.repeat(64),
      found_on: 'legal_cases',
    });
  });
});

describe('a debt after judgment', () => {
  const debt = (on: string, rest: Partial<Parameters<typeof judgmentDebt>[0]> = {}) =>
    judgmentDebt({
      ends_on: '2025-06-30',
      on,
      awarded_minor: 1_000_000,
      balances: [{ on: '2025-06-30', principal_minor: 1_200_000 }],
      rounding: 'half_up',
      ...rest,
    });

  it('bears 175.00 on 10,000.00 in 100 days, as published', () => {
    expect(debt(addDays('2025-06-30', 100))).toEqual({
      principal_minor: 1_000_000,
      days: 100,
      doubled_interest_minor: 17_500,
    });
  });

  it.each<[string, string, Parameters<typeof debt>[1], number, number]>([
    ['nothing on the last day of the performance period', '2025-06-30', {}, 0, 1_000_000],
    ['one day the day after', '2025-07-01', {}, 175, 1_000_000],
    [
      'half its base after a payment, which bears interest up to its own day',
      '2025-10-08',
      {
        balances: [
          { on: '2025-06-30', principal_minor: 1_000_000 },
          { on: '2025-08-19', principal_minor: 500_000 },
        ],
      },
      8_750 + 4_375,
      500_000,
    ],
    [
      'no more once paid',
      '2026-06-30',
      {
        balances: [
          { on: '2025-06-30', principal_minor: 1_000_000 },
          { on: '2025-10-08', principal_minor: 0 },
        ],
      },
      17_500,
      0,
    ],
    [
      'on all principal where no award is known',
      '2025-07-10',
      { awarded_minor: null },
      2_100,
      1_200_000,
    ],
    [
      'nothing less for a payment that leaves more than was awarded',
      '2025-10-08',
      {
        balances: [
          { on: '2025-06-30', principal_minor: 1_200_000 },
          { on: '2025-08-01', principal_minor: 1_050_000 },
        ],
      },
      17_500,
      1_000_000,
    ],
  ])('bears %s', (_name, on, rest, interest, principal) => {
    expect(debt(on, rest)).toMatchObject({
      doubled_interest_minor: interest,
      principal_minor: principal,
    });
  });

  it('bears the sum of its days, never less for a day more nor more for a payment more', () => {
    const day = fc.integer({ min: 1, max: 900 });
    const paid = fc.array(fc.tuple(day, fc.integer({ min: 1, max: 400_000 })), { maxLength: 6 });
    const balancesOf = (rows: (readonly [number, number])[]) => {
      let principal_minor = 1_200_000;
      return [
        { on: '2025-06-30', principal_minor },
        ...rows
          .toSorted((a, b) => a[0] - b[0])
          .map(([after, amount]) => ({
            on: addDays('2025-06-30', after),
            principal_minor: (principal_minor = Math.max(0, principal_minor - amount)),
          })),
      ];
    };
    fc.assert(
      fc.property(paid, day, (rows, after) => {
        const on = addDays('2025-06-30', after);
        const of = judgmentDebt({
          ends_on: '2025-06-30',
          on,
          awarded_minor: 1_000_000,
          balances: balancesOf(rows),
          rounding: 'down',
        });
        let minorDays = 0;
        for (let at = 0; at < after; at += 1) {
          const then = dateOfDayNumber(dayNumber('2025-06-30') + at);
          minorDays += Math.min(
            1_000_000,
            balancesOf(rows).findLast((row) => row.on <= then)?.principal_minor ?? 0,
          );
        }
        expect(of.doubled_interest_minor).toBe(Math.floor((minorDays * 175) / 1_000_000));
        expect(
          judgmentDebt({
            ends_on: '2025-06-30',
            on: addDays(on, 1),
            awarded_minor: 1_000_000,
            balances: balancesOf(rows),
            rounding: 'down',
          }).doubled_interest_minor >= of.doubled_interest_minor,
        ).toBe(true);
        const more = judgmentDebt({
          ends_on: '2025-06-30',
          on,
          awarded_minor: 1_000_000,
          balances: balancesOf([...rows, [1, 100_000] as const]),
          rounding: 'down',
        });
        expect(more.doubled_interest_minor <= of.doubled_interest_minor).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a reminder', () => {
  it.each([
    [91, null],
    [90, '2026-03-05'],
    [89, '2026-03-05'],
    [31, '2026-03-05'],
    [30, '2026-05-04'],
    [8, '2026-05-04'],
    [7, '2026-05-27'],
    [2, '2026-05-27'],
    [1, '2026-06-02'],
    [0, '2026-06-03'],
    [-1, '2026-06-04'],
    [-40, '2026-06-04'],
  ])('of a deadline on 2026-06-03 with %i days left is that of %s', (days_left, remind_on) => {
    expect(reminderDay('2026-06-03', days_left)).toBe(remind_on);
  });

  it('comes at each of its days, and once after', () => {
    const days = new Set(
      Array.from({ length: 140 }, (_, at) => reminderDay('2026-06-03', 100 - at)),
    );
    days.delete(null);
    expect(days.size).toBe(REMINDER_DAYS.length + 1);
  });
});
