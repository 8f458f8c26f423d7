import { afterAll, describe, expect, it } from 'vitest';
import {
  approveAdjustment,
  askAdjustment,
  proposeAdjustment,
  reverseAdjustment,
} from '../helpers/adjustments.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, pay, readInstallments, readLoan } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { planOf } from '../helpers/plans.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const desk = await openDesk();
const { server, staff, supervisor, supervisor2 } = desk;
const borrower = await createBorrower(staff);
afterAll(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

/** 12000.00 at 12 % in equal principal, due on the 15th; what fell due by 5 March is paid. */
const lend = async (changes: object = {}, isPaid = true): Promise<number> => {
  const { id } = await createLoan(staff, borrower, {
    penalty_rate_bps: 1800,
    disbursed_on: '2026-01-15',
    first_due_on: '2026-02-15',
    ...changes,
  });
  if (isPaid) await pay(staff, id, 1120_00, '2026-02-15');
  return id;
};
const change = (loan_id: number, first_due_on = '2026-03-25', rest: object = {}) => ({
  loan_id,
  kind: 'repayment_day',
  first_due_on,
  ...rest,
});
const withoutMarks = ({ version: _version, updated_at: _at, ...row }: Record<string, unknown>) =>
  row;

describe('a change of the repayment day', () => {
  it('is previewed, decided by a second person, and moves the rows to come', async () => {
    const id = await lend();
    const before = await readLoan(staff, id);
    const { body } = await staff
      .post('/api/adjustments/repayment_day')
      .send({ loan_id: id, first_due_on: '2026-03-25' })
      .expect(200);
    // 11000.00 for 40 days of 360 instead of 30.
    expect(body).toMatchObject({
      odd: { from: '2026-02-15', to: '2026-03-25', interest_minor: 146_67 },
      interest_change_minor: 36_67,
    });
    expect(body.before[0]).toEqual({
      sequence: 2,
      due_on: '2026-03-15',
      principal_minor: 1000_00,
      interest_minor: 110_00,
    });
    const asked = await proposeAdjustment(staff, change(id));
    expect(withoutMarks(await readLoan(staff, id))).toEqual(withoutMarks(before));
    await approveAdjustment(staff, asked).expect(403);
    await approveAdjustment(supervisor, asked).expect(200);
    const rows = await readInstallments(staff, id);
    const shown = rows.filter((row) => row['due_on']! > TODAY);
    expect(
      shown.map(({ sequence, due_on, principal_minor, interest_minor }) => ({
        sequence,
        due_on,
        principal_minor,
        interest_minor,
      })),
    ).toEqual(body.after);
    expect(await readLoan(staff, id)).toMatchObject({
      next_due_on: '2026-03-25',
      last_due_on: '2027-01-25',
      days_past_due: 0,
      first_due_on: '2026-02-15',
    });
    const later = await desk.on('2026-03-26');
    expect(await readLoan(later.staff, id)).toMatchObject({ days_past_due: 1 });
    expect(await readLoan(staff, id, { as_of: '2026-03-04' })).toMatchObject({
      next_due_on: '2026-03-15',
    });
  });

  it('is taken back by another person: the former days are in force again', async () => {
    const id = await lend();
    const before = await readLoan(staff, id);
    const rows = await readInstallments(staff, id);
    const asked = await proposeAdjustment(staff, change(id, '2026-03-10'));
    await approveAdjustment(supervisor, asked).expect(200);
    expect((await readLoan(staff, id))['next_due_on']).toBe('2026-03-10');
    await reverseAdjustment(supervisor2, asked).expect(200);
    expect(withoutMarks(await readLoan(staff, id))).toEqual(withoutMarks(before));
    const stripped = ({ updated_at: _at, version: _version, ...row }: Record<string, unknown>) =>
      row;
    expect((await readInstallments(staff, id)).map(stripped)).toEqual(rows.map(stripped));
  });

  it('can be followed by another, and by money of an earlier day', async () => {
    const id = await lend();
    for (const day of ['2026-03-25', '2026-04-05'])
      await approveAdjustment(supervisor, await proposeAdjustment(staff, change(id, day))).expect(
        200,
      );
    expect((await readLoan(staff, id))['next_due_on']).toBe('2026-04-05');
    await pay(staff, id, 500_00, '2026-02-20');
    expect(await readLoan(staff, id)).toMatchObject({ next_due_on: '2026-04-05' });
  });

  it.each<[string, () => Promise<object>, string, string]>([
    [
      'something is overdue',
      async () => change(await lend({}, false)),
      'loan_id',
      '有逾期或未付的罚息、费用',
    ],
    [
      'a restructure is asked for',
      async () => {
        const id = await lend();
        await staff
          .post('/api/restructures')
          .send(planOf(id, { effective_on: TODAY, first_due_on: '2026-04-15' }))
          .expect(201);
        return change(id);
      },
      'loan_id',
      '在途的重组申请',
    ],
    [
      'one installment is left',
      async () => {
        const id = await lend({ installments_count: 2 }, false);
        await pay(staff, id, 6120_00, '2026-02-15');
        return change(id);
      },
      'loan_id',
      '只剩最后一期',
    ],
    [
      'it is more than a month later',
      async () => change(await lend(), '2026-04-16'),
      'first_due_on',
      '不晚于 2026-04-15',
    ],
    [
      'the day has gone by',
      async () => change(await lend(), TODAY),
      'first_due_on',
      '须在 2026-03-05 之后',
    ],
    [
      'it is the day as it is',
      async () => change(await lend(), '2026-03-15'),
      'first_due_on',
      '没有变更',
    ],
    [
      'it is asked for another day than today',
      async () => change(await lend(), '2026-03-25', { value_on: '2026-03-01' }),
      'value_on',
      '自申请当天',
    ],
    [
      'no day is given',
      async () => ({ loan_id: await lend(), kind: 'repayment_day' }),
      'first_due_on',
      '请填写变更后的下一个还款日',
    ],
    [
      'another kind names one',
      async () => change(await lend(), '2026-03-25', { kind: 'acceleration' }),
      'first_due_on',
      '只有变更还款日才填写',
    ],
  ])('is refused where %s', async (_why, sent, field, said) => {
    const answer = await askAdjustment(staff, (await sent()) as Record<string, unknown>).set(
      'Accept-Language',
      'zh-CN',
    );
    expect([400, 422]).toContain(answer.status);
    expect(answer.body.errors[field]).toContain(said);
  });

  it('that the schedule has overtaken is not approved', async () => {
    const id = await lend();
    const asked = await proposeAdjustment(staff, change(id));
    await pay(staff, id, 1110_00, TODAY);
    const { body } = await approveAdjustment(supervisor, asked)
      .set('Accept-Language', 'zh-CN')
      .expect(422);
    expect(JSON.stringify(body)).toContain('还款计划有了变化');
    expect((await readLoan(staff, id))['last_due_on']).toBe('2027-01-15');
  });
});
