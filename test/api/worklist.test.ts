import { beforeAll, describe, expect, it } from 'vitest';
import type { WorklistDay, WorklistRow } from '../../server/contract/resources/worklist.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLateLoan, createLoanDue, newPhone, pay } from '../helpers/book.ts';
import { casesInEachState, post } from '../helpers/cases.ts';
import { beijing, checkContact, writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';
import { signPlan } from '../helpers/plans.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { idOf, readDay } from '../helpers/worklist.ts';

const desk = await openDesk();
const { server, staff, staff2, supervisor, supervisor2, compliance, admin } = desk;
let me: number;
let other: number;
beforeAll(async () => {
  me = await idOf(staff);
  other = await idOf(staff2);
});

/** A debtor with a late loan in the hands of `staff`. */
async function debtor(changes: object = {}) {
  const borrower = await createBorrower(staff, { phone: newPhone(), ...changes });
  const loan = await createLateLoan(staff, borrower, { assigned_to: me });
  return { borrower, loan };
}
const rowOf = (day: WorklistDay, borrower: number): WorklistRow | undefined =>
  day.rows.find(({ borrower_id }) => borrower_id === borrower);
const restOf = (day: WorklistDay, borrower: number) =>
  day.resting.find(({ borrower_id }) => borrower_id === borrower);
const yesterday = beijing('12:00', '2026-02-20');
const promise = (loan: number, promise_on: string, changes: object = {}) =>
  writeNote(staff, loan, {
    outcome: 'promised',
    contacted_at: yesterday,
    promise_amount_minor: 50_000,
    promise_on,
    ...changes,
  });

const hearing = (legal_case_id: number, on: string) =>
  post(staff, 'case_hearings', { legal_case_id, on, time: '09:30', purpose: '开庭' });

describe('a clerk’s day', () => {
  it('has one row a person with all their loans and linked rows, and says why', async () => {
    const { borrower, loan } = await debtor({ full_name: '李洁丽' });
    await createLateLoan(staff, borrower, { assigned_to: other });
    const twin = await createBorrower(staff, { full_name: '李洁丽', phone: newPhone() });
    await createLoanDue(staff, twin, '2026-02-20', { assigned_to: me });
    await staff.post(`/api/borrowers/${borrower}/link`).send({ other_id: twin }).expect(200);
    const day = await readDay(staff);
    const rows = day.rows.filter(({ borrower_name }) => borrower_name === '李洁丽');
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row).toMatchObject({
      id: borrower,
      loan_id: loan,
      loans_count: 3,
      action: 'not_spoken',
      call: true,
      days_past_due: 90,
      reason: 'Never spoken to · 90 d past due',
      last_contact: null,
      not_before: null,
      closes_at: '2026-03-05T14:00:00.000Z',
    });
    const loans = await staff
      .get('/api/loans')
      .query({ filter: JSON.stringify({ borrower_id: [borrower, twin] }) });
    const due = (loans.body as { due_now_minor: number }[]).reduce(
      (sum, { due_now_minor }) => sum + due_now_minor,
      0,
    );
    expect(row?.due_now_minor).toBe(due);
    const { body, headers } = await staff.get('/api/worklist').query({ range: '[0,0]' });
    expect(body).toEqual([day.rows[0]]);
    expect(headers['content-range']).toBe(`worklist 0-0/${day.rows.length}`);
    expect(day.rows.map(({ rank }) => rank)).toEqual(day.rows.map((_, at) => at + 1));
  });

  it('orders calls by what they are expected to bring, as the figures shown say', async () => {
    const day = await readDay(staff);
    const calls = day.rows.filter(({ call }) => call);
    expect(calls.map(({ expected_minor }) => expected_minor)).toEqual(
      calls.map(({ expected_minor }) => expected_minor).toSorted((a, b) => b - a),
    );
    for (const { factors, expected_minor } of calls) {
      const worth = factors.reduce(
        (sum, factor) =>
          factor.kind === 'amount' ? factor.counted_minor : (sum * factor.bps) / 10_000,
        0,
      );
      expect(expected_minor).toBe(Math.floor(worth));
    }
  });

  it('follows a policy that two people changed, from its day on', async () => {
    const { borrower } = await debtor();
    const before = rowOf(await readDay(staff), borrower);
    const shipped = (await admin.get('/api/policies').query({ filter: '{"kind":"worklist"}' }))
      .body[0];
    await enactPolicy(desk, {
      kind: 'worklist',
      value: { ...shipped.value, not_spoken_bps: 4000 },
    });
    const after = rowOf(await readDay(staff), borrower);
    // Each is rounded down to a fen.
    expect((after?.expected_minor ?? 0) - 2 * (before?.expected_minor ?? 0)).toBeOneOf([0, 1]);
    await enactPolicy(desk, { kind: 'worklist', value: shipped.value });
  });

  it('is done by the note, the payment or the request that is made', async () => {
    const [noted, paid, tried] = [await debtor(), await debtor(), await debtor()];
    const { done } = await readDay(staff);
    await writeNote(staff, noted.loan);
    await pay(staff, paid.loan, 10_000);
    await writeNote(staff, tried.loan, { outcome: 'no_answer' });
    const day = await readDay(staff);
    expect(rowOf(day, noted.borrower)).toBeUndefined();
    expect(rowOf(day, paid.borrower)).toBeUndefined();
    expect(day.done).toBe(done + 2);
    // One that nobody answered is tried once more, two hours later.
    expect(rowOf(day, tried.borrower)?.not_before).toBe('2026-03-05T06:00:00.000Z');
    await writeNote(staff, tried.loan, { outcome: 'no_answer' });
    expect(restOf(await readDay(staff), tried.borrower)).toMatchObject({
      why: 'tried',
      until_on: '2026-03-06',
    });
    expect(day).toMatchObject({ contacted: 2, reached: 1, promised: 0, paid_minor: 10_000 });
  });

  it('waits for a promise to come, calls on its day, and after it was broken', async () => {
    const [today, ahead, broken] = [await debtor(), await debtor(), await debtor()];
    await promise(today.loan, TODAY);
    await promise(ahead.loan, '2026-03-09');
    await promise(broken.loan, '2026-03-02');
    const day = await readDay(staff);
    expect(rowOf(day, today.borrower)).toMatchObject({
      action: 'promise_today',
      amount_minor: 50_000,
      due_on: TODAY,
      reason: 'Promised 500.00 for 2026-03-05 · 90 d past due',
    });
    expect(rowOf(day, broken.borrower)).toMatchObject({ action: 'promise_broken' });
    expect(restOf(day, ahead.borrower)).toMatchObject({ why: 'promised', until_on: '2026-03-09' });
  });

  it('names tasks at the desk, which come first where they cannot wait', async () => {
    const { borrower, inCourt } = await casesInEachState(desk);
    await hearing(inCourt, '2026-03-06');
    const row = (await readDay(staff)).rows[0];
    expect(row).toMatchObject({
      borrower_id: borrower,
      action: 'legal_deadline',
      deadline_kind: 'hearing',
      call: false,
      due_on: '2026-03-06',
      due_at: '2026-03-06T16:00:00.000Z',
      record: { resource: 'legal_cases', id: inCourt },
      also: [],
    });
  });
});

