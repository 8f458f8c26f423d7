import type { Knex } from 'knex';
import { dialectOf, type Dialect, movedDay } from '../../db/dialect.ts';
import { FIRST_ACTIONS } from '../contract/enums.ts';
import { type Outcome, done, refuseField } from '../contract/outcome.ts';
import { dueDateRange, type TierBand } from '../domain/ledger/delinquency.ts';
import {
  strategyOf,
  tierAbove,
  type FirstAction,
  type FirstActionClock,
  type OverdueStage,
  type TierStrategy,
} from '../domain/worklist/strategy.ts';
import { beijingMidnight } from '../domain/time/beijing.ts';
import { addDays } from '../domain/time/calendar.ts';
import { PERSONAL } from './holds.ts';
import { aboutLoans } from './noteLoans.ts';
import type { Overdue } from './overdueAmounts.ts';
import type { PolicyBook } from './policies.ts';
import type { Condition } from '../store/listTypes.ts';
import type { Computed } from '../store/tableStore.ts';
import { OLDEST, whereActive } from './loanAges.ts';

/** The rules of `domain/worklist/strategy.ts` as conditions on a query of loans. */

/** What the rules are asked with. */
export interface HandlingAsked {
  readonly dialect: Dialect;
  readonly bands: readonly TierBand[];
  readonly strategies: readonly TierStrategy[];
  readonly today: string;
  /** Every number of days of grace that a loan has. */
  readonly graces: readonly number[];
  /** The column of the overdue amounts. */
  readonly overdue: string;
}

/** What the rules of a day are asked with, of loans joined with a table of overdue amounts. */
export const handlingAsked = (
  db: Knex,
  policies: PolicyBook,
  today: string,
  table: Overdue,
): HandlingAsked => ({
  dialect: dialectOf(db),
  bands: policies.on('tiers', today),
  strategies: policies.on('tier_strategies', today),
  today,
  graces: [],
  overdue: `${table}.overdue_minor`,
});

/** The days of grace that loans have, each once: few, read one after the other off the index. */
export async function gracesOf(db: Knex): Promise<number[]> {
  const graces: number[] = [];
  for (let last = -1; ; ) {
    const row = (await db('loans')
      .where('grace_days', '>', last)
      .min({ next: 'grace_days' })
      .first()) as { next: number | null } | undefined;
    if (row?.next == null) return graces;
    last = row.next;
    graces.push(last);
  }
}

/** Refuses a state of the first contact that there is not. */
export function checkHandling(conditions: readonly Condition[]): Outcome<void> {
  const known: readonly unknown[] = FIRST_ACTIONS;
  const asked = conditions.filter(({ field }) => field === 'first_action');
  const isKnown = asked.every(({ values }) => values.every((value) => known.includes(value)));
  return isKnown
    ? done(undefined)
    : refuseField('first_action', 'bad_filter', {
        field: 'first_action',
      });
}

/**
 * Rows that one of several conditions holds for. A constant beside them in the OR would keep the
 * engine from reading each by its index.
 */
function whereAny<T>(
  query: Knex.QueryBuilder,
  of: readonly T[],
  condition: (one: Knex.QueryBuilder, item: T) => void,
): void {
  if (of.length === 0) query.whereRaw('1 = 0');
  else
    query.where((any) => {
      for (const item of of)
        any.orWhere((one) => {
          condition(one, item);
        });
    });
}

const byAge = { sql: OLDEST, reversed: true } as const;

export const handlingFilters = (asked: HandlingAsked): Readonly<Record<string, Computed>> => ({
  overdue_stage: {
    where: (query, { values }) => {
      whereAny(query, values, (one, stage) => {
        whereStage(one, stage as OverdueStage, asked);
      });
    },
    order: byAge,
  },
  handled_tier: {
    where: (query, { values }) => {
      wherePieces(
        query,
        piecesOf(asked).filter(({ handled }) => values.includes(handled)),
        asked,
      );
    },
  },
  first_action: {
    where: (query, { values }) => {
      whereAny(query, values, (one, state) => {
        whereFirstAction(one, state as FirstAction, asked);
      });
    },
  },
});

function whereStage(
  query: Knex.QueryBuilder,
  stage: OverdueStage,
  { today, graces }: HandlingAsked,
): void {
  if (stage === 'current') {
    whereActive(query, [dueDateRange(0, 0, today)]);
    return;
  }
  const within = (one: Knex.QueryBuilder, days: number): void => {
    void one.where('loans.grace_days', days);
    void one.whereBetween(OLDEST, [addDays(today, -days), addDays(today, -1)]);
  };
  const graced = graces.filter((days) => days > 0);
  if (stage === 'grace') {
    whereAny(query.where('loans.status', 'active'), graced, within);
    return;
  }
  // All that are late but those in grace: read along the order of the list, most of them count.
  whereActive(query, [{ from: null, to: addDays(today, -1) }]);
  for (const days of graced)
    query.whereNot((one) => {
      within(one, days);
    });
}

/** Loans of a band by days that are handled alike: those below the limit, and those from it on. */
interface Piece {
  readonly band: TierBand;
  readonly handled: string;
  readonly strategy: TierStrategy | undefined;
  /** Fen overdue, from the first on and below the second; null: no such end. */
  readonly from_minor: number | null;
  readonly below_minor: number | null;
}

