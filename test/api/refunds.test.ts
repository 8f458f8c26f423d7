import { afterAll, describe, expect, it } from 'vitest';
import { askAdjustment, approveAdjustment, proposeAdjustment } from '../helpers/adjustments.ts';
import { TODAY } from '../helpers/api.ts';
import {
  createBorrower,
  createLoanDue,
  pay,
  paymentOf,
  readLoan,
  reversePayment,
} from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';
import { dropAppendOnly } from '../../db/triggers.ts';
import { prepare } from '../../server/commands/prepare.ts';
import { verifyLedger } from '../../server/book/verification.ts';

const { server, staff, supervisor, supervisor2 } = await openDesk();
const borrower = await createBorrower(staff);
afterAll(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

/** 6300.00 and a month at 1 %: 6363.00 due on 5 February. */
const lend = async (): Promise<number> =>
  (await createLoanDue(staff, borrower, '2026-02-05', { principal_minor: 6300_00 })).id;
const refunded = async (loan_id: number, amount_minor: number, value_on = TODAY) => {
  const id = await proposeAdjustment(staff, { loan_id, kind: 'refund', amount_minor, value_on });
  await approveAdjustment(supervisor, id).expect(200);
};
const reversalOf = async (id: number) =>
  (await staff.get(`/api/payments/${id}/reversal`).expect(200)).body as Record<string, number>;

describe('a refund of money that is then taken back', () => {
  it('is owed by the borrower on a line of its own, said before the reversal', async () => {
    const loan = await lend();
    const { id } = await pay(staff, loan, 7000_00, '2026-02-05');
    await refunded(loan, 637_00, '2026-02-10');
    expect(await reversalOf(id)).toEqual({
      id,
      outstanding_before_minor: 0,
      outstanding_after_minor: 6363_00,
      overdue_after_minor: 6363_00,
      refund_owed_before_minor: 0,
      refund_owed_after_minor: 637_00,
    });
    await reversePayment(supervisor, id);
    expect(await readLoan(staff, loan)).toMatchObject({
      status: 'active',
      outstanding_minor: 6363_00,
      unallocated_minor: 0,
      refund_owed_minor: 637_00,
    });
    const { body: payoff } = await staff.get(`/api/loans/${loan}/payoff`).expect(200);
    expect(payoff).toMatchObject({ amount_minor: 7000_00, parts: { refund: 637_00 } });
    const { body: book } = await staff.get(`/api/loans/${loan}/ledger`).expect(200);
    const refund = book.events.find((event: { kind: string }) => event.kind === 'refund');
    expect(refund.entries).toMatchObject([
      { component: 'refund', effect: 'charged', amount_minor: 637_00 },
    ]);
    expect(refund.balance).toMatchObject({ refund_owed_minor: 637_00 });
    expect((await verifyLedger(server.deps.database.read, TODAY)).differences).toEqual([]);
    const again = await pay(staff, loan, 7000_00);
    expect(again.allocations).toContainEqual(
      expect.objectContaining({ component: 'refund', amount_minor: 637_00 }),
    );
    expect(await readLoan(staff, loan)).toMatchObject({ status: 'settled', refund_owed_minor: 0 });
  });

  it('shows on the payment it came from as long as that stands', async () => {
    const loan = await lend();
    const { id } = await pay(staff, loan, 6400_00, '2026-02-05');
    await refunded(loan, 30_00);
    const { body } = await staff.get(`/api/payments/${id}`).expect(200);
    expect(body.allocations).toContainEqual({
      installment_id: null,
      sequence: null,
      component: 'credit',
      amount_minor: 30_00,
    });
    expect(body).toMatchObject({ unallocated_minor: 7_00, refundable_minor: 7_00 });
  });

  it('is owed too where a cost of an earlier day has taken the credit', async () => {
    const loan = await lend();
    await pay(staff, loan, 6400_00, '2026-02-05');
    await refunded(loan, 37_00, '2026-02-20');
    await askAdjustment(staff, {
      loan_id: loan,
      kind: 'charge',
      cost_kind: 'notice_fee',
      amount_minor: 20_00,
      value_on: '2026-02-10',
    }).expect(201);
    expect(await readLoan(staff, loan)).toMatchObject({
      cost_minor: 0,
      refund_owed_minor: 20_00,
      unallocated_minor: 0,
    });
  });
});

describe('a book that was kept by an earlier version', () => {
  it('has its positions brought up to the rules of this one when the server starts', async () => {
    const loan = await lend();
    await pay(staff, loan, 6362_99, '2026-02-05');
    const db = server.deps.database.write;
    await dropAppendOnly(db, 'policies');
    await db('policies').where({ kind: 'tolerance' }).delete();
    const oldest_unpaid_due_on = '2026-02-05';
    await db('loans').where({ id: loan }).update({ oldest_unpaid_due_on });
    await db('overdue_book').where('unpaid_minor', 1).update({ oldest_unpaid_due_on });
    await prepare(server.deps);
    expect(await readLoan(staff, loan)).toMatchObject({ days_past_due: 0, outstanding_minor: 1 });
  });
});

describe('money that is booked late on a settled loan', () => {
  it('is credit, and the answer offers the refund', async () => {
    const loan = await lend();
    await pay(staff, loan, 6363_00, '2026-02-05');
    const sent = paymentOf(loan, 500_00, '2026-02-01');
    const { body: preview } = await staff.post('/api/payments/preview').send(sent).expect(200);
    expect(preview).toMatchObject({ is_settled: true, settles: false });
    const { body } = await staff.post('/api/payments').send(sent).expect(201);
    // Its 500.00 pay the loan from the 1st on; of the later payment as much is left.
    expect(body).toMatchObject({ unallocated_minor: 0, refundable_minor: 0 });
    const now = await readLoan(staff, loan);
    expect(now).toMatchObject({ status: 'settled' });
    const { body: later } = await staff
      .post('/api/payments')
      .send(paymentOf(loan, 10_00))
      .expect(201);
    expect(later).toMatchObject({ unallocated_minor: 10_00, refundable_minor: 10_00 });
  });

  it('gives the same ledger in either order of entry', async () => {
    const position = async (...order: [number, string][]) => {
      const loan = await lend();
      for (const [amount, day] of order) await pay(staff, loan, amount, day);
      const { body } = await staff.get(`/api/loans/${loan}/ledger`).expect(200);
      return body.events.map((event: Record<string, unknown>) => [
        event['value_on'],
        event['amount_minor'],
        event['unallocated_minor'],
        (event['entries'] as Record<string, unknown>[]).map((entry) => [
          entry['component'],
          entry['effect'],
          entry['amount_minor'],
        ]),
      ]);
    };
    const [early, late] = [
      [500_00, '2026-01-20'],
      [6363_00, '2026-02-05'],
    ] as [number, string][];
    expect(await position(early as [number, string], late as [number, string])).toEqual(
      await position(late as [number, string], early as [number, string]),
    );
  });

  it('is taken back by a supervisor who did not record it, like every other', async () => {
    const loan = await lend();
    await pay(staff, loan, 6363_00, '2026-02-05');
    const { id } = await pay(supervisor, loan, 5_00);
    await reversePayment(supervisor2, id);
    expect(await readLoan(staff, loan)).toMatchObject({ status: 'settled', unallocated_minor: 0 });
  });
});