describe('who may not be contacted today is not among the rows to call', () => {
  it('but apart, with the reason and when they return', async () => {
    const [held, refused, planned, complained] = [
      await debtor(),
      await debtor(),
      await debtor(),
      await debtor(),
    ];
    await staff
      .post('/api/holds')
      .send({ loan_id: held.loan, reason: 'hospital', ends_on: '2026-03-10' })
      .expect(201);
    const { body: numbers } = await staff
      .get('/api/borrower_numbers')
      .query({ filter: JSON.stringify({ borrower_id: refused.borrower }) });
    await staff
      .put(`/api/borrower_numbers/${numbers[0].id}`)
      .send({ state: 'refused' })
      .expect(200);
    await signPlan(desk, planned.loan);
    await staff
      .post('/api/complaints')
      .send({ loan_id: complained.loan, source: 'borrower', statement: '来电太多' })
      .expect(201);
    // The request itself was the work of its day.
    const day = await readDay((await desk.on('2026-03-06')).staff);
    for (const { borrower } of [held, refused, planned, complained])
      expect(rowOf(day, borrower)).toBeUndefined();
    expect(restOf(day, held.borrower)).toMatchObject({
      why: 'rule',
      rule: 'hold',
      until: '2026-03-11T00:00:00.000Z',
    });
    expect(restOf(day, refused.borrower)).toMatchObject({ rule: 'number_refused', until: null });
    const due = await readDay((await desk.on('2026-04-05')).staff);
    expect(restOf(due, planned.borrower)).toMatchObject({ rule: 'plan_kept', until: null });
    expect(restOf(day, complained.borrower)).toMatchObject({
      why: 'complaint',
      until_on: '2026-03-20',
    });
  });

  it('of two loans one is kept by a plan: the call is about the other', async () => {
    const { borrower, loan } = await debtor();
    const second = await createLateLoan(staff, borrower, { assigned_to: me });
    await signPlan(desk, loan);
    const next = await desk.on('2026-03-06');
    expect(rowOf(await readDay(next.staff), borrower)?.loan_id).toBe(second);
  });

  it('three contacts today on the number they share with another use up the day', async () => {
    const phone = newPhone();
    const { borrower } = await debtor({ phone });
    const family = await createBorrower(staff2, { phone, not_same_reason: '父子共用一个号码' });
    const theirs = await createLateLoan(staff2, family, { assigned_to: other });
    for (let call = 0; call < 3; call += 1) await writeNote(staff2, theirs);
    const day = await readDay(staff);
    expect(rowOf(day, borrower)).toBeUndefined();
    expect(restOf(day, borrower)).toMatchObject({
      rule: 'connected_per_day',
      until: '2026-03-06T00:00:00.000Z',
    });
  });

  it('before the hours begin the rows say from when; after them nobody is called', async () => {
    const { borrower } = await debtor();
    server.setClock('2026-03-04T23:00:00.000Z');
    expect(rowOf(await readDay(staff), borrower)?.not_before).toBe('2026-03-05T00:00:00.000Z');
    server.setClock('2026-03-05T14:30:00.000Z');
    const night = await readDay(staff);
    expect(night.rows.filter(({ call }) => call)).toEqual([]);
    expect(restOf(night, borrower)).toMatchObject({
      rule: 'hours',
      until: '2026-03-06T00:00:00.000Z',
    });
    server.setClock('2026-03-05T04:00:00.000Z');
  });

  it('whom a colleague is about to call is apart until the slot lapses', async () => {
    const [theirs, own] = [await debtor(), await debtor()];
    await checkContact(staff2, theirs.loan, { reserve: true });
    const { reserved_until } = await checkContact(staff, own.loan, { reserve: true });
    const day = await readDay(staff);
    expect(restOf(day, theirs.borrower)).toMatchObject({ why: 'taken', until: reserved_until });
    expect(rowOf(day, own.borrower)).toMatchObject({ reserved_until });
  });

  it('every row to call is allowed by the contact check at its moment', async () => {
    for (const { loan_id, call, not_before } of (await readDay(staff)).rows)
      if (call && loan_id !== null)
        expect(
          await checkContact(compliance, loan_id, not_before === null ? {} : { at: not_before }),
        ).toMatchObject({ allowed: true });
  });
});

