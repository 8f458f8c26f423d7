import { copyFileSync } from 'node:fs';
import type { Knex } from 'knex';
import { onTestFinished } from 'vitest';
import { openDatabase, type Database } from '../../db/connection.ts';
import { dialectOf, type Dialect } from '../../db/dialect.ts';
import type { AuditEventRow } from '../../server/contract/resources/system.ts';
import type { Auditing } from '../../server/deps.ts';
import { verifyAudit } from '../../server/features/audit/verify.ts';
import { hashOfEvent, GENESIS } from '../../server/store/auditStore.ts';
import { copyOf } from './database.ts';

/** What somebody does to a book who owns its database and has no key. */

/** A sealed book that nobody is connected to. */
export interface Sealed {
  readonly url: string;
  readonly dialect: Dialect;
  readonly audit: Auditing;
}

/** A copy of a sealed book, with a copy of its anchor, open as its owner has it. */
export async function stolenCopy(book: Sealed): Promise<{ database: Database; audit: Auditing }> {
  const database = openDatabase(await copyOf(book.url, book.dialect), 'process');
  onTestFinished(async () => {
    await database.close();
  });
  return { database, audit: book.audit };
}

/** What verifying finds, as lines of kind, place and words. */
export async function foundIn(database: Database, audit: Auditing): Promise<string[]> {
  const { findings } = await verifyAudit({ database, audit });
  return findings.map(({ kind, where, what }) => `${kind} | ${where} | ${what}`);
}

/** Takes all triggers of a table off that refuse something. */
export async function unguard(db: Knex, table: string): Promise<void> {
  const on = dialectOf(db) === 'postgres' ? ` on ${table}` : '';
  for (const what of ['update', 'delete', 'replace', 'truncate'])
    await db.raw(`drop trigger if exists ${table}_no_${what}${on}`);
}

/** Puts them back as they were, so that nothing of the schema tells. */
export async function behind(db: Knex, table: string, work: () => Promise<unknown>): Promise<void> {
  const isPostgres = dialectOf(db) === 'postgres';
  const made: { sql: string }[] = isPostgres
    ? (
        await db.raw(
          'select pg_get_triggerdef(oid) as sql from pg_trigger ' +
            `where tgrelid = '${table}'::regclass and not tgisinternal`,
        )
      ).rows
    : await db.raw("select sql from sqlite_master where type = 'trigger' and tbl_name = ?", [
        table,
      ]);
  const wanted = made.filter(({ sql }) => /_no_(update|delete|replace|truncate)\b/.test(sql));
  await unguard(db, table);
  if (isPostgres) await db.raw(`alter table ${table} disable trigger user`);
  await work();
  if (isPostgres) await db.raw(`alter table ${table} enable trigger user`);
  for (const { sql } of wanted) await db.raw(sql);
}

/** Chains all events from one on anew, with hashes that are right. */
export async function rechain(db: Knex, from: number): Promise<void> {
  const rows: AuditEventRow[] = await db('audit_events').where('id', '>=', from).orderBy('id');
  const before: { hash: string } | undefined = await db('audit_events')
    .where('id', '<', from)
    .orderBy('id', 'desc')
    .first('hash');
  let previous = before?.hash ?? GENESIS;
  for (const row of rows) {
    const hash = hashOfEvent(previous, row);
    await db('audit_events').where({ id: row.id }).update({ previous_hash: previous, hash });
    previous = hash;
  }
}

/** Appends an event that nobody made, with the hash that it must have. */
export async function forge(db: Knex, changes: Partial<AuditEventRow> = {}): Promise<void> {
  const last: AuditEventRow = await db('audit_events').orderBy('id', 'desc').first();
  const { id: _id, ...like } = last;
  const row = {
    ...like,
    actor_name: '方志远',
    signature: null,
    marks: null,
    previous_hash: last.hash,
    ...changes,
  };
  const hash = hashOfEvent(last.hash, { ...row, id: 0 });
  await db('audit_events').insert({ ...row, hash });
}

/** A copy of an anchor, to be written to. */
export function anchorCopy(audit: Auditing): Auditing {
  const anchor = `${audit.anchor}.${process.hrtime.bigint()}`;
  copyFileSync(audit.anchor, anchor);
  return { ...audit, anchor };
}
