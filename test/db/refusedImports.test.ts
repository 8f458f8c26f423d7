import { describe, expect, it } from 'vitest';
import type { Language } from '../../server/contract/enums.ts';
import { findingsOf, importsInto, LOAN_COLUMNS, loanLine } from '../helpers/imports.ts';
import { contents } from '../helpers/rows.ts';
import { SOUND_TAPE } from '../helpers/tape.ts';

const BORROWERS = 'external_id,full_name\nB1,张三\n';

describe.each(['sqlite', 'postgres'] as const)('a loan tape that is wrong, into %s,', (dialect) => {
  const { empty, fresh, run, db } = importsInto(dialect);

  /** A tape with something wrong in it: what is said of it, and that nothing of it was written. */
  async function refused(
    files: Record<string, string>,
    language: Language = 'en',
  ): Promise<string[]> {
    await empty();
    const before = await contents(db());
    const report = await run(files, { language });
    expect(report.badCount).toBe(report.bad.length);
    expect(report.added).toEqual({ borrowers: 0, loans: 0, installments: 0, payments: 0 });
    expect(await contents(db())).toBe(before);
    return findingsOf(report);
  }

  it('names a bad row by the line it starts on, also below a cell of several lines', async () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const borrowers = [
        'external_id,full_name,employer_name,monthly_income_minor',
        'B1,张三,"一',
        '二',
        '三",-5',
        '',
        'B2,李四,,-6',
        'B3,"王',
        '五",,-7',
        '',
      ].join(end);
      const said = await refused({ borrowers });
      expect(said.filter((line) => line.includes('One line only'))).toHaveLength(2);
      expect([...new Set(said.map((line) => line.split(' ')[0]))]).toEqual([
        'borrowers.csv:2',
        'borrowers.csv:6',
        'borrowers.csv:7',
      ]);
    }
  });

  it('without a column it needs, or with one unknown or twice, is refused at once', async () => {
    const said = await refused({ borrowers: 'external_id,nickname,external_id\nB1,三,B1\n' });
    expect(said).toHaveLength(3);
    expect(said[0]).toBe('borrowers.csv:1 full_name This column is missing; add it');
    expect(said[1]).toMatch(
      /^borrowers\.csv:1 nickname There is no such column; known: external_id, full_name, /,
    );
    expect(said[2]).toBe('borrowers.csv:1 external_id This column appears twice');
  });

  it('with an empty file is told which columns that file needs', async () => {
    const said = await refused({ borrowers: '' });
    expect(said).toEqual([
      'borrowers.csv:1 external_id This column is missing; add it',
      'borrowers.csv:1 full_name This column is missing; add it',
    ]);
  });

  it('with a row of too many or too few cells is refused there, so no value moves', async () => {
    const said = await refused({
      borrowers: 'external_id,full_name,employer_name\nB1,张三,某公司,二楼\nB2,李四\nB3,王五,\n',
    });
    expect(said).toEqual([
      'borrowers.csv:2 - This row has 4 cells, the header 3; look for a comma without quotes',
      'borrowers.csv:3 - This row has 2 cells, the header 3; look for a comma without quotes',
    ]);
  });

  it('with quotes that do not close is refused where they open, and reads on', async () => {
    const said = await refused({
      borrowers: 'external_id,full_name\nB1,"张三\nB2,\nB3,"王"五\nB4,赵六\nB4,赵六\n',
    });
    expect(said).toEqual([
      'borrowers.csv:2 - A quote that opens on this line never closes; close it or remove it',
      'borrowers.csv:3 full_name Required',
      'borrowers.csv:4 - Something follows a closing quote; write a quote inside a cell twice, ' +
        'or remove it',
      'borrowers.csv:6 external_id Duplicates line 5',
    ]);
  });

  it('with dates in mixed forms takes those that are plain, names the others', async () => {
    const rows = [
      '2025-12-01',
      '2025/12/01',
      '01-12-2025',
      '20251201',
      '2025-12-32',
      '45992',
      'Dec 1, 2025'.replace(',', ''),
    ].map((disbursed_on, n) => loanLine({ loan_no: `T-${n}`, disbursed_on }));
    const said = await refused({ borrowers: BORROWERS, loans: [LOAN_COLUMNS, ...rows].join('\n') });
    expect(said.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(
      [4, 6, 8].map((line) => `loans.csv:${line} disbursed_on`),
    );
    expect(said[0]).toContain('write it as 2026-03-05');
  });

  it.each([
    [
      'a loan twice',
      { loans: [LOAN_COLUMNS, loanLine(), loanLine()] },
      'loans.csv:3 loan_no Duplicates line 2',
    ],
    [
      'a borrower nobody knows',
      { loans: [LOAN_COLUMNS, loanLine({ borrower_external_id: 'NOPE' })] },
      'loans.csv:2 borrower_external_id There is no borrower with external id NOPE',
    ],
    [
      'a negative amount',
      { loans: [LOAN_COLUMNS, loanLine({ principal_minor: '-1000' })] },
      'loans.csv:2 principal_minor Not less than 0.01 yuan',
    ],
    [
      'an amount in yuan',
      { loans: [LOAN_COLUMNS, loanLine({ principal_minor: '10.00' })] },
      'loans.csv:2 principal_minor 10.00 looks like yuan; this column counts fen: 1000 (or say ' +
        '"principal_minor": "yuan" under units in a map)',
    ],
    [
      'an empty amount',
      { loans: [LOAN_COLUMNS, loanLine({ principal_minor: '' })] },
      'loans.csv:2 principal_minor Required',
    ],
    [
      'an amount beyond the limit',
      { loans: [LOAN_COLUMNS, loanLine({ principal_minor: '100000000001' })] },
      'loans.csv:2 principal_minor Not more than 1,000,000,000.00 yuan',
    ],
    [
      'a method there is not',
      { loans: [LOAN_COLUMNS, loanLine({ repayment_method: 'balloon' })] },
      'loans.csv:2 repayment_method Not one of the possible values; known: equal_installment,' +
        ' equal_principal, interest_only, flat, bullet',
    ],
    [
      'a bullet of two installments',
      { loans: [LOAN_COLUMNS, loanLine({ repayment_method: 'bullet' })] },
      'loans.csv:2 installments_count A bullet loan has exactly 1 installment',
    ],
    [
      'a first due date before the disbursement',
      { loans: [LOAN_COLUMNS, loanLine({ first_due_on: '2025-12-01' })] },
      'loans.csv:2 first_due_on The first due date must come after the disbursement',
    ],
    [
      'installments that do not sum to the principal',
      {
        loans: [LOAN_COLUMNS, loanLine()],
        installments: [
          'loan_no,sequence,due_on,principal_minor,interest_minor',
          'T-9,1,2026-01-01,400,0',
          'T-9,2,2026-02-01,500,0',
        ],
      },
      'loans.csv:2 principal_minor The installments’ principal sums to 900, the loan lent 1000',
    ],
    [
      'an installment too few',
      {
        loans: [LOAN_COLUMNS, loanLine()],
        installments: [
          'loan_no,sequence,due_on,principal_minor,interest_minor',
          'T-9,1,2026-01-01,1000,0',
        ],
      },
      'loans.csv:2 installments_count There are 1 installments, the loan says 2',
    ],
    [
      'an installment twice',
      {
        loans: [LOAN_COLUMNS, loanLine()],
        installments: [
          'loan_no,sequence,due_on,principal_minor,interest_minor',
          'T-9,1,2026-01-01,500,0',
          'T-9,1,2026-02-01,500,0',
        ],
      },
      'installments.csv:3 sequence Duplicates line 2',
    ],
    [
      'an installment of a loan nobody knows',
      {
        installments: [
          'loan_no,sequence,due_on,principal_minor,interest_minor',
          'GONE,1,2026-01-01,500,0',
        ],
      },
      'installments.csv:2 loan_no There is no loan GONE',
    ],
    [
      'a payment of a loan nobody knows',
      {
        payments: [
          'loan_no,client_reference,amount_minor,paid_on,channel',
          'GONE,33333333-3333-4333-8333-333333333333,5,2026-01-01,cash',
        ],
      },
      'payments.csv:2 loan_no There is no loan GONE',
    ],
    [
      'a payment of nothing',
      {
        loans: [LOAN_COLUMNS, loanLine()],
        payments: [
          'loan_no,client_reference,amount_minor,paid_on,channel',
          'T-9,33333333-3333-4333-8333-333333333333,0,2026-01-01,cash',
        ],
      },
      'payments.csv:2 amount_minor Not less than 0.01 yuan',
    ],
    [
      'a payment before the disbursement',
      {
        loans: [LOAN_COLUMNS, loanLine()],
        payments: [
          'loan_no,client_reference,amount_minor,paid_on,channel',
          'T-9,33333333-3333-4333-8333-333333333333,5,2025-11-30,cash',
        ],
      },
      'payments.csv:2 paid_on A payment cannot be dated before the disbursement on 2025-12-01',
    ],
    [
      'a payment in the future',
      {
        loans: [LOAN_COLUMNS, loanLine()],
        payments: [
          'loan_no,client_reference,amount_minor,paid_on,channel',
          'T-9,33333333-3333-4333-8333-333333333333,5,2026-03-06,cash',
        ],
      },
      'payments.csv:2 paid_on The date cannot be after today, 2026-03-05',
    ],
    [
      'a payment twice, its reference in other letters',
      {
        loans: [LOAN_COLUMNS, loanLine()],
        payments: [
          'loan_no,client_reference,amount_minor,paid_on,channel',
          'T-9,aaaaaaaa-3333-4333-8333-333333333333,5,2026-01-06,cash',
          'T-9,AAAAAAAA-3333-4333-8333-333333333333,5,2026-01-06,cash',
        ],
      },
      'payments.csv:3 client_reference Duplicates line 2',
    ],
  ] as [string, Record<string, string[]>, string][])(
    'with %s is refused whole, in words',
    async (_name, files, expected) => {
      const said = await refused({
        borrowers: BORROWERS,
        ...Object.fromEntries(
          Object.entries(files).map(([name, lines]) => [name, lines.join('\n')]),
        ),
      });
      expect(said[0]).toBe(expected);
      // An installment that was told to go leaves its loan one short, which is said too.
      expect(said.length).toBe(expected.startsWith('installments.csv:3') ? 3 : 1);
    },
  );

  it('with installments that make no schedule names each of them by its line', async () => {
    const rows = (loan_no: string, ...dues: [sequence: number, due_on: string][]): string[] =>
      dues.map(([sequence, due_on]) => `${loan_no},${sequence},${due_on},500,0`);
    const said = await refused({
      borrowers: BORROWERS,
      loans: [
        LOAN_COLUMNS,
        ...['EARLY', 'BACK', 'GAP', 'LATE', 'FIRST', 'RIGHT'].map((loan_no) =>
          loanLine({ loan_no }),
        ),
      ].join('\n'),
      installments: [
        'loan_no,sequence,due_on,principal_minor,interest_minor',
        ...rows('EARLY', [1, '2025-12-01'], [2, '2026-02-01']),
        ...rows('BACK', [1, '2026-01-01'], [2, '2026-01-01']),
        ...rows('GAP', [1, '2026-01-01'], [4, '2026-02-01']),
        ...rows('LATE', [1, '2026-01-01'], [2, '2062-02-01']),
        ...rows('FIRST', [1, '2026-01-02'], [2, '2026-02-01']),
        // Rows may stand in any order.
        ...rows('RIGHT', [2, '2026-02-01'], [1, '2026-01-01']),
      ].join('\n'),
    });
    expect(said).toEqual([
      'installments.csv:2 due_on Must fall due after the disbursement, 2025-12-01',
      'installments.csv:5 due_on Must fall due after the installment before it, 2026-01-01',
      'installments.csv:7 sequence Must be 2: installments are numbered from 1 without a gap',
      'installments.csv:9 due_on Falls due beyond the longest term, 2055-12-24',
      'installments.csv:10 due_on The first installment falls due on another day than the loan’s ' +
        'first due date, 2026-01-01',
    ]);
  });

  it('with several things wrong names all at once, in Chinese to those who read it', async () => {
    const said = await refused(
      {
        ...SOUND_TAPE,
        borrowers: 'external_id,full_name,phone\nB1,张三,123\nB2,,\n',
        loans: `${SOUND_TAPE.loans}T-4,B7,cash_loan,0,0,0,flat,2,2025-12-01,2026-01-01\n`,
      },
      'zh',
    );
    expect(said.length).toBeGreaterThanOrEqual(3);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^borrowers\.csv:2 phone 不是电话号码/),
        'borrowers.csv:3 full_name 必填',
        'loans.csv:5 principal_minor 金额不能小于 0.01 元',
      ]),
    );
    for (const line of said)
      expect(line).toMatch(
        /^(borrowers|loans|installments|payments)\.csv:\d+ \S+ .*[\u4e00-\u9fff]/,
      );
  });

  it.each([
    [
      'borrowers',
      'full_name',
      { borrowers: SOUND_TAPE.borrowers.replace('张三', '张叁') },
      'borrowers.csv:2 full_name Differs from what is stored ("张三"); change existing ' +
        'records in the console',
    ],
    [
      'borrowers',
      'phone',
      { borrowers: SOUND_TAPE.borrowers.replace('13800001111', '13800002222') },
      'borrowers.csv:2 phone Differs from what is stored ("138****1111"); change existing ' +
        'records in the console',
    ],
    [
      'loans',
      'principal_minor',
      { loans: SOUND_TAPE.loans.replace('1200000', '1300000') },
      'loans.csv:3 principal_minor Differs from what is stored (1200000); change existing ' +
        'records in the console',
    ],
    [
      'installments',
      'interest_minor',
      { installments: SOUND_TAPE.installments.replace('600,3', '600,4') },
      'installments.csv:3 interest_minor Differs from what is stored (3); change existing ' +
        'records in the console',
    ],
    [
      'payments',
      'amount_minor',
      { payments: SOUND_TAPE.payments.replace(',407,', ',408,') },
      'payments.csv:2 amount_minor Differs from what is stored (407); change existing ' +
        'records in the console',
    ],
    [
      'loans',
      'borrower_external_id',
      { loans: SOUND_TAPE.loans.replace('T-1,B1', 'T-1,B2') },
      'loans.csv:2 borrower_external_id Differs from what is stored ("B1"); change existing ' +
        'records in the console',
    ],
    [
      'payments',
      'loan_no',
      { payments: SOUND_TAPE.payments.replace('T-1,1111', 'T-2,1111') },
      'payments.csv:2 loan_no Differs from what is stored ("T-1"); change existing records ' +
        'in the console',
    ],
  ])(
    'that changes a stored row of %s (%s) names it and writes nothing',
    async (_file, _field, change, expected) => {
      await fresh();
      await run(SOUND_TAPE);
      const before = await contents(db());
      expect(findingsOf(await run({ ...SOUND_TAPE, ...change }))).toEqual([expected]);
      expect(await contents(db())).toBe(before);
    },
  );
});
