import { beforeEach, describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import {
  enactShares,
  hands,
  lateLoansOf,
  previewRun,
  runNow,
  undoRun,
} from '../helpers/assignment.ts';
import { createBorrower, createLateLoan, createLoanDue } from '../helpers/book.ts';
import { type Desk, openDeskInTest } from '../helpers/desk.ts';
import { idOf } from '../helpers/worklist.ts';

let desk: Desk;
let [one, two]: [number, number] = [0, 0];
beforeEach(async () => {
  desk = await openDeskInTest();
  one = await idOf(desk.staff);
  two = await idOf(desk.staff2);
});

describe('what stands over the rules', () => {
  const keep = async (borrower_id: number, sent: object = {}) =>
    await desk.staff
      .post('/api/assignment_keeps')
      .send({ borrower_id, until_on: '2026-03-31', reason: '已约定还款', ...sent });

  it('a person kept by a clerk stays there until the day, once a supervisor agrees', async () => {
    await enactShares(desk, {
      sticky: false,
      rules: [{ name: '二组', to: [{ user_id: two, max_persons: 9, weight: 1 }] }],
    });
    const borrower = await createBorrower(desk.staff);
    await createLateLoan(desk.staff, borrower, { assigned_to: one });
    const { body, status } = await keep(borrower);
    expect([status, body]).toMatchObject([
      201,
      { status: 'proposed', user_id: one, in_force: false, borrower_name: '王小明' },
    ]);
    expect((await previewRun(desk.supervisor)).moves_count).toBe(1);
    await desk.staff.post(`/api/assignment_keeps/${body.id}/approve`).send({}).expect(403);
    await desk.supervisor.post(`/api/assignment_keeps/${body.id}/approve`).send({}).expect(200);
    expect((await previewRun(desk.supervisor)).moves_count).toBe(0);
    const later = await desk.on('2026-04-01');
    expect((await previewRun(later.supervisor)).moves).toMatchObject([
      { why: 'not_named', to: two },
    ]);
    await desk.supervisor.post(`/api/assignment_keeps/${body.id}/withdraw`).send({}).expect(200);
    expect((await previewRun(desk.supervisor)).moves_count).toBe(1);
  });

  it('is asked for once a person, for a day to come, and not decided by who asked', async () => {
    const borrower = await createBorrower(desk.staff);
    const past = await keep(borrower, { until_on: '2026-03-04' });
    expect([past.status, Object.keys(past.body.errors)]).toEqual([422, ['until_on', 'root']]);
    const nobody = await keep(borrower, { user_id: await idOf(desk.admin) });
    expect([nobody.status, Object.keys(nobody.body.errors)]).toEqual([422, ['user_id', 'root']]);
    const { body } = await desk.supervisor
      .post('/api/assignment_keeps')
      .send({ borrower_id: borrower, user_id: two, until_on: '2026-03-31', reason: '熟悉情况' })
      .expect(201);
    expect((await keep(borrower)).status).toBe(409);
    const own = await desk.supervisor.post(`/api/assignment_keeps/${body.id}/approve`).send({});
    expect(own.status).toBe(422);
    await desk.supervisor2
      .post(`/api/assignment_keeps/${body.id}/reject`)
      .send({ comment: '按规则分' })
      .expect(200);
    expect((await keep(borrower)).status).toBe(201);
  });

  it('one on leave gets nothing new; what they have is handed over, and comes back', async () => {
    await enactShares(desk);
    const held = await lateLoansOf(desk, 2, { assigned_to: one });
    const { id: current } = await createLoanDue(
      desk.staff,
      await createBorrower(desk.staff),
      '2026-03-20',
      {
        assigned_to: one,
      },
    );
    const [fresh = 0] = await lateLoansOf(desk, 1);
    const { body: leave } = await desk.supervisor
      .post('/api/absences')
      .send({ user_id: one, from_on: TODAY, until_on: '2026-03-12', reason: '年假' })
      .expect(201);
    expect(leave).toMatchObject({ in_force: true });
    expect((await previewRun(desk.supervisor)).moves).toMatchObject([{ loan_id: fresh, to: two }]);
    const before = await hands(desk.staff);
    const handed = await runNow(desk.supervisor, { only_user_id: one });
    const told = handed.moves.toSorted((a, b) => a.loan_id - b.loan_id);
    expect(told.map(({ loan_id, why, to }) => [loan_id, why, to])).toEqual(
      [...held, current].map((loan) => [loan, 'handed_over', two]),
    );
    expect((await hands(desk.staff))[fresh]).toBeNull();
    await desk.supervisor.post(`/api/absences/${leave.id}/withdraw`).send({}).expect(200);
    await undoRun(desk.supervisor, handed.id);
    expect(await hands(desk.staff)).toEqual(before);
  });

  it('an absence ends no earlier than it begins, and not before today', async () => {
    const send = (from_on: string, until_on: string) =>
      desk.supervisor.post('/api/absences').send({ user_id: one, from_on, until_on });
    for (const [from, until] of [
      ['2026-03-10', '2026-03-09'],
      ['2026-03-01', '2026-03-04'],
    ] as const)
      expect(Object.keys((await send(from, until).expect(422)).body.errors)).toEqual([
        'until_on',
        'root',
      ]);
    await desk.staff
      .post('/api/absences')
      .send({ user_id: one, from_on: TODAY, until_on: TODAY })
      .expect(403);
  });
});
