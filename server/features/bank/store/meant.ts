import type { Knex } from 'knex';
import type { BankLineRow } from '../../../contract/resources/bankLines.ts';
import type { BankTrace } from '../../../domain/bank/match.ts';
import { type Traces, wholeNames } from '../../../domain/bank/traces.ts';
import { addDays } from '../../../domain/time/calendar.ts';

/** The loans that a bank's line may mean, each found by an index. */

export interface FoundLoan {
  readonly loan_id: number;
  readonly borrower_id: number;
  /** One number for all rows of a person. */
  readonly person: number;
  readonly traces: readonly BankTrace[];
}

/** More persons or loans than these are not looked at: the line names nobody. */
const MOST_PERSONS = 60;
const MOST_LOANS = 40;

interface Person {
  readonly id: number;
  readonly person_id: number | null;
  readonly full_name: string;
}
const PERSON = ['id', 'person_id', 'full_name'] as const;
const persons = (db: Knex): Knex.QueryBuilder =>
  db('borrowers')
    .whereNull('merged_into_id')
    .limit(MOST_PERSONS + 1)
    .select(PERSON);

/** What points to a person: which of their rows, and by what. */
class Pointers {
  readonly traces = new Map<number, Set<BankTrace>>();
  capped = false;
  add(rows: readonly Person[], traceOf: (row: Person) => BankTrace | undefined): void {
    if (rows.length > MOST_PERSONS) this.capped = true;
    for (const row of rows.slice(0, MOST_PERSONS)) {
      const trace = traceOf(row);
      if (trace === undefined) continue;
      const person = row.person_id ?? row.id;
      this.traces.set(person, (this.traces.get(person) ?? new Set<BankTrace>()).add(trace));
    }
  }
}

async function byIdentity(db: Knex, traces: Traces, found: Pointers): Promise<void> {
  const { nationalIds, phones } = traces;
  if (nationalIds.length > 0)
    found.add(
      (await persons(db).whereIn('national_id', nationalIds)) as Person[],
      () => 'national_id',
    );
  if (phones.length === 0) return;
  found.add((await persons(db).whereIn('phone', phones)) as Person[], () => 'phone');
  const others = (await persons(db).whereIn('id', (numbers) => {
    void numbers.from('borrower_numbers').whereIn('phone', phones).select('borrower_id');
  })) as Person[];
  found.add(others, () => 'phone');
}

async function byName(
  db: Knex,
  { payer_name }: BankLineRow,
  { names }: Traces,
  found: Pointers,
): Promise<void> {
  const asked = [...new Set([...(payer_name === null ? [] : [payer_name]), ...names])];
  if (asked.length === 0) return;
  const rows = (await persons(db).whereIn('full_name', asked)) as Person[];
  const whole = new Set(wholeNames(rows.map(({ full_name }) => full_name)));
  found.add(rows, ({ full_name }) => {
    if (full_name === payer_name) return 'payer_name';
    return whole.has(full_name) ? 'name_in_remark' : undefined;
  });
  if (payer_name === null) return;
  const near = (await persons(db).whereIn('id', (contacts) => {
    void contacts
      .from('borrower_contacts')
      .where('full_name', payer_name)
      .limit(MOST_PERSONS)
      .select('borrower_id');
  })) as Person[];
  found.add(near, () => 'contact_name');
}

/** Whom the payer's account has paid for before, by a line that stands. */
async function bySeen(db: Knex, line: BankLineRow, found: Pointers): Promise<void> {
  const { payer_account, id } = line;
  if (payer_account === null) return;
  const rows = (await persons(db).whereIn('id', (seen) => {
    void seen
      .from('bank_lines')
      .join('bank_line_parts', 'bank_line_parts.line_id', 'bank_lines.id')
      .join('loans', 'loans.id', 'bank_line_parts.loan_id')
      .where({ payer_account, direction: 'in' })
      .whereNot('bank_lines.id', id)
      .whereNull('ended_on')
      .select('loans.borrower_id');
  })) as Person[];
  found.add(rows, () => 'payer_seen');
}

type LoanOf = { id: number; borrower_id: number; person_id: number | null };
const loans = (db: Knex): Knex.QueryBuilder =>
  db('loans')
    .join('borrowers', 'borrowers.id', 'loans.borrower_id')
    .limit(MOST_LOANS + 1)
    .select('loans.id', 'loans.borrower_id', 'borrowers.person_id');

/** The loans of persons that are not settled. */
async function loansOf(db: Knex, people: readonly number[]): Promise<LoanOf[]> {
  if (people.length === 0) return [];
  const open = () => loans(db).whereIn('loans.status', ['active', 'written_off']);
  const own = (await open().whereIn('loans.borrower_id', people)) as LoanOf[];
  const linked = (await open().whereIn('borrowers.person_id', people)) as LoanOf[];
  return [...new Map([...own, ...linked].map((loan) => [loan.id, loan])).values()];
}

/** Every loan a line may mean; `capped` where there are more than are looked at. */
export async function findMeant(
  db: Knex,
  line: BankLineRow,
  traces: Traces,
): Promise<{ loans: FoundLoan[]; capped: boolean }> {
  const found = new Pointers();
  await byIdentity(db, traces, found);
  await byName(db, line, traces, found);
  await bySeen(db, line, found);
  const numbered =
    traces.loanNos.length === 0
      ? []
      : ((await loans(db).whereIn('loan_no', traces.loanNos)) as LoanOf[]);
  const own = await loansOf(db, [...found.traces.keys()]);
  const named = new Set(numbered.map(({ id }) => id));
  const all = [...new Map([...numbered, ...own].map((loan) => [loan.id, loan])).values()];
  return {
    capped: found.capped || all.length > MOST_LOANS,
    loans: all.slice(0, MOST_LOANS).map(({ id, borrower_id, person_id }) => {
      const person = person_id ?? borrower_id;
      const of = [...(found.traces.get(person) ?? [])];
      return { loan_id: id, borrower_id, person, traces: named.has(id) ? ['loan_no', ...of] : of };
    }),
  };
}

/** How many days apart two records of one payment may lie. */
const NEAR_DAYS = 3;

/** The loans with a payment of this amount near this day that no bank's line brought. */
export async function recordedAlready(
  db: Knex,
  loanIds: readonly number[],
  { amount_minor, value_on }: BankLineRow,
): Promise<Map<number, number>> {
  const rows: { id: number; loan_id: number }[] = await db('payments')
    .leftJoin('bank_line_parts', (on) => {
      on.on('bank_line_parts.payment_id', 'payments.id').onNull('bank_line_parts.ended_on');
    })
    .whereIn('payments.loan_id', loanIds)
    .where({ 'payments.amount_minor': amount_minor, 'payments.status': 'posted' })
    .whereBetween('paid_on', [addDays(value_on, -NEAR_DAYS), addDays(value_on, NEAR_DAYS)])
    .whereNull('bank_line_parts.id')
    .select('payments.id', 'payments.loan_id');
  return new Map(rows.map(({ id, loan_id }) => [loan_id, id]));
}
