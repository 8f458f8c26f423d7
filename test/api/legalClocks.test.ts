import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoanDue, pay } from '../helpers/book.ts';
import type { Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachFile } from '../helpers/evidence.ts';

const { staff } = await openDesk();
const borrower = await createBorrower(staff);

const loanDueOn = async (on: string) => (await createLoanDue(staff, borrower, on)).id;
interface Clocks {
  limitation: {
    last_due_on: string;
    expires_on: string;
    expired: boolean;
    provisional: boolean;
    interruptions: (Record<string, unknown> & { effect: string; effect_article: string | null })[];
  };
  deadlines: { kind: string; on: string; legal_case_id: number | null }[];
}
const clocks = async (id: number): Promise<Clocks> =>
  (await staff.get(`/api/loans/${id}/clocks`).expect(200)).body;
type Interruption = [kind: string, on: string, rest?: object];
const enter = async (loan_id: number, [kind, on, rest = {}]: Interruption): Promise<Row> =>
  (
    await staff
      .post('/api/limitation_interruptions')
      .send({ loan_id, kind, on, evidence: '签收回执', ...rest })
      .expect(201)
  ).body;
/** Nothing proves it any more: the file that did was withdrawn. */
const enterUnproven = async (loan_id: number, [kind, on]: Interruption): Promise<Row> => {
  const file = await attachFile(staff, 'loans', loan_id, 'demand_record');
  const row = await enter(loan_id, [kind, on, { evidence: null, attachment_id: file }]);
  await staff.post(`/api/attachments/${file}/withdraw`).send({ reason: '传错' }).expect(200);
  return row;
};
const payOn = async (loan_id: number, paid_on: string, channel: string) =>
  await pay(staff, loan_id, 1000, paid_on, channel);

