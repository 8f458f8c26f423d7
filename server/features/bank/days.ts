import type { Knex } from 'knex';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { yuan } from '../../contract/refusals.ts';
import {
  bankDays,
  bankDayTotals,
  reopenRequest,
  stateRequest,
  type BankDayRow,
  type SourceDay,
} from '../../contract/resources/bankDays.ts';
import { bankSources } from '../../contract/resources/bankSources.ts';
import { calendarDate } from '../../contract/primitives.ts';
import { type Present, readRoutes, serve } from '../../http/crudRouter.ts';
import { write, type Request, type Route, type SignedIn } from '../../http/route.ts';
import { applyAction } from '../../store/records.ts';
import { findRow, insertRow, updateRow } from '../../store/tableStore.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import {
  cameOn,
  dayOn,
  openDays,
  totalOf,
  totalsOf,
  workedOn,
  type DayPart,
} from './store/days.ts';
import { sourcesOf } from './store/lines.ts';
import { z } from 'zod';

/**
 * Days of the bank. A day closes where the total that each source states is what has a home, to the
 * fen, and by a second person.
 */

const NO_PART = {
  lines_count: 0,
  amount_minor: 0,
  booked_minor: 0,
  suspense_minor: 0,
  returned_minor: 0,
  waiting_count: 0,
};
type Sums = typeof NO_PART;

const homed = (sums: Sums): number => sums.booked_minor + sums.suspense_minor + sums.returned_minor;

interface Stated {
  readonly in_minor: number;
  readonly out_minor: number;
  readonly stated_by: number;
}

/** A source's day: what came, what is stated, and what the two are apart. */
function sourceDay(
  source_id: number,
  source_name: string,
  came: Sums,
  went: Sums,
  stated: Stated | undefined,
): SourceDay {
  return {
    source_id,
    source_name,
    lines_count: came.lines_count + went.lines_count,
    in_minor: came.amount_minor,
    out_minor: went.amount_minor,
    booked_minor: came.booked_minor,
    suspense_minor: came.suspense_minor,
    returned_minor: came.returned_minor,
    waiting_count: came.waiting_count + went.waiting_count,
    waiting_minor: came.amount_minor - homed(came),
    stated_in_minor: stated?.in_minor ?? null,
    stated_out_minor: stated?.out_minor ?? null,
    stated_by: stated?.stated_by ?? null,
    difference_in_minor: stated === undefined ? null : stated.in_minor - homed(came),
    difference_out_minor: stated === undefined ? null : stated.out_minor - homed(went),
  };
}

/** What came on days, by source. */
async function sourcesOn(db: Knex, days: readonly string[]): Promise<(day: string) => SourceDay[]> {
  const came = await cameOn(db, days);
  const totals = await totalsOf(db, days);
  const names = await sourcesOf(
    db,
    [...came, ...totals].map(({ source_id }) => source_id),
  );
  return (day) => {
    const own: DayPart[] = came.filter(({ booked_on }) => booked_on === day);
    const stated = totals.filter(({ day_on }) => day_on === day);
    const ids = new Set([...own, ...stated].map(({ source_id }) => source_id));
    return [...ids]
      .toSorted((a, b) => a - b)
      .map((id) => {
        const of = (direction: 'in' | 'out') =>
          own.find((part) => part.source_id === id && part.direction === direction) ?? NO_PART;
        const total = stated.find(({ source_id }) => source_id === id);
        return sourceDay(id, names.get(id)?.name ?? '', of('in'), of('out'), total);
      });
  };
}

const present: Present<typeof bankDays> = async (db, rows) => {
  const sources = await sourcesOn(
    db,
    rows.map(({ day_on }) => day_on),
  );
  return rows.map((row) => ({ ...row, sources: sources(row.day_on) }));
};

const served = serve({
  definition: bankDays,
  spec: { table: 'bank_days', searched: bankDays.searched },
  present,
});

/** The day that a path names. */
function dateAt({ date = '' }: Readonly<Record<string, string>>): string {
  const day = calendarDate.safeParse(date);
  return orRefuse(day.success ? done(day.data) : refuse('bank_day_empty', { day: date }));
}

async function dayAt(unit: UnitOfWork, day: string): Promise<BankDayRow> {
  const row = await dayOn(unit.db, day);
  return orRefuse(row === undefined ? refuse('bank_day_empty', { day }) : done(row));
}

