import { afterEach, describe, expect, it } from 'vitest';
import type { Language } from '../../server/contract/enums.ts';
import { importTape, type ImportReport } from '../../server/features/imports/importTape.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { startTestServer, type TestServer } from '../helpers/api.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { contents, rowCount } from '../helpers/rows.ts';
import { RIGHT, tapeOf } from '../helpers/tape.ts';

const LOAN =
  'loan_no,borrower_external_id,product,principal_minor,annual_rate_bps,repayment_method,' +
  'installments_count,disbursed_on,first_due_on';
const loan = (changes: Record<string, string> = {}): string =>
  Object.values({
    loan_no: 'T-9',
    borrower_external_id: 'B1',
    product: 'cash_loan',
    principal_minor: '1000',
    annual_rate_bps: '0',
    repayment_method: 'flat',
    installments_count: '2',
    disbursed_on: '2025-12-01',
    first_due_on: '2026-01-01',
    ...changes,
  }).join(',');
const BORROWERS = 'external_id,full_name\nB1,张三\n';

describe.each(['sqlite', 'postgres'] as const)('a loan tape into %s', (dialect) => {
  let server: TestServer;
  const fresh = async (): Promise<TestServer> => (server = await startTestServer({ dialect }));
  afterEach(async () => {
    await server.close();
  });

  const run = async (
    files: Record<string, string>,
    options: { dryRun?: boolean; language?: Language } = {},
  ): Promise<ImportReport> =>
    await importTape(server.deps, {
      folder: tapeOf(files),
      dryRun: false,
      language: 'en',
      onProgress: () => undefined,
      ...options,
    });
  const db = () => server.deps.database.read;
  const findings = (report: ImportReport) =>
    report.bad.map(({ file, line, field, reason }) => `${file}:${line} ${field} ${reason}`);

  /** A tape with something wrong in it: what is said of it, and that nothing of it was written. */
  async function refused(
    files: Record<string, string>,
    language: Language = 'en',
  ): Promise<string[]> {
    await fresh();
    const before = await contents(db());
    const report = await run(files, { language });
    expect(report.badCount).toBe(report.bad.length);
    expect(report.added).toEqual({ borrowers: 0, loans: 0, installments: 0, payments: 0 });
    expect(await contents(db())).toBe(before);
    return findings(report);
  }

  it('comes in whole: rows, given schedules as they are, missing ones made, positions counted, each row on the record', async () => {
    await fresh();
    const steps: string[] = [];
    const report = await importTape(server.deps, {
      folder: tapeOf(RIGHT),
      dryRun: false,
      language: 'en',
      onProgress: (phase, part) => {
        steps.push(phase);
        expect(part).toBeLessThanOrEqual(1);
      },
    });
    expect(report).toEqual({
      bad: [],
      badCount: 0,
      added: { borrowers: 2, loans: 3, installments: 2, payments: 2 },
      unchanged: { borrowers: 0, loans: 0, installments: 0, payments: 0 },
      schedulesMade: 13,
    });
    expect([...new Set(steps)]).toEqual(['check', 'write', 'positions']);
    expect([
      await rowCount(db(), 'borrowers'),
      await rowCount(db(), 'loans'),
      await rowCount(db(), 'installments'),
      await rowCount(db(), 'payments'),
    ]).toEqual([2, 3, 15, 2]);
    const staff = await server.as('staff');
    const { body } = await staff.get('/api/loans').query({ sort: '["loan_no","ASC"]' }).expect(200);
    expect(body).toMatchObject([
      {
        loan_no: 'T-1',
        outstanding_minor: 603,
        overdue_minor: 603,
        days_past_due: 32,
        tier: 'M2',
        paid_count: 1,
        grace_days: 0,
      },
      { loan_no: 'T-2', outstanding_minor: 1_166_000, oldest_unpaid_due_on: '2026-01-05' },
      {
        loan_no: 'T-3',
        penalty_rate_bps: 2738,
        day_count: '30/360',
        rounding: 'half_up',
        outstanding_minor: 50_000 + Math.round((50_000 * 0.1825 * 30) / 360),
      },
    ]);
    await expectStoredAsRecomputed(db());
    expect(await rowCount(db(), 'audit_events', { action: 'import' })).toBe(2 + 3 + 2 + 1);
    expect(await brokenAuditEvents(db())).toEqual([]);
  });

  it('a second time changes nothing and says so', async () => {
    await fresh();
    await run(RIGHT);
    const before = await contents(db());
    const report = await run(RIGHT);
    expect(report).toMatchObject({
      badCount: 0,
      added: { borrowers: 0, loans: 0, installments: 0, payments: 0 },
      unchanged: { borrowers: 2, loans: 3, installments: 2, payments: 2 },
      schedulesMade: 0,
    });
    expect(await contents(db())).toBe(before);
  });

  it('with more rows than the first time adds those, and moves only the loans they touch', async () => {
    await fresh();
    await run(RIGHT);
    const report = await run({
      ...RIGHT,
      payments: `${RIGHT.payments}T-1,33333333-3333-4333-8333-333333333333,603,2026-03-01,cash\n`,
    });
    expect(report).toMatchObject({
      badCount: 0,
      added: { borrowers: 0, loans: 0, installments: 0, payments: 1 },
    });
    expect(
      await db()('loans').where({ loan_no: 'T-1' }).first('status', 'outstanding_minor'),
    ).toEqual({ status: 'settled', outstanding_minor: 0 });
    await expectStoredAsRecomputed(db());
  });

  it('of payments alone finds the loans that are stored', async () => {
    await fresh();
    await run({ ...RIGHT, payments: 'loan_no,client_reference,amount_minor,paid_on,channel\n' });
    expect(await run({ payments: RIGHT.payments })).toMatchObject({
      badCount: 0,
      added: { payments: 2 },
    });
    await expectStoredAsRecomputed(db());
  });

  it('in a dry run is checked and not written', async () => {
    await fresh();
    const before = await contents(db());
    expect(await run(RIGHT, { dryRun: true })).toMatchObject({
      badCount: 0,
      added: { borrowers: 2, loans: 3, installments: 2, payments: 2 },
    });
    expect(await contents(db())).toBe(before);
  });

  it('may come from any spreadsheet: a byte order mark, CRLF, quotes, commas and line breaks in them, blank lines, columns in any order', async () => {
    await fresh();
    const report = await run({
      borrowers:
        '\uFEFFfull_name,external_id,employer_name,address\r\n"张三, ""老张""",B1,' +
        '"某公司\r\n二楼",北京市朝阳区建国路 1 号\r\n\r\n  李四 ,B2,,\r\n',
      loans: `\uFEFF${LOAN}\r\n${loan()}\r\n`,
    });
    expect([findings(report), report.added]).toEqual([
      [],
      { borrowers: 2, loans: 1, installments: 0, payments: 0 },
    ]);
    expect(
      await db()('borrowers')
        .orderBy('external_id')
        .select('full_name', 'employer_name', 'external_id'),
    ).toEqual([
      { full_name: '张三, "老张"', employer_name: '某公司\r\n二楼', external_id: 'B1' },
      { full_name: '李四', employer_name: null, external_id: 'B2' },
    ]);
  });

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
      expect((await refused({ borrowers })).map((line) => line.split(' ')[0])).toEqual([
        'borrowers.csv:2',
        'borrowers.csv:6',
        'borrowers.csv:7',
      ]);
      await server.close();
    }
    await fresh();
  });

  it('without a column it needs, or with one nobody knows or twice, is refused at its first line', async () => {
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

  it('with a row of too many or too few cells is refused there: a comma that was not quoted would move every value', async () => {
    const said = await refused({
      borrowers: 'external_id,full_name,employer_name\nB1,张三,某公司,二楼\nB2,李四\nB3,王五,\n',
    });
    expect(said).toEqual([
      'borrowers.csv:2 - This row has 4 cells, the header 3; look for a comma without quotes',
      'borrowers.csv:3 - This row has 2 cells, the header 3; look for a comma without quotes',
    ]);
  });

  it('with quotes that do not close is refused where they break', async () => {
    const said = await refused({ borrowers: 'external_id,full_name\nB1,"张三\nB2,李四\n' });
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^borrowers\.csv:\d+ - Broken CSV/);
  });

  it('with dates in mixed forms takes those written as they must be and names the others', async () => {
    const rows = [
      '2025-12-01',
      '2025/12/01',
      '01-12-2025',
      '20251201',
      '2025-12-32',
      '45992',
      'Dec 1, 2025'.replace(',', ''),
    ].map((disbursed_on, n) => loan({ loan_no: `T-${n}`, disbursed_on }));
    const said = await refused({ borrowers: BORROWERS, loans: [LOAN, ...rows].join('\n') });
    expect(said.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual(
      [3, 4, 5, 6, 7, 8].map((line) => `loans.csv:${line} disbursed_on`),
    );
    expect(said[0]).toContain('write it as 2026-03-05');
  });

  it.each([
    ['a loan twice', { loans: [LOAN, loan(), loan()] }, 'loans.csv:3 loan_no Duplicates line 2'],
    [
      'a borrower nobody knows',
      { loans: [LOAN, loan({ borrower_external_id: 'NOPE' })] },
      'loans.csv:2 borrower_external_id There is no borrower with external id NOPE',
    ],
    [
      'a negative amount',
      { loans: [LOAN, loan({ principal_minor: '-1000' })] },
      'loans.csv:2 principal_minor Not less than 0.01 yuan',
    ],
    [
      'an amount in yuan',
      { loans: [LOAN, loan({ principal_minor: '10.00' })] },
      'loans.csv:2 principal_minor Must be a number',
    ],
    [
      'an empty amount',
      { loans: [LOAN, loan({ principal_minor: '' })] },
      'loans.csv:2 principal_minor Required',
    ],
    [
      'an amount beyond the limit',
      { loans: [LOAN, loan({ principal_minor: '100000000001' })] },
      'loans.csv:2 principal_minor Not more than 1,000,000,000.00 yuan',
    ],
    [
      'a method there is not',
      { loans: [LOAN, loan({ repayment_method: 'balloon' })] },
      'loans.csv:2 repayment_method Not one of the possible values; known: equal_installment,' +
        ' equal_principal, interest_only, flat, bullet',
    ],
    [
      'a bullet of two installments',
      { loans: [LOAN, loan({ repayment_method: 'bullet' })] },
      'loans.csv:2 installments_count A bullet loan has exactly 1 installment',
    ],
    [
      'a first due date before the disbursement',
      { loans: [LOAN, loan({ first_due_on: '2025-12-01' })] },
      'loans.csv:2 first_due_on The first due date must come after the disbursement',
    ],
    [
      'installments that do not sum to the principal',
      {
        loans: [LOAN, loan()],
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
        loans: [LOAN, loan()],
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
        loans: [LOAN, loan()],
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
        loans: [LOAN, loan()],
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
        loans: [LOAN, loan()],
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
        loans: [LOAN, loan()],
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
        loans: [LOAN, loan()],
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

  it('with several things wrong names them all at once, in Chinese to those who read it', async () => {
    const said = await refused(
      {
        ...RIGHT,
        borrowers: 'external_id,full_name,phone\nB1,张三,123\nB2,,\n',
        loans: `${RIGHT.loans}T-4,B7,cash_loan,0,0,0,flat,2,2025-12-01,2026-01-01\n`,
      },
      'zh',
    );
    expect(said.length).toBeGreaterThanOrEqual(3);
    expect(said).toEqual(
      expect.arrayContaining([
        'borrowers.csv:2 phone 手机号应为 11 位数字，以 1 开头',
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
      { borrowers: RIGHT.borrowers.replace('张三', '张叁') },
      'borrowers.csv:2 full_name Differs from what is stored ("张三"); change existing ' +
        'records in the console',
    ],
    [
      'borrowers',
      'phone',
      { borrowers: RIGHT.borrowers.replace('13800001111', '13800002222') },
      'borrowers.csv:2 phone Differs from what is stored ("138****1111"); change existing ' +
        'records in the console',
    ],
    [
      'loans',
      'principal_minor',
      { loans: RIGHT.loans.replace('1200000', '1300000') },
      'loans.csv:3 principal_minor Differs from what is stored (1200000); change existing ' +
        'records in the console',
    ],
    [
      'installments',
      'interest_minor',
      { installments: RIGHT.installments.replace('600,3', '600,4') },
      'installments.csv:3 interest_minor Differs from what is stored (3); change existing ' +
        'records in the console',
    ],
    [
      'payments',
      'amount_minor',
      { payments: RIGHT.payments.replace(',407,', ',408,') },
      'payments.csv:2 amount_minor Differs from what is stored (407); change existing ' +
        'records in the console',
    ],
    [
      'loans',
      'borrower_external_id',
      { loans: RIGHT.loans.replace('T-1,B1', 'T-1,B2') },
      'loans.csv:2 borrower_external_id Differs from what is stored ("B1"); change existing ' +
        'records in the console',
    ],
    [
      'payments',
      'loan_no',
      { payments: RIGHT.payments.replace('T-1,1111', 'T-2,1111') },
      'payments.csv:2 loan_no Differs from what is stored ("T-1"); change existing records ' +
        'in the console',
    ],
  ])(
    'that changes a stored row of %s (%s) names it and writes nothing',
    async (_file, _field, change, expected) => {
      await fresh();
      await run(RIGHT);
      const before = await contents(db());
      expect(findings(await run({ ...RIGHT, ...change }))).toEqual([expected]);
      expect(await contents(db())).toBe(before);
    },
  );
});
