import { describe, expect, it } from 'vitest';
import { chineseWorkdays } from '../../server/book/workdays.ts';
import { guaranteeLimitation, type Guarantee } from '../../server/domain/legal/guarantees.ts';
import { INTERRUPTION_RULES } from '../../server/domain/legal/interruptionRules.ts';
import { limitationOf } from '../../server/domain/legal/limitation.ts';
import {
  INTERRUPTION_KINDS,
  type InterruptionKind,
} from '../../server/domain/legal/limitationTypes.ts';

const PROVISIONS = "Supreme People's Court, Provisions on Limitation of Actions";
const CODE = 'Civil Code';

/** Each event with its law, and what it does after expiry. */
const TABLE: [InterruptionKind, string, string, 'proceeding' | 'once', 'revives' | 'too late'][] = [
  ['demand', CODE, '195 (1)', 'once', 'too late'],
  ['announcement', PROVISIONS, '8 (4)', 'once', 'too late'],
  ['deduction', PROVISIONS, '8 (3)', 'once', 'too late'],
  ['acknowledgement', CODE, '195 (2)', 'once', 'revives'],
  ['part_payment', PROVISIONS, '14', 'once', 'revives'],
  ['security', PROVISIONS, '14', 'once', 'revives'],
  ['extension_request', PROVISIONS, '14', 'once', 'revives'],
  ['promise', PROVISIONS, '14', 'once', 'revives'],
  ['plan', PROVISIONS, '14', 'once', 'revives'],
  ['suit', PROVISIONS, '10', 'proceeding', 'too late'],
  ['arbitration', CODE, '195 (3)', 'proceeding', 'too late'],
  ['payment_order', PROVISIONS, '11 (1)', 'proceeding', 'too late'],
  ['bankruptcy_claim', PROVISIONS, '11 (2)', 'proceeding', 'too late'],
  ['missing_or_death', PROVISIONS, '11 (3)', 'proceeding', 'too late'],
  ['pre_suit_act', PROVISIONS, '11 (4)', 'proceeding', 'too late'],
  ['enforcement', PROVISIONS, '11 (5)', 'proceeding', 'too late'],
  ['joining', PROVISIONS, '11 (6)', 'proceeding', 'too late'],
  ['set_off', PROVISIONS, '11 (7)', 'proceeding', 'too late'],
  ['other_proceeding', PROVISIONS, '11 (8)', 'proceeding', 'too late'],
  ['mediation', PROVISIONS, '12', 'once', 'too late'],
  ['police_report', PROVISIONS, '13', 'proceeding', 'too late'],
  ['co_obligor', PROVISIONS, '15', 'once', 'too late'],
  ['subrogation', PROVISIONS, '16', 'proceeding', 'too late'],
  ['assignment', PROVISIONS, '17', 'once', 'too late'],
  ['assumption', PROVISIONS, '17', 'once', 'revives'],
];

describe('an event that interrupts the limitation of a debt last due on 2022-03-15', () => {
  it('is in the table of the law, each', () => {
    expect(TABLE.map(([kind]) => kind)).toEqual([...INTERRUPTION_KINDS]);
  });

  it.each(TABLE)('%s rests on %s art. %s', (kind, source, article, course, after) => {
    expect(INTERRUPTION_RULES[kind]).toMatchObject({ source, article });
    const weighed = (on: string, ended_on: string | null) =>
      limitationOf(
        {
          last_due_on: '2022-03-15',
          interruptions: [{ kind, on, ended_on, evidence: '回执' }],
        },
        chineseWorkdays,
      );
    expect(weighed('2024-06-03', null)).toMatchObject({
      on: '2027-06-03',
      interruptions: [{ effect: 'restarts', effect_article: '195' }],
    });
    expect(weighed('2024-06-03', '2025-02-10').starts_on).toBe(
      course === 'proceeding' ? '2025-02-10' : '2024-06-03',
    );
    expect(weighed('2025-03-18', null).interruptions).toMatchObject([
      after === 'revives'
        ? { effect: 'reaffirmed', effect_article: '192' }
        : { effect: 'too_late', effect_article: null },
    ]);
  });
});

describe('the limitation of a guarantor’s own debt (Civil Code art. 694)', () => {
  const joint: Guarantee = {
    due_on: '2025-12-10',
    agreed: null,
    form: 'joint',
    claimed_on: '2026-03-02',
  };
  it.each<[string, Partial<Guarantee>, string | null]>([
    ['three years from the demand on a joint guarantor', {}, '2029-03-02'],
    ['anew from the last demand', { limitation_from_on: '2027-05-04' }, '2030-05-06'],
    ['not running before the claim', { claimed_on: null }, null],
    ['none where the claim came late', { claimed_on: '2026-06-11' }, null],
    ['not running while an ordinary guarantor may refuse', { form: 'ordinary' }, null],
    [
      'three years from the end of that right, over the Spring Festival',
      { form: 'ordinary', limitation_from_on: '2027-02-04' },
      '2030-02-06',
    ],
  ])('is %s', (_name, changes, on) => {
    expect(guaranteeLimitation({ ...joint, ...changes }, chineseWorkdays)?.on ?? null).toBe(on);
  });
});
