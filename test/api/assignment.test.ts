import { beforeEach, describe, expect, it } from 'vitest';
import type { AssignmentMove } from '../../server/contract/resources/assignments.ts';
import { brokenAuditEvents } from '../../server/store/auditStore.ts';
import { assignmentDay } from '../../server/features/assignment/runs.ts';
import { query, TODAY } from '../helpers/api.ts';
import {
  enactShares,
  hands,
  lateLoansOf,
  previewRun,
  runNow,
  shareAll,
  undoRun,
} from '../helpers/assignment.ts';
import { createBorrower, createLateLoan, createLoan, createLoanDue } from '../helpers/book.ts';
import { type Desk, openDeskInTest } from '../helpers/desk.ts';
import { askPolicy } from '../helpers/policies.ts';
import { contents, rowCount } from '../helpers/rows.ts';
import { idOf } from '../helpers/worklist.ts';

let desk: Desk;
let [one, two, lead]: [number, number, number] = [0, 0, 0];
const lateLoans = async (count: number, changes: Record<string, unknown> = {}) =>
  await lateLoansOf(desk, count, changes);
const policy = async (changes: Parameters<typeof shareAll>[0] = {}) =>
  await enactShares(desk, changes);

beforeEach(async () => {
  desk = await openDeskInTest();
  one = await idOf(desk.staff);
  two = await idOf(desk.staff2);
  lead = await idOf(desk.supervisor);
});

describe('a dry run', () => {
  it('tells moves, loads and the rule, and writes nothing', async () => {
    await policy();
    const loans = await lateLoans(4);
    const before = await contents(desk.server.deps.database.read);
    const answer = await previewRun(desk.supervisor);
    expect(answer).toMatchObject({
      id: null,
      dry_run: true,
      business_date: TODAY,
      persons_count: 4,
      moves_count: 4,
      unplaced_count: 0,
      spread_before_bps: null,
      spread_after_bps: 10_000,
      unplaced: [],
    });
    expect(answer.moves.map(({ loan_id }) => loan_id).toSorted((a, b) => a - b)).toEqual(loans);
    expect(answer.moves[0]).toMatchObject({
      from: null,
      rule: '全部',
      why: 'unheld',
      overdue_minor: 333_000,
      borrower_name: '王小明',
    });
    expect(answer.load).toEqual([
      {
        user_id: one,
        away: false,
        weight: 1,
        before: 0,
        after: 2,
        before_minor: 0,
        after_minor: 666_000,
      },
      {
        user_id: two,
        away: false,
        weight: 1,
        before: 0,
        after: 2,
        before_minor: 0,
        after_minor: 666_000,
      },
    ]);
    expect(await contents(desk.server.deps.database.read)).toBe(before);
  });

  it('leaves out who owes nothing overdue, and takes all loans of one who does', async () => {
    await policy();
    const borrower = await createBorrower(desk.staff);
    const late = await createLateLoan(desk.staff, borrower);
    const { id: current } = await createLoanDue(desk.staff, borrower, '2026-03-20');
    const twin = await createBorrower(desk.staff, { phone: '13711112222' });
    const { id: linked } = await createLoanDue(desk.staff, twin, '2026-03-20');
    await desk.staff.post(`/api/borrowers/${borrower}/link`).send({ other_id: twin }).expect(200);
    await createLoanDue(desk.staff, await createBorrower(desk.staff), '2026-03-20');
    const { moves, persons_count } = await previewRun(desk.supervisor);
    expect(persons_count).toBe(1);
    expect(new Set(moves.map(({ loan_id }) => loan_id))).toEqual(new Set([late, current, linked]));
    expect(new Set(moves.map(({ to }) => to)).size).toBe(1);
  });

  it('says whom nobody may take and why', async () => {
    await policy({
      rules: [
        { name: '卡', products: ['card'], to: [{ user_id: two, max_persons: 1, weight: 1 }] },
        {
          name: '主管',
          products: ['cash_loan'],
          to: [{ team: '无人组', max_persons: 1, weight: 1 }],
        },
      ],
    });
    await lateLoans(2, { product: 'card' });
    await lateLoans(1, { product: 'cash_loan' });
    await lateLoans(1, { product: 'consumer_loan', assigned_to: one });
    const { unplaced, moves_count } = await previewRun(desk.supervisor);
    expect(moves_count).toBe(1);
    expect(unplaced.map(({ rule, why, holder }) => [rule, why, holder])).toEqual([
      ['卡', 'full', null],
      ['主管', 'nobody', null],
      [null, 'no_rule', one],
    ]);
  });
});

