import type { Knex } from 'knex';
import type { AuditKeys } from '../../../store/auditKeys.ts';
import { markOf } from '../../../store/auditStore.ts';
import type { Finding, FindingKind } from '../chain.ts';

/**
 * The rows of the book against what the audit last said of each: the last `after` of every field
 * must be what stands there. What is worked out from other rows is the business of verify:ledger.
 */

interface Watched {
  readonly table: string;
  /** Fields that follow from others, or are written beside the audit on purpose. */
  readonly derived: readonly string[];
}

type Row = Readonly<Record<string, unknown>> & { readonly id: number };
interface Event {
  readonly id: number;
  readonly action: string;
  readonly record_id: number;
  readonly after: string | null;
  readonly marks: string | null;
}

const LOAN_DERIVED = [
  'status',
  'schedule_version',
  'paid_count',
  'scheduled_count',
  'last_due_on',
  'outstanding_minor',
  'principal_outstanding_minor',
  'unallocated_minor',
  'refund_owed_minor',
  'cost_minor',
  'oldest_unpaid_due_on',
  'last_paid_on',
  'written_off_on',
  'class_floor',
  'class_floor_until',
];

/** Findings, the round of review and what it says go with the text and its revisions. */
const NOTE_DERIVED = [
  'priority',
  'violations',
  'findings',
  'promise_status',
  'revisions_count',
  'withdrawal_reason',
  'former_findings',
  'former_verdicts',
  'review_status',
  'reviewer_id',
  'review_comment',
  'reviewed_at',
  'answer',
  'answered_by',
  'answered_at',
  'second_reviewer_id',
  'second_verdict',
  'second_reviewed_at',
];

/** Tables of money, people, accounts and rules. */
export const WATCHED: readonly Watched[] = [
  // A password is marked by its event; what becomes of it by the day is not told.
  {
    table: 'users',
    derived: ['last_sign_in_at', 'password_set_at', 'must_change_password'],
  },
  { table: 'policies', derived: [] },
  { table: 'borrowers', derived: ['person_id'] },
  { table: 'borrower_contacts', derived: ['last_contacted_at'] },
  { table: 'loans', derived: LOAN_DERIVED },
  { table: 'payments', derived: ['unallocated_minor'] },
  { table: 'adjustments', derived: [] },
  { table: 'reversal_requests', derived: [] },
  {
    table: 'restructures',
    derived: [
      'effect',
      'effective_at',
      'lapsed_at',
      'plan_status',
      'hindrance',
      'waived_minor',
      'capitalised_minor',
      'total_after_minor',
    ],
  },
  { table: 'legal_cases', derived: ['limitation_expires_on'] },
  { table: 'collection_notes', derived: NOTE_DERIVED },
  { table: 'credit_repairs', derived: [] },
  { table: 'bank_statements', derived: [] },
  { table: 'holds', derived: [] },
  { table: 'complaints', derived: [] },
];

/** Records that are compared at a time. */
const AT_ONCE = 500;
const MASKED = new Set(['phone', 'national_id', 'address']);

/** What was compared, and how much of it the audit says nothing of. */
export interface RowsFound {
  readonly rows: number;
  /** Masked fields of which only the mask is on record: written before there was a key. */
  readonly unmarked: number;
  /** Rows of which no event is on record though the audit began after them. */
  readonly older: number;
}

interface Said {
  readonly fields: Map<string, unknown>;
  readonly marks: Map<string, string>;
  gone: boolean;
  made: boolean;
  last: number;
}

/** Compares all watched rows, in slices, telling each finding as it is met. */
export async function checkRows(
  db: Knex,
  keys: AuditKeys | undefined,
  tell: (finding: Finding) => void,
): Promise<RowsFound> {
  const found = { rows: 0, unmarked: 0, older: 0 };
  for (const watched of WATCHED) {
    for (let after = 0; ; ) {
      const to = await lastOfSlice(db, watched.table, after);
      const rows: Row[] = await db(watched.table).whereBetween('id', [after + 1, to]);
      const said = await saidOf(db, watched.table, after + 1, to);
      for (const row of rows) {
        found.rows += 1;
        const known = said.get(row.id);
        said.delete(row.id);
        checkRow(watched, row, known, { keys, tell, found });
      }
      for (const [id, { gone, last }] of said)
        if (!gone)
          tell(findingOf('row removed', watched, id, `event ${last} says that it is there`));
      if (to === LAST) break;
      after = to;
    }
  }
  return found;
}

const LAST = 2_147_483_647;

