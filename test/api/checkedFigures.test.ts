import { afterAll, describe, expect, it } from 'vitest';
import { approveAdjustment, proposeAdjustment } from '../helpers/adjustments.ts';
import {
  createBorrower,
  createLoan,
  createLoanDue,
  pay,
  paymentOf,
  readInstallments,
  readLoan,
  reversePayment,
} from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { countMoney, notAddingUp } from '../helpers/money.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

/**
 * Figures that were worked out by hand and by another program, each with the smallest loan that
 * shows it. Who changes one of them changes a rule.
 */

const { server, staff, supervisor } = await openDesk();
const borrower = await createBorrower(staff);
afterAll(async () => {
  const db = server.deps.database.read;
  await expectStoredAsRecomputed(db);
  expect(notAddingUp(await countMoney(db))).toEqual([]);
});

/** 120000.00 at 12 % in equal principal over a year: 10000.00 a month and 1200.00, 1100.00 … */
const lend = async (changes: Record<string, unknown> = {}): Promise<number> =>
  (
    await createLoan(staff, borrower, {
      principal_minor: 120_000_00,
      disbursed_on: '2026-01-15',
      first_due_on: '2026-02-15',
      ...changes,
    })
  ).id;
const payoffOn = async (id: number, on: string): Promise<number> =>
  (await staff.get(`/api/loans/${id}/payoff`).query({ on }).expect(200)).body.amount_minor;
const decide = async (sent: Record<string, unknown>): Promise<void> => {
  await approveAdjustment(supervisor, await proposeAdjustment(staff, sent)).expect(200);
};

describe('interest that is not earned (Civil Code art. 677)', () => {
  it('is never kept for a fen more: 127,799.99 and 127,800.00 leave credit', async () => {
    for (const amount of [127_799_99, 127_800_00]) {
      const id = await lend();
      expect(await payoffOn(id, '2026-02-15')).toBe(121_200_00);
      const { allocations } = await pay(staff, id, amount, '2026-02-15');
      const interest = allocations.filter(({ component }) => component === 'interest');
      expect(interest.reduce((sum, row) => sum + row.amount_minor, 0)).toBe(1200_00);
      expect(await readLoan(staff, id)).toMatchObject({
        status: 'settled',
        unallocated_minor: amount - 121_200_00,
      });
    }
  });

  it('costs 121,700.00 in all with 60,000.00 prepaid, 122,300.00 without', async () => {
    const [prepaid, plain, ahead] = [await lend(), await lend(), await lend()];
    await staff
      .post('/api/payments')
      .send({ ...paymentOf(prepaid, 71_200_00, '2026-02-15'), prepayment: 'shorten' })
      .expect(201);
    expect(71_200_00 + (await payoffOn(prepaid, '2026-03-15'))).toBe(121_700_00);
    await pay(staff, plain, 11_200_00, '2026-02-15');
    expect(11_200_00 + (await payoffOn(plain, '2026-03-15'))).toBe(122_300_00);
    // Paid ahead of time without a word, it is no dearer than not paid ahead.
    await pay(staff, ahead, 71_200_00, '2026-02-15');
    expect(71_200_00 + (await payoffOn(ahead, '2026-03-15'))).toBe(122_300_00);
  });
});

describe('misused funds (Yin Fa [2003] No. 251 art. 3)', () => {
  it('bear the heavier rate from the day of the misuse, due or not: 8,633.33', async () => {
    // 59 days at 12 % are 1966.67, 100 days at 24 % 6666.67.
    const id = await lend({
      principal_minor: 100_000_00,
      repayment_method: 'bullet',
      day_count: 'actual/360',
      installments_count: 1,
      disbursed_on: '2026-01-01',
      first_due_on: '2026-12-31',
    });
    expect(await payoffOn(id, '2026-06-09')).toBe(105_300_00);
    const misuse = { loan_id: id, kind: 'misuse', rate_bps: 2400, value_on: '2026-03-01' };
    await decide({ ...misuse, amount_minor: 100_000_00 });
    expect(await payoffOn(id, '2026-06-09')).toBe(108_633_33);
    expect(await readLoan(staff, id, { as_of: '2026-06-09' })).toMatchObject({
      days_past_due: 0,
      penalty_minor: 3333_33,
    });
  });
});

