import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { bulkInsert, type Cell } from '../../db/bulk.ts';
import { idTexts } from '../../db/dialect.ts';
import type { AUDIT_ACTIONS } from '../contract/enums.ts';
import { auditEvents, type AuditEventRow } from '../contract/resources/system.ts';
import { maskPersonal } from '../domain/identity.ts';
import type { AuditKeys } from './auditKeys.ts';
import { columnsOf } from './tableStore.ts';

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
type Snapshot = Readonly<Record<string, unknown>>;

export interface AuditEntry {
  readonly action: AuditAction;
  readonly resource: string;
  readonly record_id: number | null;
  readonly before?: Snapshot | null;
  readonly after?: Snapshot | null;
  /** Columns as they are afterwards that no snapshot shows: secrets, and what is too long. */
  readonly marked?: Readonly<Record<string, string>>;
}

export interface AuditContext {
  readonly actor: { id: number | null; name: string };
  readonly now: string;
  readonly businessDate: string;
  /** The keys that sign; without them events are chained and no more. */
  readonly keys?: AuditKeys | undefined;
}

export const GENESIS = '0'.repeat(64);
const COLUMNS = columnsOf(auditEvents, [
  'actor_id',
  'actor_name',
  'action',
  'resource',
  'record_id',
  'occurred_at',
  'business_date',
  'before',
  'after',
  'marks',
  'previous_hash',
  'hash',
  'signature',
  'created_at',
  'updated_at',
]);
const NEVER_KEPT = new Set([
  'password_hash',
  'version',
  'created_at',
  'updated_at',
  'reached_number',
  'sent_to',
  'send_key',
  'search_text',
  'search_pinyin',
  'entered_by',
  // Cells of a tape, personal data among them.
  'mends',
  'run_token',
  'beat_at',
  'undoing',
  'latitude_e5',
  'longitude_e5',
  // Of a warning: what the rule goes by, for the machine.
  'figures',
  'cause',
]);
const PERSONAL = new Set(['phone', 'national_id', 'address']);
/** What a snapshot masks or leaves out, and is marked by a keyed hash instead. */
const MARKED = [...PERSONAL, 'password_hash', 'reached_number'];

/**
 * Hash of one event: SHA-256 over the previous hash and the event's own cells, in a fixed order.
 */
const eventHash = (previous: string, cells: readonly Cell[]): string =>
  hashOf(previous, JSON.stringify(cells));

/** What a signature is over: the last event of a write, and how many events the write has. */
export const signedText = (events: number, hash: string): string =>
  `daihou events\n${events}\n${hash}`;

/** Keyed hash of one value of a record: whoever reads two of them learns nothing of either. */
export const markOf = (
  keys: AuditKeys,
  { resource, record_id }: Pick<AuditEntry, 'resource' | 'record_id'>,
  name: string,
  value: string,
): string => keys.mark([resource, record_id, name, value].join('\n'));

/** Marks of what two snapshots hold and do not show, as JSON; null where there is nothing. */
function marksOf(keys: AuditKeys | undefined, entry: AuditEntry): string | null {
  if (keys === undefined) return null;
  const of = (snapshot: Snapshot | null | undefined, names: readonly string[] = MARKED) =>
    names.flatMap((name): [string, string][] => {
      const value = snapshot?.[name];
      return typeof value === 'string' ? [[name, markOf(keys, entry, name, value)]] : [];
    });
  const { marked = {} } = entry;
  const [before, after] = [
    of(entry.before),
    [...of(entry.after), ...of(marked, Object.keys(marked))],
  ];
  if (before.length + after.length === 0) return null;
  return JSON.stringify({
    ...(before.length > 0 && { before: Object.fromEntries(before) }),
    ...(after.length > 0 && { after: Object.fromEntries(after) }),
  });
}

const hashOf = (previous: string, text: string): string =>
  createHash('sha256').update(`${previous}\n${text}`).digest('hex');

/** A snapshot as the audit keeps it: JSON without secrets, personal data masked. */
function kept(snapshot: Snapshot | null | undefined): string | null {
  if (!snapshot) return null;
  const entries = Object.entries(snapshot).filter(([name]) => !NEVER_KEPT.has(name));
  return JSON.stringify(
    Object.fromEntries(entries.map(([name, value]) => [name, personal(name, value)])),
  );
}

const personal = (name: string, value: unknown): unknown =>
  PERSONAL.has(name) && typeof value === 'string' ? maskPersonal(name as 'phone', value) : value;

/** Appends events to the chain. Needs the writer lock: two writers would fork it. */
export async function appendAudit(
  trx: Knex.Transaction,
  context: AuditContext,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const { actor, now, businessDate, keys } = context;
  let previous = await lastHash(trx);
  const rows = entries.map((entry, at) => {
    const marks = marksOf(keys, entry);
    const cells: Cell[] = [
      actor.id,
      actor.name,
      entry.action,
      entry.resource,
      entry.record_id,
      now,
      businessDate,
      kept(entry.before),
      kept(entry.after),
    ];
    const hash = eventHash(previous, withMarks(cells, marks));
    const isLast = at === entries.length - 1;
    const signature = isLast ? signed(keys, entries.length, hash) : null;
    const row = [...cells, marks, previous, hash, signature, now, now];
    previous = hash;
    return row;
  });
  const ids = await bulkInsert(trx, 'audit_events', COLUMNS, rows);
  heads.set(trx, { event: ids.at(-1) ?? 0, hash: previous });
}

