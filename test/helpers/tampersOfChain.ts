import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { inject } from 'vitest';
import { makeAuditKeys } from '../../server/store/auditKeys.ts';
import { sealHash, sealText, type Seal } from '../../server/store/auditSeals.ts';
import { behind, forge, rechain } from './tampering.ts';

/** Ids of what the sealed book holds, and of its events. */
export interface Known {
  readonly borrower: number;
  readonly loan: number;
  readonly payment: number;
  readonly user: number;
  readonly proposed: number;
  readonly posted: number;
  readonly policy: number;
  readonly events: readonly number[];
}

/** An event by its place, from the end where it is below 0. */
export const eventAt = ({ events }: Known, place: number): number => events.at(place) ?? 0;

export type Work = (db: Knex, known: Known) => Promise<unknown>;

/** A change of the rows of a table, with its guards off for the time it takes. */
export const rows =
  (table: string, work: Work): Work =>
  async (db, known) => {
    await behind(db, table, async () => await work(db, known));
  };
const events = (work: Work): Work => rows('audit_events', work);
const seals = (work: Work): Work => rows('audit_seals', work);

const cut = async (db: Knex, from: number): Promise<void> => {
  await db('audit_events').where('id', '>=', from).delete();
};

/** What is done to the chain and its seals, and the finding that names it. */
export const CHAIN: [name: string, tamper: Work, found: (known: Known) => string][] = [
  [
    'what an event says is changed',
    events(
      async (db, k) =>
        await db('audit_events')
          .where({ id: eventAt(k, 30) })
          .update({ actor_name: '别人' }),
    ),
    (k) => `event changed | event ${eventAt(k, 30)} |`,
  ],
  [
    'when an event was written is changed',
    events(
      async (db, k) =>
        await db('audit_events')
          .where({ id: eventAt(k, 31) })
          .update({ created_at: '2020-01-01T00:00:00.000Z' }),
    ),
    (k) => `event changed | event ${eventAt(k, 31)} |`,
  ],
  [
    'an event is changed with a hash that is right',
    events(async (db, k) => {
      const id = eventAt(k, -3);
      await db('audit_events').where({ id }).update({ record_id: 1 });
      const next = await db('audit_events')
        .where({ id: eventAt(k, -2) })
        .first();
      await rechain(db, id);
      await db('audit_events')
        .where({ id: eventAt(k, -2) })
        .update({ previous_hash: next.previous_hash, hash: next.hash });
    }),
    (k) => `events re-chained | event ${eventAt(k, -3)} |`,
  ],
  [
    'an event is removed from the middle',
    events(
      async (db, k) =>
        await db('audit_events')
          .where({ id: eventAt(k, 30) })
          .delete(),
    ),
    (k) => `event removed | event ${eventAt(k, 31)} |`,
  ],
  [
    'the first event is removed',
    events(
      async (db, k) =>
        await db('audit_events')
          .where({ id: eventAt(k, 0) })
          .delete(),
    ),
    (k) => `event removed | event ${eventAt(k, 1)} |`,
  ],
  [
    'the last event is removed',
    events(async (db, k) => await cut(db, eventAt(k, -1))),
    (k) => `end cut off | event ${eventAt(k, -1)} |`,
  ],
  [
    'the last twenty events are cut off',
    events(async (db, k) => await cut(db, eventAt(k, -20))),
    (k) => `end cut off | events ${eventAt(k, -20)} to ${eventAt(k, -1)} | the anchor saw 20`,
  ],
  [
    'all since the last seal but one is cut off, with the last seal',
    async (db, k) => {
      await seals(async () => await db('audit_seals').where({ sequence: 4 }).delete())(db, k);
      await events(async () => await cut(db, eventAt(k, -26)))(db, k);
    },
    (k) => `end cut off | events ${eventAt(k, -26)} to ${eventAt(k, -1)} |`,
  ],
  [
    'an event is forged at the end',
    events(async (db) => await forge(db)),
    (k) => `event added | event ${eventAt(k, -1) + 1} |`,
  ],
  [
    'an event is forged at the end with the signature of another',
    events(async (db, k) => {
      const { signature } = await db('audit_events')
        .where({ id: eventAt(k, -1) })
        .first();
      await forge(db, { signature });
    }),
    (k) => `events re-chained | event ${eventAt(k, -1) + 1} |`,
  ],
  [
    'an event is changed and the chain made anew from it on',
    events(async (db, k) => {
      await db('audit_events')
        .where({ id: eventAt(k, -10) })
        .update({ actor_name: '别人' });
      await rechain(db, eventAt(k, -10));
    }),
    (k) => `events re-chained | events ${eventAt(k, -10)} to ${eventAt(k, -1)} |`,
  ],
  [
    'an event is removed and the chain made anew from it on',
    events(async (db, k) => {
      await db('audit_events')
        .where({ id: eventAt(k, -10) })
        .delete();
      await rechain(db, eventAt(k, -9));
    }),
    (k) => `events re-chained | events ${eventAt(k, -9)} to ${eventAt(k, -1)} |`,
  ],
  [
    'the whole chain is made anew, without signatures and seals',
    async (db, k) => {
      await seals(async () => await db('audit_seals').delete())(db, k);
      await events(async () => {
        await db('audit_events').update({ signature: null });
        await db('audit_events')
          .where({ id: eventAt(k, 0) })
          .update({ actor_name: '别人' });
        await rechain(db, eventAt(k, 0));
      })(db, k);
    },
    () => 'seal removed | seals | there is none',
  ],
  [
    'the signature of an event is taken away',
    events(
      async (db, k) =>
        await db('audit_events')
          .where({ id: eventAt(k, -5) })
          .update({ signature: null }),
    ),
    (k) => `event added | events ${eventAt(k, -5)} to ${eventAt(k, -4)} |`,
  ],
  [
    'the keyed hashes of masked fields are taken away',
    events(
      async (db, k) =>
        await db('audit_events')
          .where({ id: eventAt(k, -5) })
          .update({ marks: null }),
    ),
    (k) => `event changed | event ${eventAt(k, -5)} |`,
  ],
  [
    'a seal counts fewer events',
    seals(async (db) => await db('audit_seals').where({ sequence: 2 }).update({ events: 3 })),
    () => 'seal changed | seal 2 |',
  ],
  [
    'a seal is removed from the middle',
    seals(async (db) => await db('audit_seals').where({ sequence: 2 }).delete()),
    () => 'seal removed | seal 3 | the seals between 1 and 3',
  ],
  [
    'the last seal is removed',
    seals(async (db) => await db('audit_seals').where({ sequence: 4 }).delete()),
    () => 'seal removed | seal 4 | line',
  ],
  [
    'a seal is made with another key',
    seals(async (db) => {
      const keys = makeAuditKeys(`${inject('scratch')}/${randomUUID()}.key`);
      const seal: Seal = { ...(await db('audit_seals').where({ sequence: 4 }).first()), events: 1 };
      const hash = sealHash(seal);
      await db('audit_seals')
        .where({ sequence: 4 })
        .update({ events: 1, hash, signature: keys.sign(sealText(hash)) });
    }),
    () => 'seal changed | seal 4 | its signature',
  ],
];
