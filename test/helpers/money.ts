import type { Knex } from 'knex';

/** Money of each loan counted from plain rows, without any of the ledger's code. */

export interface Counted {
  /** Payments that stand, and refunds that were posted and stand. */
  bank_in: number;
  bank_out: number;
  /** What the ledger says the rest of the money did: pays components, is credit, is owed back. */
  paid: number;
  credit: number;
  owed_back: number;
  /** Principal lent or made of other components; paid, forgiven or dropped; and left. */
  principal_in: number;
  principal_out: number;
  principal_left: number;
  /** Costs charged; paid, forgiven, dropped or made principal; and left. */
  cost_in: number;
  cost_out: number;
  cost_left: number;
}

interface Entry {
  loan_id: number;
  component: string;
  effect: string;
  amount_minor: number;
}
interface Loan {
  id: number;
  principal_minor: number;
  principal_outstanding_minor: number;
  unallocated_minor: number;
  refund_owed_minor: number;
  cost_minor: number;
}
type Moved = { loan_id: number; amount_minor: number };

const NOTHING: Counted = {
  bank_in: 0,
  bank_out: 0,
  paid: 0,
  credit: 0,
  owed_back: 0,
  principal_in: 0,
  principal_out: 0,
  principal_left: 0,
  cost_in: 0,
  cost_out: 0,
  cost_left: 0,
};
const LESSENS = new Set(['paid', 'waived', 'dropped']);

function addEntry(of: Counted, { component, effect, amount_minor }: Entry): void {
  if (effect === 'paid' && component !== 'refund') of.paid += amount_minor;
  if (effect === 'capitalised' && component !== 'principal') of.principal_in += amount_minor;
  if (component === 'principal' && LESSENS.has(effect)) of.principal_out += amount_minor;
  if (component !== 'cost') return;
  if (effect === 'charged') of.cost_in += amount_minor;
  if (LESSENS.has(effect) || effect === 'capitalised') of.cost_out += amount_minor;
}

/** The money of every loan, by its id. */
export async function countMoney(db: Knex): Promise<Map<number, Counted>> {
  const counted = new Map<number, Counted>();
  const loans: Loan[] = await db('loans').select(
    'id',
    'principal_minor',
    'principal_outstanding_minor',
    'unallocated_minor',
    'refund_owed_minor',
    'cost_minor',
  );
  for (const loan of loans)
    counted.set(loan.id, {
      ...NOTHING,
      credit: loan.unallocated_minor,
      owed_back: loan.refund_owed_minor,
      principal_in: loan.principal_minor,
      principal_left: loan.principal_outstanding_minor,
      cost_left: loan.cost_minor,
    });
  const of = (loan_id: number) => counted.get(loan_id) as Counted;
  const payments: Moved[] = await db('payments').whereNull('reversed_at');
  for (const { loan_id, amount_minor } of payments) of(loan_id).bank_in += amount_minor;
  const refunds: Moved[] = await db('adjustments').where({ kind: 'refund', status: 'posted' });
  for (const { loan_id, amount_minor } of refunds) of(loan_id).bank_out += amount_minor;
  const entries: Entry[] = await db('ledger_entries').select(
    'loan_id',
    'component',
    'effect',
    'amount_minor',
  );
  for (const entry of entries) addEntry(of(entry.loan_id), entry);
  return counted;
}

/** Loans whose money does not add up, each with how far it is off. */
export const notAddingUp = (counted: ReadonlyMap<number, Counted>) =>
  [...counted].flatMap(([loan_id, money]) => {
    const bank = money.bank_in - money.bank_out - money.paid - money.credit + money.owed_back;
    const principal = money.principal_in - money.principal_out - money.principal_left;
    const cost = money.cost_in - money.cost_out - money.cost_left;
    return bank === 0 && principal === 0 && cost === 0 ? [] : [{ loan_id, bank, principal, cost }];
  });
