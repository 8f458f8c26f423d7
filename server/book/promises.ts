import { beijingDay } from '../domain/time/beijing.ts';
import type { Knex } from 'knex';
import { bulkUpdate } from '../../db/bulk.ts';
import {
  judgePromises,
  type MadePromise,
  type PromisePayment,
} from '../domain/contact/promises.ts';
import { chunks } from './accounts.ts';
import { aboutLoans, furtherLoans, withSharedNotes } from './noteLoans.ts';
import { loadPolicies, type PolicyBook } from './policies.ts';
import type { UnitOfWork } from '../store/unitOfWork.ts';

/**
 * The judgement kept with each promise follows what is true of its loan: called in the unit of work
 * of whatever changes that, and by the business day.
 */

type PromiseRow = Pick<MadePromise, 'id' | 'promise_on'> & {
  loan_id: number;
  contacted_at: string;
  promise_amount_minor: number;
  promise_status: string;
};
/** A promise with all the loans it was made for. */
type OfLoans = PromiseRow & { loans: readonly number[] };

/** Those that stand: neither taken back nor cancelled. */
const standing = (db: Knex): Knex.QueryBuilder =>
  db('collection_notes')
    .whereIn('promise_status', ['open', 'kept', 'broken'])
    .where('status', 'recorded')
    .whereNotNull('promise_on');

