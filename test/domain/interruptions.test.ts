import type {
  Interruption,
  InterruptionEffect,
  InterruptionKind,
} from '../../server/domain/legal/limitationTypes.ts';
import { describe, expect, it } from 'vitest';
import { limitationOf } from '../../server/domain/legal/limitation.ts';
import { chineseWorkdays } from '../../server/book/workdays.ts';

const PROOF = 'receipt';
const row = (
  kind: InterruptionKind,
  on: string,
  rest: Partial<Interruption> = {},
): Interruption => ({ kind, on, evidence: PROOF, ...rest });
/** Last due on 2022-03-15: without interruption to 2025-03-17, as the 15th is a Saturday. */
const LAST_DUE = '2022-03-15';

describe('an interruption of the limitation', () => {
  it.each<[article: string, name: string, Interruption, InterruptionEffect, expires_on: string]>([
    ['195 (1)', 'a demand', row('demand', '2024-06-03'), 'restarts', '2027-06-03'],
    [
      '195 (1)',
      'a demand on the last day, which rolled',
      row('demand', '2025-03-17'),
      'restarts',
      '2028-03-17',
    ],
    ['195 (1)', 'a demand a day late', row('demand', '2025-03-18'), 'too_late', '2025-03-17'],
    [
      '195 (1)',
      'a demand without proof',
      row('demand', '2024-06-03', { evidence: null }),
      'no_evidence',
      '2025-03-17',
    ],
    [
      '195 (1)',
      'a demand with blank proof',
      row('demand', '2024-06-03', { evidence: '  ' }),
      'no_evidence',
      '2025-03-17',
    ],
    [
      '189',
      'a demand before the last installment is due',
      row('demand', '2022-03-01'),
      'not_running',
      '2025-03-17',
    ],
    [
      '201',
      'a demand on the due day itself',
      row('demand', '2022-03-15'),
      'restarts',
      '2025-03-17',
    ],
    ['202', 'a demand on a leap day', row('demand', '2024-02-29'), 'restarts', '2027-03-01'],
    [
      '195 (2)',
      'an acknowledgement',
      row('acknowledgement', '2023-05-06'),
      'restarts',
      '2026-05-06',
    ],
    ['195 (2)', 'a part payment', row('part_payment', '2022-12-31'), 'restarts', '2025-12-31'],
    ['195 (2)', 'a promise', row('promise', '2023-10-10'), 'restarts', '2026-10-10'],
    [
      '192',
      'an acknowledgement a day late',
      row('acknowledgement', '2025-03-18'),
      'reaffirmed',
      '2028-03-20',
    ],
    [
      '192',
      'a part payment seven weeks late',
      row('part_payment', '2025-05-06'),
      'reaffirmed',
      '2028-05-08',
    ],
    ['192', 'a promise ten months late', row('promise', '2026-01-05'), 'reaffirmed', '2029-01-05'],
    [
      '192',
      'a late acknowledgement without proof',
      row('acknowledgement', '2025-03-18', { evidence: null }),
      'no_evidence',
      '2025-03-17',
    ],
    [
      '195 (3)',
      'a suit that ended',
      row('suit', '2024-10-10', { ended_on: '2025-06-20' }),
      'restarts',
      '2028-06-20',
    ],
    [
      '195 (3)',
      'a suit that goes on, from its filing',
      row('suit', '2024-10-10'),
      'restarts',
      '2027-10-11',
    ],
    [
      '195 (3)',
      'an arbitration that ended',
      row('arbitration', '2025-03-17', { ended_on: '2025-09-28' }),
      'restarts',
      '2028-09-28',
    ],
    [
      '195 (3)',
      'a suit a day late',
      row('suit', '2025-03-18', { ended_on: '2025-06-20' }),
      'too_late',
      '2025-03-17',
    ],
    [
      '195 (3)',
      'an arbitration a day late',
      row('arbitration', '2025-03-18'),
      'too_late',
      '2025-03-17',
    ],
    [
      '195 (3)',
      'a suit filed before the last due date that ended after it',
      row('suit', '2021-12-01', { ended_on: '2022-06-30' }),
      'restarts',
      '2025-06-30',
    ],
    [
      '195 (2), 189',
      'a plan that moves the last due date',
      row('plan', '2024-05-20', { last_due_on: '2026-05-20' }),
      'restarts',
      '2029-05-21',
    ],
    [
      '189',
      'a plan made before the debt was due',
      row('plan', '2022-01-10', { last_due_on: '2023-03-15' }),
      'restarts',
      '2026-03-16',
    ],
    [
      '192, 189',
      'a plan made after expiry',
      row('plan', '2025-04-01', { last_due_on: '2026-04-01' }),
      'reaffirmed',
      '2029-04-02',
    ],
    ['195 (2)', 'a plan that moves no date', row('plan', '2023-05-09'), 'restarts', '2026-05-09'],
    [
      '195',
      'a plan without proof',
      row('plan', '2024-05-20', { last_due_on: '2026-05-20', evidence: null }),
      'no_evidence',
      '2025-03-17',
    ],
  ])('(art. %s) by %s', (_article, _name, interruption, effect, expires_on) => {
    const { on, interruptions } = limitationOf(
      { last_due_on: LAST_DUE, interruptions: [interruption] },
      chineseWorkdays,
    );
    expect(on).toBe(expires_on);
    const ARTICLES: Record<string, string> = { restarts: '195', reaffirmed: '192' };
    const effect_article = ARTICLES[effect] ?? null;
    expect(interruptions).toEqual([{ ...interruption, effect, effect_article, expires_on }]);
  });

  it('(art. 189) by a plan that ends earlier takes the earlier date', () => {
    expect(
      limitationOf(
        {
          last_due_on: '2027-03-15',
          interruptions: [row('plan', '2025-01-10', { last_due_on: '2025-06-30' })],
        },
        chineseWorkdays,
      ),
    ).toMatchObject({ on: '2028-06-30', starts_on: '2025-06-30' });
  });

  it.each<[article: string, name: string, Interruption[], [InterruptionEffect, string][]]>([
    [
      '195',
      'three demands, each in time',
      [row('demand', '2023-02-01'), row('demand', '2025-01-10'), row('demand', '2026-05-06')],
      [
        ['restarts', '2026-02-02'],
        ['restarts', '2028-01-10'],
        ['restarts', '2029-05-07'],
      ],
    ],
    [
      '195, 203',
      'the second on the last day, a Monday for a Sunday',
      [row('demand', '2023-02-01'), row('demand', '2026-02-02')],
      [
        ['restarts', '2026-02-02'],
        ['restarts', '2029-02-02'],
      ],
    ],
    [
      '195, 203',
      'the second a day late',
      [row('demand', '2023-02-01'), row('demand', '2026-02-03')],
      [
        ['restarts', '2026-02-02'],
        ['too_late', '2026-02-02'],
      ],
    ],
    [
      '195',
      'a chain broken by a demand without proof',
      [
        row('demand', '2023-02-01'),
        row('demand', '2025-12-01', { evidence: null }),
        row('demand', '2026-02-03'),
      ],
      [
        ['restarts', '2026-02-02'],
        ['no_evidence', '2026-02-02'],
        ['too_late', '2026-02-02'],
      ],
    ],
    [
      '195 (3)',
      'a demand during a suit',
      [row('suit', '2024-10-10', { ended_on: '2025-06-20' }), row('demand', '2025-01-06')],
      [
        ['restarts', '2028-06-20'],
        ['not_running', '2028-06-20'],
      ],
    ],
    [
      '195 (3)',
      'a demand the day after a suit ended',
      [row('suit', '2024-10-10', { ended_on: '2025-06-20' }), row('demand', '2025-06-21')],
      [
        ['restarts', '2028-06-20'],
        ['restarts', '2028-06-21'],
      ],
    ],
    [
      '192, 195',
      'a renewed consent, then a demand',
      [row('acknowledgement', '2025-03-18'), row('demand', '2026-03-02')],
      [
        ['reaffirmed', '2028-03-20'],
        ['restarts', '2029-03-02'],
      ],
    ],
    [
      '192',
      'a demand too late, then a renewed consent',
      [row('demand', '2025-03-18'), row('part_payment', '2025-03-19')],
      [
        ['too_late', '2025-03-17'],
        ['reaffirmed', '2028-03-20'],
      ],
    ],
    [
      '195, 189',
      'a demand while a plan is not yet due',
      [row('plan', '2024-05-20', { last_due_on: '2026-05-20' }), row('demand', '2025-05-20')],
      [
        ['restarts', '2029-05-21'],
        ['not_running', '2029-05-21'],
      ],
    ],
    [
      '195',
      'a demand and a part payment on one day',
      [row('demand', '2023-05-09'), row('part_payment', '2023-05-09')],
      [
        ['restarts', '2026-05-09'],
        ['restarts', '2026-05-09'],
      ],
    ],
  ])('(art. %s): %s', (_article, _name, interruptions, expected) => {
    const weighed = limitationOf({ last_due_on: LAST_DUE, interruptions }, chineseWorkdays);
    expect(weighed.interruptions.map(({ effect, expires_on }) => [effect, expires_on])).toEqual(
      expected,
    );
    expect(weighed.on).toBe(expected.at(-1)?.[1]);
    expect(
      limitationOf(
        { last_due_on: LAST_DUE, interruptions: [...interruptions].reverse() },
        chineseWorkdays,
      ),
    ).toEqual(weighed);
  });
});
