import type { AuditEventRow } from '../../contract/resources/system.ts';
import type { PublicKeys } from '../../store/auditKeys.ts';
import { sealHash, sealText, type Seal } from '../../store/auditSeals.ts';
import { GENESIS, hashOfEvent, signedText } from '../../store/auditStore.ts';

/** What an audit is found to be that it should not. */
export type FindingKind =
  | 'event changed'
  | 'event removed'
  | 'event added'
  | 'events re-chained'
  | 'end cut off'
  | 'seal changed'
  | 'seal removed'
  | 'seal missed'
  | 'anchor unread'
  | 'row changed'
  | 'row added'
  | 'row removed'
  | 'guard off';

export interface Finding {
  readonly kind: FindingKind;
  readonly where: string;
  readonly what: string;
}

/** What was read of a chain, and what is wrong with it. */
export interface ChainFound {
  readonly events: number;
  readonly seals: number;
  readonly findings: readonly Finding[];
  /** Events before the first seal that bear no signature of their own. */
  readonly unsigned: number;
  readonly last: { readonly id: number; readonly hash: string } | undefined;
}

/** From here on findings are counted and not kept. */
export const MOST_KEPT = 1000;
/** How many events more or fewer than there are a signature is tried for. */
const TRIED = 200;

const eventsNamed = (from: number, to: number): string =>
  from === to ? `event ${from}` : `events ${from} to ${to}`;

/**
 * Follows a chain of events and its seals, by the public keys alone. One walk, however long the
 * chain is; what it keeps in memory does not grow.
 */
class ChainWalk {
  readonly #keys: PublicKeys | undefined;
  readonly #firstSealed: number;
  readonly findings: Finding[] = [];
  events = 0;
  unsigned = 0;
  last: { id: number; hash: string } | undefined;
  #previous = GENESIS;
  /** The first event since the last signature, and how many there are since. */
  #open: { from: number; count: number } = { from: 0, count: 0 };
  #rechained: { from: number; to: number } | undefined;

  constructor(keys: PublicKeys | undefined, firstSealed: number) {
    this.#keys = keys;
    this.#firstSealed = firstSealed;
  }

  add(kind: FindingKind, where: string, what: string): void {
    if (this.findings.length < MOST_KEPT) this.findings.push({ kind, where, what });
  }

