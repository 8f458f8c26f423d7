import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, TODAY, type TestServer } from '../helpers/api.ts';
import { enginesOf, isFull } from '../helpers/extent.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { contents, rowCount } from '../helpers/rows.ts';
import { largeTape, SOUND_TAPE, runCommand, tapeOf } from '../helpers/tape.ts';

const BOOK = [
  'borrowers',
  'loans',
  'installments',
  'payments',
  'ledger_entries',
  'overdue_book',
] as const;

describe.each(enginesOf('sqlite'))('the import command on %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ dialect });
  });
  afterAll(async () => {
    await server.close();
  });

  const importing = async (
    args: readonly string[],
    settings: Record<string, string> = {},
    killAt?: RegExp,
  ) =>
    await runCommand(
      ['import', ...args],
      {
        DATABASE_URL: server.deps.config.databaseUrl,
        BUSINESS_DATE: TODAY,
        DEMO_BOOK: 'off',
        ...settings,
      },
      killAt,
    );
  const counts = async () =>
    await Promise.all(BOOK.map(async (table) => await rowCount(server.deps.database.read, table)));

  it('lists what is wrong as file:line field reason, ends with 1 and writes nothing', async () => {
    const folder = tapeOf({
      ...SOUND_TAPE,
      borrowers: 'external_id,full_name,phone\nB1,张三,123\nB2,,\n',
    });
    const before = await contents(server.deps.database.read);
    const [english, chinese] = await Promise.all([
      importing([folder]),
      importing([folder], { LANG: 'zh_CN.UTF-8' }),
    ]);
    expect([english.code, chinese.code]).toEqual([1, 1]);
    expect(english.stdout.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^borrowers\.csv:2 phone Not a phone number/),
      'borrowers.csv:3 full_name Required',
    ]);
    expect(chinese.stdout.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^borrowers\.csv:2 phone 不是电话号码/),
      'borrowers.csv:3 full_name 必填',
    ]);
    expect(english.stderr).toMatch(/\d+ problem\(s\); nothing was written/);
    expect(chinese.stderr).toMatch(/\d+ 处有误，未写入任何数据/);
    expect(await contents(server.deps.database.read)).toBe(before);
  });

  it('is killed in the middle of writing many loans, and leaves not one row behind', async () => {
    const ended = await importing(
      [largeTape(isFull() ? 20_000 : 6000)],
      {},
      /writing \[#+\.*\] [5-9]0%/,
    );
    expect(ended).toMatchObject({ signal: 'SIGKILL', stdout: '' });
    expect(ended.stderr).toContain('checking');
    expect(ended.stderr).not.toContain('writing [##############################] 100%');
    expect(await counts()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it('then brings a tape in beside the server, shows how far, and the server sees it', async () => {
    const ended = await importing([tapeOf(SOUND_TAPE)]);
    expect([ended.code, ended.stdout.split('\n').slice(1)]).toEqual([
      0,
      [
        'borrowers: +2 =0',
        'loans: +3 =0',
        'installments: +2 =0',
        'payments: +2 =0',
        'installments generated: 13',
        '',
      ],
    ]);
    expect(ended.stdout).toMatch(/^imported \(9 rows, [\d.]+ s, \d+ rows\/s\)\n/);
    for (const phase of ['checking', 'writing', 'positions'])
      expect(ended.stderr).toMatch(new RegExp(`${phase} \\[#{30}\\] 100%`));
    expect(await counts()).toEqual([2, 3, 15, 2, 2 + 2, expect.any(Number)]);
    const { body } = await (await server.as('staff')).get('/api/loans').expect(200);
    expect(body).toHaveLength(3);
    await expectStoredAsRecomputed(server.deps.database.read);
  });

  it('a second time says that nothing changed, and nothing did', async () => {
    const before = await contents(server.deps.database.read);
    const english = await importing([tapeOf(SOUND_TAPE)]);
    const chinese = await importing([tapeOf(SOUND_TAPE), '--dry-run'], { LANG: 'zh_CN.UTF-8' });
    expect([english.code, english.stdout]).toEqual([
      0,
      expect.stringMatching(
        new RegExp(
          '^nothing changed .*\nborrowers: \\+0 =2\nloans: \\+0 =3\n' +
            'installments: \\+0 =2\npayments: \\+0 =2\n$',
        ),
      ),
    ]);
    expect([chinese.code, chinese.stdout]).toEqual([0, expect.stringMatching(/^没有变化/)]);
    expect(await contents(server.deps.database.read)).toBe(before);
  });

  it('with --dry-run says that all is right and writes nothing', async () => {
    const before = await contents(server.deps.database.read);
    const ended = await importing([
      tapeOf({ borrowers: 'external_id,full_name\nB77,新人\n' }),
      '--dry-run',
    ]);
    expect([ended.code, ended.stdout]).toEqual([
      0,
      expect.stringMatching(/^all rows are right; nothing was written .*\nborrowers: \+1 =0\n/),
    ]);
    expect(ended.stderr).not.toContain('writing');
    expect(await contents(server.deps.database.read)).toBe(before);
  });

  it('without a folder that is there, or with an unknown option, says what it wants', async () => {
    const [none, odd] = await Promise.all([
      importing([]),
      importing([tapeOf(SOUND_TAPE), '--force']),
    ]);
    const [absent, empty] = await Promise.all([
      importing(['/nowhere/at/all']),
      importing([tapeOf({})]),
    ]);
    expect([none.code, odd.code, absent.code, empty.code]).toEqual([2, 2, 1, 1]);
    for (const { stderr } of [none, odd])
      expect(stderr).toContain('npm run import -- <folder> [--dry-run]');
    expect(absent.stdout).toContain('There is no such folder: /nowhere/at/all');
    expect(empty.stdout).toContain('The folder has no borrowers.csv');
  });
});
