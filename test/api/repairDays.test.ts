import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { done } from '../../server/contract/outcome.ts';
import { workdayCalendar } from '../../server/domain/time/workdays.ts';
import { repairDay } from '../../server/features/creditRepairs/repairDay.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { unitOfWork } from '../../server/store/unitOfWork.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower } from '../helpers/book.ts';
import { openDeskInTest } from '../helpers/desk.ts';
import { actOnRequest, receiveRequest } from '../helpers/repairs.ts';

const receive = async (agent: Agent, changes: object = {}) =>
  await receiveRequest(agent, await createBorrower(agent), { cause: 'other', ...changes });

describe('what a day brings', () => {
  it('reminds the holder, else supervisors: five days, one, none before, then daily', async () => {
    const { server, staff, on: openOn } = await openDeskInTest({ businessDate: '2026-03-10' });
    // Both to be answered by Wednesday, 25 March.
    const [mine, nobodys] = [
      await receive(staff, { received_on: '2026-03-05' }),
      await receive(staff, { received_on: '2026-03-05' }),
    ];
    await actOnRequest(staff, mine.id, 'claim');
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
    const remindersOf = async (record_id: number) =>
      (await server.deps.database
        .read('reminders')
        .where({ resource: 'credit_repairs', record_id })
        .orderBy(['user_id', 'remind_on'])
        .select('user_id', 'remind_on')) as { user_id: number; remind_on: string }[];
    const days = ['2026-03-20', '2026-03-24', '2026-03-25', '2026-03-26', '2026-03-28'];
    expect(await remindersOf(mine.id)).toEqual(
      days.map((remind_on) => ({ user_id: 1, remind_on })),
    );
    expect(await remindersOf(nobodys.id)).toEqual(
      [3, 4].flatMap((user_id) => days.map((remind_on) => ({ user_id, remind_on }))),
    );
    const reminded = (
      (await (await openOn('2026-03-28')).staff.get('/api/reminders').expect(200)).body as {
        resource: string;
        record_id: number;
      }[]
    ).filter((row) => row.resource === 'credit_repairs');
    expect(reminded.map(({ record_id }) => record_id)).toEqual([mine.id]);
  });

  it('moves a last day that the newly announced holidays move, and leaves the others', async () => {
    const { server, staff } = await openDeskInTest({ businessDate: '2027-09-20' });
    // Twenty days end on 2 October 2027, a Saturday: Monday as far as is known, the holiday moves
    // it to Friday.
    const row = await receive(staff, { received_on: '2027-09-12' });
    expect(row).toMatchObject({ due_on: '2027-10-04', due_provisional: true });
    const withdrawn = await receive(staff, { received_on: '2027-09-12' });
    await actOnRequest(staff, withdrawn.id, 'withdraw');
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
  });

  it("a shorter term is the lender's to set, a longer one for objections is not", async () => {
    const { admin, compliance, staff } = await openDeskInTest();
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
  });
});
