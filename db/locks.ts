import pg from 'pg';

/**
 * The advisory locks of PostgreSQL that servers on one book take from each other, by the number
 * under which `pg_locks` shows them.
 */
export const LOCKS = {
  /** Writing, to the end of the transaction. */
  writer: 7240,
  /** Making a new or older database ready to be served. */
  start: 7241,
  /** Changing the schema. */
  schema: 7242,
  /** The work that one process does for all, for as long as it lives. */
  daily: 7243,
  /** What follows one after the other, by name; see `Database.inTurn`. */
  turn: 7244,
} as const;

const CONNECT_MS = 5000;
/**
 * What a connection that holds a lock asks of PostgreSQL: that it wait, and that it find out within
 * some eleven seconds that the machine at the other end is gone. A process that ends is known at
 * once.
 */
const PATIENT =
  'set lock_timeout = 0; set statement_timeout = 0; set tcp_keepalives_idle = 5; ' +
  'set tcp_keepalives_interval = 2; set tcp_keepalives_count = 3';

/**
 * A connection of its own to hold a lock on; what it holds is free as soon as it ends, whatever
 * becomes of the process. `lost` is told when it ends without having been asked to.
 */
export async function lockConnection(
  url: string,
  application_name: string,
  lost: () => void = () => undefined,
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name,
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  });
  client.on('error', lost).on('end', lost);
  await client.connect();
  await client.query(PATIENT);
  return client;
}

/**
 * Does what processes on one book do one after the other, such as getting it ready. SQLite has one
 * process only.
 */
export async function oneByOne<T>(url: string, key: number, work: () => Promise<T>): Promise<T> {
  if (!url.startsWith('postgres')) return await work();
  const client = await lockConnection(url, 'daihou start');
  try {
    await client.query('select pg_advisory_lock($1)', [key]);
    return await work();
  } finally {
    await client.end().catch(() => undefined);
  }
}
