import { afterEach, describe, expect, it } from 'vitest';
import { columnsOf, TAPE_FILES } from '../../server/features/imports/files.ts';
import { importTape } from '../../server/features/imports/importTape.ts';
import { startTestServer, type TestServer } from '../helpers/api.ts';
import { tapeOf } from '../helpers/tape.ts';

/** One row of each file with something in every column a tape may have. */
const ROWS: Record<string, Record<string, string | number>> = {
  borrowers: {
    external_id: 'B-7',
    full_name: '张三',
    national_id: '11010519491231002X',
    phone: '13800001111',
    address: '北京市朝阳区建国路 1 号',
    region_code: '110105',
    employment_status: 'Permanent',
    employer_name: '某公司',
    monthly_income_minor: 800_000,
    other_lenders_count: 2,
    other_debt_minor: 150_000,
    company_name: '张三商行',
    time_zone: 'Asia/Urumqi',
    identity_status: 'verified',
  },
  loans: {
    loan_no: 'T-7',
    borrower_external_id: 'B-7',
    product: 'cash_loan',
    principal_minor: 1000,
    annual_rate_bps: 1200,
    penalty_rate_bps: 1700,
    repayment_method: 'flat',
    day_count: 'actual/365',
    rounding: 'half_even',
    installments_count: 1,
    disbursed_on: '2025-12-01',
    first_due_on: '2026-01-01',
    grace_days: 3,
  },
  installments: {
    loan_no: 'T-7',
    sequence: 1,
    due_on: '2026-01-01',
    principal_minor: 1000,
    interest_minor: 10,
  },
  payments: {
    loan_no: 'T-7',
    client_reference: '11111111-1111-4111-8111-111111111111',
    amount_minor: 407,
    paid_on: '2026-01-05',
    channel: 'debit',
    memo: '代扣',
    prepayment: 'lower',
  },
};
/** Keys of other files, which are kept as ids. */
const LINKS = new Set(['borrower_external_id', 'loan_no']);

describe.each(['sqlite', 'postgres'] as const)('every column of a tape into %s', (dialect) => {
  let server: TestServer;
  afterEach(async () => {
    await server.close();
  });

  it('is stored as it came', async () => {
    server = await startTestServer({ dialect });
    const csv = (row: Record<string, string | number>) =>
      `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`;
    const folder = tapeOf(
      Object.fromEntries(Object.entries(ROWS).map(([name, row]) => [name, csv(row)])),
    );
    const report = await importTape(server.deps, {
      folder,
      dryRun: false,
      language: 'en',
      onProgress: () => undefined,
    });
    expect(report.bad).toEqual([]);
    for (const file of TAPE_FILES) {
      const row = ROWS[file.name] ?? {};
      expect(Object.keys(row).toSorted(), file.name).toEqual(columnsOf(file).toSorted());
      const stored: Record<string, unknown>[] = await server.deps.database.read(file.name);
      expect(stored).toHaveLength(1);
      for (const [name, value] of Object.entries(row))
        if (!LINKS.has(name) || name in (stored[0] ?? {}))
          expect(stored[0]?.[name], `${file.name} ${name}`).toBe(value);
    }
  });
});