describe('a run', () => {
  it('does what was previewed, audited for each loan, and a second changes nothing', async () => {
    await policy();
    const loans = await lateLoans(5);
    const preview = await previewRun(desk.supervisor);
    const done = await runNow(desk.supervisor, { fingerprint: preview.fingerprint });
    expect({ ...done, id: null, dry_run: true }).toEqual(preview);
    const now = await hands(desk.staff);
    for (const { loan_id, to } of preview.moves) expect(now[loan_id]).toBe(to);
    const { body: events } = await desk.compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'loans', record_id: loans[0], action: 'update' } }));
    expect(events).toMatchObject([
      { actor_id: lead, before: { assigned_to: null }, after: { assigned_to: now[loans[0] ?? 0] } },
    ]);
    const again = await runNow(desk.supervisor);
    expect([again.moves_count, again.moves]).toEqual([0, []]);
    const { body: record } = await desk.compliance
      .get(`/api/assignment_runs/${done.id}`)
      .expect(200);
    expect(record).toMatchObject({
      status: 'done',
      user_id: lead,
      moves_count: 5,
      load: done.load,
    });
    const { body: moves, headers } = await desk.supervisor
      .get('/api/assignment_moves')
      .query(query({ filter: { run_id: done.id }, range: [0, 1] }))
      .expect(200);
    expect(headers['content-range']).toBe('assignment_moves 0-1/5');
    expect(moves).toMatchObject([{ why: 'unheld', from_user_id: null, outcome: 'moved' }, {}]);
  });

  it('is not done where the book changed so that the result would differ', async () => {
    await policy();
    const [loan = 0] = await lateLoans(2);
    const { fingerprint } = await previewRun(desk.supervisor);
    await createLoanDue(desk.staff, await createBorrower(desk.staff), '2026-03-20');
    expect((await previewRun(desk.supervisor)).fingerprint).toBe(fingerprint);
    await desk.staff.put(`/api/loans/${loan}`).send({ assigned_to: two }).expect(200);
    const { body } = await desk.supervisor
      .post('/api/assignment_runs')
      .send({ dry_run: false, fingerprint })
      .expect(409);
    expect(body.message).toContain('1 loan(s) would move now');
    expect(await rowCount(desk.server.deps.database.read, 'assignment_runs')).toBe(0);
  });

  it('repeated with its key is answered as before and done once', async () => {
    await policy();
    await lateLoans(2);
    const send = () =>
      desk.supervisor
        .post('/api/assignment_runs')
        .set('Idempotency-Key', 'run-1')
        .send({ dry_run: false })
        .expect(201);
    const [first, second] = [await send(), await send()];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await rowCount(desk.server.deps.database.read, 'assignment_runs')).toBe(1);
  });

  it('beside another moves each loan once, and the audit chain holds', async () => {
    await policy();
    await lateLoans(4);
    const send = (agent: Desk['supervisor']) =>
      agent.post('/api/assignment_runs').send({ dry_run: false });
    const answers = await Promise.all([desk.supervisor, desk.supervisor2].map(send));
    const statuses = answers.map(({ status }) => status);
    expect([
      [201, 201],
      [201, 409],
      [409, 201],
    ]).toContainEqual(statuses);
    const { read } = desk.server.deps.database;
    expect(await rowCount(read, 'assignment_moves')).toBe(4);
    expect(await brokenAuditEvents(read)).toEqual([]);
  });

  it('after which a later one is not undone by undoing the first', async () => {
    await policy();
    const loans = await lateLoans(3, { assigned_to: lead });
    const first = await runNow(desk.supervisor);
    expect(first.moves.map(({ why }) => why)).toEqual(['not_named', 'not_named', 'not_named']);
    const handed = await runNow(desk.supervisor, { only_user_id: two });
    expect(handed.moves_count).toBe(1);
    expect(await undoRun(desk.supervisor, first.id)).toMatchObject({
      returned_count: 2,
      stayed_count: 1,
    });
    const now = await hands(desk.staff);
    expect(loans.filter((loan) => now[loan] === lead)).toHaveLength(2);
    expect(handed.moves.map(({ loan_id }) => now[loan_id])).toEqual([one]);
  });

  it('is a supervisor’s; a field that is missing or unknown is named', async () => {
    for (const agent of [desk.staff, desk.compliance, desk.admin])
      await agent.post('/api/assignment_runs').send({ dry_run: true }).expect(403);
    await desk.staff.get('/api/assignment_runs').expect(403);
    const { body } = await desk.supervisor.post('/api/assignment_runs').send({}).expect(400);
    expect(Object.keys(body.errors)).toContain('dry_run');
    const { body: other } = await desk.supervisor
      .post('/api/assignment_runs')
      .send({ dry_run: true, only_user_id: 9999 })
      .expect(400);
    expect(Object.keys(other.errors)).toContain('only_user_id');
  });

  it('keeps standings as they hold: nothing of them depends on who has a loan', async () => {
    await policy();
    const loans = await lateLoans(3);
    const { read } = desk.server.deps.database;
    const kept = async () => await read('loan_standings').whereIn('id', loans).orderBy('id');
    const before = await kept();
    await runNow(desk.supervisor);
    expect(await kept()).toEqual(before);
  });
});