function piecesOf({ bands, strategies }: HandlingAsked): Piece[] {
  const piece = (band: TierBand, handled: string, from: number | null, below: number | null) => ({
    band,
    handled,
    strategy: strategyOf(strategies, handled),
    from_minor: from,
    below_minor: below,
  });
  return bands.flatMap((band) => {
    const limit = strategyOf(strategies, band.id)?.lift_from_minor ?? null;
    const above = tierAbove(band.id, bands);
    if (limit === null || above === undefined || band.to_days === 0)
      return [piece(band, band.id, null, null)];
    return [piece(band, band.id, null, limit), piece(band, above, limit, null)];
  });
}

/** Loans of a piece, of which only those late for so many days or more, or for no more, count. */
function wherePiece(
  query: Knex.QueryBuilder,
  { band, from_minor, below_minor }: Piece,
  { today, overdue }: HandlingAsked,
  { from = 0, to = null }: { from?: number; to?: number | null } = {},
): void {
  const first = Math.max(band.from_days, from);
  const ends = [band.to_days, to].filter((end) => end !== null);
  const last = ends.length === 0 ? null : Math.min(...ends);
  whereActive(query, last !== null && last < first ? [] : [dueDateRange(first, last, today)]);
  if (from_minor !== null) query.where(overdue, '>=', from_minor);
  if (below_minor !== null) query.where(overdue, '<', below_minor);
}

function wherePieces(
  query: Knex.QueryBuilder,
  pieces: readonly Piece[],
  asked: HandlingAsked,
): void {
  whereAny(query, pieces, (one, piece) => {
    wherePiece(one, piece, asked);
  });
}

/** Loans whose first contact is in a state on the day. */
export function whereFirstAction(
  query: Knex.QueryBuilder,
  state: FirstAction,
  asked: HandlingAsked,
): void {
  const counted = piecesOf(asked).flatMap(({ strategy, ...piece }) =>
    strategy?.first_action_days == null || piece.band.to_days === 0
      ? []
      : [{ piece: { ...piece, strategy }, strategy, days: strategy.first_action_days }],
  );
  whereAny(query, counted, (one, { piece, strategy, days }) => {
    const entered = Math.max(1, piece.band.from_days);
    const last = entered + days;
    const late = { done: { from: 1 }, waiting: { from: 1, to: last }, missed: { from: last + 1 } };
    wherePiece(one, piece, asked, late[state]);
    const contacts = contactSince(strategy, entered, asked);
    if (state === 'done') void one.whereExists(contacts);
    else void one.whereNotExists(contacts).whereNotExists(heldOn(asked.today));
  });
}

/** A note of the loan by a channel of its strategy, since it came into its tier. */
function contactSince(
  { channels }: TierStrategy,
  entered: number,
  { dialect }: HandlingAsked,
): Knex.QueryCallback {
  // Midnight in Beijing of the day of entry.
  const since = `${movedDay(dialect, OLDEST, entered - 1)} || 'T16:00:00.000Z'`;
  const counts = (notes: Knex.QueryBuilder): Knex.QueryBuilder =>
    notes
      .where('collection_notes.status', 'recorded')
      .whereIn('collection_notes.channel', [...channels])
      .whereRaw(`collection_notes.contacted_at >= ${since}`);
  return (notes) => {
    void counts(notes.from('collection_notes').select('collection_notes.id'))
      .whereRaw('collection_notes.loan_id = loans.id')
      .unionAll((further) => {
        void counts(
          further
            .from('note_loans')
            .join('collection_notes', 'collection_notes.id', 'note_loans.note_id')
            .select('collection_notes.id'),
        ).whereRaw('note_loans.loan_id = loans.id');
      });
  };
}

/** Whether a hold on the loan, or on its person, keeps contact away on a day. */
const heldOn =
  (today: string): Knex.QueryCallback =>
  (holds) => {
    void holds
      .from('holds')
      .join({ held: 'loans' }, 'held.id', 'holds.loan_id')
      .whereRaw('held.borrower_id = loans.borrower_id')
      .where((binds) => {
        void binds.whereRaw('held.id = loans.id').orWhereIn('holds.reason', [...PERSONAL]);
      })
      .where('holds.starts_on', '<=', today)
      .where('holds.ends_on', '>=', today)
      .whereNull('holds.lifted_on')
      .where((counts) => {
        void counts
          .where('holds.unapproved_until', '>=', today)
          .orWhere('holds.approved_on', '<=', today);
      })
      .select('holds.id');
  };

/** The first contact of a loan by a channel of its strategy, since it came into its tier. */
export async function firstContact(
  db: Knex,
  loan_id: number,
  { entered_on }: FirstActionClock,
  { channels }: TierStrategy,
): Promise<string | null> {
  const row: { contacted_at: string } | undefined = await db('collection_notes')
    .modify(aboutLoans([loan_id]))
    .where('status', 'recorded')
    .whereIn('channel', [...channels])
    .where('contacted_at', '>=', beijingMidnight(entered_on))
    .orderBy('contacted_at')
    .first('contacted_at');
  return row?.contacted_at ?? null;
}

/** Whether a hold keeps contact away from a loan's debtor on a day. */
export const isHeld = async (db: Knex, id: number, today: string): Promise<boolean> =>
  (await db('loans').where({ id }).whereExists(heldOn(today)).first('id')) !== undefined;
