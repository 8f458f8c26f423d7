import { describe, expect, it } from 'vitest';
import type { Warning, WarningReport } from '../../server/contract/resources/warnings.ts';
import { endPaid, makeWarnings } from '../../server/features/warnings/day.ts';
import { addDays } from '../../server/domain/time/calendar.ts';
import { rollBusinessDay } from '../../server/jobs/businessDay.ts';
import { query, TODAY } from '../helpers/api.ts';
import { pay, reversePayment } from '../helpers/book.ts';
import { beijing, writeNote } from '../helpers/contacts.ts';
import { type Desk, openDesk } from '../helpers/desk.ts';
import { askPolicy, enactPolicy } from '../helpers/policies.ts';
import { idOfUser } from '../helpers/visits.ts';
import { enactRules, loanDueFrom, onlyRules, warningsOf } from '../helpers/warnings.ts';

/** Warnings from the day they are raised to what came of them. */

const desk = await openDesk();
const { staff, staff2, supervisor, compliance, admin } = desk;
const me = await idOfUser(desk, 'staff');
await enactRules(desk, onlyRules({ first_missed: {} }));

/** Days of this file, one after the other: each makes a day of its own. */
let today = TODAY;
const coming = (days = 1): string => addDays(today, days);
const nextDay = async (): Promise<{ at: Desk; on: string }> => {
  today = coming();
  return { at: await desk.on(today), on: today };
};
const make = async () => {
  const { at, on } = await nextDay();
  return { at, on, ...(await makeWarnings(at.server.deps)) };
};
/** A loan whose first installment is three days late on the next day. */
const missedBy = async (changes: Record<string, unknown> = {}) =>
  await loanDueFrom(staff, coming(-2), {
    disbursed_on: '2026-02-05',
    ...changes,
  });
const close = (agent: Desk['staff'], id: number, sent: object) =>
  agent.post(`/api/warnings/${id}/close`).send(sent);
const onlyOne = async (filter: object): Promise<Warning> => {
  const [one, ...more] = await warningsOf(supervisor, filter);
  expect(more).toEqual([]);
  if (one === undefined) throw new Error('no warning was raised');
  return one;
};
const homeLate = async (at: Desk): Promise<number | undefined> =>
  (
    (await at.supervisor.get('/api/home').expect(200)).body as {
      waiting: { kind: string; count: number }[];
    }
  ).waiting.find(({ kind }) => kind === 'warnings_late')?.count;

describe('the business day', () => {
  it('raises a warning once, in the hands of who has the loan, with the reason', async () => {
    const { loan_id, borrower_id } = await missedBy({ assigned_to: me });
    const { at, on, raised } = await make();
    expect(raised).toBe(1);
    expect(await makeWarnings(at.server.deps)).toEqual({ raised: 0, ended: 0 });
    expect(await onlyOne({ loan_id })).toMatchObject({
      borrower_id,
      rule: 'first_missed',
      severity: 'high',
      figures: { installment_on: '2026-03-03', days_late: 3, amount_minor: 100_000 },
      days_late: 3,
      raised_on: on,
      due_on: '2026-03-08',
      owner: 'holder',
      owner_id: me,
      status: 'open',
      late: false,
    });
    const { body: events } = await compliance
      .get('/api/audit_events')
      .query(query({ filter: { resource: 'warnings', action: 'create' } }));
    expect(events).toMatchObject([{ actor_name: 'warnings', after: { rule: 'first_missed' } }]);
  });

  it('ends a warning whose cause is gone, and says what made it go', async () => {
    const { loan_id } = await missedBy();
    await make();
    await pay(staff, loan_id, 100_000, TODAY);
    const { on, ended } = await make();
    expect(ended).toBe(1);
    expect(await onlyOne({ loan_id })).toMatchObject({
      status: 'closed',
      outcome: 'resolved',
      ended_by: 'paid',
      closed_by: null,
      closed_on: on,
      days_left: null,
    });
    expect((await make()).raised).toBe(0);
  });

  it('ends it within the day too, and gives it to whoever has the loan by now', async () => {
    const paid = await missedBy({ assigned_to: me });
    const handed = await missedBy({ assigned_to: me });
    const { at } = await make();
    await pay(staff, paid.loan_id, 100_000, TODAY);
    const { body: loan } = await staff.get(`/api/loans/${handed.loan_id}`);
    const other = await idOfUser(desk, 'staff2');
    await supervisor
      .put(`/api/loans/${handed.loan_id}`)
      .send({ assigned_to: other, version: loan.version })
      .expect(200);
    await endPaid(at.server.deps, '');
    expect(await onlyOne({ loan_id: paid.loan_id })).toMatchObject({ ended_by: 'paid' });
    expect(await onlyOne({ loan_id: handed.loan_id })).toMatchObject({ owner_id: other });
  });

  it('makes up for days on which no server ran, by the rules of each', async () => {
    const { loan_id } = await missedBy();
    await make();
    const { loan_id: later } = await loanDueFrom(staff, today, { disbursed_on: '2026-02-05' });
    const [late, seen] = [coming(3), coming(5)];
    await enactRules(desk, onlyRules({}), seen);
    today = coming(4);
    expect((await make()).raised).toBe(1);
    // Two days to act, from the day on which it could be seen.
    expect(await onlyOne({ loan_id: later })).toMatchObject({
      raised_on: late,
      due_on: addDays(seen, 2),
    });
    expect(await onlyOne({ loan_id })).toMatchObject({ status: 'open' });
    await enactRules(desk, onlyRules({ first_missed: {} }), coming());
  });
});

