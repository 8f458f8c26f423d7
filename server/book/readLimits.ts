import type { Knex } from 'knex';
import type { Role } from '../contract/enums.ts';
import { done, refuse, type Outcome } from '../contract/outcome.ts';
import { readLimit, READ_WINDOW_MS, type ReadKind } from '../domain/readLimits.ts';
import { appendAudit } from '../store/auditStore.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';
import { loadPolicies } from './policies.ts';
import { localTime } from './verdictTexts.ts';

/** Looks of a kind, as they stand in the audit. Files are revealed too; a letter is no list. */
const LOOKS: Readonly<Record<ReadKind, (events: Knex.QueryBuilder) => Knex.QueryBuilder>> = {
  reveals: (events) => events.where({ action: 'reveal' }).whereNot('resource', 'attachments'),
  files: (events) => events.where({ action: 'reveal', resource: 'attachments' }),
  exports: (events) => events.where({ action: 'export' }).whereNull('record_id'),
};

const countOf = async (rows: Knex.QueryBuilder): Promise<number> =>
  Number(((await rows.count({ n: '*' }).first()) as { n: number } | undefined)?.n ?? 0);

/** When the look that is the last one within the limit leaves the window, in milliseconds. */
async function nextAt(looks: Knex.QueryBuilder, limit: number, window: number): Promise<string> {
  const row: { occurred_at: string } | undefined = await looks
    .orderBy([
      { column: 'occurred_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .offset(Math.max(0, limit - 1))
    .first('occurred_at');
  return row === undefined ? '' : new Date(Date.parse(row.occurred_at) + window).toISOString();
}

/** Keeps that somebody reached a limit, once while it is open. */
async function raise(
  db: Knex.Transaction,
  { actor, now, businessDate, keys }: UnitOfWork,
  kind: ReadKind,
  limit_count: number,
): Promise<void> {
  const made: { id: number }[] = await db('read_alarms')
    .insert({
      user_id: actor.id,
      kind,
      limit_count,
      status: 'open',
      created_at: now,
      updated_at: now,
    })
    .onConflict(db.raw("(user_id, kind) where status = 'open'"))
    .ignore()
    .returning('id');
  await appendAudit(
    db,
    { actor, now, businessDate, keys },
    made.map(({ id }) => ({
      action: 'create' as const,
      resource: 'read_alarms',
      record_id: id,
      after: { kind, limit_count },
    })),
  );
}

/**
 * Refuses one look more than a person may take, and raises the alarm: a second person is asked.
 * Counts in the unit of work that records the look, so that many at once do not slip through.
 */
export async function checkReads(
  unit: UnitOfWork,
  { id, role }: { id: number; role: Role },
  kind: ReadKind,
): Promise<Outcome<void>> {
  const window = READ_WINDOW_MS[kind];
  const since = new Date(Date.parse(unit.now) - window).toISOString();
  const allowed = await countOf(
    unit
      .db('read_alarms')
      .where({ user_id: id, kind, status: 'allowed' })
      .where('decided_at', '>', since),
  );
  const policy = (await loadPolicies(unit.db)).on('personal_reads', unit.businessDate);
  const limit = readLimit(policy, role, kind, allowed);
  const looks = () =>
    LOOKS[kind](unit.db('audit_events').where({ actor_id: id })).where('occurred_at', '>', since);
  if ((await countOf(looks())) < limit) return done(undefined);
  unit.ifRefused(async (db) => {
    await raise(db, unit, kind, limit);
  });
  const next = await nextAt(looks(), limit, window);
  return refuse(`over_${kind}`, { limit, next: next === '' ? '' : localTime(next) });
}