/** Promises in groups that share no loan: each group is judged by the payments of its loans. */
function groupsOf(rows: readonly OfLoans[]): Map<number, OfLoans[]> {
  const parent = new Map<number, number>();
  const root = (loan: number): number => {
    const next = parent.get(loan);
    return next === undefined ? loan : root(next);
  };
  for (const { loan_id, loans } of rows)
    for (const other of loans)
      if (root(other) !== root(loan_id)) parent.set(root(other), root(loan_id));
  const groups = new Map<number, OfLoans[]>();
  for (const row of rows) {
    const group = root(row.loan_id);
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return groups;
}

const PROMISE = [
  'id',
  'loan_id',
  'contacted_at',
  'promise_on',
  'promise_amount_minor',
  'promise_status',
] as const;

/** The verdict on each promise of some loans, by the tolerance in force on its day. */
async function judgedOf(
  unit: UnitOfWork,
  rows: readonly OfLoans[],
  policies: PolicyBook,
): Promise<ReturnType<typeof judgePromises>> {
  const payments: (PromisePayment & { loan_id: number })[] = await unit
    .db('payments')
    .whereIn('loan_id', [...new Set(rows.flatMap(({ loans }) => loans))])
    .where('status', 'posted')
    .select('loan_id', 'paid_on', 'amount_minor');
  const paid = new Map<number, PromisePayment[]>();
  for (const payment of payments)
    paid.set(payment.loan_id, [...(paid.get(payment.loan_id) ?? []), payment]);
  return new Map(
    [...groupsOf(rows).values()].flatMap((own) => {
      const ofGroup = [...new Set(own.flatMap(({ loans }) => loans))];
      const promises = own.map(({ id, contacted_at, promise_on, promise_amount_minor, loans }) => ({
        ...policies.on('note_review', promise_on),
        id,
        loans,
        promise_on,
        amount_minor: promise_amount_minor,
        made_at: contacted_at,
        made_on: beijingDay(contacted_at),
      }));
      const received = ofGroup.flatMap((loan) => paid.get(loan) ?? []);
      return [...judgePromises(promises, received, unit.businessDate)];
    }),
  );
}

/**
 * Judges the promises of these loans, each by the tolerance of its day; what changed is audited,
 * and answered as counts of new verdicts. A judgement is no change of the note: its version stays.
 */
export async function refreshPromises(
  unit: UnitOfWork,
  loanIds: readonly number[],
): Promise<{ kept: number; broken: number }> {
  const counts = { open: 0, kept: 0, broken: 0 };
  let policies: PolicyBook | undefined;
  for (const ids of chunks(loanIds)) {
    // With all that share a note with them, the note of any promise for them is of one of them.
    const family = await withSharedNotes(unit.db, ids);
    const found: PromiseRow[] = await standing(unit.db)
      .whereIn('loan_id', family)
      .orderBy('id')
      .select(PROMISE);
    if (found.length === 0) continue;
    const further = await furtherLoans(
      unit.db,
      found.map(({ id }) => id),
    );
    const rows = found.map((row) => ({
      ...row,
      loans: [row.loan_id, ...(further.get(row.id) ?? [])],
    }));
    policies ??= await loadPolicies(unit.db);
    const judged = await judgedOf(unit, rows, policies);
    const changed = rows.flatMap((row) => {
      const verdict = judged.get(row.id);
      const isNew = verdict !== undefined && verdict.status !== row.promise_status;
      return isNew ? [{ ...row, verdict }] : [];
    });
    await bulkUpdate(
      unit.db,
      'collection_notes',
      { promise_status: 'text' },
      changed.map(({ id, verdict }) => [id, verdict.status]),
    );
    for (const { id, promise_status, verdict } of changed) {
      unit.record({
        action: 'judge',
        resource: 'collection_notes',
        record_id: id,
        before: { promise_status },
        after: { promise_status: verdict.status, received_minor: verdict.received_minor },
      });
      counts[verdict.status] += 1;
    }
  }
  return { kept: counts.kept, broken: counts.broken };
}

/** Loans with a promise that stands. */
export const loansWithPromises = async (db: Knex): Promise<number[]> =>
  (await standing(db).distinct('loan_id').orderBy('loan_id')).map(
    ({ loan_id }: { loan_id: number }) => loan_id,
  );

/**
 * When promises were last judged by the business day as they are today; null before the first time.
 */
async function lastJudgedAt(db: Knex): Promise<string | null> {
  const row: { rolled_at: string; results: string } | undefined = await db('business_days')
    .orderBy('business_date', 'desc')
    .first('rolled_at', 'results');
  if (row === undefined) return null;
  // Days that were rolled before promises were judged by what each takes of the payments counted no
  // loans.
  const { promises } = JSON.parse(row.results) as { promises?: { loans?: number } };
  return promises?.loans === undefined ? null : row.rolled_at;
}

/**
 * Loans of which a date can have changed a promise since the last business day: an open one is past
 * its day, or the loan got or lost a payment, or the tolerance of a day was decided anew. All with
 * a promise, the first time. What a write changes it judges itself; asking the payments again makes
 * up for one that did not.
 */
export async function loansToJudge(db: Knex, today: string): Promise<number[]> {
  const since = await lastJudgedAt(db);
  if (since === null) return await loansWithPromises(db);
  const decided = (await db('policies')
    .where({ kind: 'note_review', status: 'approved' })
    .where('decided_at', '>=', since)
    .min({ first: 'effective_on' })
    .first()) as { first: string | null } | undefined;
  const rows: { loan_id: number }[] = await standing(db)
    .where((may) => {
      may.where((open) => {
        open.where({ promise_status: 'open' }).where('promise_on', '<', today);
      });
      may.orWhere(aboutLoans(db('payments').where('updated_at', '>=', since).select('loan_id')));
      if (decided?.first != null) may.orWhere('promise_on', '>=', decided.first);
    })
    .distinct('loan_id')
    .orderBy('loan_id');
  return rows.map(({ loan_id }) => loan_id);
}

/** An open promise: the day, the amount in fen, and all the loans it was made for. */
export interface OpenPromise {
  readonly note_id: number;
  readonly loan_ids: readonly number[];
  readonly promise_on: string;
  readonly promise_amount_minor: number;
}

/** The open promises for any of these loans, the nearest first. */
export async function openPromises(
  db: Knex,
  loanIds: readonly number[] | Knex.QueryCallback,
): Promise<OpenPromise[]> {
  const rows: (Omit<OpenPromise, 'note_id' | 'loan_ids'> & { id: number; loan_id: number })[] =
    await db('collection_notes')
      .where(aboutLoans(loanIds))
      // Not by the index on promise_status: all open promises of the book are many, those of some
      // loans are few.
      .whereRaw("coalesce(promise_status, '') = 'open'")
      .where({ status: 'recorded' })
      .orderBy([{ column: 'promise_on' }, { column: 'id' }])
      .select('id', 'loan_id', 'promise_on', 'promise_amount_minor');
  const further = await furtherLoans(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map(({ id, loan_id, ...promise }) => ({
    note_id: id,
    loan_ids: [loan_id, ...(further.get(id) ?? [])],
    ...promise,
  }));
}
