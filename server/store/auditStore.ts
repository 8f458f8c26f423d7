import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { bulkInsert, type Cell } from '../../db/bulk.ts';
import { idTexts } from '../../db/dialect.ts';
import type { AUDIT_ACTIONS } from '../contract/enums.ts';
import { auditEvents, type AuditEventRow } from '../contract/resources/system.ts';
import { maskPersonal } from '../domain/identity.ts';
import { columnsOf } from './tableStore.ts';

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
type Snapshot = Readonly<Record<string, unknown>>;

export interface AuditEntry {
  readonly action: AuditAction;
  readonly resource: string;
  readonly record_id: number | null;
  readonly before?: Snapshot | null;
  readonly after?: Snapshot | null;
}

export interface AuditContext {
  readonly actor: { id: number | null; name: string };
  readonly now: string;
  readonly businessDate: string;
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
  'previous_hash',
  'hash',
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
]);
const PERSONAL = new Set(['phone', 'national_id', 'address']);

/**
 * Hash of one event: SHA-256 over the previous hash and the event's own cells, in a fixed order.
 */
export const eventHash = (previous: string, cells: readonly Cell[]): string =>
  hashOf(previous, JSON.stringify(cells));

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
  let previous = await lastHash(trx);
  const rows = entries.map((entry) => {
    const cells: Cell[] = [
      context.actor.id,
      context.actor.name,
      entry.action,
      entry.resource,
      entry.record_id,
      context.now,
      context.businessDate,
      kept(entry.before),
      kept(entry.after),
    ];
    const hash = eventHash(previous, cells);
    const row = [...cells, previous, hash, context.now, context.now];
    previous = hash;
    return row;
  });
  await bulkInsert(trx, 'audit_events', COLUMNS, rows);
}

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
  now: string,
): Promise<void> {
  let previous = await lastHash(trx);
  for (let from = 0; from < events.length; from += SLICE) {
    const links = new Map<number, string>();
    for (const { id, head, tail } of events.slice(from, from + SLICE)) {
      const hash = hashOf(previous, `${head},${JSON.stringify(now)},${tail}`);
      links.set(id, previous + hash);
      previous = hash;
    }
    await trx.raw(
      `insert into audit_events (${Object.keys(COLUMNS).map(quoted).join(', ')})
       select actor_id, actor_name, action, resource, record_id, ?, business_date,
         ${quoted('before')}, ${quoted('after')}, substr(links.value, 1, 64),
         substr(links.value, 65), ?, ?
       from ${table} as ready join (?) as links on links.id = ready.id order by ready.id`,
      [now, now, now, idTexts(trx, links)],
    );
  }
}

const SLICE = 5000;
/** Where the time of an event stands among its hashed cells. */
const TIME_AT = 5;
const quoted = (name: string): string => `"${name}"`;

async function lastHash(db: Knex): Promise<string> {
  const last: { hash: string } | undefined = await db('audit_events')
    .select('hash')
    .orderBy('id', 'desc')
    .first();
  return last?.hash ?? GENESIS;
}

/** The cells of an event that its hash is made of, in their order. */
const hashedCells = (row: AuditEventRow): Cell[] => [
  row.actor_id,
  row.actor_name,
  row.action,
  row.resource,
  row.record_id,
  row.occurred_at,
  row.business_date,
  row.before,
  row.after,
];

/**
 * Walks the chain and answers the ids of the events whose hash does not follow from what they hold.
 */
export async function brokenAuditEvents(db: Knex): Promise<number[]> {
  const broken: number[] = [];
  let previous = GENESIS;
  for (let after = 0; ; ) {
    const rows: AuditEventRow[] = await db('audit_events')
      .select('*')
      .where('id', '>', after)
      .orderBy('id')
      .limit(SLICE);
    for (const row of rows) {
      const hash = eventHash(previous, hashedCells(row));
      if (row.previous_hash !== previous || row.hash !== hash) broken.push(row.id);
      previous = row.hash;
    }
    const last = rows.at(-1);
    if (last === undefined) return broken;
    after = last.id;
  }
}
