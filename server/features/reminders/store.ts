import type { ReminderRow } from '../../contract/resources/reminders.ts';
import type { CreditRepairRow } from '../../contract/resources/creditRepairs.ts';
import { VISITS_OPEN } from '../../contract/enums.ts';
import type { VisitRow } from '../../contract/resources/visits.ts';
import type { ComplaintRow } from '../../contract/resources/contacts.ts';
import { complaintDeadline } from '../../domain/contact/complaintClock.ts';
import type { Knex } from 'knex';
import type { SignedIn } from '../../http/route.ts';
import { chunks } from '../../book/accounts.ts';
import { insertReminders, remindersFor } from '../../book/reminders.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';

type Person = Pick<SignedIn, 'id' | 'role'>;

/** A reminder as this person has it: what another was told of is open for who has it now. */
const asOwn = (user_id: number, row: ReminderRow): ReminderRow =>
  row.user_id === user_id ? row : { ...row, user_id, done_at: null };

/**
 * Reminders of what a person has, of deadlines from a day on: the latest first, and of one day the
 * person's own first.
 */
export async function remindersOf(db: Knex, user: Person, from: string): Promise<ReminderRow[]> {
  const rows: ReminderRow[] = await remindersFor(db, user)
    .where('deadline_on', '>=', from)
    .orderBy([
      { column: 'remind_on', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return [
    ...rows.filter((row) => row.user_id === user.id),
    ...rows.filter((row) => row.user_id !== user.id).map((row) => asOwn(user.id, row)),
  ].toSorted((a, b) => Number(a.remind_on < b.remind_on) - Number(a.remind_on > b.remind_on));
}

const ownOf = async (
  db: Knex,
  user_id: number,
  { resource, record_id, kind, deadline_on, remind_on }: ReminderRow,
): Promise<ReminderRow | undefined> =>
  await db('reminders')
    .where({ user_id, resource, record_id, kind, deadline_on, remind_on })
    .first();

/** A reminder by its id: the person's own of that day, or what another was told of. */
export async function reminderOf(
  db: Knex,
  user: Person,
  id: number,
): Promise<ReminderRow | undefined> {
  const row: ReminderRow | undefined = await remindersFor(db, user)
    .where('reminders.id', id)
    .first();
  if (row === undefined || row.user_id === user.id) return row;
  return (await ownOf(db, user.id, row)) ?? asOwn(user.id, row);
}

/** The person's own reminder of that day, made where only another was told. */
export async function ownReminder(
  unit: UnitOfWork,
  user: Person,
  row: ReminderRow,
): Promise<ReminderRow> {
  const { resource, record_id, loan_id, kind, deadline_on, remind_on } = row;
  await insertReminders(
    unit.db,
    [{ user_id: user.id, resource, record_id, loan_id, kind, deadline_on, remind_on }],
    unit.now,
  );
  return (await ownOf(unit.db, user.id, row)) ?? row;
}

/**
 * The day by which each kind of reminder of a credit-repair request still stands, by the request's
 * id: the answer it waits for, the mark its record has not got yet.
 */
export async function repairDues(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, Readonly<Record<string, string | null>>>> {
  const dues = new Map<number, Readonly<Record<string, string | null>>>();
  for (const some of chunks(ids)) {
    const rows: Pick<CreditRepairRow, 'id' | 'due_on' | 'received_on' | 'marked_on'>[] = await db(
      'credit_repairs',
    )
      .whereIn('id', some)
      .whereNotIn('status', ['answered', 'withdrawn'])
      .select('id', 'due_on', 'received_on', 'marked_on');
    for (const { id, due_on, received_on, marked_on } of rows)
      dues.set(id, {
        repair_answer: due_on,
        repair_mark: marked_on === null ? received_on : null,
      });
  }
  return dues;
}

/** The last day of each of these visits, as far as it is open. */
export async function visitDues(db: Knex, ids: readonly number[]): Promise<Map<number, string>> {
  const dues = new Map<number, string>();
  for (const some of chunks(ids)) {
    const rows: Pick<VisitRow, 'id' | 'due_on'>[] = await db('visits')
      .whereIn('id', some)
      .whereIn('status', [...VISITS_OPEN])
      .select('id', 'due_on');
    for (const { id, due_on } of rows) dues.set(id, due_on);
  }
  return dues;
}

/** The day by which each of these complaints, as far as it is open, is to be answered. */
export async function complaintDues(
  db: Knex,
  ids: readonly number[],
): Promise<Map<number, string>> {
  const dues = new Map<number, string>();
  for (const some of chunks(ids)) {
    const rows: Pick<ComplaintRow, 'id' | 'received_on' | 'extended_to'>[] = await db('complaints')
      .whereIn('id', some)
      .where({ status: 'open' })
      .select('id', 'received_on', 'extended_to');
    for (const row of rows) dues.set(row.id, complaintDeadline(row));
  }
  return dues;
}

interface Titled {
  id: number;
  number: string | null;
  full_name: string;
}

/** Reads, for some records of a resource, a number and the borrower's name to know each by. */
const TITLES: Record<
  ReminderRow['resource'],
  (db: Knex, ids: readonly number[]) => PromiseLike<Titled[]>
> = {
  legal_cases: (db, ids) =>
    db('legal_cases')
      .join('loans', 'loans.id', 'legal_cases.loan_id')
      .join('borrowers', 'borrowers.id', 'loans.borrower_id')
      .whereIn('legal_cases.id', ids)
      .select('legal_cases.id', { number: db.raw('coalesce(case_no, loan_no)') }, 'full_name'),
  loans: (db, ids) =>
    db('loans')
      .join('borrowers', 'borrowers.id', 'loans.borrower_id')
      .whereIn('loans.id', ids)
      .select('loans.id', { number: 'loan_no' }, 'full_name'),
  credit_repairs: (db, ids) =>
    db('credit_repairs')
      .join('borrowers', 'borrowers.id', 'credit_repairs.borrower_id')
      .leftJoin('loans', 'loans.id', 'credit_repairs.loan_id')
      .whereIn('credit_repairs.id', ids)
      .select('credit_repairs.id', { number: 'loan_no' }, 'full_name'),
  complaints: (db, ids) =>
    db('complaints')
      .join('loans', 'loans.id', 'complaints.loan_id')
      .join('borrowers', 'borrowers.id', 'complaints.borrower_id')
      .whereIn('complaints.id', ids)
      .select('complaints.id', { number: 'loan_no' }, 'full_name'),
  visits: (db, ids) =>
    db('visits')
      .join('loans', 'loans.id', 'visits.loan_id')
      .join('borrowers', 'borrowers.id', 'visits.borrower_id')
      .whereIn('visits.id', ids)
      .select('visits.id', { number: 'loan_no' }, 'full_name'),
};

/** The ids of the records of one resource that these reminders are about. */
export const recordIds = (
  rows: readonly ReminderRow[],
  resource: ReminderRow['resource'],
): number[] => [
  ...new Set(rows.filter((row) => row.resource === resource).map((row) => row.record_id)),
];

/** The number of the case or loan and the borrower's name, by the reminder's id. */
export async function titlesOf(
  db: Knex,
  rows: readonly ReminderRow[],
): Promise<Map<number, string>> {
  const titles = new Map<string, string>();
  for (const resource of Object.keys(TITLES) as ReminderRow['resource'][])
    for (const ids of chunks(recordIds(rows, resource)))
      for (const { id, number, full_name } of await TITLES[resource](db, ids))
        titles.set(`${resource}/${id}`, number === null ? full_name : `${number} ${full_name}`);
  return new Map(rows.map((row) => [row.id, titles.get(`${row.resource}/${row.record_id}`) ?? '']));
}