describe('what raises a warning', () => {
  const raisedWith = async (rules: object, work: () => Promise<number>) => {
    await enactRules(desk, onlyRules(rules), coming());
    const loan_id = await work();
    await make();
    return await onlyOne({ loan_id, rule: Object.keys(rules) });
  };

  it('is a broken promise, a payment that came back, a wrong number', async () => {
    const late = await loanDueFrom(staff, '2026-02-05');
    const broken = await raisedWith({ promise_broken: {} }, async () => {
      desk.server.setClock(beijing('12:00:00', '2026-03-05'));
      await writeNote(staff, late.loan_id, {
        outcome: 'promised',
        promise_on: '2026-03-06',
        promise_amount_minor: 50_000,
        contacted_at: beijing('11:00:00', '2026-03-05'),
      });
      const then = await desk.on(coming());
      await rollBusinessDay(then.server.deps);
      return late.loan_id;
    });
    expect(broken.figures).toEqual({ happened_on: '2026-03-06', amount_minor: 50_000, count: 1 });

    const back = await loanDueFrom(staff, '2026-04-05');
    const returned = await raisedWith({ payment_returned: {} }, async () => {
      const { id } = await pay(staff, back.loan_id, 70_000, TODAY, 'debit');
      await reversePayment(supervisor, id);
      const cash = await pay(staff, back.loan_id, 30_000, TODAY, 'cash');
      await reversePayment(supervisor, cash.id);
      return back.loan_id;
    });
    expect(returned.figures).toEqual({ happened_on: TODAY, amount_minor: 70_000, count: 1 });

    const unknown = await loanDueFrom(staff, '2026-04-05');
    const wrong = await raisedWith({ number_invalid: {} }, async () => {
      const { body: numbers } = await staff
        .get('/api/borrower_numbers')
        .query(query({ filter: { borrower_id: unknown.borrower_id } }));
      await staff
        .put(`/api/borrower_numbers/${numbers[0].id}`)
        .send({ state: 'wrong', version: numbers[0].version })
        .expect(200);
      return unknown.loan_id;
    });
    expect(wrong).toMatchObject({ severity: 'medium', figures: { happened_on: TODAY } });
  });

  it('is a new employer near a due date, another loan of the person, a complaint', async () => {
    const moved = await loanDueFrom(staff, '2026-03-08', { disbursed_on: '2026-02-08' });
    const changed = await raisedWith({ details_changed: {} }, async () => {
      const { body } = await staff.get(`/api/borrowers/${moved.borrower_id}`);
      await staff
        .put(`/api/borrowers/${moved.borrower_id}`)
        .send({ employer_name: '另一家工厂', version: body.version })
        .expect(200);
      return moved.loan_id;
    });
    expect(changed.figures).toEqual({
      happened_on: TODAY,
      installment_on: '2026-03-08',
      detail: 'employer_name',
    });

    const late = await loanDueFrom(staff, '2026-03-01', { disbursed_on: '2026-02-01' });
    const twin = await loanDueFrom(staff, '2026-06-05');
    const joint = await raisedWith(
      { joint_exposure: { outstanding_minor: 1_000_000, late_days: 10 } },
      async () => {
        await staff
          .post(`/api/borrowers/${twin.borrower_id}/link`)
          .send({ other_id: late.borrower_id })
          .expect(200);
        return twin.loan_id;
      },
    );
    expect(joint).toMatchObject({
      owner: 'supervisor',
      owner_id: null,
      figures: { loan_id: late.loan_id, count: 2, outstanding_minor: 1_200_000 },
    });
    expect(joint.other_loan_no).not.toBeNull();

    const angry = await loanDueFrom(staff, '2026-04-05');
    const complained = await raisedWith({ complaint_open: {} }, async () => {
      await staff
        .post('/api/complaints')
        .send({ loan_id: angry.loan_id, source: 'hotline', statement: '账单有误' })
        .expect(201);
      return angry.loan_id;
    });
    expect(complained.figures.happened_on).toBe(TODAY);
  });

  it('is how installments were paid: in parts, later each time, late before the next', async () => {
    const parts = await loanDueFrom(staff, '2026-02-05');
    const partly = await raisedWith({ part_payments: {} }, async () => {
      await pay(staff, parts.loan_id, 40_000, '2026-02-20', 'bank_transfer');
      await pay(staff, parts.loan_id, 30_000, '2026-03-02', 'bank_transfer');
      return parts.loan_id;
    });
    expect(partly.figures).toMatchObject({ count: 2, amounts_minor: [40_000, 30_000] });

    const slow = await loanDueFrom(staff, '2025-12-28', { disbursed_on: '2025-11-28' });
    for (const paid_on of ['2025-12-29', '2026-01-30', '2026-03-04'])
      await pay(staff, slow.loan_id, 100_000, paid_on, 'bank_transfer');
    await enactRules(
      desk,
      onlyRules({ later_each_time: {}, late_habit: { before_days: 28 } }),
      coming(),
    );
    await make();
    const installment_on = '2026-03-28';
    expect(await warningsOf(staff, { loan_id: slow.loan_id })).toMatchObject([
      { rule: 'later_each_time', figures: { count: 3, days: [1, 2, 4] } },
      { rule: 'late_habit', figures: { installment_on, count: 2, days: [2, 4] } },
    ]);
  });
});