  event(row: AuditEventRow): void {
    this.events += 1;
    this.#link(row);
    if (this.#open.count === 0) this.#open = { from: row.id, count: 0 };
    this.#open = { ...this.#open, count: this.#open.count + 1 };
    if (row.signature !== null) this.#signature(row);
    else if (row.id === this.#firstSealed) this.#coverOlder();
    this.#previous = row.hash;
    this.last = { id: row.id, hash: row.hash };
  }

  /** Events of the time before there was a key: the first seal is what covers them. */
  #coverOlder(): void {
    this.unsigned = this.#open.count;
    this.#open = { from: 0, count: 0 };
  }

  #link(row: AuditEventRow): void {
    const where = `event ${row.id}`;
    const own = hashOfEvent(row.previous_hash, row) === row.hash;
    const stamped =
      row.version === 1 && row.created_at === row.occurred_at && row.updated_at === row.created_at;
    if (!own || !stamped)
      this.add('event changed', where, 'it does not hold what its hash was made of');
    if (row.previous_hash === this.#previous) return;
    const before = this.last === undefined ? 'the beginning' : `event ${this.last.id}`;
    this.add(
      'event removed',
      where,
      `what it follows is not ${before}: events between them are gone, or that one was made anew`,
    );
  }

  #signature(row: AuditEventRow): void {
    const { from, count } = this.#open;
    this.#open = { from: 0, count: 0 };
    if (this.#keys === undefined) return;
    const holds = (events: number) =>
      this.#keys?.holds(signedText(events, row.hash), row.signature ?? '') === true;
    if (holds(count)) {
      this.#endRechained();
      return;
    }
    const right =
      this.#rechained === undefined
        ? Array.from({ length: TRIED }, (_, at) => at + 1).find(holds)
        : undefined;
    if (right === undefined) {
      this.#rechained = { from: this.#rechained?.from ?? from, to: row.id };
      return;
    }
    this.#endRechained();
    const [first, extra] = [eventsNamed(from, row.id), Math.abs(count - right)];
    if (right < count)
      this.add(
        'event added',
        first,
        `the write that ends here signed ${right} of these ${count}: ${extra} before them ` +
          'were added, or their own signature was taken away',
      );
    else
      this.add(
        'event removed',
        first,
        `the write that ends here signed ${right} events: ${extra} of them are gone`,
      );
  }

  #endRechained(): void {
    if (this.#rechained === undefined) return;
    const { from, to } = this.#rechained;
    this.#rechained = undefined;
    this.add(
      'events re-chained',
      eventsNamed(from, to),
      'their hashes are not those that were signed: the chain was made anew without the key',
    );
  }

  /** After the last event. */
  end(isSealed: boolean): void {
    this.#endRechained();
    const { from, count } = this.#open;
    if (this.#keys === undefined || !isSealed || count === 0 || this.last === undefined) return;
    if (this.last.id <= this.#firstSealed) return;
    this.add(
      'event added',
      eventsNamed(from, this.last.id),
      'no signature covers what comes last: it was added, or made anew, without the key',
    );
  }
}

/** Follows the seals: each signed, none missing, each true of the events up to it. */
class SealWalk {
  readonly #keys: PublicKeys | undefined;
  readonly #walk: ChainWalk;
  count = 0;
  #previous = GENESIS;
  #sequence = 0;

  constructor(keys: PublicKeys | undefined, walk: ChainWalk) {
    this.#keys = keys;
    this.#walk = walk;
  }

  /** A seal, with the number of events before it and the hash of its own event. */
  seal(seal: Seal, events: number, head: string | undefined): void {
    const where = `seal ${seal.sequence}`;
    const add = (kind: FindingKind, what: string) => this.#walk.add(kind, where, what);
    this.count += 1;
    const isOwn =
      sealHash(seal) === seal.hash && this.#keys?.holds(sealText(seal.hash), seal.signature);
    if (isOwn === false) add('seal changed', 'its signature is none of the known keys over it');
    if (seal.sequence !== this.#sequence + 1)
      add('seal removed', `the seals between ${this.#sequence} and ${seal.sequence} are gone`);
    else if (seal.previous_hash !== this.#previous)
      add('seal changed', `it does not follow seal ${this.#sequence}`);
    if (head === undefined)
      add('seal missed', `event ${seal.event_id}, the last that it covers, is gone`);
    else if (head !== seal.head)
      add('seal missed', `event ${seal.event_id} is not the one that was sealed`);
    else if (events !== seal.events)
      add('seal missed', `it counted ${seal.events} events up to it, and there are ${events}`);
    this.#sequence = seal.sequence;
    this.#previous = seal.hash;
  }
}

/** One after the other what comes in slices. */
async function* each<T>(slices: AsyncIterable<readonly T[]>): AsyncGenerator<T> {
  for await (const slice of slices) yield* slice;
}

/**
 * Checks a chain of events against its hashes, their signatures and the seals. `keys`: none where
 * nothing was ever signed.
 */
export async function checkChain(
  events: AsyncIterable<readonly AuditEventRow[]>,
  seals: AsyncIterable<readonly Seal[]>,
  keys: PublicKeys | undefined,
): Promise<ChainFound> {
  const sealed = each(seals);
  let next = await sealed.next();
  const first = next.done ? undefined : next.value;
  const walk = new ChainWalk(keys, first?.event_id ?? Number.MAX_SAFE_INTEGER);
  const sealWalk = new SealWalk(keys, walk);
  for await (const slice of events)
    for (const row of slice) {
      while (!next.done && next.value.event_id < row.id) {
        sealWalk.seal(next.value, walk.events, undefined);
        next = await sealed.next();
      }
      walk.event(row);
      while (!next.done && next.value.event_id === row.id) {
        sealWalk.seal(next.value, walk.events, row.hash);
        next = await sealed.next();
      }
    }
  for (; !next.done; next = await sealed.next()) sealWalk.seal(next.value, walk.events, undefined);
  walk.end(sealWalk.count > 0);
  const { findings, unsigned, last } = walk;
  return { events: walk.events, seals: sealWalk.count, findings, unsigned, last };
}
