import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import request, { type Agent } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import type { RepairReport, RepairWorkload } from '../../server/contract/resources/repairReport.ts';
import { done } from '../../server/contract/outcome.ts';
import { addMonths } from '../../server/domain/time/calendar.ts';
import { workdayCalendar } from '../../server/domain/time/workdays.ts';
import { repairDay } from '../../server/features/creditRepairs/repairDay.ts';
import { hashPassword } from '../../server/features/users/passwords.ts';
import { insertUsers } from '../../server/features/users/store.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { unitOfWork } from '../../server/store/unitOfWork.ts';
import {
  createBorrower,
  createLoan,
  query,
  startTestServer,
  TODAY,
  type TestServer,
} from '../helpers/api.ts';
import { rowCount } from '../helpers/rows.ts';

const asked = (borrower_id: number, changes: object = {}) => ({
  borrower_id,
  kind: 'objection',
  cause: 'other',
  statement: '请核查',
  ...changes,
});
const receive = async (agent: Agent, changes: object = {}): Promise<CreditRepair> =>
  (
    await agent
      .post('/api/credit_repairs')
      .send(asked(await createBorrower(agent), changes))
      .expect(201)
  ).body as CreditRepair;
const command = async (agent: Agent, id: number, verb: string, body: object = {}) =>
  (await agent.post(`/api/credit_repairs/${id}/${verb}`).send(body).expect(200))
    .body as CreditRepair;

describe('many people at one queue', () => {
  const [PEOPLE, REQUESTS] = [30, 100];
  let server: TestServer;
  let http: Server;
  let people: { id: number; agent: Agent }[];
  beforeAll(async () => {
    server = await startTestServer();
    const password_hash = await hashPassword(server.deps.config.demoPassword);
    const names = Array.from({ length: PEOPLE }, (_, at) => `desk${at + 1}`);
    const made = await unitOfWork(server.deps, { id: null, name: 'test' }, async (unit) =>
      done(
        await insertUsers(
          unit.db,
          names.map((username) => ({
            username,
            full_name: username,
            role: 'staff' as const,
            team: null,
            password_hash,
          })),
          unit.now,
        ),
      ),
    );
    http = createServer(server.app);
    await new Promise<void>((resolve) => {
      http.listen(0, '127.0.0.1', resolve);
    });
    const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
    people = [];
    for (const [at, username] of names.entries()) {
      const agent = request.agent(url).set('Accept-Language', 'en');
      await agent
        .post('/api/session')
        .send({ username, password: server.deps.config.demoPassword })
        .expect(200);
      people.push({ id: made.ok ? (made.value[at] ?? 0) : 0, agent });
    }
  });
  afterAll(async () => {
    http.closeAllConnections();
    await new Promise((resolve) => {
      http.close(resolve);
    });
    await server.close();
  });

  it(`${PEOPLE} people claim ${REQUESTS} until none is left: each is claimed once, the most urgent first, and none is lost`, async () => {
    const staff = await server.as('staff');
    const borrower = await createBorrower(staff);
    const ids: number[] = [];
    for (let at = 0; at < REQUESTS; at += 1) {
      const loan_id = (await createLoan(staff, borrower)).id;
      const received_on = `2026-02-${String(1 + ((at * 7) % 28)).padStart(2, '0')}`;
      ids.push(
        (
          (
            await staff
              .post('/api/credit_repairs')
              .send(asked(borrower, { loan_id, received_on }))
              .expect(201)
          ).body as CreditRepair
        ).id,
      );
    }
    const claimed = (
      await Promise.all(
        people.map(async ({ id, agent }) => {
          const own: { row: CreditRepair; by: number }[] = [];
          for (;;) {
            const { status, body } = await agent.post('/api/credit_repairs/claim_next').send({});
            if (status === 404) return own;
            expect([status, body.assignee_id, body.status]).toEqual([200, id, 'checking']);
            own.push({ row: body as CreditRepair, by: id });
          }
        }),
      )
    ).flat();
    expect(claimed.map(({ row }) => row.id).sort((a, b) => a - b)).toEqual(ids);
    expect(
      await rowCount(server.deps.database.read, 'credit_repair_steps', { step: 'claim' }),
    ).toBe(REQUESTS);
    for (const { row, by } of claimed)
      expect(
        await rowCount(server.deps.database.read, 'credit_repairs', {
          id: row.id,
          assignee_id: by,
        }),
      ).toBe(1);
    const order = await server.deps.database
      .read('credit_repair_steps')
      .join('credit_repairs', 'credit_repairs.id', 'credit_repair_id')
      .where({ step: 'claim' })
      .orderBy('credit_repair_steps.id')
      .select('due_on', 'credit_repairs.id');
    expect(order).toEqual(
      [...order].sort((a, b) =>
        a.due_on === b.due_on ? a.id - b.id : a.due_on < b.due_on ? -1 : 1,
      ),
    );
    expect(await brokenAuditEvents(server.deps.database.read)).toEqual([]);
    expect(
      (await staff.post('/api/credit_repairs/claim_next').send({}).expect(404)).body.message,
    ).toBe('No request waits to be claimed');
  });

  it('of two who claim the same, one has it and the other is told who', async () => {
    const staff = await server.as('staff');
    for (let round = 0; round < 5; round += 1) {
      const { id } = await receive(staff);
      const answers = await Promise.all(
        people
          .slice(0, 6)
          .map(async ({ agent }) => await agent.post(`/api/credit_repairs/${id}/claim`).send({})),
      );
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([
        200, 409, 409, 409, 409, 409,
      ]);
      const winner = people.find(
        (one) => one.id === answers.find(({ status }) => status === 200)?.body.assignee_id,
      );
      expect(winner).toBeDefined();
      for (const { body } of answers.filter(({ status }) => status === 409))
        expect(body).toMatchObject({
          code: 'conflict',
          message: expect.stringMatching(/^desk\d has this request in hand/),
        });
    }
  });
});

