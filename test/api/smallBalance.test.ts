import { afterAll, describe, expect, it } from 'vitest';
import { askAdjustment, approveAdjustment, proposeAdjustment } from '../helpers/adjustments.ts';
import { TODAY } from '../helpers/api.ts';
import { createBorrower, createLoanDue, pay, readLoan, reversePayment } from '../helpers/book.ts';
import { openDesk } from '../helpers/desk.ts';
import { enactPolicy } from '../helpers/policies.ts';
import { expectStoredAsRecomputed } from '../helpers/recompute.ts';

const desk = await openDesk();
const { server, staff, supervisor } = desk;
const borrower = await createBorrower(staff);
afterAll(async () => {
  await expectStoredAsRecomputed(server.deps.database.read);
});

/** 1200.00 without interest, due today, all but a part of it paid. */
const lend = async (missing: number, changes: object = {}): Promise<number> => {
  const { id } = await createLoanDue(staff, borrower, TODAY, {
    principal_minor: 1200_00,
    annual_rate_bps: 0,
    ...changes,
  });
  if (missing < 1200_00) await pay(staff, id, 1200_00 - missing, TODAY);
  return id;
};
const ask = (loan_id: number, more: object = {}) =>
  askAdjustment(staff, { loan_id, kind: 'small_balance', ...more });
const refused = async (loan_id: number, text: string, more: object = {}): Promise<void> => {
  const { body } = await ask(loan_id, more).set('Accept-Language', 'en').expect(422);
  expect(JSON.stringify(body.errors)).toContain(text);
};

describe('the waiver of a small balance', () => {
  it('is asked for by one person, decided by another, and settles the loan', async () => {
    const loan = await lend(9_99);
    const id = await proposeAdjustment(staff, { loan_id: loan, kind: 'small_balance' });
    expect(await readLoan(staff, loan)).toMatchObject({ status: 'active', outstanding_minor: 999 });
    const own = await proposeAdjustment(supervisor, { loan_id: loan, kind: 'small_balance' });
    await approveAdjustment(supervisor, own).expect(422);
    await approveAdjustment(supervisor, id).expect(200);
    expect(await readLoan(staff, loan)).toMatchObject({ status: 'settled', outstanding_minor: 0 });
    const { body } = await staff.get(`/api/loans/${loan}/ledger`).expect(200);
    const event = body.events.find((one: { kind: string }) => one.kind === 'small_balance');
    expect(event.entries).toMatchObject([
      { component: 'principal', effect: 'waived', amount_minor: 999 },
    ]);
    // The second request has nothing left to waive.
    await approveAdjustment(desk.supervisor2, own).expect(409);
  });

  it('is refused above the limit of the day, which a policy may change', async () => {
    await refused(await lend(10_01), '10.01 yuan is left, more than the 10.00');
    await enactPolicy(desk, {
      kind: 'small_balance',
      product: 'card',
      value: { limit_minor: 20_00 },
    });
    const card = await lend(10_01, { product: 'card' });
    await ask(card).expect(201);
  });

  it('is refused while something else must come first', async () => {
    await refused(await lend(5_00), 'leave the value date out', { value_on: '2026-03-04' });
    const inCase = await lend(5_00);
    await staff.post('/api/legal_cases').send({ loan_id: inCase, claimed_minor: 5_00 }).expect(201);
    await refused(inCase, 'is still open');
    const settled = await lend(0);
    await refused(settled, 'Nothing is open');
    await ask(await lend(5_00), { amount_minor: 5_00 }).expect(400);
  });

  it('is not posted where the loan has moved since, and leaves no credit behind', async () => {
    const loan = await lend(5_00);
    const id = await proposeAdjustment(staff, { loan_id: loan, kind: 'small_balance' });
    const { id: payment } = await pay(staff, loan, 1_00, TODAY);
    await approveAdjustment(supervisor, id).expect(409);
    await reversePayment(supervisor, payment);
    await approveAdjustment(supervisor, id).expect(200);
    expect(await readLoan(staff, loan)).toMatchObject({ status: 'settled', unallocated_minor: 0 });
  });
});
