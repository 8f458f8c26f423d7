import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { behind, type Sealed, unguard } from './tampering.ts';
import { eventAt, type Known, rows, type Work } from './tampersOfChain.ts';

/** A copy of a row that is there, with other values. */
const addLike = async (db: Knex, table: string, id: number, changes: object): Promise<void> => {
  const { id: _id, ...row } = await db(table).where({ id }).first();
  await db(table).insert({ ...row, ...changes });
};

/** What is done to rows behind the console, and the finding that names it. */
export const ROWS: [name: string, tamper: Work, found: (known: Known) => string][] = [
  [
    'a phone is another behind the same mask',
    async (db, { borrower }) => {
      const { phone } = await db('borrowers').where({ id: borrower }).first();
      await db('borrowers')
        .where({ id: borrower })
        .update({ phone: `${phone.slice(0, 3)}9999${phone.slice(7)}` });
    },
    (k) => `row changed | borrowers ${k.borrower} | phone:`,
  ],
  [
    'a borrower has another name',
    async (db, k) =>
      await db('borrowers').where({ id: k.borrower }).update({ full_name: '王大明' }),
    (k) => `row changed | borrowers ${k.borrower} | full_name:`,
  ],
  [
    'a person has another role',
    async (db, k) => await db('users').where({ id: k.user }).update({ role: 'admin' }),
    (k) => `row changed | users ${k.user} | role:`,
  ],
  [
    'a person has another password',
    async (db, k) => await db('users').where({ id: k.user }).update({ password_hash: 'x' }),
    (k) => `row changed | users ${k.user} | password_hash:`,
  ],
  [
    'an account is made',
    async (db, k) => await addLike(db, 'users', k.user, { username: 'ghost' }),
    (k) => `row added | users ${k.user + 1} |`,
  ],
  [
    'a payment has another amount',
    rows(
      'payments',
      async (db, k) =>
        await db('payments').where({ id: k.payment }).update({ amount_minor: 60_000 }),
    ),
    (k) => `row changed | payments ${k.payment} | amount_minor:`,
  ],
  [
    'a payment has another day',
    rows(
      'payments',
      async (db, k) =>
        await db('payments').where({ id: k.payment }).update({ paid_on: '2026-01-01' }),
    ),
    (k) => `row changed | payments ${k.payment} | paid_on:`,
  ],
  [
    'a payment is added',
    async (db, k) => await addLike(db, 'payments', k.payment, { client_reference: randomUUID() }),
    (k) => `row added | payments ${k.payment + 2} |`,
  ],
  [
    'a payment is removed',
    async (db, k) => {
      await behind(
        db,
        'ledger_entries',
        async () => await db('ledger_entries').where({ payment_id: k.payment }).delete(),
      );
      await behind(
        db,
        'payments',
        async () => await db('payments').where({ id: k.payment }).delete(),
      );
    },
    (k) => `row removed | payments ${k.payment} |`,
  ],
  [
    'a loan has another rate',
    async (db, k) => await db('loans').where({ id: k.loan }).update({ annual_rate_bps: 100 }),
    (k) => `row changed | loans ${k.loan} | annual_rate_bps:`,
  ],
  [
    'a loan is of another borrower',
    async (db, k) =>
      await db('loans')
        .where({ id: k.loan })
        .update({ borrower_id: k.borrower + 1 }),
    (k) => `row changed | loans ${k.loan} | borrower_id:`,
  ],
  [
    'an adjustment is posted by nobody',
    async (db, k) =>
      await db('adjustments')
        .where({ id: k.proposed })
        .update({ status: 'posted', posted_at: '2026-03-05T04:00:00.000Z', decided_by: 3 }),
    (k) => `row changed | adjustments ${k.proposed} | status`,
  ],
  [
    'a waiver has another amount',
    rows(
      'adjustments',
      async (db, k) =>
        await db('adjustments').where({ id: k.posted }).update({ amount_minor: 900 }),
    ),
    (k) => `row changed | adjustments ${k.posted} | amount_minor:`,
  ],
  [
    'a rule says something else',
    rows(
      'policies',
      async (db, k) => await db('policies').where({ id: k.policy }).update({ value: '[]' }),
    ),
    (k) => `row changed | policies ${k.policy} | value:`,
  ],
  [
    'a rule is in force that nobody approved',
    async (db, k) => await db('policies').where({ id: k.policy }).update({ status: 'approved' }),
    (k) => `row changed | policies ${k.policy} | status:`,
  ],
  [
    'a guard is taken off',
    async (db) => await unguard(db, 'payments'),
    () => 'guard off | payments | the trigger payments_no_update is gone',
  ],
];

