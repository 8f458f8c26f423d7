import type { Knex } from 'knex';
import { isOneOf } from '../../../../db/dialect.ts';
import { peopleOf } from '../../../book/people.ts';
import { sharersOf } from '../../../book/phoneNumbers.ts';

/**
 * Whose day a change may move. Every change leaves an audit event that names its record, in the
 * order in which changes were committed (decision 0001); what is made anew is asked of the records
 * as they are. A change that is not known to move some people only moves everybody.
 */

/** How far the book was written: the last audit event, and the last slot, which has none. */
export interface Mark {
  readonly event: number;
  readonly slot: number;
}

/** How far the book is written. Whoever reads on from here has read no less. */
export async function writtenUpTo(db: Knex): Promise<Mark> {
  const last = async (table: string): Promise<number> => {
    const row = (await db(table).max({ id: 'id' }).first()) as { id: number | null } | undefined;
    return row?.id ?? 0;
  };
  return { event: await last('audit_events'), slot: await last('contact_reservations') };
}

type Owner = 'loan_id' | 'borrower_id' | 'legal_case_id';
/** Records that belong to somebody, by the column that says to whom. */
const OWNED: Readonly<Record<string, Owner>> = {
  adjustments: 'loan_id',
  collection_notes: 'loan_id',
  guarantees: 'loan_id',
  holds: 'loan_id',
  legal_cases: 'loan_id',
  limitation_interruptions: 'loan_id',
  limitation_suspensions: 'loan_id',
  payments: 'loan_id',
  restructures: 'loan_id',
  borrower_contacts: 'borrower_id',
  borrower_numbers: 'borrower_id',
  complaints: 'borrower_id',
  credit_repairs: 'borrower_id',
  loans: 'borrower_id',
  messages: 'borrower_id',
  worklist_marks: 'borrower_id',
  case_hearings: 'legal_case_id',
  case_measures: 'legal_case_id',
  case_steps: 'legal_case_id',
};
/** Records that no day is made of. */
const BESIDE: readonly string[] = [
  'absences',
  'account_requests',
  'assignment_keeps',
  'assignment_runs',
  'backups',
  'bank_days',
  'bank_lines',
  'bank_sources',
  'bank_statements',
  'message_consents',
  'message_receipts',
  'message_templates',
  'message_versions',
  'read_alarms',
  'reminders',
  'reporting_pauses',
  'reversal_requests',
  'users',
  'visits',
  'warnings',
];
/** What is done with a record without changing it. */
const LOOKED: readonly string[] = ['reveal', 'export'];
/** Rows of two people become one: what hung on either moves without an event of its own. */
const MERGED = 'merge';

/** More changes than these move everybody: making all anew costs no more. */
const MOST = 5000;

interface Change {
  readonly action: string;
  readonly resource: string;
  readonly record_id: number | null;
  /** Of a record that is gone, as JSON: what it was. */
  readonly was: string | null;
}

/** What was changed, as ids of whom or what it belongs to. */
class Touched {
  readonly owners: Readonly<Record<Owner, Set<number>>> = {
    loan_id: new Set(),
    borrower_id: new Set(),
    legal_case_id: new Set(),
  };
  readonly numbers = new Set<string>();

  /** Adds the owners of some rows; false where one of the records is not among them. */
  add(owner: Owner, ids: ReadonlySet<number>, rows: readonly Row[]): boolean {
    for (const row of rows) this.owners[owner].add(Number(row[owner]));
    return new Set(rows.map(({ id }) => id)).size === ids.size;
  }

  /** Adds whom a record that is gone belonged to; false where nobody says so. */
  addGone(owner: Owner, was: string | null): boolean {
    const { [owner]: id } = JSON.parse(was ?? '{}') as Record<string, unknown>;
    if (typeof id !== 'number') return false;
    this.owners[owner].add(id);
    return true;
  }
}

function addTo(records: Map<string, Set<number>>, resource: string, id: number): void {
  records.set(resource, (records.get(resource) ?? new Set<number>()).add(id));
}

/** Changed records by their resource; null where one of them may move everybody. */
function recordsOf(changes: readonly Change[], touched: Touched): Map<string, Set<number>> | null {
  const records = new Map<string, Set<number>>();
  const gone = new Set<string>();
  for (const { action, resource, record_id, was } of changes.toReversed()) {
    if (BESIDE.includes(resource)) continue;
    const known = resource in OWNED || resource === 'attachments' || resource === 'borrowers';
    if (!known || record_id === null || action === MERGED) return null;
    const name = `${resource} ${record_id}`;
    if (action === 'delete') {
      const owner = OWNED[resource];
      if (owner === undefined || !touched.addGone(owner, was)) return null;
      gone.add(name);
    }
    if (gone.has(name)) continue;
    addTo(records, resource, record_id);
  }
  return records;
}

