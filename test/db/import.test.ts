import { describe, expect, it } from 'vitest';
import { importTape } from '../../server/features/imports/importTape.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { findingsOf, importsInto, LOAN_COLUMNS, loanLine } from '../helpers/imports.ts';
import { contents, rowCount } from '../helpers/rows.ts';
import { SOUND_TAPE, tapeOf } from '../helpers/tape.ts';

describe.each(['sqlite', 'postgres'] as const)('a loan tape into %s', (dialect) => {
  const { fresh, run, db } = importsInto(dialect);

  it('comes in whole: rows, schedules, positions, and each row on the record', async () => {
    const server = await fresh();
    const steps: string[] = [];
    const report = await importTape(server.deps, {
      folder: tapeOf(SOUND_TAPE),
      dryRun: false,
      language: 'en',
      onProgress: (phase, part) => {
        steps.push(phase);
        expect(part).toBeLessThanOrEqual(1);
      },
    });
    expect(report).toMatchObject({
      bad: [],
      foreign: false,
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
    await run(SOUND_TAPE);
    const before = await contents(db());
    const report = await run(SOUND_TAPE);
    expect(report).toMatchObject({
      badCount: 0,
      added: { borrowers: 0, loans: 0, installments: 0, payments: 0 },
      unchanged: { borrowers: 2, loans: 3, installments: 2, payments: 2 },
      schedulesMade: 0,
    });
    expect(await contents(db())).toBe(before);
  });

  it('with more rows than the first time adds those, and moves the loans they touch', async () => {
    await fresh();
    await run(SOUND_TAPE);
    const report = await run({
      ...SOUND_TAPE,
      payments:
        SOUND_TAPE.payments + 'T-1,33333333-3333-4333-8333-333333333333,603,2026-03-01,cash\n',
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
    await run({
      ...SOUND_TAPE,
      payments: 'loan_no,client_reference,amount_minor,paid_on,channel\n',
    });
    expect(await run({ payments: SOUND_TAPE.payments })).toMatchObject({
      badCount: 0,
      added: { payments: 2 },
    });
    await expectStoredAsRecomputed(db());
  });

  it('in a dry run is checked and not written', async () => {
    await fresh();
    const before = await contents(db());
    expect(await run(SOUND_TAPE, { dryRun: true })).toMatchObject({
      badCount: 0,
      added: { borrowers: 2, loans: 3, installments: 2, payments: 2 },
    });
    expect(await contents(db())).toBe(before);
  });

  it('may come from any spreadsheet: marks, quotes, blank lines, shuffled columns', async () => {
    await fresh();
    const report = await run({
      borrowers:
        '\uFEFFfull_name,external_id,employer_name,address\r\n"张三, ""老张""",B1,' +
        '某公司,北京市朝阳区建国路 1 号\r\n\r\n  李四 ,B2,,\r\n',
      loans: `\uFEFF${LOAN_COLUMNS}\r\n${loanLine()}\r\n`,
      payments:
        'loan_no,client_reference,amount_minor,paid_on,channel,memo\r\n' +
        'T-9,33333333-3333-4333-8333-333333333333,5,2026-01-01,cash,"柜台\r\n二楼"\r\n',
    });
    expect([findingsOf(report), report.added]).toEqual([
      [],
      { borrowers: 2, loans: 1, installments: 0, payments: 1 },
    ]);
    expect(
      await db()('borrowers')
        .orderBy('external_id')
        .select('full_name', 'employer_name', 'external_id'),
    ).toEqual([
      { full_name: '张三, "老张"', employer_name: '某公司', external_id: 'B1' },
      { full_name: '李四', employer_name: null, external_id: 'B2' },
    ]);
    expect(await db()('payments').pluck('memo')).toEqual(['柜台\n二楼']);
  });
});