describe('the limitation of a loan over HTTP', () => {
  it.each<
    [
      article: string,
      last_due_on: string,
      rows: Interruption[],
      effects: string[],
      expires_on: string,
      why: string,
    ]
  >([
    ['188', '2023-03-20', [], [], '2026-03-20', 'a Friday'],
    ['203', '2023-04-05', [], [], '2026-04-07', 'Tomb-sweeping Day'],
    ['203', '2023-06-20', [], [], '2026-06-22', 'Dragon Boat'],
    ['203', '2023-09-26', [], [], '2026-09-28', 'Mid-autumn'],
    ['203', '2023-10-02', [], [], '2026-10-08', 'National Day'],
    ['188', '2023-12-31', [], [], '2026-12-31', 'the last day whose arrangement is known'],
    ['203', '2024-01-02', [], [], '2027-01-04', 'a Saturday of a year not announced'],
    ['202', '2024-02-29', [], [], '2027-03-01', 'no leap day, and a Sunday'],
    ['195 (1)', '2022-08-10', [['demand', '2024-05-11']], ['restarts'], '2027-05-11', 'a demand'],
    [
      '195 (1)',
      '2022-08-10',
      [['demand', '2024-05-11', { evidence: null }]],
      ['no_evidence'],
      '2025-08-11',
      'a demand without proof; the 10th was a Sunday',
    ],
    [
      '195 (1)',
      '2022-08-10',
      [['demand', '2025-08-11']],
      ['restarts'],
      '2028-08-11',
      'a demand on the rolled last day',
    ],
    [
      '195 (1)',
      '2022-08-10',
      [['demand', '2025-08-12']],
      ['too_late'],
      '2025-08-11',
      'a demand a day late',
    ],
    [
      '192',
      '2022-08-10',
      [['acknowledgement', '2025-08-12']],
      ['reaffirmed'],
      '2028-08-14',
      'a renewed consent; a Saturday',
    ],
    [
      '195',
      '2022-08-10',
      [
        ['demand', '2023-01-31'],
        ['promise', '2026-02-02'],
      ],
      ['restarts', 'restarts'],
      '2029-02-02',
      'the second on the rolled last day',
    ],
    [
      '195',
      '2022-08-10',
      [
        ['demand', '2023-01-31'],
        ['demand', '2026-02-03'],
      ],
      ['restarts', 'too_late'],
      '2026-02-02',
      'the second a day late',
    ],
    [
      '192, 195',
      '2022-08-10',
      [
        ['acknowledgement', '2025-08-12'],
        ['demand', '2026-02-28'],
      ],
      ['reaffirmed', 'restarts'],
      '2029-02-28',
      'missed, revived, then in time on a worked Saturday',
    ],
    [
      '192',
      '2022-08-10',
      [
        ['demand', '2025-08-12'],
        ['demand', '2025-10-09'],
        ['acknowledgement', '2026-01-05'],
      ],
      ['too_late', 'too_late', 'reaffirmed'],
      '2029-01-05',
      'two demands too late, then a consent',
    ],
    [
      '195 (3)',
      '2021-06-30',
      [['suit', '2024-07-01', { ended_on: '2025-01-20' }]],
      ['restarts'],
      '2028-01-20',
      'a suit elsewhere, filed on the rolled last day',
    ],
    [
      '195 (3)',
      '2021-06-30',
      [['arbitration', '2024-06-28', { ended_on: '2025-09-29' }]],
      ['restarts'],
      '2028-09-29',
      'an arbitration that ended',
    ],
    [
      '195 (3)',
      '2021-06-30',
      [['arbitration', '2024-06-28']],
      ['restarts'],
      '2027-06-28',
      'an arbitration that goes on',
    ],
    [
      '195 (3)',
      '2021-06-30',
      [
        ['suit', '2024-06-28', { ended_on: '2025-09-29' }],
        ['demand', '2025-01-10'],
      ],
      ['restarts', 'not_running'],
      '2028-09-29',
      'a demand while a suit runs',
    ],
    [
      '202',
      '2021-06-30',
      [['demand', '2024-02-29']],
      ['restarts'],
      '2027-03-01',
      'a demand on a leap day',
    ],
    [
      '195',
      '2022-08-10',
      [['demand', '2023-02-24']],
      ['restarts'],
      '2026-02-24',
      'the first workday after the Spring Festival',
    ],
    [
      '195, 203',
      '2022-08-10',
      [['demand', '2023-02-17']],
      ['restarts'],
      '2026-02-24',
      'within the Spring Festival',
    ],
    [
      '195',
      '2022-08-10',
      [['demand', '2023-05-09']],
      ['restarts'],
      '2026-05-09',
      'a Saturday worked for Labour Day',
    ],
    [
      '195, 203',
      '2022-08-10',
      [['demand', '2023-05-03']],
      ['restarts'],
      '2026-05-06',
      'Labour Day',
    ],
    [
      '189',
      '2023-03-20',
      [['demand', '2023-03-19']],
      ['not_running'],
      '2026-03-20',
      'a demand a day before it is due',
    ],
  ])(
    '(art. %s) last due %s, %j: %j, expires on %s, %s',
    async (_article, last_due_on, rows, effects, expires_on) => {
      const loan = await loanDueOn(last_due_on);
      for (const row of rows)
        await ((row[2] as { evidence?: unknown } | undefined)?.evidence === null
          ? enterUnproven
          : enter)(loan, row);
      const { limitation, deadlines } = await clocks(loan);
      expect(limitation).toMatchObject({
        last_due_on,
        expires_on,
        expired: expires_on < TODAY,
        provisional: expires_on > '2026-12-31',
      });
      expect(limitation.interruptions.map(({ effect }) => effect)).toEqual(effects);
      expect(
        limitation.interruptions.every(
          ({ effect, effect_article }) =>
            effect_article ===
              ({ restarts: '195', reaffirmed: '192' } as Record<string, string>)[effect] ||
            effect_article === null,
        ),
      ).toBe(true);
      expect(deadlines).toMatchObject([
        { kind: 'limitation', on: expires_on, legal_case_id: null },
      ]);
      expect((await staff.get(`/api/loans/${loan}`).expect(200)).body).toMatchObject({
        next_deadline_on: expires_on,
        next_deadline_kind: 'limitation',
      });
    },
  );

  it.each<
    [
      article: string,
      channel: string,
      paid_on: string,
      expected: [kind: string, effect: string][],
      expires_on: string,
    ]
  >([
    ['195 (2)', 'bank_transfer', '2024-03-15', [['part_payment', 'restarts']], '2027-03-15'],
    ['195 (2)', 'cash', '2024-10-09', [['part_payment', 'restarts']], '2027-10-11'],
    ['192', 'app', '2025-09-01', [['part_payment', 'reaffirmed']], '2028-09-01'],
    ['195 (1)', 'debit', '2024-03-15', [['deduction', 'restarts']], '2027-03-15'],
    ['195 (1)', 'debit', '2025-09-01', [['deduction', 'too_late']], '2025-08-11'],
    ['195', 'court', '2024-03-15', [], '2025-08-11'],
    ['195', 'agency', '2024-03-15', [], '2025-08-11'],
    ['189', 'app', '2022-08-09', [], '2025-08-11'],
  ])(
    '(art. %s) a payment by %s on %s: %j, %s',
    async (_article, channel, paid_on, expected, expires_on) => {
      const loan = await loanDueOn('2022-08-10');
      const payment = await payOn(loan, paid_on, channel);
      const { limitation } = await clocks(loan);
      expect(limitation.interruptions.map(({ kind, effect }) => [kind, effect])).toEqual(expected);
      if (expected.length > 0)
        expect(limitation.interruptions[0]).toMatchObject({
          payment_id: payment.id,
          interruption_id: null,
        });
      expect(limitation.expires_on).toBe(expires_on);
    },
  );
});
