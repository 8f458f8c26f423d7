import { describe, expect, it } from 'vitest';
import type { BorrowerFile } from '../../server/contract/resources/borrowerFile.ts';
import type { Loan } from '../../server/contract/resources/loans.ts';
import { query, TODAY } from '../helpers/api.ts';
import { createBorrower, createLoan, newPhone, pay, reversePayment } from '../helpers/book.ts';
import { writeNote } from '../helpers/contacts.ts';
import { openDesk } from '../helpers/desk.ts';

const desk = await openDesk();

const fileOf = async (id: number): Promise<BorrowerFile> =>
  (await desk.staff.get(`/api/borrowers/${id}/file`).expect(200)).body as BorrowerFile;
const loanOf = async (id: number): Promise<Loan> =>
  (await desk.staff.get(`/api/loans/${id}`).expect(200)).body as Loan;
const payoffOf = async (id: number): Promise<number> =>
  ((await desk.staff.get(`/api/loans/${id}/payoff`).expect(200)).body as { amount_minor: number })
    .amount_minor;

describe('the file of a borrower', () => {
  it('adds up what is owed today over all loans, the longest overdue first', async () => {
    const borrower = await createBorrower(desk.staff, { phone: newPhone() });
    const young = await createLoan(desk.staff, borrower, {
      disbursed_on: '2026-02-01',
      first_due_on: TODAY,
    });
    const late = await createLoan(desk.staff, borrower, {
      disbursed_on: '2025-11-15',
      first_due_on: '2025-12-15',
    });
    const loans = [await loanOf(late.id), await loanOf(young.id)];
    const file = await fileOf(borrower);
    expect(file.on).toBe(TODAY);
    expect(file.loans.map(({ id }) => id)).toEqual([late.id, young.id]);
    for (const [at, loan] of loans.entries())
      expect(file.loans[at]).toMatchObject({
        overdue_minor: loan.overdue_minor,
        penalty_minor: loan.penalty_minor,
        due_now_minor: loan.due_now_minor,
      });
    const sum = (of: (loan: Loan) => number) => loans.reduce((total, loan) => total + of(loan), 0);
    const dueToday = loans[1]?.next_due_minor ?? 0;
    expect(dueToday).toBeGreaterThan(0);
    expect(file.totals).toMatchObject({
      due_on_day_minor: dueToday,
      due_now_minor: sum((loan) => loan.overdue_minor + loan.penalty_minor) + dueToday,
      outstanding_minor: sum((loan) => loan.outstanding_minor),
      payoff_minor: (await payoffOf(late.id)) + (await payoffOf(young.id)),
    });
    expect(file.totals.next_due_on).toBe('2026-03-15');
    expect(file.totals.next_due_minor).toBe(loans[0]?.next_due_minor);
  });

  it('names open promises with their loans, and no loan that is settled', async () => {
    const borrower = await createBorrower(desk.staff, { phone: newPhone() });
    const one = await createLoan(desk.staff, borrower);
    const two = await createLoan(desk.staff, borrower);
    const settled = await createLoan(desk.staff, borrower);
    await pay(desk.staff, settled.id, await payoffOf(settled.id), TODAY);
    const note = await writeNote(desk.staff, one.id, {
      loan_ids: [two.id],
      outcome: 'promised',
      promise_amount_minor: 5000,
      promise_on: '2026-03-12',
    });
    const file = await fileOf(borrower);
    expect(file.loans.map(({ id }) => id)).toEqual([one.id, two.id]);
    expect(file.promises).toEqual([
      {
        note_id: note.id,
        loan_ids: [one.id, two.id],
        promise_on: '2026-03-12',
        promise_amount_minor: 5000,
      },
    ]);
  });

  it('is 404 for a borrower who is not there', async () => {
    await desk.staff.get('/api/borrowers/999999/file').expect(404);
  });
});

describe('lists of one borrower', () => {
  it('hold the notes, payments and cases of all their loans and of nobody else', async () => {
    const borrower = await createBorrower(desk.staff, { phone: newPhone() });
    const one = await createLoan(desk.staff, borrower);
    const two = await createLoan(desk.staff, borrower);
    const other = await createLoan(
      desk.staff,
      await createBorrower(desk.staff, { phone: newPhone() }),
    );
    const notes = [
      await writeNote(desk.staff, one.id, { loan_ids: [two.id] }),
      await writeNote(desk.staff, two.id, {}),
    ];
    await writeNote(desk.staff, other.id, {});
    const payment = await pay(desk.staff, two.id, 1000, TODAY);
    await pay(desk.staff, other.id, 1000, TODAY);
    const { body: legalCase } = await desk.staff
      .post('/api/legal_cases')
      .send({ loan_id: one.id, claimed_minor: 1000 })
      .expect(201);
    const idsOf = async (resource: string): Promise<number[]> => {
      const asked = query({ filter: { borrower_id: borrower }, sort: ['id', 'ASC'] });
      const { body } = await desk.staff.get(`/api/${resource}`).query(asked).expect(200);
      return (body as { id: number }[]).map(({ id }) => id);
    };
    expect(await idsOf('collection_notes')).toEqual(notes.map(({ id }) => id));
    expect(await idsOf('payments')).toEqual([payment.id]);
    expect(await idsOf('legal_cases')).toEqual([(legalCase as { id: number }).id]);
  });
});

describe('the sum of a filtered list of payments', () => {
  const sumOf = async (filter: object): Promise<unknown> => {
    const { headers } = await desk.staff
      .get('/api/payments')
      .query(query({ filter, range: [0, 0], sort: ['id', 'ASC'] }))
      .expect(200);
    const text = headers['daihou-sums'] as string | undefined;
    return text === undefined ? undefined : JSON.parse(text);
  };

  it('is of all its pages, without what was taken back', async () => {
    const borrower = await createBorrower(desk.staff, { phone: newPhone() });
    const loan = await createLoan(desk.staff, borrower);
    await pay(desk.staff, loan.id, 1000, TODAY);
    await pay(desk.staff, loan.id, 234, TODAY);
    const { id } = await pay(desk.staff, loan.id, 5000, TODAY);
    await reversePayment(desk.supervisor, id);
    expect(await sumOf({ loan_id: loan.id })).toEqual({ amount_minor: 1234 });
    expect(await sumOf({ borrower_id: borrower })).toEqual({ amount_minor: 1234 });
    expect(await sumOf({ loan_id: loan.id, amount_minor_gte: 900_000 })).toEqual({
      amount_minor: 0,
    });
  });

  it('is not made of the whole book', async () => {
    expect(await sumOf({})).toBeUndefined();
  });
});
