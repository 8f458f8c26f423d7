import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { bulkUpdate, type Cell, type Columns } from '../../db/bulk.ts';
import { isOneOf } from '../../db/dialect.ts';
import type { Loan } from '../contract/resources/loans.ts';
import type { RestructureRow } from '../contract/resources/restructures.ts';
import { OPEN_STATUSES } from '../domain/restructure/restructure.ts';
import { chunks, loadAccounts, type Account } from './accounts.ts';
import { nearestDeadlines, NO_DEADLINE } from './nearestDeadline.ts';
import { countsBy } from './workdays.ts';
import type { PolicyBook } from './policies.ts';
import { openPromises } from './promises.ts';
import { accountStanding, holdsTo, type AccountStanding } from './standing.ts';

/**
 * What lists show of loans on a date beside their stored columns, kept with the days it holds for.
 * A kept row that something changed, or whose days are over, is never shown: the figures are then
 * made from the events, so that they are right at midnight before any job has run. The database
 * itself marks what changed; see db/standingTriggers.ts.
 */
export type Standing = AccountStanding &
  Pick<
    Loan,
    | 'next_promise_on'
    | 'next_promise_minor'
    | 'next_promise_note_id'
    | 'restructure_id'
    | 'restructure_status'
    | 'next_deadline_on'
    | 'next_deadline_kind'
  >;

const KEPT: Columns & Readonly<Record<keyof Standing, 'text' | 'integer'>> = {
  overdue_minor: 'integer',
  penalty_minor: 'integer',
  due_now_minor: 'integer',
  next_due_on: 'text',
  next_due_minor: 'integer',
  next_promise_on: 'text',
  next_promise_minor: 'integer',
  next_promise_note_id: 'integer',
  restructure_id: 'integer',
  restructure_status: 'text',
  plan_restructure_id: 'integer',
  plan_status: 'text',
  observation_ends_on: 'text',
  contact_frozen: 'integer',
  next_deadline_on: 'text',
  next_deadline_kind: 'text',
};
const NAMES = Object.keys(KEPT) as (keyof Standing)[];
const ROW: Columns = { made_on: 'text', holds_to: 'text', mark: 'text', ...KEPT };

type KeptRow = Omit<Standing, 'contact_frozen'> & {
  id: number;
  made_on: string;
  holds_to: string;
  contact_frozen: 0 | 1;
};

const asStanding = (row: KeptRow): Standing => {
  const { id: _id, made_on: _made, holds_to: _holds, ...kept } = row;
  return { ...kept, contact_frozen: kept.contact_frozen === 1 };
};

/** What is kept of these loans and holds on a date. */
export async function keptStandings(
  db: Knex,
  ids: readonly number[],
  today: string,
): Promise<Map<number, Standing>> {
  const rows: KeptRow[] = await db('loan_standings')
    .where(isOneOf(db, 'id', ids))
    .where('made_on', '<=', today)
    .where('holds_to', '>=', today)
    .select('id', 'made_on', 'holds_to', ...NAMES);
  return new Map(rows.map((row) => [row.id, asStanding(row)]));
}

/** The standing of each of these loans on a date: as kept where that holds, else made now. */
export async function standingsOf(
  db: Knex,
  ids: readonly number[],
  policies: PolicyBook,
  today: string,
): Promise<Map<number, Standing>> {
  const standings = await keptStandings(db, ids, today);
  const missing = ids.filter((id) => !standings.has(id));
  for (const [id, { standing }] of await madeStandings(db, missing, policies, today))
    standings.set(id, standing);
  return standings;
}

export type Made = ReadonlyMap<number, { account: Account; standing: Standing }>;

/** Standings from the events of the loans, whatever is kept. */
export async function madeStandings(
  db: Knex,
  ids: readonly number[],
  policies: PolicyBook,
  today: string,
): Promise<Made> {
  const made = new Map<number, { account: Account; standing: Standing }>();
  for (const some of chunks(ids)) {
    const accounts = await loadAccounts(db, some);
    const requests = await openRequests(db, some);
    const deadlines = await nearestDeadlines(
      db,
      accounts.map(({ loan }) => loan),
      today,
    );
    const promises = await openPromises(db, some);
    for (const account of accounts) {
      const { id } = account.loan;
      const promise = promises.find(({ loan_ids }) => loan_ids.includes(id));
      const request = requests.get(id);
      const standing = {
        ...accountStanding(account, policies, today),
        next_promise_on: promise?.promise_on ?? null,
        next_promise_minor: promise?.promise_amount_minor ?? 0,
        next_promise_note_id: promise?.note_id ?? null,
        restructure_id: request?.id ?? null,
        restructure_status: request?.status ?? null,
        ...(deadlines.get(id) ?? NO_DEADLINE),
      };
      made.set(id, { account, standing });
    }
  }
  return made;
}

