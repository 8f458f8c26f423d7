import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { takeWriterLock } from '../../db/dialect.ts';
import { businessDate, type Deps } from '../deps.ts';
import { writeAnchor } from './anchor.ts';
import { GENESIS, lastEvent } from './auditStore.ts';

/**
 * A signed statement of the audit at a moment: how many events there were, and which was the last.
 * Seals are chained among themselves, and each is told to the anchor.
 */
export interface Seal {
  readonly sequence: number;
  /** The last event it covers. */
  readonly event_id: number;
  /** How many events there were up to it. */
  readonly events: number;
  readonly head: string;
  readonly sealed_at: string;
  readonly business_date: string;
  readonly previous_hash: string;
  readonly hash: string;
  readonly signature: string;
}

const COLUMNS = [
  'sequence',
  'event_id',
  'events',
  'head',
  'sealed_at',
  'business_date',
  'previous_hash',
  'hash',
  'signature',
] as const;

/** What the hash of a seal is made of; its signature is over the hash. */
export function sealHash(seal: Omit<Seal, 'hash' | 'signature'>): string {
  const { sequence, event_id, events, head, sealed_at, business_date, previous_hash } = seal;
  const cells = [sequence, event_id, events, head, sealed_at, business_date, previous_hash];
  return createHash('sha256').update(JSON.stringify(cells)).digest('hex');
}

export const sealText = (hash: string): string => `daihou seal\n${hash}`;

export const lastSeal = async (db: Knex): Promise<Seal | undefined> =>
  await db('audit_seals').select(COLUMNS).orderBy('sequence', 'desc').first();

/** Seals in their order, some at a time. */
export async function* sealsOf(db: Knex, atOnce = 1000): AsyncGenerator<Seal[]> {
  for (let after = 0; ; ) {
    const rows: Seal[] = await db('audit_seals')
      .select(COLUMNS)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(atOnce);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    after = last.sequence;
  }
}

/** How many events came after one. */
async function eventsAfter(db: Knex, id: number): Promise<number> {
  const [row] = await db('audit_events').where('id', '>', id).count({ n: '*' });
  return Number(row?.n ?? 0);
}

/**
 * Seals what was written since the last seal, and tells the anchor; answers the seal, none where
 * nothing was written or there is no key.
 */
export async function sealNow(deps: Deps): Promise<Seal | undefined> {
  const { audit, database } = deps;
  if (audit === undefined) return undefined;
  const head = await lastEvent(database.read);
  const sealed = await lastSeal(database.read);
  if (head === undefined || head.id === sealed?.event_id) return undefined;
  const seal = await database.write.transaction(async (db) => {
    await takeWriterLock(db);
    return await addSeal(deps, db);
  });
  if (seal === undefined) return undefined;
  try {
    writeAnchor(audit.anchor, [{ kind: 'seal', seal }]);
  } catch (error) {
    deps.log.error({ code: (error as { code?: string }).code }, 'the anchor could not be written');
  }
  return seal;
}

async function addSeal(deps: Deps, db: Knex.Transaction): Promise<Seal | undefined> {
  const { audit } = deps;
  const [head, former] = [await lastEvent(db), await lastSeal(db)];
  if (audit === undefined || head === undefined || head.id === former?.event_id) return undefined;
  // To be looked into by a person: a seal over it would say that it is in order.
  if (head.id < (former?.event_id ?? 0)) {
    deps.log.error(
      { event: former?.event_id },
      'events that were sealed are gone; see verify:audit',
    );
    return undefined;
  }
  const now = deps.clock.now().toISOString();
  const open = {
    sequence: (former?.sequence ?? 0) + 1,
    event_id: head.id,
    events: (former?.events ?? 0) + (await eventsAfter(db, former?.event_id ?? 0)),
    head: head.hash,
    sealed_at: now,
    business_date: businessDate(deps),
    previous_hash: former?.hash ?? GENESIS,
  };
  const hash = sealHash(open);
  const seal: Seal = { ...open, hash, signature: audit.keys.sign(sealText(hash)) };
  await db('audit_seals').insert({ ...seal, created_at: now, updated_at: now });
  return seal;
}