/** Keeps what a source states of a day, in place of what was stated before. */
async function state(
  unit: UnitOfWork,
  day: string,
  { source_id, in_minor, out_minor }: z.output<typeof stateRequest>,
): Promise<Outcome<BankDayRow>> {
  if (day > unit.businessDate) return refuse('bank_day_ahead', { day });
  if ((await findRow(unit.db, bankSources, source_id)) === undefined)
    return refuseField('source_id', 'no_such_source');
  await openDays(unit, [day]);
  const row = await dayAt(unit, day);
  if (row.status === 'closed') return refuse('bank_day_closed', { day });
  const values = { in_minor, out_minor, stated_by: personOf(unit) };
  const before = await totalOf(unit.db, day, source_id);
  if (before === undefined)
    await insertRow(unit.db, bankDayTotals, { day_on: day, source_id, ...values }, unit.now);
  else await updateRow(unit.db, bankDayTotals, before, values, unit.now);
  unit.record({
    action: 'state',
    resource: 'bank_days',
    record_id: row.id,
    before:
      before === undefined ? null : { in_minor: before.in_minor, out_minor: before.out_minor },
    after: { source_id, in_minor, out_minor },
  });
  return done(row);
}

/** What keeps a source's day from closing. */
function checkSource(source: SourceDay): Outcome<void> {
  const { source_name, waiting_count, difference_in_minor, difference_out_minor } = source;
  if (waiting_count > 0)
    return refuse('bank_day_waiting', { source: source_name, count: waiting_count });
  if (difference_in_minor === null || difference_out_minor === null)
    return refuse('bank_day_unstated', { source: source_name });
  return difference_in_minor === 0 && difference_out_minor === 0
    ? done(undefined)
    : refuse('bank_day_differs', {
        source: source_name,
        in: yuan(difference_in_minor),
        out: yuan(difference_out_minor),
      });
}

async function close(unit: UnitOfWork, day: string, user: SignedIn): Promise<Outcome<BankDayRow>> {
  const row = await dayAt(unit, day);
  if (row.status === 'closed') return refuse('bank_day_is_closed', { day });
  const sources = (await sourcesOn(unit.db, [day]))(day);
  if (sources.length === 0) return refuse('bank_day_empty', { day });
  for (const source of sources) orRefuse(checkSource(source));
  if (await workedOn(unit.db, day, user.id)) return refuse('bank_day_own');
  const sum = (of: (source: SourceDay) => number): number =>
    sources.reduce((total, source) => total + of(source), 0);
  // What was signed: claims from suspense change the shares later, never their sum.
  unit.record({
    action: 'close',
    resource: 'bank_days',
    record_id: row.id,
    after: {
      in_minor: sum(({ in_minor }) => in_minor),
      out_minor: sum(({ out_minor }) => out_minor),
      booked_minor: sum(({ booked_minor }) => booked_minor),
      suspense_minor: sum(({ suspense_minor }) => suspense_minor),
      returned_minor: sum(({ returned_minor }) => returned_minor),
    },
  });
  const values = { status: 'closed' as const, closed_by: user.id, closed_at: unit.now };
  return done(await updateRow(unit.db, bankDays, row, values, unit.now));
}

async function reopen(
  unit: UnitOfWork,
  day: string,
  { reason }: { reason: string },
): Promise<Outcome<BankDayRow>> {
  const row = await dayAt(unit, day);
  if (row.status === 'open') return refuse('bank_day_is_open', { day });
  return done(
    await applyAction(unit, bankDays, row, 'open', {
      status: 'open',
      reopened_by: personOf(unit),
      reopen_reason: reason,
    }),
  );
}

/** A command on a day, named by its date. */
function dayRoute<S extends z.ZodObject>(
  verb: 'state' | 'close' | 'reopen',
  summary: string,
  body: S,
  run: (
    unit: UnitOfWork,
    day: string,
    request: Request<z.output<S>>,
    user: SignedIn,
  ) => Promise<Outcome<BankDayRow>>,
): Route {
  return write<z.ZodType>({
    method: 'post',
    path: `/bank_days/:date/${verb}`,
    access: { resource: 'bank_days', action: verb },
    summary,
    body,
    answers: bankDays.record,
    run: async (unit, request, user) => {
      const asked = request as Request<z.output<S>>;
      const row = orRefuse(await run(unit, dateAt(request.params), asked, user));
      const context = { businessDate: unit.businessDate, user };
      const [shown] = await present(unit.db, [row], context);
      return done({ body: shown });
    },
  });
}

export const dayRoutes: Route[] = [
  ...readRoutes(served),
  dayRoute(
    'state',
    'Say what a source states as the total of the day',
    stateRequest,
    async (unit, day, { body }) => await state(unit, day, body),
  ),
  dayRoute(
    'close',
    'Close the day at difference 0',
    z.strictObject({}),
    async (unit, day, _request, user) => await close(unit, day, user),
  ),
  dayRoute(
    'reopen',
    'Open a closed day again, for a reason',
    reopenRequest,
    async (unit, day, { body }) => await reopen(unit, day, body),
  ),
];
