import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { query } from '../helpers/api.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';
import {
  bringIn,
  change,
  checkOf,
  drop,
  ended,
  HEAD,
  importAt,
  loanFile,
  paymentFile,
  run,
  type Files,
} from '../helpers/drops.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { rowCount } from '../helpers/rows.ts';

const desk = await openDesk();
const { admin, staff, supervisor } = desk;
const db = desk.server.deps.database.read;

let numbers = 0;
/** Numbers of loans that nobody else has. */
const nos = (count: number): string[] =>
  Array.from({ length: count }, () => `D-${String((numbers += 1)).padStart(4, '0')}`);

/** A tape of a system: loans with their borrowers, and payments. */
const tapeOf = (loans: readonly string[], paid: readonly string[] = loans): Files => ({
  '放款明细.csv': loanFile(loans.map((no) => ({ no }))),
  '回款流水.txt': paymentFile(paid),
});

const loansOf = async (agent: Agent, id: number) =>
  (
    await agent
      .get('/api/loans')
      .query(query({ filter: { import_id: id }, range: [0, 9] }))
      .expect(200)
  ).body as { loan_no: string }[];

describe('a tape that is dropped', () => {
  it('is read as its system writes it, and says what would come of it', async () => {
    const loans = nos(3);
    const { status, body } = await drop(admin, tapeOf(loans));
    expect([status, body.status, body.created_by !== null]).toEqual([201, 'draft', true]);
    const check = await checkOf(admin, body.id);
    expect(check).toMatchObject({
      remembered: false,
      missing: [],
      faults: [],
      counts: { borrowers: { taken: 3 }, loans: { taken: 3 }, payments: { taken: 3 } },
      principal_minor: 360_000,
      refused_count: 0,
      map: {
        borrowers: { file: '放款明细.csv' },
        loans: { units: { principal_minor: 'yuan', annual_rate_bps: 'percent' } },
        payments: { file: '回款流水.txt', columns: { 交易流水号: 'bank_reference' } },
      },
    });
    const [first] = check.files.filter(({ name }) => name === '放款明细.csv');
    expect([first?.encoding, first?.header]).toEqual(['GB18030', 3]);
    const samples = (name: string) => first?.columns.find((one) => one.name === name)?.samples;
    expect(samples('合同号')).toEqual(loans);
    expect(samples('手机号')?.[0]).toMatch(/\*/);
    expect(await rowCount(db, 'loans')).toBe(0);
  });

  it('comes in, is found by its import, and its source is remembered', async () => {
    const loans = nos(2);
    const done = await bringIn(admin, tapeOf(loans), '甲系统');
    expect(done).toMatchObject({
      status: 'done',
      problem: null,
      borrowers_count: 2,
      loans_count: 2,
      installments_count: 4,
      payments_count: 2,
      known_count: 0,
      refused_count: 0,
      principal_minor: 240_000,
    });
    expect((await loansOf(staff, done.id)).map(({ loan_no }) => loan_no).sort()).toEqual(loans);
    await expectStoredAsRecomputed(db);
    const later = nos(1);
    const files = { '放款明细-二月.csv': loanFile(later.map((no) => ({ no }))) };
    const { body } = await drop(admin, files, '甲系统');
    expect(await checkOf(admin, body.id)).toMatchObject({
      remembered: true,
      map: { loans: { file: '放款明细-二月.csv' } },
      counts: { loans: { taken: 1, known: 0 } },
    });
    // A kind of file that the last one had not is read as the one before it.
    await bringIn(admin, { '二月.csv': loanFile(nos(1).map((no) => ({ no }))) }, '甲系统');
    const whole = await drop(admin, tapeOf(nos(1)), '甲系统');
    expect(Object.keys((await checkOf(admin, whole.body.id)).map).sort()).toEqual([
      'borrowers',
      'loans',
      'payments',
    ]);
    const { body: names } = await admin.get('/api/imports/sources').expect(200);
    expect(names).toContain('甲系统');
  });

  it('knows what is in the book, and a second time takes nothing', async () => {
    const loans = nos(2);
    await bringIn(admin, tapeOf(loans));
    const { body } = await drop(admin, tapeOf(loans));
    expect((await checkOf(admin, body.id)).counts).toEqual({
      borrowers: { taken: 0, known: 2 },
      loans: { taken: 0, known: 2 },
      installments: { taken: 0, known: 0 },
      payments: { taken: 0, known: 2 },
    });
    expect(await run(admin, body.id)).toMatchObject({
      status: 'failed',
      problem: expect.stringContaining('nothing new'),
    });
  });

  it('says which columns are missing until each is named or given one value', async () => {
    const text = '合同号;交易时间;金额（元）\nX-1;2026-01-05;1\n';
    const { body } = await drop(admin, { '回款.csv': Buffer.from(text) });
    const first = await checkOf(admin, body.id);
    expect(first.missing).toEqual([
      { kind: 'payments', column: 'client_reference' },
      { kind: 'payments', column: 'channel' },
    ]);
    const payments = first.map.payments;
    await change(admin, body.id, {
      map: {
        payments: {
          ...payments,
          columns: { ...payments?.columns, 交易时间: 'bank_reference' },
          fixed: { channel: 'cash', paid_on: '2026-01-05' },
        },
      },
    });
    const second = await checkOf(admin, body.id);
    expect([second.missing, second.faults]).toEqual([[], []]);
    expect(second.refused).toMatchObject([
      { line: 2, field: 'loan_no', name: '合同号', value: 'X-1' },
    ]);
  });
});