describe('closing a warning', () => {
  const raised = async (changes: object = {}) => {
    await enactRules(desk, onlyRules({ first_missed: changes }), coming());
    const { loan_id } = await missedBy({ assigned_to: me });
    const { at, on } = await make();
    return { ...(await onlyOne({ loan_id })), at, on };
  };

  it('says what was done; who calls it a false alarm says why; it closes once', async () => {
    const { id, on, at } = await raised();
    const refused = await close(at.staff, id, { outcome: 'false_alarm' }).expect(400);
    expect(Object.keys(refused.body.errors)).toContain('comment');
    await close(at.staff, id, { outcome: 'resolved' }).expect(400);
    await close(at.compliance, id, { outcome: 'contacted' }).expect(403);
    await close(at.admin, id, { outcome: 'contacted' }).expect(403);
    const { body } = await close(at.staff2, id, {
      outcome: 'false_alarm',
      comment: '银行当天入账晚',
    }).expect(200);
    expect(body).toMatchObject({
      status: 'closed',
      outcome: 'false_alarm',
      ended_by: null,
      closed_by: await idOfUser(desk, 'staff2'),
      closed_on: on,
    });
    const twice = await close(at.staff, id, { outcome: 'contacted' }).expect(409);
    expect(twice.body.reason).toBe('warning_closed');
    const { raised: again } = await make();
    expect(again).toBe(0);
  });

  it('is for supervisors where the rule says so', async () => {
    const { id, owner_id } = await raised({ owner: 'supervisor' });
    expect(owner_id).toBeNull();
    const refused = await close(staff, id, { outcome: 'contacted' }).expect(403);
    expect(refused.body.reason).toBe('warning_of_supervisors');
    await close(supervisor, id, { outcome: 'plan_offered' }).expect(200);
  });

  it('is overdue after its last day, and supervisors see it at home', async () => {
    const before = (await homeLate((await nextDay()).at)) ?? 0;
    const { id } = await raised({ act_days: 1 });
    const next = await nextDay();
    expect((await warningsOf(next.at.staff, { id, late: true })).length).toBe(0);
    const after = await nextDay();
    expect(await warningsOf(after.at.staff, { id, late: true })).toMatchObject([
      { late: true, days_left: -1 },
    ]);
    expect(await homeLate(after.at)).toBeGreaterThan(before);
    await close(after.at.staff, id, { outcome: 'contacted' }).expect(200);
    expect(await warningsOf(after.at.staff, { id, late: true })).toEqual([]);
  });

  it('nobody raises, changes or deletes one by hand', async () => {
    const { id } = await raised();
    await staff.post('/api/warnings').send({}).expect(404);
    await staff.put(`/api/warnings/${id}`).send({}).expect(404);
    const { write } = desk.server.deps.database;
    await expect(write('warnings').where({ id }).update({ severity: 'low' })).rejects.toThrow(
      'append-only',
    );
    await expect(write('warnings').where({ id }).delete()).rejects.toThrow('append-only');
  });

  it('goes with a loan that was entered by mistake', async () => {
    const { id, loan_id } = await raised();
    await supervisor.delete(`/api/loans/${loan_id}`).expect(200);
    await supervisor.get(`/api/warnings/${id}`).expect(404);
  });
});