describe('the queue as a whole', () => {
  let server: TestServer;
  let staff: Agent;
  let supervisor: Agent;
  beforeAll(async () => {
    server = await startTestServer();
    [staff, supervisor] = [await server.as('staff'), await server.as('supervisor')];
  });
  afterAll(async () => {
    await server.close();
  });

  /** Brings a request to its answer on the business date. */
  async function finish(row: CreditRepair, decision: 'grant' | 'decline'): Promise<void> {
    await command(staff, row.id, 'claim');
    await command(staff, row.id, 'submit', { comment: '已核对' });
    await command(supervisor, row.id, decision, { comment: '同意意见' });
    await command(staff, row.id, 'answer');
  }

  it('reports what came in a period and what became of it; days from receipt to answer', async () => {
    // Answered on 5 March: after 2, 13, 23 (due 2 March) and 32 days (due 24 February); by law
    // after 3; one withdrawn, one open and late, one open.
    await finish(await receive(staff, { received_on: '2026-03-03' }), 'grant');
    await finish(
      await receive(staff, { received_on: '2026-02-20', kind: 'relief', cause: 'illness' }),
      'grant',
    );
    await finish(await receive(staff, { received_on: '2026-02-10', cause: 'fraud' }), 'decline');
    await finish(
      await receive(staff, { received_on: '2026-02-01', kind: 'relief', cause: 'illness' }),
      'decline',
    );
    const forbidden = await receive(staff, { received_on: '2026-02-02', asks_for: 'paid_repair' });
    await command(staff, forbidden.id, 'answer', { answered_on: '2026-02-05' });
    await command(staff, (await receive(staff, { received_on: '2026-02-27' })).id, 'withdraw');
    await receive(staff, { received_on: '2026-01-20' });
    await receive(staff, { received_on: TODAY });
    // In January, withdrawn after its last day: late all the same.
    await command(staff, (await receive(staff, { received_on: '2026-01-10' })).id, 'withdraw');
    const { body: report }: { body: RepairReport } = await supervisor
      .get('/api/repair_report')
      .query({ from: '2026-02-01', to: TODAY })
      .expect(200);
    expect(report).toMatchObject({
      received: 7,
      answered: 5,
      in_time: 3,
      late: 2,
      granted: 2,
      declined: 3,
      withdrawn: 1,
      declined_by_law: 1,
      median_days: 13,
      p95_days: 32,
      open_overdue: 0,
      from: '2026-02-01',
      to: TODAY,
    });
    expect(
      report.by_kind.map(({ kind, received, answered, in_time, late, median_days, p95_days }) => [
        kind,
        received,
        answered,
        in_time,
        late,
        median_days,
        p95_days,
      ]),
    ).toEqual([
      ['objection', 5, 3, 2, 1, 3, 23],
      ['relief', 2, 2, 1, 1, 22.5, 32],
      ['pre_report_notice', 0, 0, 0, 0, null, null],
    ]);
    expect(
      report.by_cause
        .filter(({ received }) => received > 0)
        .map(({ cause, received, granted, declined }) => [cause, received, granted, declined]),
    ).toEqual([
      ['illness', 2, 1, 1],
      ['fraud', 1, 0, 1],
      ['other', 4, 1, 1],
    ]);
    expect(
      report.by_month.map(({ month, received, answered, late }) => [
        month,
        received,
        answered,
        late,
      ]),
    ).toEqual([
      ['2026-02', 5, 4, 2],
      ['2026-03', 2, 1, 0],
    ]);
    expect(
      (await supervisor.get('/api/repair_report').query({ from: '2026-01-01', to: '2026-01-31' }))
        .body,
    ).toMatchObject({
      received: 2,
      open_overdue: 1,
      withdrawn: 1,
      answered: 0,
      in_time: 0,
      late: 1,
      median_days: null,
    });
    expect((await supervisor.get('/api/repair_report')).body).toMatchObject({
      from: '2026-03-01',
      to: TODAY,
      received: 2,
    });
    await staff.get('/api/repair_report').expect(403);
    await supervisor.get('/api/repair_report').query({ from: 'x' }).expect(400);
    for (const [asked, field, en, zh] of [
      [
        { from: '2026-03-02', to: '2026-03-01' },
        'from',
        /cannot begin after its end on 2026-03-01/,
        /不能晚于结束日 2026-03-01/,
      ],
      [{ from: '2026-03-06' }, 'from', /after its end on 2026-03-05/, /2026-03-05/],
      [{ form: '2026-03-01' }, 'form', /no such field/, /没有这个栏目/],
    ] as const) {
      for (const [language, words] of [
        ['en', en],
        ['zh-CN', zh],
      ] as const) {
        const { body } = await supervisor
          .get('/api/repair_report')
          .query(asked)
          .set('Accept-Language', language)
          .expect(400);
        expect(body.errors[field]).toMatch(words);
      }
    }
  });

  it('shows who has what, how old it is, and exactly those rows', async () => {
    const { body: load }: { body: RepairWorkload } = await staff
      .get('/api/repair_workload')
      .expect(200);
    expect(load).toMatchObject({ open: 2, unclaimed: 2, overdue: 1, due_soon: 0, soon_days: 5 });
    expect(load.ages.map(({ open, overdue }) => [open, overdue])).toEqual([
      [1, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [1, 1],
    ]);
    expect(load.people.find((one) => one.user_id === 1)).toMatchObject({
      open: 0,
      overdue: 0,
      next_due_on: null,
      answered_30_days: 5,
    });
    const soon = await receive(staff, { received_on: '2026-02-16' });
    await command(staff, soon.id, 'claim');
    const after = (await staff.get('/api/repair_workload')).body as RepairWorkload;
    expect(after).toMatchObject({ open: 3, unclaimed: 2, due_soon: 1 });
    expect(after.people[0]).toMatchObject({ user_id: 1, open: 1, next_due_on: '2026-03-09' });
    const listed = async (filter: object) =>
      (
        (await staff.get('/api/credit_repairs').query(query({ filter })).expect(200))
          .body as CreditRepair[]
      ).map(({ id }) => id);
    const open = ['received', 'checking', 'awaiting_decision', 'granted', 'declined'];
    expect(await listed({ unclaimed: true })).toHaveLength(2);
    expect(await listed({ unclaimed: false, status: open })).toEqual([soon.id]);
    expect(await listed({ due_on_lte: '2026-03-04', status: open })).toHaveLength(1);
    expect(await listed({ assignee_id: 1, status: open })).toEqual([soon.id]);
    expect(await listed({ q: '王小明' })).toHaveLength(10);
    const dues = ((await staff.get('/api/credit_repairs').expect(200)).body as CreditRepair[]).map(
      ({ due_on }) => due_on,
    );
    expect(dues).toEqual([...dues].sort());
    const { text, headers } = await staff.get('/api/credit_repairs/export').expect(200);
    expect([headers['content-type'], text.split('\r\n').length]).toEqual([
      expect.stringContaining('text/csv'),
      12,
    ]);
  });

  it('has a next one of a kind', async () => {
    const notice = await receive(staff, { kind: 'pre_report_notice' });
    const { body } = await staff
      .post('/api/credit_repairs/claim_next')
      .send({ kind: 'pre_report_notice' })
      .expect(200);
    expect(body.id).toBe(notice.id);
    await staff
      .post('/api/credit_repairs/claim_next')
      .send({ kind: 'pre_report_notice' })
      .expect(404);
  });
});

describe('what a day brings', () => {
  it('reminds who has it, and every supervisor of what nobody has: five days, one and none before, then daily; a day never twice', async () => {
    const server = await startTestServer({ businessDate: '2026-03-10' });
    const staff = await server.as('staff');
    // Both to be answered by Wednesday, 25 March.
    const [mine, nobodys] = [
      await receive(staff, { received_on: '2026-03-05' }),
      await receive(staff, { received_on: '2026-03-05' }),
    ];
    await command(staff, mine.id, 'claim');
    for (const on of [
      '2026-03-19',
      '2026-03-20',
      '2026-03-22',
      '2026-03-24',
      '2026-03-25',
      '2026-03-26',
      '2026-03-28',
    ])
      await rollBusinessDay(server.on(on).deps);
    const told = async (record_id: number) =>
      (await server.deps.database
        .read('reminders')
        .where({ resource: 'credit_repairs', record_id })
        .orderBy(['user_id', 'remind_on'])
        .select('user_id', 'remind_on')) as { user_id: number; remind_on: string }[];
    const days = ['2026-03-20', '2026-03-24', '2026-03-25', '2026-03-26', '2026-03-28'];
    expect(await told(mine.id)).toEqual(days.map((remind_on) => ({ user_id: 1, remind_on })));
    expect(await told(nobodys.id)).toEqual(
      [3, 4].flatMap((user_id) => days.map((remind_on) => ({ user_id, remind_on }))),
    );
    const reminded = (
      (await (await server.on('2026-03-28').as('staff')).get('/api/reminders').expect(200))
        .body as { resource: string; record_id: number }[]
    ).filter((row) => row.resource === 'credit_repairs');
    expect(reminded.map(({ record_id }) => record_id)).toEqual([mine.id]);
    await server.close();
  });

  it('moves a last day that the newly announced holidays move, and leaves the others', async () => {
    const server = await startTestServer({ businessDate: '2027-09-20' });
    const staff = await server.as('staff');
    // Twenty days end on 2 October 2027, a Saturday: Monday as far as is known, the holiday moves
    // it to Friday.
    const row = await receive(staff, { received_on: '2027-09-12' });
    expect(row).toMatchObject({ due_on: '2027-10-04', due_provisional: true });
    const withdrawn = await receive(staff, { received_on: '2027-09-12' });
    await command(staff, withdrawn.id, 'withdraw');
    const holidays = new Set([
      '2027-10-01',
      '2027-10-02',
      '2027-10-03',
      '2027-10-04',
      '2027-10-05',
      '2027-10-06',
      '2027-10-07',
    ]);
    const calendar = workdayCalendar({ holidays, workdays: new Set(), knownUntil: '2027-12-31' });
    const day = async () =>
      await unitOfWork(server.deps, { id: null, name: 'business day' }, async (unit) =>
        done(await repairDay(unit, calendar)),
      );
    expect(await day()).toMatchObject({ ok: true, value: { moved: 1 } });
    expect((await staff.get(`/api/credit_repairs/${row.id}`)).body).toMatchObject({
      due_on: '2027-10-08',
      due_provisional: false,
    });
    expect((await staff.get(`/api/credit_repairs/${withdrawn.id}`)).body).toMatchObject({
      due_on: '2027-10-04',
      due_provisional: true,
    });
    expect(await day()).toMatchObject({ ok: true, value: { moved: 0 } });
    await server.close();
  });

  it("a shorter term is the lender's to set, a longer one for objections is not", async () => {
    const server = await startTestServer();
    const [admin, compliance, staff] = [
      await server.as('admin'),
      await server.as('compliance'),
      await server.as('staff'),
    ];
    const policy = (objection_days: number) => ({
      kind: 'credit_repair',
      effective_on: TODAY,
      value: { objection_days, relief_days: 30, notice_days: 10, soon_days: 3, pause_max_days: 90 },
      source: '内部规定',
      confidence: 'C',
      reason: '加快答复',
    });
    await admin.post('/api/policies').send(policy(21)).expect(400);
    const { body } = await admin.post('/api/policies').send(policy(10)).expect(201);
    await compliance.post(`/api/policies/${body.id}/approve`).send({}).expect(200);
    expect(await receive(staff)).toMatchObject({ due_on: '2026-03-16', due_article: '25' });
    expect(await receive(staff, { kind: 'relief' })).toMatchObject({
      due_on: '2026-04-07',
      due_source: 'policy',
    });
    expect(await receive(staff, { received_on: '2026-03-04' })).toMatchObject({
      due_on: '2026-03-24',
    });
    await server.close();
  });
});

describe('the way back of a borrower', () => {
  it('says what is owed, since when, and when the record of it ends; a file compares sixty months', async () => {
    const server = await startTestServer();
    const staff = await server.as('staff');
    const borrower = await createBorrower(staff);
    const long = await createLoan(staff, borrower, {
      disbursed_on: '2021-01-05',
      first_due_on: '2021-02-05',
      installments_count: 60,
      principal_minor: 6_000_000,
      repayment_method: 'equal_principal',
      annual_rate_bps: 0,
    });
    const pay = async (paid_on: string, amount_minor: number) => {
      await staff
        .post('/api/payments')
        .send({
          loan_id: long.id,
          client_reference: randomUUID(),
          amount_minor,
          paid_on,
          channel: 'app',
        })
        .expect(201);
    };
    // The first installment nine days late; the third came on 6 May, a day after the fourth, which
    // paid it: overdue at the end of April. The rest on their day; the last settles the loan.
    for (let at = 0; at < 60; at += 1)
      await pay(
        at === 0 ? '2021-02-14' : at === 2 ? '2021-05-06' : addMonths('2021-02-05', at),
        100_000,
      );
    const { body: back } = await staff.get(`/api/borrowers/${borrower}/path_back`).expect(200);
    expect(back.loans[0]).toMatchObject({
      overdue_minor: 0,
      payoff_minor: 0,
      days_past_due: 0,
      bad_since_on: null,
      bad_ended_on: '2021-05-06',
      kept_until_on: '2026-05-06',
      months_overdue: 1,
    });
    const row = (
      await staff
        .post('/api/credit_repairs')
        .send(asked(borrower, { loan_id: long.id }))
        .expect(201)
    ).body as CreditRepair;
    await command(staff, row.id, 'claim');
    const months = Array.from({ length: 60 }, (_, at) => ({
      month: addMonths('2021-01-01', at).slice(0, 7),
      code: 'N',
    }));
    await command(staff, row.id, 'bureau', { read_on: TODAY, status: 'normal', months });
    const { body: file } = await staff.get(`/api/credit_repairs/${row.id}/file`).expect(200);
    const codes = new Map(
      (file.comparison as { field: string; month: string; ledger: string }[])
        .filter(({ field }) => field === 'month')
        .map(({ month, ledger }) => [month, ledger]),
    );
    expect(
      ['2021-01', '2021-02', '2021-03', '2021-04', '2021-05', '2021-06', '2025-12'].map((month) =>
        codes.get(month),
      ),
    ).toEqual(['*', 'N', 'N', '1', 'N', 'N', 'N']);
    expect(codes.size).toBe(60);
    expect(file.comparison.slice(0, 2)).toMatchObject([
      { field: 'status', bureau: 'normal', ledger: 'settled' },
      { field: 'closed_on', bureau: null, ledger: '2026-01-05' },
    ]);
    await staff.get('/api/borrowers/999999/path_back').expect(404);
    await server.close();
  });
});
