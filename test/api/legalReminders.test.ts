import { beforeAll, describe, expect, it } from 'vitest';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { query, TODAY } from '../helpers/api.ts';
import { newLoanDue } from '../helpers/book.ts';
import { post, type Row } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { rowCount } from '../helpers/rows.ts';

const { server, staff, staff2, supervisor } = await openDesk();

const loanDue = async (on: string, changes: Record<string, unknown> = {}) =>
  (await newLoanDue(staff, on, changes)).id;

describe('reminders', () => {
  type Reminder = Row & {
    resource: string;
    record_id: number;
    kind: string;
    deadline_on: string;
    remind_on: string;
    done: boolean;
    days_left: number;
    title: string;
  };
  const remindersOf = async (name: string, filter: object = {}, on = server) =>
    (
      await (
        await on.as(name)
      )
        .get('/api/reminders')
        .query(query({ filter, range: [0, 99] }))
        .expect(200)
    ).body as Reminder[];
  let loan: number;
  let mine: Row;
  let nobodys: Row;
  beforeAll(async () => {
    loan = await loanDue('2025-06-10');
    mine = await post(staff, 'legal_cases', {
      loan_id: loan,
      claimed_minor: 1,
      case_no: '民初1号',
    });
    nobodys = await post(staff, 'legal_cases', {
      loan_id: await loanDue('2025-06-11'),
      claimed_minor: 1,
    });
    await staff.put(`/api/legal_cases/${nobodys.id}`).send({ owner_id: null }).expect(200);
    for (const legal_case_id of [mine.id, nobodys.id])
      await post(staff, 'case_measures', {
        legal_case_id,
        purpose: 'preservation',
        kind: 'deposit',
        property: '账户',
        taken_on: '2026-02-01',
        until_on: '2026-04-11',
      });
    await loanDue('2023-03-09');
  });

  it('come once to the owner, else to each supervisor, however often it is rolled', async () => {
    expect((await rollBusinessDay(server.deps))?.results).toMatchObject({ reminders: 1 + 2 + 2 });
    expect(await rollBusinessDay(server.deps)).toBeNull();
    const measure = {
      kind: 'measure_expiry',
      deadline_on: '2026-04-04',
      remind_on: '2026-03-05',
      days_left: 30,
      done: false,
    };
    expect(await remindersOf('staff')).toMatchObject([
      {
        ...measure,
        resource: 'legal_cases',
        record_id: mine.id,
        loan_id: loan,
        title: '民初1号 王小明',
      },
    ]);
    for (const name of ['supervisor', 'supervisor2']) {
      expect(await remindersOf(name)).toMatchObject([
        {
          resource: 'loans',
          kind: 'limitation',
          deadline_on: '2026-03-09',
          remind_on: '2026-03-02',
          days_left: 4,
        },
        { ...measure, record_id: nobodys.id },
      ]);
    }
    for (const name of ['staff2', 'compliance', 'admin'])
      expect(await remindersOf(name)).toEqual([]);
    await server.deps.database.write('business_days').delete();
    expect((await rollBusinessDay(server.deps))?.results).toMatchObject({ reminders: 0 });
  });

  it('are one’s own: another’s is not there', async () => {
    const [one] = await remindersOf('staff');
    await staff2.get(`/api/reminders/${one?.id}`).expect(404);
    await staff2.post(`/api/reminders/${one?.id}/done`).expect(404);
    expect((await staff.get(`/api/reminders/${one?.id}`).expect(200)).body).toMatchObject({
      id: one?.id,
      done: false,
    });
  });

  it('wait again once the tick is taken back, by the one who set it', async () => {
    const [reminder] = await remindersOf('supervisor');
    const send = (verb: string, agent = supervisor) =>
      agent.post(`/api/reminders/${reminder?.id}/${verb}`).send({});
    await send('done').expect(200);
    await send('reopen', staff2).expect(404);
    const { body } = await send('reopen').expect(200);
    expect(body).toMatchObject({ done: false, done_at: null });
    await send('reopen').expect(200);
    expect((await remindersOf('supervisor', { done: false })).map(({ id }) => id)).toContain(
      reminder?.id,
    );
  });

  it('are ticked off, and found again by that', async () => {
    const [limitation] = await remindersOf('supervisor');
    const { body } = await supervisor.post(`/api/reminders/${limitation?.id}/done`).expect(200);
    expect(body).toMatchObject({ done: true, done_at: expect.any(String) });
    await supervisor.post(`/api/reminders/${limitation?.id}/done`).expect(200);
    expect((await remindersOf('supervisor', { done: false })).map(({ id }) => id)).not.toContain(
      limitation?.id,
    );
    expect((await remindersOf('supervisor', { done: true })).map(({ id }) => id)).toEqual([
      limitation?.id,
    ]);
    expect((await remindersOf('supervisor2', { done: false, kind: 'limitation' })).length).toBe(1);
    for (const filter of [{ user_id: 1 }, { q: '民初' }])
      await supervisor.get('/api/reminders').query(query({ filter })).expect(400);
    expect(
      (
        await supervisor
          .post(`/api/reminders/${limitation?.id}/done`)
          .send({ done: false })
          .expect(400)
      ).body.errors,
    ).toHaveProperty('done');
  });

  it('vanish when their deadline does, and come again for the new one', async () => {
    const [measure] = (
      await staff
        .get('/api/case_measures')
        .query(query({ filter: { legal_case_id: mine.id } }))
        .expect(200)
    ).body as Row[];
    await staff
      .post(`/api/case_measures/${measure?.id}/renew`)
      .send({ on: TODAY, until_on: '2026-04-12' })
      .expect(200);
    expect(await remindersOf('staff')).toEqual([]);
    await server.deps.database.write('business_days').delete();
    await rollBusinessDay(server.deps);
    expect(await remindersOf('staff')).toMatchObject([
      { deadline_on: '2026-04-05', days_left: 31, remind_on: '2026-01-05' },
    ]);
    await staff
      .post(`/api/case_measures/${measure?.id}/lift`)
      .send({ on: TODAY, reason: '已还' })
      .expect(200);
    expect(await remindersOf('staff')).toEqual([]);
  });

  it('of later days take the place of earlier ones, up to one when it was missed', async () => {
    const counts: Record<string, string[]> = {};
    for (const on of [
      '2026-03-28',
      '2026-03-30',
      '2026-04-03',
      '2026-04-04',
      '2026-04-05',
      '2026-04-09',
    ]) {
      const day = server.on(on);
      await rollBusinessDay(day.deps);
      counts[on] = (
        await remindersOf('supervisor2', { resource: 'legal_cases', kind: 'measure_expiry' }, day)
      ).map(({ remind_on }) => remind_on);
    }
    expect(counts).toEqual({
      '2026-03-28': ['2026-03-28'],
      '2026-03-30': ['2026-03-28'],
      '2026-04-03': ['2026-04-03'],
      '2026-04-04': ['2026-04-04'],
      '2026-04-05': ['2026-04-05'],
      '2026-04-09': ['2026-04-05'],
    });
    expect(
      await rowCount(server.deps.database.read, 'reminders', {
        user_id: 4,
        kind: 'measure_expiry',
      }),
    ).toBe(5);
  });
});