describe('rows that cannot be taken', () => {
  const awkward = (good: string, bad: string): Files => ({
    '放款明细.csv': loanFile([{ no: good }, { no: bad, amount: '一千', phone: '1380000' }]),
    '回款流水.txt': paymentFile([good, bad]),
  });

  it('are listed with cell and reason, and what rests on them goes with them', async () => {
    const [good = '', bad = ''] = nos(2);
    const { body } = await drop(admin, awkward(good, bad));
    const check = await checkOf(admin, body.id);
    expect(check.refused).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ line: 5, field: 'principal_minor', value: '一千' }),
        expect.objectContaining({ line: 5, field: 'phone', name: '手机号' }),
        expect.objectContaining({ file: '回款流水.txt', line: 3, field: 'loan_no', value: bad }),
      ]),
    );
    expect(check).toMatchObject({ refused_count: 2, counts: { loans: { taken: 1 } } });
    const zh = await admin
      .post(`/api/imports/${body.id}/check`)
      .set('Accept-Language', 'zh')
      .send({})
      .expect(200);
    const { refused } = zh.body as typeof check;
    expect(refused.every(({ reason }) => /[一-龥]/.test(reason))).toBe(true);
  });

  it('keep the import from running unless they are left out', async () => {
    const [good = '', bad = ''] = nos(2);
    const { body } = await drop(admin, awkward(good, bad));
    expect(await run(admin, body.id)).toMatchObject({
      status: 'failed',
      problem: expect.stringContaining('cannot be taken'),
    });
    expect(await loansOf(staff, body.id)).toEqual([]);
    await change(admin, body.id, { leave_out: 1 });
    expect(await run(admin, body.id)).toMatchObject({
      status: 'done',
      loans_count: 1,
      payments_count: 1,
      refused_count: 2,
    });
    await expectStoredAsRecomputed(db);
  });

  it('are mended in place, and the file that was sent stays as it was', async () => {
    const [good = '', bad = ''] = nos(2);
    const { body } = await drop(admin, awkward(good, bad));
    const file = '放款明细.csv';
    await change(admin, body.id, {
      mends: [
        { file, line: 5, name: '放款金额（元）', value: '1,000' },
        { file, line: 5, name: '手机号', value: '13800002222' },
      ],
    });
    expect(await checkOf(admin, body.id)).toMatchObject({ refused: [], principal_minor: 220_000 });
    expect(await run(admin, body.id)).toMatchObject({ status: 'done', loans_count: 2 });
    const events = await db('audit_events').where({ resource: 'imports', record_id: body.id });
    expect(JSON.stringify(events)).not.toContain('13800002222');
  });

  it('are downloaded with reasons, formulas harmless, mended and dropped again', async () => {
    const [good = '', bad = ''] = nos(2);
    const rows = [
      { no: good },
      { no: bad, amount: '一千', name: '=HYPERLINK("http://x")'.replaceAll('"', '') },
    ];
    const { body } = await drop(admin, { '放款明细.csv': loanFile(rows) });
    await change(admin, body.id, { leave_out: 1 });
    await run(admin, body.id);
    const { text, headers } = await admin
      .get(`/api/imports/${body.id}/refused`)
      .query({ file: '放款明细.csv' })
      .expect(200);
    expect(headers['content-type']).toContain('text/csv');
    const [head, row, ...rest] = text.trimEnd().split('\r\n');
    expect(head).toBe(`\ufeff${HEAD},Reason`);
    expect(rest).toEqual([]);
    expect(row).toContain("'=HYPERLINK");
    expect(row).toMatch(/5: principal_minor/);
    const mended = Buffer.from(text.replace('一千', '1000'));
    const { body: again } = await drop(admin, { '补.csv': mended });
    expect(await checkOf(admin, again.id)).toMatchObject({
      refused: [],
      counts: { loans: { taken: 1 }, borrowers: { taken: 1 } },
    });
  });

  it('are for the eyes of who dropped them alone', async () => {
    const other = await openDeskInTest();
    const { body } = await drop(other.admin, awkward('A-1', 'A-2'));
    await other.supervisor.get(`/api/imports/${body.id}/refused`).expect(403);
    await other.server.deps.database.write('imports').update({ created_by: 1 });
    await other.server.deps.database.write('imports').update({ created_by: 2 });
    await other.admin
      .get(`/api/imports/${body.id}/refused`)
      .query({ file: '放款明细.csv' })
      .expect(403);
  });
});

