import { describe, expect, it } from 'vitest';
import { addDays } from '../../server/domain/time/calendar.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { query } from '../helpers/api.ts';
import { createBorrower, createLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { refusedUnwritten } from '../helpers/refusals.ts';

const { server, staff, supervisor, compliance, on } = await openDesk();
const loan_id = (await createLoan(staff, await createBorrower(staff))).id;
const complain = async (more: object = {}) =>
  (
    await staff
      .post('/api/complaints')
      .send({ loan_id, source: 'borrower', statement: '夜间来电', ...more })
      .expect(201)
  ).body as { id: number };
const refused = async (agent: typeof staff, path: string, body: object, status: number) =>
  await refusedUnwritten(server, agent, 'post', `complaints/${path}`, body, status, null);

describe('the clock of a complaint', () => {
  it('is 15 days, 30 where complex, 30 more with the approval of another person', async () => {
    const complaint = await complain({ received_on: '2026-03-01' });
    expect(complaint).toMatchObject({
      due_on: '2026-03-16',
      extended_to: null,
      days_left: 11,
    });
    await staff.post(`/api/complaints/${complaint.id}/extend`).send({ reason: 'x' }).expect(403);
    const extend = (agent: typeof staff) =>
      agent.post(`/api/complaints/${complaint.id}/extend`).send({ reason: '须调取录音' });
    expect((await extend(compliance).expect(200)).body).toMatchObject({
      due_on: '2026-03-16',
      extended_to: '2026-03-31',
      extension_reason: '须调取录音',
      days_left: 26,
    });
    await refused(compliance, `${complaint.id}/extend`, { reason: '再延长' }, 403);
    expect((await extend(supervisor).expect(200)).body).toMatchObject({
      extended_to: '2026-04-30',
    });
    await refused(supervisor, `${complaint.id}/extend`, { reason: '再延长' }, 409);
    await compliance
      .post(`/api/complaints/${complaint.id}/answer`)
      .send({ verdict: 'dismissed', answer: '已核实' })
      .expect(200);
    expect((await staff.get(`/api/complaints/${complaint.id}`)).body).toMatchObject({
      days_left: null,
    });
  });

  it('that ran out is not extended, and the list sorts by the last day', async () => {
    const late = await complain({ received_on: '2026-02-10' });
    await refused(compliance, `${late.id}/extend`, { reason: '复杂' }, 422);
    const { body } = await staff
      .get('/api/complaints')
      .query(query({ filter: { status: 'open' }, sort: ['due_on', 'ASC'] }))
      .expect(200);
    expect(body[0]).toMatchObject({ id: late.id, due_on: '2026-02-25', days_left: -8 });
  });

  it('is not dismissed by whoever recorded it, who may uphold it', async () => {
    const { body } = await compliance
      .post('/api/complaints')
      .send({ loan_id, source: 'regulator', statement: '转办' })
      .expect(201);
    const dismiss = { verdict: 'dismissed', answer: '无事' };
    await refused(compliance, `${body.id}/answer`, dismiss, 403);
    await compliance
      .post(`/api/complaints/${body.id}/answer`)
      .send({ verdict: 'upheld', answer: '属实' })
      .expect(200);
  });

  it('is not answered by the person it is about', async () => {
    const { body: me } = await compliance.get('/api/session').expect(200);
    const complaint = await complain({ about_user_id: me.id });
    await refused(
      compliance,
      `${complaint.id}/answer`,
      { verdict: 'dismissed', answer: '无事' },
      403,
    );
    await staff
      .post('/api/complaints')
      .send({ loan_id, source: 'borrower', statement: 'x', about_user_id: 999_999 })
      .expect(400);
    expect((await (await on('2026-03-06')).staff.get('/api/complaints')).status).toBe(200);
  });
});

describe('the last day of a complaint', () => {
  interface Reminder {
    id: number;
    record_id: number;
    kind: string;
    deadline_on: string;
    title: string;
    done: boolean;
  }
  const remindersOf = async (agent: typeof staff, record_id: number) =>
    (
      await agent
        .get('/api/reminders')
        .query(query({ filter: { resource: 'complaints', record_id, done: false } }))
        .expect(200)
    ).body as Reminder[];
  /** The same book on a day whose morning has come. */
  const rolled = async (day: string) => {
    const desk = await on(day);
    await rollBusinessDay(desk.server.deps);
    return desk.compliance;
  };

  it('is told to who answers: a week, three days and a day before, then, and after', async () => {
    const { id } = await complain({ received_on: '2026-03-05' });
    const told: string[] = [];
    for (let day = '2026-03-11'; day <= '2026-03-23'; day = addDays(day, 1)) {
      const answerer = await rolled(day);
      const [reminder] = await remindersOf(answerer, id);
      if (reminder === undefined) continue;
      told.push(day);
      expect(reminder).toMatchObject({ kind: 'complaint_answer', deadline_on: '2026-03-20' });
      expect(reminder.title).toMatch(/\S+ \S+/);
      await answerer.post(`/api/reminders/${reminder.id}/done`).send({}).expect(200);
    }
    expect(told).toEqual(['2026-03-13', '2026-03-17', '2026-03-19', '2026-03-20', '2026-03-21']);
    expect(await remindersOf(staff, id)).toEqual([]);
    expect(await remindersOf(supervisor, id)).toEqual([]);
  });

  it('reminds again once it is missed, and of an answered complaint no more', async () => {
    const { id } = await complain({ received_on: '2026-03-04' });
    const late = await rolled('2026-03-24');
    expect(await remindersOf(late, id)).toMatchObject([{ deadline_on: '2026-03-19' }]);
    await late
      .post(`/api/complaints/${id}/answer`)
      .send({ verdict: 'upheld', answer: '已致歉' })
      .expect(200);
    expect(await remindersOf(late, id)).toEqual([]);
  });

  it('moves with an extension', async () => {
    const desk = await on('2026-05-10');
    const sent = { loan_id, source: 'borrower', statement: '夜间来电', received_on: '2026-05-10' };
    const { id } = (await desk.staff.post('/api/complaints').send(sent).expect(201)).body as {
      id: number;
    };
    const answerer = await rolled('2026-05-24');
    expect(await remindersOf(answerer, id)).toMatchObject([{ deadline_on: '2026-05-25' }]);
    await answerer.post(`/api/complaints/${id}/extend`).send({ reason: '须调取录音' }).expect(200);
    expect(await remindersOf(answerer, id)).toEqual([]);
    expect(await remindersOf(await rolled('2026-06-08'), id)).toMatchObject([
      { deadline_on: '2026-06-09' },
    ]);
  });
});