type Row = Readonly<Record<string, number | string | null>>;

async function byIds(
  db: Knex,
  table: string,
  key: string,
  ids: ReadonlySet<number>,
  columns: readonly string[],
): Promise<Row[]> {
  const rows: Row[] = await db(table)
    .where(isOneOf(db, key, [...ids]))
    .select(...columns);
  return rows;
}

/** A file proves something of the record it hangs on. */
async function addFiles(
  db: Knex,
  records: Map<string, Set<number>>,
  files: ReadonlySet<number>,
): Promise<boolean> {
  const rows = await byIds(db, 'attachments', 'id', files, ['resource', 'record_id']);
  for (const { resource, record_id } of rows) addTo(records, String(resource), Number(record_id));
  return rows.length === files.size;
}

/** Further loans of notes, and the numbers their contacts went to. */
async function addNotes(db: Knex, notes: ReadonlySet<number>, touched: Touched): Promise<void> {
  for (const { loan_id } of await byIds(db, 'note_loans', 'note_id', notes, ['loan_id']))
    touched.owners.loan_id.add(Number(loan_id));
  for (const [table, key] of [
    ['collection_notes', 'id'],
    ['note_revisions', 'note_id'],
    ['contact_reservations', 'note_id'],
  ] as const) {
    const rows = await byIds(db, table, key, notes, ['reached_number']);
    for (const { reached_number } of rows)
      if (reached_number != null) touched.numbers.add(String(reached_number));
  }
}

/** The borrowers that changes belong to; null where they may be anybody. */
async function ownersOf(
  db: Knex,
  changes: readonly Change[],
  touched: Touched,
): Promise<ReadonlySet<number> | null> {
  const records = recordsOf(changes, touched);
  if (records === null) return null;
  const files = records.get('attachments');
  if (files !== undefined && !(await addFiles(db, records, files))) return null;
  const { owners } = touched;
  for (const [resource, ids] of records) {
    const owner = OWNED[resource];
    if (resource === 'borrowers') for (const id of ids) owners.borrower_id.add(id);
    if (owner === undefined) continue;
    const rows = await byIds(db, resource, 'id', ids, ['id', owner]);
    if (!touched.add(owner, ids, rows)) return null;
    if (resource === 'collection_notes') await addNotes(db, ids, touched);
  }
  for (const [table, from, to] of [
    ['legal_cases', 'legal_case_id', 'loan_id'],
    ['loans', 'loan_id', 'borrower_id'],
  ] as const)
    for (const row of await byIds(db, table, 'id', owners[from], [to]))
      owners[to].add(Number(row[to]));
  return owners.borrower_id;
}

/** Slots that were taken between two marks. */
async function addSlots(db: Knex, from: Mark, to: Mark, touched: Touched): Promise<void> {
  const rows: { borrower_id: number; reached_number: string | null }[] = await db(
    'contact_reservations',
  )
    .where('id', '>', from.slot)
    .where('id', '<=', to.slot)
    .select('borrower_id', 'reached_number');
  for (const { borrower_id, reached_number: number } of rows) {
    touched.owners.borrower_id.add(borrower_id);
    if (number !== null) touched.numbers.add(number);
  }
}

/**
 * The borrowers whose place in a day may have changed between two marks: whom the changed records
 * belong to, all rows of these persons, and whoever goes by a number of theirs or by one that was
 * called. Null: anybody's.
 */
export async function movedBetween(
  db: Knex,
  from: Mark,
  to: Mark,
): Promise<ReadonlySet<number> | null> {
  if (from.event === to.event && from.slot === to.slot) return new Set();
  if (to.event - from.event > MOST) return null;
  const changes: Change[] = await db('audit_events')
    .where('id', '>', from.event)
    .where('id', '<=', to.event)
    .whereNotIn('action', [...LOOKED])
    .orderBy('id')
    .select('action', 'resource', 'record_id', {
      was: db.raw("case when action = 'delete' then ?? end", ['before']),
    });
  const touched = new Touched();
  await addSlots(db, from, to, touched);
  const owners = await ownersOf(db, changes, touched);
  if (owners === null) return null;
  if (owners.size === 0) return owners;
  const rows = await peopleOf(db, [...owners]);
  const further = await byIds(db, 'borrower_numbers', 'borrower_id', owners, ['phone']);
  for (const { phone } of [...[...rows.values()].flat(), ...further])
    if (phone != null) touched.numbers.add(String(phone));
  const sharers = await sharersOf(db, [...touched.numbers]);
  return new Set([...owners, ...rows.keys(), ...sharers.map(({ borrower_id }) => borrower_id)]);
}
