import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { verifyLedgerCommand } from '../../server/commands/verifyLedgerCommand.ts';
import type { ImportBuilt } from '../../server/contract/resources/imports.ts';
import { verifyAudit } from '../../server/features/audit/verify.ts';
import { makeVisits } from '../../server/features/collections/visits/dueVisits.ts';
import { carryStandings } from '../../server/jobs/standings.ts';
import { query, startTestServer } from '../helpers/api.ts';
import { openDesk, openDeskInTest } from '../helpers/desk.ts';
import { bringIn, importAt, loanFile, paymentFile, type Files } from '../helpers/drops.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { askVisit } from '../helpers/visits.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { rowCount } from '../helpers/rows.ts';
import { rawRows } from '../../db/dialect.ts';
import { COUNTED } from '../../server/features/imports/store/built.ts';

const desk = await openDesk();

const tapeOf = (nos: readonly string[]): Files => ({
  'loans.csv': loanFile(nos.map((no) => ({ no }))),
  'paid.txt': paymentFile(nos),
});

const ask = (agent: Agent, id: number) =>
  agent.post(`/api/imports/${id}/undo`).send({ reason: '导错了文件' });
const approve = (agent: Agent, id: number) => agent.post(`/api/imports/${id}/approve`).send({});
const loanOf = async (agent: Agent, id: number) => {
  const { body } = await agent.get('/api/loans').query(query({ filter: { import_id: id } }));
  return (body as { id: number; borrower_id: number }[])[0] ?? { id: 0, borrower_id: 0 };
};

describe('a whole import', () => {
  it('is taken back once another agrees, and the same files bring everything again', async () => {
    const server = await startTestServer({ keyed: true });
    const { admin, supervisor } = {
      admin: await server.as('admin'),
      supervisor: await server.as('supervisor'),
    };
    const { read } = server.deps.database;
    try {
      const files = tapeOf(['U-1', 'U-2', 'U-3']);
      const { id } = await bringIn(admin, files);
      await carryStandings(server.deps);
      await ask(admin, id).expect(200);
      await approve(admin, id).expect(403);
      expect(await rowCount(read, 'loans')).toBe(3);
      await approve(supervisor, id).expect(200);
      expect(await importAt(admin, id)).toMatchObject({
        status: 'undone',
        undo_reason: '导错了文件',
      });
      for (const table of ['borrowers', 'loans', 'installments', 'payments', 'ledger_entries'])
        expect(await rowCount(read, table), table).toBe(0);
      expect(await verifyLedgerCommand(server.deps)).toBe(0);
      const { findings } = await verifyAudit(server.deps);
      expect(findings).toEqual([]);
      const again = await bringIn(admin, files);
      expect(again).toMatchObject({ status: 'done', loans_count: 3, payments_count: 3 });
      await expectStoredAsRecomputed(read);
      expect((await verifyAudit(server.deps)).findings).toEqual([]);
    } finally {
      await server.close();
    }
  });

  it('leaves what stood before, also who is the same person', async () => {
    const { server, admin, supervisor, staff } = await openDeskInTest();
    const national_id = '11010519491231002X';
    const { body: old } = await staff
      .post('/api/borrowers')
      .send({ full_name: '张三', national_id })
      .expect(201);
    const text =
      '客户编号,姓名,身份证号,合同号,产品,放款金额（元）,年利率(%),期数,还款方式,' +
      '放款日期,首期还款日\n' +
      `K1,张三,${national_id},P-1,cash_loan,1000,12,2,等额本息,2025-12-01,2026-01-01\n`;
    const { id } = await bringIn(admin, { 'a.csv': Buffer.from(text) });
    const { read } = server.deps.database;
    expect(await read('borrowers').whereNotNull('person_id')).toHaveLength(2);
    await ask(admin, id).expect(200);
    await approve(supervisor, id).expect(200);
    expect(await read('borrowers').select('id', 'person_id')).toEqual([
      { id: (old as { id: number }).id, person_id: null },
    ]);
  });

  it('stays where the other says no, or its asker thinks better of it', async () => {
    const { admin, supervisor } = desk;
    const { id } = await bringIn(admin, tapeOf(['S-1']));
    await ask(admin, id).expect(200);
    await supervisor.post(`/api/imports/${id}/reject`).send({ comment: '数据没错' }).expect(200);
    expect(await importAt(admin, id)).toMatchObject({ status: 'done', undo_comment: '数据没错' });
    await ask(admin, id).expect(200);
    await admin.post(`/api/imports/${id}/withdraw`).send({}).expect(200);
    expect((await importAt(admin, id)).status).toBe('done');
    await ask(desk.staff, id).expect(403);
  });

  it('is not taken back once people built on it, and says what', async () => {
    const { admin, staff, supervisor } = desk;
    const { id } = await bringIn(admin, tapeOf(['N-1', 'N-2']));
    const loan = await loanOf(staff, id);
    await ask(admin, id).expect(200);
    await staff
      .put(`/api/borrowers/${loan.borrower_id}`)
      .send({ employer_name: '某厂' })
      .expect(200);
    await staff
      .post('/api/guarantees')
      .send({ loan_id: loan.id, form: 'joint' })
      .then(({ status }) => expect(status).toBeLessThan(500));
    const { body: refused } = await approve(supervisor, id).expect(409);
    expect((refused as { message: string }).message).toMatch(/People have done \d thing/);
    const { body } = await admin.get(`/api/imports/${id}/built`).expect(200);
    expect((body as ImportBuilt).count).toBeGreaterThan(0);
    expect((await importAt(admin, id)).status).toBe('undo_asked');
  });

  it('that paid loans of before is not taken back as a whole', async () => {
    const { admin } = desk;
    await bringIn(admin, { 'loans.csv': loanFile([{ no: 'O-1' }]) });
    const { id } = await bringIn(admin, { 'paid.txt': paymentFile(['O-1']) });
    const { body } = await ask(admin, id).expect(422);
    expect((body as { message: string }).message).toMatch(/1 payment\(s\) went to loans/);
  });

  it('is the one thing by which a payment may be deleted', async () => {
    const { admin, server } = desk;
    const { id, payments_count } = await bringIn(admin, tapeOf(['G-1']));
    expect(payments_count).toBe(1);
    const { write } = server.deps.database;
    const rows = () => write('import_rows').where({ import_id: id, kind: 'payments' });
    const [row] = (await rows().select('record_id')) as { record_id: number }[];
    expect(row?.record_id).toBeGreaterThan(0);
    const remove = async () => {
      await write('payments')
        .where({ id: row?.record_id ?? 0 })
        .del();
    };
    await expect(remove()).rejects.toThrow(/append-only/);
  });
});