describe('what is no tape', () => {
  it.each<[string, Files, RegExp]>([
    ['a workbook', { 'a.xlsx': Buffer.from('PK\u0003\u0004rest') }, /a\.xlsx is no table/],
    ['binary bytes', { 'a.csv': Buffer.from([1, 2, 3, 0, 5, 6, 7]) }, /a\.csv is no table/],
    ['an empty file', { 'a.csv': Buffer.alloc(0) }, /empty/],
    ['a line without end', { 'a.csv': Buffer.alloc(70_000, 'x') }, /longer than 64 KB/],
    ['too many rows', { 'a.csv': Buffer.alloc(400_002, 'x\n') }, /200001 rows, at most 200000/],
    ['no file', {}, /file/],
  ])('is refused: %s', async (_name, files, reason) => {
    const before = await rowCount(db, 'imports');
    const { status, body } = await drop(admin, files);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(body.message).toMatch(reason);
    expect(await rowCount(db, 'imports')).toBe(before);
  });

  it('is nothing that clerks or supervisors may drop', async () => {
    for (const agent of [staff, supervisor])
      expect((await drop(agent, tapeOf(['Z-1']))).status).toBe(403);
    await staff.get('/api/imports').expect(403);
    await supervisor.get('/api/imports').expect(200);
  });
});

describe('a run', () => {
  it('is one at a time: who comes second is told who runs what', async () => {
    const { server, admin: one } = await openDeskInTest();
    const [first, second] = [
      await drop(one, tapeOf(['A-1']), '甲'),
      await drop(one, tapeOf(['B-1']), '乙'),
    ];
    const { write } = server.deps.database;
    const beat_at = server.deps.clock.now().toISOString();
    await write('imports')
      .where({ id: first.body.id })
      .update({ status: 'running', run_token: 'x', beat_at, started_by: first.body.created_by });
    const { body } = await one.post(`/api/imports/${second.body.id}/run`).send({}).expect(409);
    expect((body as { message: string }).message).toMatch(/is importing 甲/);
    // Its process says nothing any more: it is interrupted, and another may begin.
    const late = new Date(server.deps.clock.now().getTime() + 60_000).toISOString();
    server.setClock(late);
    expect((await ended(one, first.body.id)).status).toBe('interrupted');
    expect((await run(one, second.body.id)).status).toBe('done');
    expect((await run(one, first.body.id)).status).toBe('done');
    expect(await rowCount(server.deps.database.read, 'loans')).toBe(2);
  });

  it('is stopped at any moment before the switch, and leaves nothing', async () => {
    const { server, admin: one } = await openDeskInTest();
    const many = Array.from({ length: 3000 }, (_, at) => `M-${at}`);
    const { body } = await drop(one, tapeOf(many));
    await one.post(`/api/imports/${body.id}/run`).send({}).expect(202);
    await one.post(`/api/imports/${body.id}/cancel`).send({}).expect(200);
    const stopped = await importAt(one, body.id);
    expect(stopped.status).toBe('cancelled');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { read } = server.deps.database;
    for (const table of ['borrowers', 'loans', 'payments', 'import_rows'])
      expect(await rowCount(read, table), table).toBe(0);
    const actions = await read('audit_events').where({ resource: 'imports' }).pluck('action');
    expect(actions).toEqual(['create', 'submit', 'cancel']);
    expect((await run(one, body.id)).loans_count).toBe(3000);
    await one.post(`/api/imports/${body.id}/cancel`).send({}).expect(409);
  });

  it('keeps no file once all of it is in the book, nor of one that is given up', async () => {
    const { body } = await drop(admin, tapeOf(nos(1)));
    await admin.post(`/api/imports/${body.id}/discard`).send({}).expect(200);
    expect((await importAt(admin, body.id)).status).toBe('discarded');
    await admin.post(`/api/imports/${body.id}/run`).send({}).expect(409);
    const done = await bringIn(admin, tapeOf(nos(1)));
    expect(await db('import_files').whereIn('import_id', [body.id, done.id])).toEqual([]);
  });
});
