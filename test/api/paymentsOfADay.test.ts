import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { createBorrower, createLoan, paymentOf } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const { server, staff } = await openDesk();
const borrower = await createBorrower(staff);
afterAll(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

/** 1200.00 over a year at 12 %: 112.00 due on 15 February, 12.00 of it interest. */
const lend = async (): Promise<number> =>
  (
    await createLoan(staff, borrower, {
      principal_minor: 1200_00,
      repayment_method: 'equal_principal',
      disbursed_on: '2026-01-15',
      first_due_on: '2026-02-15',
    })
  ).id;
const receipt = async (id: number): Promise<unknown> =>
  (await staff.get(`/api/payments/${id}`).expect(200)).body.allocations;
const sent = async (loan_id: number, amount: number, client_reference: string) => {
  const payment = { ...paymentOf(loan_id, amount, '2026-02-15'), client_reference };
  return (await staff.post('/api/payments').send(payment).expect(201)).body as { id: number };
};
/** A reference that sorts before or after most others. */
const reference = (digit: string): string => digit.repeat(8) + randomUUID().slice(8);

describe('two payments of one day', () => {
  it('leave the receipt of the first as it was, whichever has the smaller reference', async () => {
    for (const [first, second] of [
      ['f', '0'],
      ['0', 'f'],
    ] as const) {
      const loan_id = await lend();
      const morning = await sent(loan_id, 10_00, reference(first));
      const before = await receipt(morning.id);
      expect(before).toMatchObject([{ component: 'interest', amount_minor: 10_00 }]);
      const noon = await sent(loan_id, 20_00, reference(second));
      expect(await receipt(morning.id)).toEqual(before);
      expect(await receipt(noon.id)).toMatchObject([
        { component: 'interest', amount_minor: 2_00 },
        { component: 'principal', amount_minor: 18_00 },
      ]);
    }
  });

  it('are previewed in that order: what is asked about comes last', async () => {
    const loan_id = await lend();
    await sent(loan_id, 10_00, reference('f'));
    const asked = { ...paymentOf(loan_id, 20_00, '2026-02-15'), client_reference: reference('0') };
    const { body } = await staff.post('/api/payments/preview').send(asked).expect(200);
    expect(body.allocations).toMatchObject([
      { component: 'interest', amount_minor: 2_00 },
      { component: 'principal', amount_minor: 18_00 },
    ]);
  });
});
