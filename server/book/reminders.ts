import type { Knex } from 'knex';
import type { ReminderRow } from '../contract/resources/reminders.ts';
import type { UserRow } from '../contract/resources/system.ts';

/** A day on which a person is told of a deadline. */
export type NewReminder = Pick<
  ReminderRow,
  'user_id' | 'resource' | 'record_id' | 'loan_id' | 'kind' | 'deadline_on' | 'remind_on'
>;

/** The columns that make a reminder the same one. */
const ONCE = ['user_id', 'resource', 'record_id', 'kind', 'deadline_on', 'remind_on'];
/** Rows of one statement; each has nine parameters, and the engines' number of them is bounded. */
const CHUNK = 100;

/**
 * Adds reminders that are not there yet: each once, however often it is asked for. Answers how many
 * were new.
 */
export async function insertReminders(
  trx: Knex.Transaction,
  rows: readonly NewReminder[],
  now: string,
): Promise<number> {
  let added = 0;
  for (let start = 0; start < rows.length; start += CHUNK) {
    const some = rows
      .slice(start, start + CHUNK)
      .map((row) => ({ ...row, created_at: now, updated_at: now }));
    const inserted: unknown[] = await trx('reminders')
      .insert(some)
      .onConflict(ONCE)
      .ignore()
      .returning('id');
    added += inserted.length;
  }
  return added;
}

export type DeskPerson = Pick<UserRow, 'id' | 'role'>;

const DESK = ['staff', 'supervisor'];
/** The role that answers complaints: they are in the hands of all who have it. */
const ANSWERS = 'compliance';
const atDesk = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query.where({ active: 1 }).whereIn('role', DESK);

/** The people who can be reminded: those at the desk who can sign in. */
export async function deskPeople(db: Knex): Promise<DeskPerson[]> {
  return await atDesk(db('users')).orderBy('id').select('id', 'role');
}

/** The ids of those who answer complaints and can sign in. */
export async function answerers(db: Knex): Promise<number[]> {
  return await db('users').where({ active: 1, role: ANSWERS }).orderBy('id').pluck('id');
}

/** The column that says in whose hands a record is, by resource. */
const HOLDER = {
  legal_cases: 'owner_id',
  loans: 'assigned_to',
  credit_repairs: 'assignee_id',
  visits: 'holder_id',
} as const;
const RESOURCES = ['legal_cases', 'loans', 'credit_repairs', 'visits'] as const;

/**
 * Reminders of the records in a person's hands now, whoever was told at the time, and those the
 * person has ticked off. A supervisor also gets those of records that nobody holds who could be
 * told, one who answers complaints those of all complaints. Holders are read from the records
 * themselves, so that no writer who gives a record to another has to think of reminders.
 */
export function remindersFor(
  db: Knex,
  { id, role }: { id: number; role: string },
): Knex.QueryBuilder {
  return db('reminders').where((shown) => {
    shown.where((own) => {
      own.where('reminders.user_id', id).whereNotNull('done_at');
    });
    if (role === ANSWERS) shown.orWhere('reminders.resource', 'complaints');
    for (const resource of DESK.includes(role) ? RESOURCES : []) {
      const holder = `${resource}.${HOLDER[resource]}`;
      shown.orWhere((held) => {
        held.where('reminders.resource', resource).whereExists((record) => {
          void record
            .select('id')
            .from(resource)
            .whereRaw('??.id = reminders.record_id', [resource])
            .where((whose) => {
              whose.where(holder, id);
              if (role === 'supervisor')
                whose.orWhereNull(holder).orWhereNotIn(holder, (people) => {
                  void atDesk(people.from('users').select('users.id'));
                });
            });
        });
      });
    }
  });
}