const signed = (keys: AuditKeys | undefined, events: number, hash: string): string | null =>
  keys === undefined ? null : keys.sign(signedText(events, hash));

/** The last event that a transaction wrote. */
export interface Head {
  readonly event: number;
  readonly hash: string;
}
const heads = new WeakMap<Knex, Head>();

/** The last event of a transaction; none where it wrote none. */
export const headOf = (trx: Knex): Head | undefined => heads.get(trx);

/** An event that was got ready to be chained later: its text up to its time, and after it. */
export interface ReadyEvent {
  readonly id: number;
  readonly head: string;
  readonly tail: string;
}

/** Gets the events of another table ready: nothing but their hashes is left to be made. */
export async function readyEvents(db: Knex, table: string): Promise<ReadyEvent[]> {
  const ready: ReadyEvent[] = [];
  for (let after = 0; ; ) {
    const rows: AuditEventRow[] = await db(table)
      .select('*')
      .where('id', '>', after)
      .orderBy('id')
      .limit(SLICE);
    for (const row of rows) {
      const cells = hashedCells(row);
      ready.push({
        id: row.id,
        head: JSON.stringify(cells.slice(0, TIME_AT)).slice(0, -1),
        tail: JSON.stringify(cells.slice(TIME_AT + 1)).slice(1),
      });
    }
    const last = rows.at(-1);
    if (last === undefined) return ready;
    after = last.id;
  }
}

/**
 * Chains events that were got ready behind those that stand, as of this moment, and takes them over
 * from their table. Needs the writer lock.
 */
export async function chainReady(
  trx: Knex.Transaction,
  table: string,
  events: readonly ReadyEvent[],
  { now, keys }: Pick<AuditContext, 'now' | 'keys'>,
): Promise<void> {
  let previous = await lastHash(trx);
  const last = events.at(-1);
  for (let from = 0; from < events.length; from += SLICE) {
    const links = new Map<number, string>();
    for (const { id, head, tail } of events.slice(from, from + SLICE)) {
      const hash = hashOf(previous, `${head},${JSON.stringify(now)},${tail}`);
      const signature = id === last?.id ? signed(keys, events.length, hash) : null;
      links.set(id, previous + hash + (signature ?? ''));
      previous = hash;
    }
    await trx.raw(
      `insert into audit_events (${Object.keys(COLUMNS).map(quoted).join(', ')})
       select actor_id, actor_name, action, resource, record_id, ?, business_date,
         ${quoted('before')}, ${quoted('after')}, marks, substr(links.value, 1, 64),
         substr(links.value, 65, 64), nullif(substr(links.value, 129), ''), ?, ?
       from ${table} as ready join (?) as links on links.id = ready.id order by ready.id`,
      [now, now, now, idTexts(trx, links)],
    );
  }
  if (last !== undefined)
    heads.set(trx, { event: (await lastEvent(trx))?.id ?? 0, hash: previous });
}

const SLICE = 5000;
/** Where the time of an event stands among its hashed cells. */
const TIME_AT = 5;
const quoted = (name: string): string => `"${name}"`;

/** The last event that stands in the book. */
export const lastEvent = async (db: Knex): Promise<{ id: number; hash: string } | undefined> =>
  await db('audit_events').select('id', 'hash').orderBy('id', 'desc').first();

const lastHash = async (db: Knex): Promise<string> => (await lastEvent(db))?.hash ?? GENESIS;

/** Cells of an event, with its marks where it has some: events before there were any have none. */
const withMarks = (cells: readonly Cell[], marks: string | null): readonly Cell[] =>
  marks === null ? cells : [...cells, marks];

/** The cells of an event that its hash is made of, in their order. */
const hashedCells = (row: AuditEventRow): readonly Cell[] =>
  withMarks(
    [
      row.actor_id,
      row.actor_name,
      row.action,
      row.resource,
      row.record_id,
      row.occurred_at,
      row.business_date,
      row.before,
      row.after,
    ],
    row.marks,
  );

/** What the hash of an event must be behind a previous one. */
export const hashOfEvent = (previous: string, row: AuditEventRow): string =>
  eventHash(previous, hashedCells(row));

/** The events of a book in their order, some at a time. */
export async function* eventsOf(db: Knex, from = 0): AsyncGenerator<AuditEventRow[]> {
  for (let after = from; ; ) {
    const rows: AuditEventRow[] = await db('audit_events')
      .select('*')
      .where('id', '>', after)
      .orderBy('id')
      .limit(SLICE);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.id;
  }
}

/**
 * Walks the chain and answers the ids of the events whose hash does not follow from what they hold.
 */
export const brokenAuditEvents = async (db: Knex): Promise<number[]> =>
  await brokenIn(eventsOf(db));

/** The same, of events wherever they come from, in their order. */
export async function brokenIn(events: AsyncIterable<readonly AuditEventRow[]>): Promise<number[]> {
  const broken: number[] = [];
  let previous = GENESIS;
  for await (const rows of events)
    for (const row of rows) {
      const hash = hashOfEvent(previous, row);
      if (row.previous_hash !== previous || row.hash !== hash) broken.push(row.id);
      previous = row.hash;
    }
  return broken;
}