/** Ways around what is append-only: each is refused by the database, or what it did is found. */
export const AROUND: Record<
  Sealed['dialect'],
  [name: string, statements: (k: Known) => string[]][]
> = {
  sqlite: [
    ['UPDATE', () => [`update audit_events set actor_name = 'x'`]],
    ['UPDATE OR REPLACE', () => [`update or replace audit_events set actor_name = 'x'`]],
    ['DELETE', (k) => [`delete from audit_events where id = ${eventAt(k, -1)}`]],
    [
      'REPLACE INTO',
      (k) => [`replace into audit_events select * from audit_events where id = ${eventAt(k, 5)}`],
    ],
    [
      'INSERT OR REPLACE by another key',
      () => [
        'create temp table other as select * from payments',
        'update other set id = 9999, amount_minor = 1',
        `insert or replace into payments select * from other where id = 9999 limit 1`,
      ],
    ],
    [
      'UPSERT',
      (k) => [
        `insert into audit_events select * from audit_events where id = ${eventAt(k, 5)} ` +
          "on conflict (id) do update set actor_name = 'x'",
      ],
    ],
    [
      'dropping triggers',
      () => ['drop trigger audit_events_no_update', `update audit_events set actor_name = 'x'`],
    ],
    [
      'the schema written by hand',
      (k) => [
        'pragma writable_schema = on',
        `delete from sqlite_master where type = 'trigger' and tbl_name = 'payments'`,
        'pragma writable_schema = reset',
        `update payments set amount_minor = 1 where id = ${k.payment}`,
      ],
    ],
    [
      'a trigger that refuses nothing',
      () => [
        'drop trigger payments_no_update',
        'create trigger payments_no_update before update on payments when 0 ' +
          "begin select raise(abort, 'append-only: payments'); end",
      ],
    ],
    [
      'a table made anew',
      () => [
        'create table kept as select * from ledger_entries',
        'drop table ledger_entries',
        'alter table kept rename to ledger_entries',
      ],
    ],
  ],
  postgres: [
    ['UPDATE', () => [`update audit_events set actor_name = 'x'`]],
    ['DELETE', (k) => [`delete from audit_events where id = ${eventAt(k, -1)}`]],
    ['TRUNCATE', () => ['truncate ledger_entries']],
    ['TRUNCATE with all that hangs on it', () => ['truncate payments cascade']],
    [
      'ON CONFLICT DO UPDATE',
      (k) => [
        `insert into audit_events select * from audit_events where id = ${eventAt(k, 5)} ` +
          "on conflict (id) do update set actor_name = 'x'",
      ],
    ],
    [
      'MERGE',
      () => [
        'merge into audit_events t using audit_events s on t.id = s.id ' +
          "when matched then update set actor_name = 'x'",
      ],
    ],
    [
      'disabled triggers',
      () => ['alter table payments disable trigger all', 'update payments set amount_minor = 1'],
    ],
    [
      'the role of a replica',
      (k) => [
        'set session_replication_role = replica',
        `update payments set amount_minor = 1 where id = ${k.payment}`,
      ],
    ],
    [
      'a column of another type',
      () => [`alter table audit_events alter column actor_name type varchar(100) using 'x'`],
    ],
    [
      'a function that refuses nothing',
      () => [
        'create or replace function refuse_change() returns trigger language plpgsql as ' +
          '$$ begin return new; end $$',
      ],
    ],
  ],
};