describe('done and put off', () => {
  const act = (id: number, verb: string, body: object = {}, agent = staff) =>
    agent.post(`/api/worklist/${id}/${verb}`).send(body);

  it('what leaves no other trace is done with a reason, and taken back the same day', async () => {
    const { borrower } = await debtor();
    await act(borrower, 'done').expect(400);
    await act(borrower, 'done', { reason: '当面已说明' }).expect(200);
    expect(rowOf(await readDay(staff), borrower)).toBeUndefined();
    expect((await act(borrower, 'done', { reason: '再次' }).expect(404)).body.reason).toBe(
      'not_on_your_list',
    );
    await act(borrower, 'undo').expect(200);
    expect(rowOf(await readDay(staff), borrower)).toBeDefined();
    expect((await act(borrower, 'undo').expect(409)).body.reason).toBe('nothing_to_undo');
  });

  it('a person is put off for at most seven days, and is back on the day', async () => {
    const { borrower } = await debtor();
    for (const until of [TODAY, '2026-03-13']) {
      const { body } = await act(borrower, 'snooze', { until, reason: '出差' }).expect(422);
      expect(body).toMatchObject({
        reason: 'snooze_not_ahead',
        errors: { until: 'Put it off to a day from 2026-03-06 to 2026-03-12' },
      });
    }
    await act(borrower, 'snooze', { until: '2026-03-09', reason: '出差' }).expect(200);
    expect(restOf(await readDay(staff), borrower)).toMatchObject({
      why: 'snoozed',
      until_on: '2026-03-09',
      undoable: true,
    });
    const later = await desk.on('2026-03-08');
    expect(restOf(await readDay(later.staff), borrower)).toMatchObject({ undoable: false });
    const back = await desk.on('2026-03-09');
    expect(rowOf(await readDay(back.staff), borrower)).toBeDefined();
    await act(borrower, 'undo').expect(200);
  });

  it('not past a promised day or a legal deadline', async () => {
    const { borrower, loan } = await debtor();
    await promise(loan, TODAY);
    const sent = { until: '2026-03-06', reason: '明天再说' };
    expect((await act(borrower, 'snooze', sent).expect(422)).body.errors.until).toBe(
      'A payment is promised for 2026-03-05; it cannot be put off past that day',
    );
    const sued = await casesInEachState(desk);
    await hearing(sued.inCourt, '2026-03-07');
    expect(
      (
        await act(sued.borrower, 'snooze', { until: '2026-03-08', reason: '稍后' })
          .set('Accept-Language', 'zh')
          .expect(422)
      ).body.errors.until,
    ).toBe('2026-03-07 有法律或答复期限，不能推迟到这天之后');
    await act(sued.borrower, 'snooze', { until: '2026-03-07', reason: '稍后' }).expect(200);
  });

  it('whoever is not in one’s hands is not on one’s list', async () => {
    const { borrower } = await debtor();
    await act(borrower, 'done', { reason: '我' }, staff2).expect(404);
    await act(999_999, 'snooze', { until: '2026-03-06', reason: '我' }).expect(404);
    await act(borrower, 'done', { reason: '我' }, compliance).expect(403);
  });
});

describe('whose day may be looked at', () => {
  it('one’s own, and by a supervisor that of their own team', async () => {
    const { borrower } = await debtor();
    const seen = await readDay(supervisor, me);
    expect(seen.user_id).toBe(me);
    expect(rowOf(seen, borrower)).toBeDefined();
    const ask = (agent: typeof staff, user_id: number | string) =>
      agent.get('/api/worklist').query({ user_id });
    await ask(staff, me).expect(200);
    await ask(staff, other).expect(403);
    expect((await ask(supervisor2, me).expect(403)).body.reason).toBe('not_of_your_team');
    await ask(supervisor, 99_999).expect(404);
    await ask(supervisor, 'x').expect(400);
    for (const agent of [compliance, admin]) await agent.get('/api/worklist').expect(403);
  });
});