describe('an acceleration (Civil Code arts. 189, 692)', () => {
  it('of 2026-03-01 lets limitation and guarantee run from it, not from 2028-12-15', async () => {
    const id = await lend({
      installments_count: 36,
      disbursed_on: '2025-12-15',
      first_due_on: '2026-01-15',
    });
    const { id: contact } = (
      await staff.post('/api/borrower_contacts').send({
        borrower_id: borrower,
        relation: 'guarantor',
        full_name: '赵保',
        phone: '13900004321',
      })
    ).body;
    const guarantee = (
      await staff
        .post('/api/guarantees')
        .send({ loan_id: id, borrower_contact_id: contact, form: 'joint' })
        .expect(201)
    ).body;
    expect(guarantee.ends_on).toBe('2029-06-15');
    await decide({ loan_id: id, kind: 'acceleration', value_on: '2026-03-01' });
    const { body: clocks } = await staff.get(`/api/loans/${id}/clocks`).expect(200);
    expect(clocks.limitation).toMatchObject({
      last_due_on: '2026-03-01',
      expires_on: '2029-03-01',
    });
    const { body } = await staff.get(`/api/guarantees/${guarantee.id}`).expect(200);
    expect(body.ends_on).toBe('2026-09-01');
    // Two installments were due, 2 × 3333.33; sixteen days of 30/360 on the rest are 604.44.
    const rows = await readInstallments(staff, id);
    expect(rows.map(({ due_on }) => due_on)).toEqual(['2026-01-15', '2026-02-15', '2026-03-01']);
    expect(rows.at(-1)).toMatchObject({ principal_minor: 113_333_34, interest_minor: 604_44 });
  });
});

describe('a period by the loan’s own count of days', () => {
  it('keeps a cap of 24 % in a February, where 24 % is charged', async () => {
    const id = await lend({
      principal_minor: 100_000_00,
      annual_rate_bps: 2400,
      repayment_method: 'interest_only',
      disbursed_on: '2026-02-15',
      first_due_on: '2026-03-15',
    });
    const { body } = await staff
      .get(`/api/loans/${id}/ledger`)
      .query({ as_of: '2026-03-15' })
      .expect(200);
    expect(body.cost).toMatchObject({
      charged_minor: 2000_00,
      allowed_minor: 2000_00,
      excess_minor: 0,
    });
  });

  it.each([
    ['2026-01-10', '2026-01-15', 166_67],
    ['2026-01-10', '2026-03-15', 2166_67],
    ['2026-01-10', '2026-02-10', 1000_00],
    ['2026-03-04', '2026-07-03', 3966_67],
  ])('lent %s, first due %s: %d fen of interest on 100000.00', async (lent, due, interest) => {
    const id = await lend({
      principal_minor: 100_000_00,
      disbursed_on: lent,
      first_due_on: due,
    });
    expect((await readInstallments(staff, id))[0]).toMatchObject({ interest_minor: interest });
  });
});

describe('money that left the bank', () => {
  it('630.89 refunded of 7,000.00 are owed once the payment is taken back', async () => {
    // 6306.05 and 63.06 for a month: 6369.11.
    const { id } = await createLoanDue(staff, borrower, '2026-02-05', {
      principal_minor: 6306_05,
    });
    const payment = await pay(staff, id, 7000_00, '2026-02-05');
    expect(await readLoan(staff, id)).toMatchObject({ unallocated_minor: 630_89 });
    await decide({ loan_id: id, kind: 'refund', amount_minor: 630_89, value_on: '2026-02-10' });
    await reversePayment(supervisor, payment.id);
    expect(await readLoan(staff, id)).toMatchObject({
      outstanding_minor: 6369_11,
      refund_owed_minor: 630_89,
      unallocated_minor: 0,
    });
    const { body } = await staff.get(`/api/loans/${id}/payoff`).expect(200);
    expect(body).toMatchObject({ amount_minor: 7000_00, parts: { refund: 630_89 } });
  });

  it('500.00 of an earlier day on a loan that is paid off is credit, in either order', async () => {
    const told = async (...order: readonly (readonly [number, string])[]) => {
      const id = await lend();
      for (const [amount, on] of order) await pay(staff, id, amount, on);
      const { status, unallocated_minor, outstanding_minor } = await readLoan(staff, id);
      return { status, unallocated_minor, outstanding_minor };
    };
    const [early, late] = [
      [500_00, '2026-02-01'],
      [121_200_00, '2026-02-15'],
    ] as const;
    const credit = { status: 'settled', unallocated_minor: 500_00, outstanding_minor: 0 };
    expect(await told(late, early)).toEqual(credit);
    expect(await told(early, late)).toEqual(credit);
  });
});
