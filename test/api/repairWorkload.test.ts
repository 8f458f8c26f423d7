import type { RepairReport, RepairWorkload } from '../../server/contract/resources/repairReport.ts';
import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { actOnRequest, receiveRequest } from '../helpers/repairs.ts';

const { staff, supervisor } = await openDesk();

const receive = async (agent: Agent, changes: object = {}) =>
  await receiveRequest(agent, await createBorrower(agent), { cause: 'other', ...changes });

describe('the queue as a whole', () => {
  /** Brings a request to its answer on the business date. */
  async function finish(row: CreditRepair, decision: 'grant' | 'decline'): Promise<void> {
    await actOnRequest(staff, row.id, 'claim');
    await actOnRequest(staff, row.id, 'submit', { comment: '已核对' });
    await actOnRequest(supervisor, row.id, decision, { comment: '同意意见' });
    await actOnRequest(staff, row.id, 'answer');
  }

  it('reports what came in a period, what became of it, and the days to the answer', async () => {
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
    await actOnRequest(staff, forbidden.id, 'answer', { answered_on: '2026-02-05' });
    await actOnRequest(staff, (await receive(staff, { received_on: '2026-02-27' })).id, 'withdraw');
    await receive(staff, { received_on: '2026-01-20' });
    await receive(staff, { received_on: TODAY });
    // In January, withdrawn after its last day: late all the same.
    await actOnRequest(staff, (await receive(staff, { received_on: '2026-01-10' })).id, 'withdraw');
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
    await actOnRequest(staff, soon.id, 'claim');
    const after = (await staff.get('/api/repair_workload')).body as RepairWorkload;
    expect(after).toMatchObject({ open: 3, unclaimed: 2, due_soon: 1 });
    expect(after.people[0]).toMatchObject({ user_id: 1, open: 1, next_due_on: '2026-03-08' });
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
