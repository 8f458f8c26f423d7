import { spread } from '../../server/domain/repair/spread.ts';
import type { RepairReport } from '../../server/contract/resources/repairReport.ts';
import { beforeAll, describe, expect, it } from 'vitest';
import { LEADS, openOverdue } from '../../admin/credit_repairs/report/leads.ts';
import { monthIn, receivedIn } from '../../admin/credit_repairs/report/rows.ts';
import type { CreditRepair } from '../../server/contract/resources/creditRepairs.ts';
import { daysBetween } from '../../server/domain/time/calendar.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { actOnRequest, receiveRequest } from '../helpers/repairs.ts';

const { server, staff, supervisor } = await openDesk();

const receive = async (received_on: string, changes: object = {}): Promise<number> =>
  (
    await receiveRequest(staff, await createBorrower(staff), {
      cause: 'other',
      received_on,
      ...changes,
    })
  ).id;
async function decide(
  id: number,
  decision: 'grant' | 'decline',
  answered_on?: string,
): Promise<number> {
  await actOnRequest(staff, id, 'claim');
  await actOnRequest(staff, id, 'submit', { comment: '已核对' });
  await actOnRequest(supervisor, id, decision, { comment: '同意意见' });
  if (answered_on !== undefined) await actOnRequest(staff, id, 'answer', { answered_on });
  return id;
}
/** In every state, on either side of its last day, and some twice. */
beforeAll(async () => {
  const illness = { kind: 'relief', cause: 'illness' };
  await decide(await receive('2026-03-03'), 'grant', TODAY);
  await decide(await receive('2026-02-20', illness), 'grant', TODAY);
  await decide(await receive('2026-02-10', { cause: 'fraud' }), 'decline', TODAY);
  await decide(await receive('2026-02-01', illness), 'decline', TODAY);
  await decide(await receive('2026-01-08'), 'grant', TODAY);
  await decide(await receive('2026-02-21'), 'grant');
  await decide(await receive('2026-01-15', { cause: 'fraud' }), 'decline');
  const forbidden = await receive('2026-02-02', { asks_for: 'paid_repair' });
  await actOnRequest(staff, forbidden, 'answer', { answered_on: '2026-02-05' });
  await receive('2026-02-25', { ...illness, asks_for: 'delete_true_record' });
  await actOnRequest(staff, await receive('2026-02-27'), 'withdraw');
  await actOnRequest(staff, await receive('2026-01-10'), 'withdraw');
  await receive('2026-01-20');
  await receive(TODAY);
  await receive(TODAY, {
    kind: 'pre_report_notice',
    told_on: '2026-02-01',
    reported_on: '2026-02-10',
  });
  // A decision that was given up: it can no longer come about, but books from elsewhere may hold
  // one.
  const given = await decide(await receive('2026-02-22'), 'grant');
  await server.deps.database
    .write('credit_repairs')
    .where({ id: given })
    .update({ status: 'withdrawn', withdrawn_on: '2026-03-01', withdrawal_reason: '放弃' });
});

const report = async (from: string, to: string): Promise<RepairReport> =>
  (await supervisor.get('/api/repair_report').query({ from, to }).expect(200)).body;
/** The rows behind a link of the report, as its list asks for them. */
async function follow(address: string): Promise<CreditRepair[]> {
  const filter = JSON.parse(
    new URL(address, 'http://x').searchParams.get('filter') ?? '',
  ) as object;
  const answer = await supervisor
    .get('/api/credit_repairs')
    .query(query({ filter, range: [0, 999] }))
    .expect(200);
  const rows = answer.body as CreditRepair[];
  expect(answer.headers['content-range']).toContain(`/${rows.length}`);
  return rows;
}
const idsOf = (rows: readonly CreditRepair[]): number[] =>
  rows.map(({ id }) => id).sort((a, b) => a - b);
type Figures = RepairReport['by_kind'][number];
const COUNTED = [
  'received',
  'answered',
  'in_time',
  'late',
  'granted',
  'declined',
  'withdrawn',
] as const;
/** Every figure of a line against the rows its link shows; answers what was counted. */
async function followLine(
  figures: Omit<Figures, 'kind'>,
  to: (filter: object) => string,
): Promise<number[]> {
  const shown: number[] = [];
  for (const name of COUNTED) shown.push((await follow(to(LEADS[name]))).length);
  expect(shown).toEqual(COUNTED.map((name) => figures[name]));
  const days = (await follow(to(LEADS.median))).map(({ received_on, answered_on }) =>
    daysBetween(received_on, answered_on ?? ''),
  );
  expect(await follow(to(LEADS.p95))).toHaveLength(days.length);
  expect(spread(days)).toEqual({ median_days: figures.median_days, p95_days: figures.p95_days });
  return shown;
}

describe('the report of credit repairs', () => {
  const PERIODS: [string, string][] = [
    ['2026-01-01', TODAY],
    ['2026-02-01', TODAY],
    ['2026-02-05', '2026-02-21'],
    ['2025-01-01', '2025-12-31'],
  ];

  it.each(PERIODS)(
    'leads from every figure from %s to %s to exactly the requests it counts',
    async (from, to) => {
      const figures = await report(from, to);
      const period = { from, to };
      await followLine(figures, (filter) => receivedIn(period, filter));
      expect(await follow(receivedIn(period, openOverdue(TODAY)))).toHaveLength(
        figures.open_overdue,
      );
      const byLaw = await follow(receivedIn(period, LEADS.by_law));
      expect([
        byLaw.length,
        byLaw.every(({ forbidden, declined_by_law }) => forbidden !== null && declined_by_law),
      ]).toEqual([figures.declined_by_law, true]);
      for (const row of figures.by_kind)
        await followLine(row, (filter) => receivedIn(period, { kind: row.kind, ...filter }));
      for (const row of figures.by_cause)
        await followLine(row, (filter) => receivedIn(period, { cause: row.cause, ...filter }));
      for (const row of figures.by_month)
        await followLine(row, (filter) => receivedIn(monthIn(row.month, period), filter));
    },
  );

  it('has something for each figure to show, and rows that say what they are', async () => {
    const all = { from: '2026-01-01', to: TODAY };
    expect(
      await followLine(await report(all.from, all.to), (filter) => receivedIn(all, filter)),
    ).toEqual([15, 6, 3, 4, 4, 5, 3]);
    const figures = await report(all.from, all.to);
    expect([figures.open_overdue, figures.declined_by_law]).toEqual([2, 2]);
    const rows = await follow(receivedIn(all));
    for (const timeliness of ['in_time', 'late'] as const)
      expect(idsOf(await follow(receivedIn(all, LEADS[timeliness])))).toEqual(
        idsOf(rows.filter((row) => row.timeliness === timeliness)),
      );
    const other = (
      await supervisor
        .get('/api/credit_repairs')
        .query(query({ filter: { timeliness: null } }))
        .expect(200)
    ).body as CreditRepair[];
    expect(idsOf(other)).toEqual(idsOf(rows.filter((row) => row.timeliness === null)));
    const lawful = (
      await supervisor
        .get('/api/credit_repairs')
        .query(query({ filter: { declined_by_law: false } }))
        .expect(200)
    ).body as CreditRepair[];
    expect(lawful).toHaveLength(13);
    for (const filter of [{ timeliness: 'soon' }, { declined_by_law: 'yes' }])
      await supervisor.get('/api/credit_repairs').query(query({ filter })).expect(400);
  });
});