/** Of a loan that has none of what a standing may name. */
export const NO_STANDING = {
  next_promise_on: null,
  next_promise_minor: 0,
  next_promise_note_id: null,
  restructure_id: null,
  restructure_status: null,
  ...NO_DEADLINE,
} satisfies Partial<Standing>;

type OpenRequest = Pick<RestructureRow, 'id' | 'status'>;

/** Requests on the way to an effect, by loan. */
async function openRequests(
  db: Knex,
  ids: readonly number[],
): Promise<ReadonlyMap<number, OpenRequest>> {
  const rows: (OpenRequest & { loan_id: number })[] = await db('restructures')
    .whereIn('loan_id', ids)
    .whereIn('status', [...OPEN_STATUSES])
    .select('id', 'loan_id', 'status');
  return new Map(rows.map((row) => [row.loan_id, row]));
}

/**
 * Keeps the standings of some loans as they are on a date. Where this process does not yet count
 * workdays by the notices of these policies, as in the transaction that approves one, they are left
 * to be made when they are read, and to the next round.
 */
export async function keepStandings(
  trx: Knex.Transaction,
  ids: readonly number[],
  policies: PolicyBook,
  today: string,
): Promise<void> {
  if (!countsBy(policies.notices)) return;
  const made = await madeStandings(trx, ids, policies, today);
  if (countsBy(policies.notices)) await writeStandings(trx, made, today);
}

/** Keeps standings that were made for a date. */
export async function writeStandings(
  trx: Knex.Transaction,
  made: Made,
  today: string,
): Promise<void> {
  const mark = randomUUID();
  const rows: Cell[][] = [];
  for (const [id, { account, standing }] of made) {
    const to = standing.next_deadline_on === null ? holdsTo(account, today) : today;
    const cells = NAMES.map((name) => cellOf(standing[name]));
    rows.push([id, today, to, mark, ...cells]);
  }
  await bulkUpdate(trx, 'loan_standings', ROW, rows);
}

const cellOf = (value: string | number | boolean | null): Cell =>
  typeof value === 'boolean' ? Number(value) : value;

/** What is kept of a loan and does not hold: `holds_to` is empty where something changed since. */
export type Stale = Pick<KeptRow, 'id' | 'holds_to'> & { readonly mark: string };

/** Kept standings that something changed, these first, or whose days are over; at most so many. */
export const staleStandings = async (
  db: Knex,
  today: string,
  limit: number,
): Promise<readonly Stale[]> =>
  await db('loan_standings')
    .where('holds_to', '<', today)
    .orderBy(['holds_to', 'id'])
    .limit(limit)
    .select('id', 'holds_to', 'mark');

/**
 * Does work that changes nothing a standing is made of, such as who a loan is with: what is kept of
 * the loans holds afterwards as it did before, though the database forgot it.
 */
export async function withStandingsHeld(
  trx: Knex.Transaction,
  ids: readonly number[],
  work: () => Promise<void>,
): Promise<void> {
  const held: Pick<KeptRow, 'id' | 'holds_to'>[] = await trx('loan_standings')
    .where(isOneOf(trx, 'id', ids))
    .whereNot('holds_to', '')
    .select('id', 'holds_to');
  await work();
  const rows = held.map(({ id, holds_to }) => [id, holds_to]);
  await bulkUpdate(trx, 'loan_standings', { holds_to: 'text' }, rows);
}

/** Which of these nothing has changed and nobody kept since they were read. */
export async function stillStale(db: Knex, stale: readonly Stale[]): Promise<ReadonlySet<number>> {
  const rows: Stale[] = await db('loan_standings')
    .where(
      isOneOf(
        db,
        'id',
        stale.map(({ id }) => id),
      ),
    )
    .select('id', 'holds_to', 'mark');
  const now = new Map(rows.map((row) => [row.id, row]));
  return new Set(
    stale
      .filter(({ id, holds_to, mark }) => {
        const row = now.get(id);
        return row?.holds_to === holds_to && row.mark === mark;
      })
      .map(({ id }) => id),
  );
}

/** Whether what is kept of every loan holds on a date, so that a list may be ordered by it. */
export async function allKept(db: Knex, today: string): Promise<boolean> {
  const [over] = await staleStandings(db, today, 1);
  const later: unknown = await db('loan_standings').where('made_on', '>', today).first('id');
  return over === undefined && later === undefined;
}

/** Loans of which something changed since their standing was kept; at most so many. */
export const changedLoans = async (db: Knex, limit: number): Promise<number[]> => {
  const rows: { id: number }[] = await db('loan_standings')
    .where('holds_to', '')
    .limit(limit)
    .select('id');
  return rows.map(({ id }) => id);
};
