import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { importCommand } from '../../server/commands/importCommand.ts';
import { madeReference } from '../../server/features/imports/reference.ts';
import { findingsOf, importsInto, LOAN_COLUMNS, loanLine } from '../helpers/imports.ts';
import { rowCount } from '../helpers/rows.ts';
import { SOUND_TAPE, tapeOf } from '../helpers/tape.ts';

/** 姓名 张三 in GBK, and 联通, whose bytes there are UTF-8 of other signs, too. */
const GBK = {
  张三: [0xd5, 0xc5, 0xc8, 0xfd],
  联通: [0xc1, 0xaa, 0xcd, 0xa8],
};
const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))),
  );
const utf16 = (text: string): Uint8Array => Buffer.from(`\ufeff${text}`, 'utf16le');

describe.each(['sqlite', 'postgres'] as const)('a tape as people have it, into %s,', (dialect) => {
  const { empty, fresh, run, db } = importsInto(dialect);
  const names = async () => await db()('borrowers').orderBy('external_id').pluck('full_name');

  it.each([
    ['GB18030', bytes('external_id,full_name\nB1,', GBK.张三, '\nB2,', GBK.联通, '\n')],
    ['UTF-16LE', utf16('external_id,full_name\nB1,张三\nB2,联通\n')],
    ['UTF-16BE', Buffer.from(utf16('external_id,full_name\nB1,张三\nB2,联通\n')).swap16()],
    ['UTF-8', bytes([0xef, 0xbb, 0xbf], 'external_id,full_name\nB1,张三\nB2,联通\n')],
  ])('in %s is read as that, and the report says so', async (encoding, borrowers) => {
    await fresh();
    const report = await run({ borrowers });
    expect(findingsOf(report)).toEqual([]);
    expect(report.files.map((file) => file.encoding)).toEqual([encoding]);
    expect(await names()).toEqual(['张三', '联通']);
  });

  it('with bytes of no encoding names their line, and writes nothing', async () => {
    await empty();
    const inUtf8 = await run({
      borrowers: bytes('external_id,full_name\nB1,李四\nB2,', [0xe5, 0xbc], '\nB3,王五\n'),
    });
    const inGbk = await run({
      borrowers: bytes('external_id,full_name\nB1,', GBK.张三, '\nB2,', [0xff, 0xff], '\n'),
    });
    for (const report of [inUtf8, inGbk])
      expect(findingsOf(report)).toEqual([
        'borrowers.csv:3 - Holds bytes that are neither UTF-8 nor GB18030; export the file anew ' +
          'from its source',
      ]);
    expect(await names()).toEqual([]);
  });

  it.each([
    ['tabs', '\t'],
    ['semicolons', ';'],
    ['bars', '|'],
  ])('separated by %s, below lines of a title, with blank rows, is read', async (_name, sign) => {
    await fresh();
    const rows = [['external_id', 'Full Name', 'phone'], ['B1', '张三', ''], ['', ' ', '　'], ['']]
      .concat([['B2', '"李, 四"', '+86 138 0000 1111', '']])
      .map((cells) => cells.join(sign));
    const report = await run({
      borrowers: ['借款人名单', '', '导出日期 2026-03-05', ...rows, ''].join('\r\n'),
    });
    expect(findingsOf(report)).toEqual([]);
    expect(report.files).toMatchObject([{ delimiter: sign, header: 4, blank: 2 }]);
    expect(await names()).toEqual(['张三', '李, 四']);
  });

  it('as a spreadsheet writes figures and days is read', async () => {
    await fresh();
    const report = await run({
      borrowers: SOUND_TAPE.borrowers,
      loans: [
        LOAN_COLUMNS,
        loanLine({
          principal_minor: '"1,000"',
          installments_count: '２',
          repayment_method: '等本等息',
          disbursed_on: '2025年12月1日',
          first_due_on: '46023',
        }),
      ].join('\n'),
    });
    expect(findingsOf(report)).toEqual([]);
    expect(await db()('loans').first('principal_minor', 'disbursed_on', 'first_due_on')).toEqual({
      principal_minor: 1000,
      disbursed_on: '2025-12-01',
      first_due_on: '2026-01-01',
    });
  });

  it('with what cannot be meant is told the way out, all of it at once', async () => {
    await empty();
    const said = findingsOf(
      await run({
        borrowers: [
          'external_id,full_name,monthly_income_minor',
          '6.22E+18,张三,5000.00',
          'B2,"李四,1',
          'B3,王五,2',
          'B4,赵六,3"',
          '"B5,钱七,4"',
          'B6,孙八,1e5',
        ].join('\n'),
        loans: [
          'loan_no,borower_external_id,金额,annual_rate_bps,product',
          'T-1,B3,1000,7.2%,cash_loan',
        ].join('\n'),
        payments: 'loan_no,amount_minor,paid_on,channel\nT-1,5,2026-01-01,cash\n',
      }),
    );
    const starts = [
      'borrowers.csv:2 external_id 6.22E+18 is a long number that a spreadsheet shortened',
      'borrowers.csv:2 monthly_income_minor 5000.00 looks like yuan; this column counts fen: 500',
      'borrowers.csv:3 - A quote that opens on this line takes in whole rows after it',
      'borrowers.csv:5 monthly_income_minor Must be a number',
      'borrowers.csv:6 - The whole row stands in one pair of quotes',
      'borrowers.csv:7 monthly_income_minor 1e5 is in scientific notation',
      'loans.csv:1 borower_external_id There is no such column; is it borrower_external_id?',
      'loans.csv:1 金额 There is no such column; is it principal_minor?',
      'payments.csv:1 client_reference This column is missing; without UUIDs, give the bank',
    ];
    for (const start of starts)
      expect(
        said.filter((line) => line.startsWith(start)),
        `${start}\n${said.join('\n')}`,
      ).toHaveLength(1);
    // What names a row or file that was refused is not wrong for that.
    expect(said.filter((line) => /There is no (loan|borrower)/.test(line))).toEqual([]);
  });

  it('with one mistake in every row lists some of them and hides no other', async () => {
    await empty();
    const rows = Array.from({ length: 3000 }, (_, n) => `B${n},,1.5`);
    const report = await run({
      borrowers: ['external_id,full_name,other_debt_minor', ...rows].join('\n'),
      payments: 'loan_no,amount_minor\n',
    });
    const fields = new Set(report.bad.map(({ file, field }) => `${file} ${field}`));
    expect([...fields].sort()).toContain('borrowers.csv other_debt_minor');
    expect([...fields].sort()).toContain('borrowers.csv full_name');
    expect(report.badCount).toBeGreaterThan(6000);
    expect(report.bad.length).toBeLessThan(300);
  });

  it('keys that differ by a sign nobody sees are one key', async () => {
    await empty();
    const said = findingsOf(
      await run({ borrowers: 'external_id,full_name\nC14,张三\nC14\u200b,李四\n' }),
    );
    expect(said).toEqual(['borrowers.csv:3 external_id Duplicates line 2']);
  });

  it('of payments without UUIDs is known again by the bank’s own numbers', async () => {
    await fresh();
    const payments =
      'loan_no,bank_reference,amount_minor,paid_on,channel\n' +
      'T-1,2026010500017,200,2026/1/5,银行转账\nT-2,2026010500017,300,2026/1/5,银行转账\n';
    expect(findingsOf(await run({ ...SOUND_TAPE, payments }))).toEqual([]);
    expect(await db()('payments').orderBy('id').pluck('client_reference')).toEqual([
      madeReference('T-1', '2026010500017'),
      madeReference('T-2', ' 2026010500017\u200b'),
    ]);
    expect(await run({ payments })).toMatchObject({ badCount: 0, unchanged: { payments: 2 } });
  });
});