/** The id with which the next slice ends; the last slice has no end. */
async function lastOfSlice(db: Knex, table: string, after: number): Promise<number> {
  const row: { id: number } | undefined = await db(table)
    .where('id', '>', after)
    .orderBy('id')
    .offset(AT_ONCE)
    .first('id');
  return row === undefined ? LAST : row.id - 1;
}

const findingOf = (kind: FindingKind, { table }: Watched, id: number, what: string): Finding => ({
  kind,
  where: `${table} ${id}`,
  what,
});

/** Events of some records in their order, a few thousand at a time. */
async function* eventsOn(
  db: Knex,
  resource: string,
  from: number,
  to: number,
): AsyncGenerator<Event[]> {
  const limit = 5000;
  for (let at = { record: from, event: 0 }; ; ) {
    const rows: Event[] = await db('audit_events')
      .select('id', 'action', 'record_id', 'after', 'marks')
      .where({ resource })
      .whereBetween('record_id', [at.record, to])
      .where((past) => {
        past.where('record_id', '>', at.record).orWhere('id', '>', at.event);
      })
      .orderBy(['record_id', 'id'])
      .limit(limit);
    yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < limit) return;
    at = { record: last.record_id, event: last.id };
  }
}

/** What the events say of each record that they name. */
async function saidOf(
  db: Knex,
  resource: string,
  from: number,
  to: number,
): Promise<Map<number, Said>> {
  const said = new Map<number, Said>();
  for await (const events of eventsOn(db, resource, from, to))
    for (const event of events) {
      const one = said.get(event.record_id) ?? {
        fields: new Map<string, unknown>(),
        marks: new Map<string, string>(),
        gone: false,
        made: false,
        last: event.id,
      };
      said.set(event.record_id, one);
      addTo(one, event);
    }
  return said;
}

const LOOKS = new Set([
  'reveal',
  'export',
  'sign_in',
  'sign_out',
  'password_failed',
  'attach',
  'alarm',
]);

function addTo(one: Said, { id, action, after, marks }: Event): void {
  if (LOOKS.has(action)) return;
  one.gone = action === 'delete';
  one.made ||= action === 'create' || action === 'import';
  one.last = id;
  const images = (JSON.parse(marks ?? '{}') as { after?: Record<string, string> }).after ?? {};
  for (const [name, value] of Object.entries(
    (JSON.parse(after ?? '{}') ?? {}) as Record<string, unknown>,
  )) {
    one.fields.set(name, value);
    one.marks.delete(name);
  }
  for (const [name, mark] of Object.entries(images)) one.marks.set(name, mark);
}

interface Checking {
  readonly keys: AuditKeys | undefined;
  readonly tell: (finding: Finding) => void;
  readonly found: { unmarked: number; older: number };
}

function checkRow(
  watched: Watched,
  row: Row,
  said: Said | undefined,
  { keys, tell, found }: Checking,
): void {
  if (said === undefined || !said.made) {
    tell(findingOf('row added', watched, row.id, 'no event says where it came from'));
    found.older += 1;
    if (said === undefined) return;
  }
  if (said.gone)
    tell(findingOf('row added', watched, row.id, `event ${said.last} says that it was deleted`));
  const changed: string[] = [];
  for (const [name, value] of said.fields) {
    if (!(name in row) || watched.derived.includes(name)) continue;
    if (MASKED.has(name) && typeof row[name] === 'string') {
      const mark = said.marks.get(name);
      if (keys === undefined || mark === undefined || !keys.isOwn(mark)) found.unmarked += 1;
      continue;
    }
    if (!isSame(value, row[name])) changed.push(name);
  }
  for (const [name, mark] of said.marks) {
    const now = row[name];
    if (keys === undefined || !keys.isOwn(mark) || !(name in row)) continue;
    const is =
      typeof now === 'string'
        ? markOf(keys, { resource: watched.table, record_id: row.id }, name, now)
        : null;
    if (is !== mark) changed.push(name);
  }
  if (changed.length > 0)
    tell(
      findingOf(
        'row changed',
        watched,
        row.id,
        `${changed.join(', ')}: not as event ${said.last} and those before it left them`,
      ),
    );
}

/** Whether a column holds what a snapshot says: JSON may be kept as text, yes and no as numbers. */
function isSame(said: unknown, held: unknown): boolean {
  const plain = (value: unknown): unknown => {
    if (value === true) return 1;
    return value === false ? 0 : (value ?? null);
  };
  const [was, is] = [plain(said), plain(held)];
  if (was === is) return true;
  if (was !== null && typeof was === 'object' && typeof is === 'string')
    return JSON.stringify(was) === is || JSON.stringify(JSON.parse(is)) === JSON.stringify(was);
  return false;
}