/** A plan by which every late person is visited. */
const EVERYBODY = {
  bands: [
    {
      name: '逾期上门',
      kind: 'door',
      tiers: ['M1', 'M2', 'M3', 'M4'],
      from_minor: 0,
      to_minor: null,
      every_months: 1,
      sample_bps: 10_000,
    },
  ],
  within_days: 15,
  escalate_days: 3,
  place: false,
};

describe('what names a record of an import', () => {
  /** Goes with its loan, borrower or payment when an import is taken back. */
  const GOES = [
    'borrower_matches',
    'borrower_numbers',
    'borrowers',
    'ledger_entries',
    'loans',
    'payments',
    'schedule_versions',
  ];

  it('goes with it or is counted as built on it, whatever the table', async ({ skip }) => {
    const { read, dialect } = desk.server.deps.database;
    if (dialect === 'postgres') skip('SQLite tells of its keys by a query');
    const keys = await rawRows<{ name: string }>(
      read,
      'select distinct t.name from sqlite_master t, pragma_foreign_key_list(t.name) k ' +
        "where t.type = 'table' and k.\"table\" in ('loans', 'borrowers', 'payments') " +
        "and k.on_delete = 'NO ACTION'",
      [],
    );
    expect(keys.length).toBeGreaterThan(20);
    const names = keys.map(({ name }) => name).filter((name) => !GOES.includes(name));
    expect(names.filter((name) => !COUNTED.has(name))).toEqual([]);
  });

  it('goes with it as what nobody has touched yet: a visit of the plan', async () => {
    const own = await openDeskInTest();
    const { server, admin, supervisor } = own;
    await enactPolicy(own, { kind: 'visit_plan', value: EVERYBODY });
    const { id } = await bringIn(admin, tapeOf(['P-1']));
    const later = await own.on('2026-03-28');
    expect(await makeVisits(later.server.deps)).toBe(1);
    const { read } = server.deps.database;
    await ask(admin, id).expect(200);
    await approve(supervisor, id).expect(200);
    for (const table of ['visits', 'reminders', 'loans'])
      expect(await rowCount(read, table), table).toBe(0);
    expect((await verifyAudit(server.deps)).findings).toEqual([]);
  });

  it('is told, a visit too', async () => {
    const { admin, staff } = desk;
    const { id } = await bringIn(admin, tapeOf(['V-1']));
    const { id: loan_id } = await loanOf(staff, id);
    await askVisit(staff, loan_id).expect(201);
    await ask(admin, id).expect(409);
    const { body } = await admin.get(`/api/imports/${id}/built`).expect(200);
    expect(body).toMatchObject({ count: 1, first: [{ table: 'visits', loan_id }] });
  });
});