/** One file of another system: a row per loan, its borrower in the same row. */
const FOREIGN = {
  放款明细: [
    '某某金融 放款明细',
    '客户编号,姓名,身份证号,手机号,合同号,放款日期,首期还款日,' +
      '金额（元）,年利率(%),期数,还款方式,经办',
    'K1,张三,11010519491231002x,138 0000 1111,H-1,2025/12/1,2026/1/1,"1,000.50",12,2,等额本息,甲',
    'K1,张三,11010519491231002X,13800001111,H-2,2025/12/1,2026/1/1,500,12.5,2,等额本金,甲',
    '',
  ].join('\n'),
  回款流水: [
    '合同号;交易流水号;交易时间;金额（元）;提前还本方式;摘要',
    'H-1;99001;2026-01-05 10:11:12;100.5;;回款',
    '',
  ].join('\n'),
};

describe('a tape of another system', () => {
  const { fresh, db } = importsInto('sqlite');
  const command = async (
    args: readonly string[],
    answer = false,
  ): Promise<{ code: number; out: string; asked: number }> => {
    const server = await fresh();
    const out: string[] = [];
    const ask = vi.fn(async () => answer);
    const spies = (['log', 'error'] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation((text: unknown) => void out.push(String(text))),
    );
    const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(() => true);
    try {
      const code = await importCommand(server.deps, args, 'en', ask);
      return { code, out: out.join('\n'), asked: ask.mock.calls.length };
    } finally {
      for (const spy of [...spies, stderr]) spy.mockRestore();
    }
  };

  it('is proposed a map of its files, columns and units, which is written down', async () => {
    const folder = tapeOf(FOREIGN);
    const file = path.join(folder, 'kept.json');
    const { code, out } = await command([folder, '--propose-map', file]);
    expect(code).toBe(0);
    expect(out).toContain('放款明细.csv: loans, header on line 2');
    expect(out).toContain('  金额（元） → principal_minor (yuan)');
    expect(out).toContain('  年利率(%) → annual_rate_bps (percent)');
    expect(out).toContain('  经办 – left out');
    expect(out).toContain('  product is needed');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      borrowers: { file: '放款明细.csv', columns: { 客户编号: 'external_id', 姓名: 'full_name' } },
      loans: { columns: { 客户编号: 'borrower_external_id', 合同号: 'loan_no' } },
      payments: {
        file: '回款流水.csv',
        columns: { 交易流水号: 'bank_reference', 提前还本方式: 'prepayment' },
      },
    });
  });

  it('comes in by the map once a person has said what it does not say', async () => {
    const folder = tapeOf(FOREIGN);
    const file = path.join(folder, 'kept.json');
    await command([folder, '--propose-map', file]);
    const map = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { fixed: object }>;
    Object.assign(map['loans']?.fixed ?? {}, { product: 'cash_loan' });
    Object.assign(map['payments']?.fixed ?? {}, { channel: 'bank_transfer' });
    writeFileSync(file, JSON.stringify(map));
    const { code, out } = await command([folder, '--map', file]);
    expect([code, out.split('\n').slice(1, 5)]).toEqual([
      0,
      ['borrowers: +1 =0', 'loans: +2 =0', 'installments: +0 =0', 'payments: +1 =0'],
    ]);
    expect(out).toContain('回款流水.csv: payments, separator ;');
    expect(out).toContain('  = cash_loan → product');
    expect(
      await db()('loans').orderBy('loan_no').select('principal_minor', 'annual_rate_bps'),
    ).toEqual([
      { principal_minor: 100_050, annual_rate_bps: 1200 },
      { principal_minor: 50_000, annual_rate_bps: 1250 },
    ]);
    expect(await db()('payments').first('amount_minor', 'paid_on', 'memo')).toEqual({
      amount_minor: 10_050,
      paid_on: '2026-01-05',
      memo: '回款',
    });
    expect(await db()('borrowers').first('national_id', 'phone')).toEqual({
      national_id: '11010519491231002X',
      phone: '13800001111',
    });
  });

  it('is asked about once on a terminal, and not imported without a yes', async () => {
    const files = {
      borrowers: '客户编号,姓名,月收入\nK1,张三,"8,000"\n',
    };
    const no = await command([tapeOf(files)]);
    expect([no.code, no.asked, await rowCount(db(), 'borrowers')]).toEqual([1, 1, 0]);
    expect(no.out).toContain('--propose-map map.json');
    const folder = tapeOf(files);
    const yes = await command([folder], true);
    expect([yes.code, yes.asked]).toEqual([0, 1]);
    expect(await db()('borrowers').first('monthly_income_minor')).toEqual({
      monthly_income_minor: 800_000,
    });
    expect(readFileSync(path.join(folder, 'map.json'), 'utf8')).toContain('"月收入"');
  });

  it('with a map that does not fit is told where', async () => {
    const folder = tapeOf(FOREIGN);
    const file = path.join(folder, 'kept.json');
    writeFileSync(
      file,
      JSON.stringify({
        borrowers: { file: '放款明细.csv', columns: { 编号: 'external_id', 姓名: 'fullname' } },
        payments: { file: '没有.csv', columns: {} },
      }),
    );
    const { code, out } = await command([folder, '--map', file]);
    expect(code).toBe(1);
    expect(out).toContain('编号 The map names this column, the file has none');
    expect(out).toContain('fullname There is no such column; known:');
    expect(out).toContain('full_name is needed');
    expect(out).toContain('没有.csv:0 - The map names this file, the folder has none');
    writeFileSync(file, '{"borrowers": {"columns": 7}}');
    expect((await command([folder, '--map', file])).code).toBe(2);
    expect((await command([folder, '--map'])).code).toBe(2);
  });
});