describe('a run undone', () => {
  it('gives every loan back exactly, once', async () => {
    await policy({ sticky: false });
    await lateLoans(3, { assigned_to: one });
    await lateLoans(3);
    const before = await hands(desk.staff);
    const run = await runNow(desk.supervisor);
    expect(run.moves_count).toBeGreaterThan(2);
    expect(await undoRun(desk.supervisor2, run.id)).toMatchObject({
      status: 'undone',
      returned_count: run.moves_count,
      stayed_count: 0,
    });
    expect(await hands(desk.staff)).toEqual(before);
    await desk.supervisor.post(`/api/assignment_runs/${run.id}/undo`).send({}).expect(409);
  });

  it('leaves a loan that went to another since, and names it', async () => {
    await policy();
    const loans = await lateLoans(3);
    const run = await runNow(desk.supervisor);
    const [loan = 0] = loans;
    await desk.staff.put(`/api/loans/${loan}`).send({ assigned_to: lead }).expect(200);
    expect(await undoRun(desk.supervisor, run.id)).toMatchObject({
      returned_count: 2,
      stayed_count: 1,
    });
    expect((await hands(desk.staff))[loan]).toBe(lead);
    const { body } = await desk.supervisor
      .get('/api/assignment_moves')
      .query(query({ filter: { run_id: run.id, outcome: 'stayed' } }))
      .expect(200);
    expect((body as AssignmentMove[]).map(({ loan_id }) => loan_id)).toEqual([loan]);
  });
});

describe('the business day', () => {
  it('runs the policy once where it is automatic, and not otherwise', async () => {
    await lateLoans(2);
    const { deps } = desk.server;
    expect(await assignmentDay(deps)).toBeNull();
    await policy({ automatic: true });
    expect(await assignmentDay(deps)).toBe(2);
    expect(await assignmentDay(deps)).toBeNull();
    const { body } = await desk.admin.get('/api/assignment_runs').expect(200);
    expect(body).toMatchObject([{ user_id: null, moves_count: 2 }]);
  });
});

describe('the policy of giving', () => {
  it('is refused with two takers in a line, figures that fall, or a name twice', async () => {
    const rule = { name: '甲', to: [{ max_persons: 1, weight: 1 }] };
    for (const rules of [
      [{ ...rule, to: [{ user_id: 1, team: '一组', max_persons: 1, weight: 1 }] }],
      [{ ...rule, days_from: 10, days_to: 9 }],
      [rule, rule],
      [],
    ])
      await desk.admin
        .post('/api/policies')
        .send({
          kind: 'assignment',
          effective_on: TODAY,
          source: '制度',
          confidence: 'C',
          reason: '调整',
          value: shareAll({ rules }),
        })
        .expect(400);
  });

  it('is for all products: a person goes to one clerk with all their loans', async () => {
    const { body } = await askPolicy(desk.admin, {
      kind: 'assignment',
      product: 'card',
      value: shareAll(),
    }).expect(422);
    expect(Object.keys(body.errors)).toContain('product');
  });

  it('shipped gives everybody overdue to the clerks, amounts kept equal', async () => {
    const loan = await createLoan(desk.staff, await createBorrower(desk.staff));
    expect((await previewRun(desk.supervisor)).moves).toMatchObject([
      { loan_id: loan.id, to: one },
    ]);
  });
});