describe('the list', () => {
  it('finds by rule, severity, person, name and number, and is exported', async () => {
    const { loan_id, loan_no, borrower_name } = (await warningsOf(staff, {}))[0] as Warning;
    const ids = async (filter: object) =>
      (await warningsOf(staff, filter)).map((one) => one.loan_id);
    expect(await ids({ q: loan_no })).toEqual([loan_id]);
    expect(await ids({ q: borrower_name })).toContain(loan_id);
    expect(await ids({ rule: 'first_missed', severity: 'high', owner_id: me })).toContain(loan_id);
    expect(await ids({ rule: 'first_missed', severity: 'low' })).toEqual([]);
    const { text } = await supervisor.get('/api/warnings/export').query(query({})).expect(200);
    expect(text).toContain(loan_no);
    await admin.get('/api/warnings/export').query(query({})).expect(403);
    await admin.get('/api/warnings').query(query({})).expect(200);
  });

  it('shows whoever sees some borrowers only theirs', async () => {
    const [mine] = await warningsOf(supervisor, { owner_id: me });
    if (mine === undefined) throw new Error('nobody has a warning');
    await enactPolicy(desk, { kind: 'row_scope', value: { staff: 'own', supervisor: 'all' } });
    expect((await warningsOf(staff2, { id: mine.id })).length).toBe(0);
    await staff2.get(`/api/warnings/${mine.id}`).expect(404);
    await close(staff2, mine.id, { outcome: 'contacted' }).expect(404);
    expect((await warningsOf(staff, { id: mine.id })).length).toBe(1);
    await enactPolicy(desk, { kind: 'row_scope', value: { staff: 'all', supervisor: 'all' } });
  });
});

describe('the rules', () => {
  it('are asked for by one, approved by another, and checked', async () => {
    const value = onlyRules({ first_missed: {} });
    await askPolicy(staff, { kind: 'warning_rules', value }).expect(403);
    const refused = async (changes: object) =>
      (await askPolicy(admin, { kind: 'warning_rules', value: { ...value, ...changes } })).status;
    const { rules } = value;
    expect(await refused({ fresh_days: 0 })).toBe(400);
    expect(await refused({ rules: { ...rules, more: {} } })).toBe(400);
    const late_habit = { ...rules.late_habit, before_days: 40 };
    expect(await refused({ rules: { ...rules, late_habit } })).toBe(400);
    const part_payments = { ...rules.part_payments, in_row: 3, shrinking: 4 };
    expect(await refused({ rules: { ...rules, part_payments } })).toBe(400);
  });
});

describe('the report', () => {
  it('says what each rule foresaw of the loans that came to be late', async () => {
    const of = async (agent: typeof staff) =>
      await agent.get('/api/warning_report').query({ from: '2026-03-01', to: '2026-03-31' });
    expect((await of(staff)).status).toBe(403);
    const before = (await of(supervisor)).body as WarningReport;
    // All that was missed comes to be late by then.
    const april = await desk.on('2026-05-20');
    await makeWarnings(april.server.deps);
    const { body } = (await april.compliance
      .get('/api/warning_report')
      .query({ from: '2026-03-01', to: '2026-05-20' })
      .expect(200)) as { body: WarningReport };
    const first = body.rules.find(({ rule }) => rule === 'first_missed');
    expect(body.came_late).toBeGreaterThan(before.came_late);
    expect(first?.came_true).toBeGreaterThan(0);
    expect(first?.foreseen).toBeGreaterThan(0);
    expect(first?.median_lead_days).toBeGreaterThan(0);
    expect(first?.false_alarms).toBe(1);
    expect(body.foreseen).toBeLessThanOrEqual(body.came_late);
    const turned = { from: '2026-03-02', to: '2026-03-01' };
    const wrong = await supervisor.get('/api/warning_report').query(turned).expect(400);
    expect(wrong.body.reason).toBe('period_order');
  });
});
