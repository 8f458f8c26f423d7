import type { Knex } from 'knex';

/** Occasions on which a person is told of a deadline. */
export interface NewReminder {
  user_id: number;
  resource: 'legal_cases' | 'loans' | 'credit_repairs';
  record_id: number;
  loan_id: number | null;
  kind: string;
  deadline_on: string;
  remind_on: string;
}

const ONCE = ['user_id', 'resource', 'record_id', 'kind', 'deadline_on', 'remind_on'];
/** Nine parameters a row. */
const CHUNK = 100;

/**
 * Adds those that are not there yet; each occasion once, however often it is asked for. Answers how
 * many were new.
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
    added += (
      (await trx('reminders').insert(some).onConflict(ONCE).ignore().returning('id')) as unknown[]
    ).length;
  }
  return added;
}

export interface Reminded {
  id: number;
  role: 'staff' | 'supervisor';
}

const DESK = ['staff', 'supervisor'];
const atDesk = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query.where({ active: 1 }).whereIn('role', DESK);

/** Who can be reminded: people at the desk who can sign in. */
export async function deskPeople(db: Knex): Promise<Reminded[]> {
  return await atDesk(db('users')).orderBy('id').select('id', 'role');
}

/** The column that says whose a record is. */
const HOLDER = {
  legal_cases: 'owner_id',
  loans: 'assigned_to',
  credit_repairs: 'assignee_id',
} as const;
const RESOURCES = ['legal_cases', 'loans', 'credit_repairs'] as const;

/**
 * Reminders of what is in a person's hands now, whoever was told at the time: their own, and for a
 * supervisor what nobody has who could be told. With them what the person has ticked off. Read from
 * the records themselves, so that no writer who gives a record to another has to think of it.
 */
export function remindersFor(
  db: Knex,
  { id, role }: { id: number; role: string },
): Knex.QueryBuilder {
  return db('reminders').where((shown) => {
    shown.where((own) => {
      own.where('reminders.user_id', id).whereNotNull('done_at');
    });
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
