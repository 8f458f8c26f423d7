import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import { type TakenInstallment, TAKEN, unpaidOf } from '../../../domain/ledger/unpaid.ts';
import { beijingDay } from '../../../domain/time/beijing.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import type { Instalment, PaymentMade, PromiseBroken } from '../../../domain/warnings/history.ts';

/** How loans were paid, and what was promised of them. */

/** Days back over which installments, payments and promises are looked at. */
export const LOOKED_BACK = 220;
/** Days ahead in which the next installment is looked for. */
const LOOKED_AHEAD = 62;

/** The days that are looked at: from the first that is judged to the last. */
export interface Window {
  readonly from: string;
  readonly to: string;
  /** Also loans that are settled by now: they ran on days gone by. */
  readonly settled?: boolean;
}

type InstalmentRow = TakenInstallment & {
  id: number;
  loan_id: number;
  sequence: number;
  due_on: string;
};

/** Installments of loans in force, each with the day on which nothing was left of it. */
export async function instalmentsOf(
  db: Knex,
  loans: readonly number[],
  { from, to }: Window,
): Promise<(Instalment & { loan_id: number })[]> {
  const rows: InstalmentRow[] = await db('installments')
    .where(isOneOf(db, 'loan_id', loans))
    .where({ in_force: 1 })
    .whereBetween('due_on', [addDays(from, -LOOKED_BACK), addDays(to, LOOKED_AHEAD)])
    .orderBy(['loan_id', 'due_on', 'sequence'])
    .select('id', 'loan_id', 'sequence', 'due_on', 'principal_minor', 'interest_minor', ...TAKEN);
  const paid = rows.filter((row) => unpaidOf(row) === 0).map(({ id }) => id);
  const last: { installment_id: number; on: string }[] = await db('ledger_entries')
    .where(isOneOf(db, 'installment_id', paid))
    .where('amount_minor', '>', 0)
    .groupBy('installment_id')
    .select('installment_id')
    .max({ on: 'value_on' });
  const settledOn = new Map(last.map(({ installment_id, on }) => [installment_id, on]));
  return rows.map((row) => ({
    loan_id: row.loan_id,
    sequence: row.sequence,
    due_on: row.due_on,
    amount_minor: row.principal_minor + row.interest_minor,
    settled_on: unpaidOf(row) === 0 ? (settledOn.get(row.id) ?? row.due_on) : null,
  }));
}

/** Ways of paying that a bank can return. */
const RETURNABLE = ['debit', 'bank_transfer', 'app', 'agency'];

export async function paymentsOf(
  db: Knex,
  loans: readonly number[],
  { from }: Window,
): Promise<(PaymentMade & { loan_id: number })[]> {
  const rows: {
    id: number;
    loan_id: number;
    paid_on: string;
    amount_minor: number;
    channel: string;
    reversed_at: string | null;
  }[] = await db('payments')
    .where(isOneOf(db, 'loan_id', loans))
    .where('paid_on', '>=', addDays(from, -LOOKED_BACK))
    .orderBy(['loan_id', 'paid_on', 'id'])
    .select('id', 'loan_id', 'paid_on', 'amount_minor', 'channel', 'reversed_at');
  const back = rows.filter(({ reversed_at }) => reversed_at !== null).map(({ id }) => id);
  const moved: number[] =
    back.length === 0
      ? []
      : await db('reversal_requests')
          .where(isOneOf(db, 'payment_id', back))
          .whereNotNull('to_loan_id')
          .where({ status: 'approved' })
          .pluck('payment_id');
  return rows.flatMap(({ channel, reversed_at, ...row }): (PaymentMade & { loan_id: number })[] => {
    if (reversed_at === null) return [{ ...row, returned_on: null }];
    // Booked on another loan by mistake, or counted wrongly at the counter: it never came back.
    if (moved.includes(row.id) || !RETURNABLE.includes(channel)) return [];
    return [{ ...row, returned_on: beijingDay(reversed_at) }];
  });
}

/** Broken promises of loans, also those that a note made for several. */
export async function promisesOf(
  db: Knex,
  loans: readonly number[],
  { from }: Window,
): Promise<(PromiseBroken & { loan_id: number })[]> {
  const broken = (loan: string) =>
    db('collection_notes as notes')
      // In so many words, by which SQLite knows the index of broken promises.
      .whereRaw("notes.promise_status = 'broken'")
      .where('notes.status', 'recorded')
      .where('notes.promise_on', '>=', addDays(from, -LOOKED_BACK))
      .where(isOneOf(db, loan, loans))
      .select({
        loan_id: loan,
        note_id: 'notes.id',
        promise_on: 'notes.promise_on',
        amount_minor: 'notes.promise_amount_minor',
      });
  const own = (await broken('notes.loan_id')) as (PromiseBroken & { loan_id: number })[];
  const further = (await broken('note_loans.loan_id').join(
    'note_loans',
    'note_loans.note_id',
    'notes.id',
  )) as (PromiseBroken & { loan_id: number })[];
  return [...own, ...further].toSorted(
    (a, b) => a.promise_on.localeCompare(b.promise_on) || a.note_id - b.note_id,
  );
}
