import type { Agent } from 'supertest';
import { describe, expect, it } from 'vitest';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
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
        .where({ resource: 'credit_repairs', record_id, kind: 'repair_answer' })
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
        kind: string;
        record_id: number;
      }[]
    ).filter(({ resource, kind }) => resource === 'credit_repairs' && kind === 'repair_answer');
    expect(reminded.map(({ record_id }) => record_id)).toEqual([mine.id]);
  });

  it('reminds of an objection whose record is not marked every day, until it is', async () => {
    const { server, staff, on: openOn } = await openDeskInTest({ businessDate: '2026-03-10' });
    const objection = await receive(staff, { received_on: '2026-03-10' });
    await receive(staff, { kind: 'relief', received_on: '2026-03-10' });
    await actOnRequest(staff, objection.id, 'claim');
    const marksOn = async (on: string) => {
      await rollBusinessDay(server.on(on).deps);
      return (
        (await (await openOn(on)).staff.get('/api/reminders').expect(200)).body as {
          kind: string;
          record_id: number;
          deadline_on: string;
          remind_on: string;
        }[]
      )
        .filter(({ kind }) => kind === 'repair_mark')
        .map(({ record_id, deadline_on, remind_on }) => [record_id, deadline_on, remind_on]);
    };
    for (const on of ['2026-03-10', '2026-03-11'])
      expect(await marksOn(on)).toEqual([[objection.id, '2026-03-10', on]]);
    await actOnRequest(staff, objection.id, 'mark');
    expect(await marksOn('2026-03-12')).toEqual([]);
  });

  it("a shorter term is the lender's to set, a longer one for objections is not", async () => {
    const { admin, compliance, staff } = await openDeskInTest();
    const policy = (objection_days: number) => ({
      kind: 'credit_repair',
      effective_on: TODAY,
      value: { objection_days, relief_days: 30, notice_days: 10, soon_days: 3, pause_max_days: 0 },
      source: '内部规定',
      confidence: 'C',
      reason: '加快答复',
    });
    await admin.post('/api/policies').send(policy(21)).expect(400);
    const { body } = await admin.post('/api/policies').send(policy(10)).expect(201);
    await compliance.post(`/api/policies/${body.id}/approve`).send({}).expect(200);
    expect(await receive(staff)).toMatchObject({ due_on: '2026-03-15', due_article: '25' });
    expect(await receive(staff, { kind: 'relief' })).toMatchObject({
      due_on: '2026-04-04',
      due_workday_on: '2026-04-07',
      due_source: 'policy',
    });
    expect(await receive(staff, { received_on: '2026-03-04' })).toMatchObject({
      due_on: '2026-03-24',
    });
  });
});
