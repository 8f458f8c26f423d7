import { describe, expect, it } from 'vitest';
import { TODAY } from '../helpers/api.ts';
import { newLoanDue, pay } from '../helpers/book.ts';
import { advanceCase, openCase } from '../helpers/cases.ts';
import { openDesk } from '../helpers/desk.ts';
import { attachEvidence } from '../helpers/evidence.ts';
import { signPlan } from '../helpers/plans.ts';
import { contents } from '../helpers/rows.ts';

const desk = await openDesk();
const { server, staff, supervisor } = desk;

const open = async (loan_id: number, changes: object = {}) =>
  await openCase(staff, loan_id, { claimed_minor: 1_000_000, ...changes });

describe('suing without a claim', () => {
  const PLAIN = {
    nothing_owed: 'The loan owes nothing',
    nothing_claimed: 'The claim is zero',
    plan_kept: 'keeps a signed restructure',
    other_case_filed: 'Another case of this loan is filed',
  };
  const payOff = async (loan_id: number) => {
    const { amount_minor } = (await staff.get(`/api/loans/${loan_id}/payoff`).expect(200)).body as {
      amount_minor: number;
    };
    await pay(staff, loan_id, amount_minor, TODAY, 'app');
  };
  const sueable = async () => {
    const loan = await newLoanDue(staff, '2025-06-10');
    await attachEvidence(staff, loan.id);
    return loan;
  };

  it.each(Object.keys(PLAIN) as (keyof typeof PLAIN)[])(
    'is refused to everybody: %s',
    async (obstacle) => {
      const loan = await sueable();
      const { id } = await open(
        loan.id,
        obstacle === 'nothing_claimed' ? { claimed_minor: 0 } : {},
      );
      if (obstacle === 'nothing_owed') await payOff(loan.id);
      if (obstacle === 'plan_kept') await signPlan(desk, loan.id);
      if (obstacle === 'other_case_filed')
        await advanceCase(staff, (await open(loan.id)).id, { stage: 'filed' }).expect(200);
      expect((await staff.get(`/api/legal_cases/${id}/gate`).expect(200)).body).toMatchObject({
        passes: false,
        missing: [],
        obstacles: [obstacle],
        limitation_expired: false,
      });
      const before = await contents(server.deps.database.read);
      for (const agent of [staff, supervisor]) {
        const { body } = await advanceCase(agent, id, {
          stage: 'filed',
          ...(agent === supervisor ? { limitation_override_reason: '急' } : {}),
        }).expect(422);
        expect(body).toMatchObject({
          code: 'rule_violated',
          errors: { stage: expect.stringContaining(PLAIN[obstacle]) },
        });
      }
      expect(
        (
          await advanceCase(staff, id, { stage: 'filed' })
            .set('Accept-Language', 'zh-CN')
            .expect(422)
        ).body.message,
      ).toContain('不能');
      expect(await contents(server.deps.database.read)).toBe(before);
    },
  );

  it('a case that was closed, or filed later, stands in nobody’s way', async () => {
    const loan = await sueable();
    const [first, second] = [await open(loan.id), await open(loan.id)];
    await advanceCase(staff, first.id, { stage: 'filed' }).expect(200);
    await advanceCase(staff, first.id, { stage: 'closed', outcome: 'withdrawn' }).expect(200);
    await advanceCase(staff, second.id, { stage: 'filed' }).expect(200);
    expect((await staff.get(`/api/legal_cases/${second.id}/gate`)).body).toMatchObject({
      passes: true,
      obstacles: [],
    });
  });

  it('no case is opened for a paid loan, and no limitation of it is a deadline', async () => {
    const loan = await newLoanDue(staff, '2025-06-10');
    const { id } = await open(loan.id);
    expect((await staff.get(`/api/legal_cases/${id}`)).body.next_deadline_kind).toBe('limitation');
    await payOff(loan.id);
    const { body } = await staff
      .post('/api/legal_cases')
      .send({ loan_id: loan.id, claimed_minor: 1 })
      .expect(422);
    expect(body).toMatchObject({
      code: 'rule_violated',
      errors: { loan_id: 'This loan owes nothing; there is nothing to sue for' },
    });
    expect((await staff.get(`/api/legal_cases/${id}`)).body).toMatchObject({
      next_deadline_kind: null,
      next_deadline_on: null,
    });
    expect((await staff.get(`/api/loans/${loan.id}/clocks`).expect(200)).body.deadlines).toEqual(
      [],
    );
    const all = (
      await staff
        .get('/api/legal_deadlines')
        .query({ from: '2020-01-01', to: '2040-01-01' })
        .expect(200)
    ).body as { loan_id: number }[];
    expect(all.filter(({ loan_id }) => loan_id === loan.id)).toEqual([]);
  });
});
