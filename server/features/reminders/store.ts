import type { ReminderRow } from '../../contract/resources/reminders.ts';
import type { Knex } from 'knex';
import type { SignedIn } from '../../http/route.ts';
import { chunks } from '../../book/accounts.ts';
import { insertReminders, remindersFor } from '../../book/reminders.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';

type Person = Pick<SignedIn, 'id' | 'role'>;

/** What another was told of is open for who has it now. */
const toldTo = (user_id: number, row: ReminderRow): ReminderRow =>
  row.user_id === user_id ? row : { ...row, user_id, done_at: null };

/**
 * Reminders of what a person has, of deadlines from a day on; the latest occasion first, of one
 * occasion the person's own.
 */
export async function remindersOf(db: Knex, user: Person, from: string): Promise<ReminderRow[]> {
  const rows = (await remindersFor(db, user)
    .where('deadline_on', '>=', from)
    .orderBy([
      { column: 'remind_on', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])) as ReminderRow[];
  return [
    ...rows.filter((row) => row.user_id === user.id),
    ...rows.filter((row) => row.user_id !== user.id).map((row) => toldTo(user.id, row)),
  ].toSorted((a, b) => (a.remind_on === b.remind_on ? 0 : a.remind_on < b.remind_on ? 1 : -1));
}

const ownOf = async (
  db: Knex,
  user_id: number,
  { resource, record_id, kind, deadline_on, remind_on }: ReminderRow,
): Promise<ReminderRow | undefined> =>
  await db('reminders')
    .where({ user_id, resource, record_id, kind, deadline_on, remind_on })
    .first();

/** One of them: the person's own of that occasion, or what another was told of. */
export async function reminderOf(
  db: Knex,
  user: Person,
  id: number,
): Promise<ReminderRow | undefined> {
  const row = (await remindersFor(db, user).where('reminders.id', id).first()) as
    | ReminderRow
    | undefined;
  return row === undefined || row.user_id === user.id
    ? row
    : ((await ownOf(db, user.id, row)) ?? toldTo(user.id, row));
}

/** The person's own of that occasion, made where another was told. */
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

/** The last day for an answer, of credit-repair requests that wait for one. */
export async function repairDues(db: Knex, ids: readonly number[]): Promise<Map<number, string>> {
  const dues = new Map<number, string>();
  for (const some of chunks(ids)) {
    const rows: { id: number; due_on: string }[] = await db('credit_repairs')
      .whereIn('id', some)
      .whereNotIn('status', ['answered', 'withdrawn'])
      .select('id', 'due_on');
    for (const row of rows) dues.set(row.id, row.due_on);
  }
  return dues;
}

/** What to know each by: the number of the case or loan, and whose it is. */
export async function titlesOf(
  db: Knex,
  rows: readonly ReminderRow[],
): Promise<Map<number, string>> {
  const idsOf = (resource: ReminderRow['resource']) => [
    ...new Set(rows.filter((row) => row.resource === resource).map((row) => row.record_id)),
  ];
  const names = new Map<string, string>();
  const name = (
    resource: string,
    found: readonly { id: number; number: string | null; full_name: string }[],
  ) => {
    for (const { id, number, full_name } of found)
      names.set(`${resource}/${id}`, [number, full_name].filter((part) => part !== null).join(' '));
  };
  for (const ids of chunks(idsOf('legal_cases'))) {
    name(
      'legal_cases',
      await db('legal_cases')
        .join('loans', 'loans.id', 'legal_cases.loan_id')
        .join('borrowers', 'borrowers.id', 'loans.borrower_id')
        .whereIn('legal_cases.id', ids)
        .select('legal_cases.id', { number: db.raw('coalesce(case_no, loan_no)') }, 'full_name'),
    );
  }
  for (const ids of chunks(idsOf('loans')))
    name(
      'loans',
      await db('loans')
        .join('borrowers', 'borrowers.id', 'loans.borrower_id')
        .whereIn('loans.id', ids)
        .select('loans.id', { number: 'loan_no' }, 'full_name'),
    );
  for (const ids of chunks(idsOf('credit_repairs'))) {
    name(
      'credit_repairs',
      await db('credit_repairs')
        .join('borrowers', 'borrowers.id', 'credit_repairs.borrower_id')
        .leftJoin('loans', 'loans.id', 'credit_repairs.loan_id')
        .whereIn('credit_repairs.id', ids)
        .select('credit_repairs.id', { number: 'loan_no' }, 'full_name'),
    );
  }
  return new Map(rows.map((row) => [row.id, names.get(`${row.resource}/${row.record_id}`) ?? '']));
}
