import type { Knex } from 'knex';
import { VISITS_OPEN } from '../contract/enums.ts';
import type { VisitCalendar } from '../contract/resources/visits.ts';
import { addDays } from '../domain/time/calendar.ts';
import { narrowTo, type Scope } from '../store/scope.ts';

/** Visits by day: how many have a time, were made, or must be made by then. */

/** Days that are answered at most: six weeks of a month's page. */
const MOST_DAYS = 42;
/** Names of a day, of the first that have a time. */
const NAMED = 4;
const MADE = ['done', 'not_met'];

interface Asked {
  readonly from: string;
  readonly to: string;
  readonly visitor_id?: number | undefined;
}

export async function calendarOf(
  db: Knex,
  { from, to, visitor_id }: Asked,
  scope: Scope | null,
): Promise<VisitCalendar> {
  const end = addDays(from, MOST_DAYS - 1);
  const days: [string, string] = [from, to < end ? to : end];
  const theirs = (): Knex.QueryBuilder => {
    const rows = db('visits');
    narrowTo(db, rows, 'visits', scope);
    if (visitor_id !== undefined)
      void rows.where((either) => {
        void either
          .where('visits.holder_id', visitor_id)
          .orWhere('visits.companion_id', visitor_id);
      });
    return rows;
  };
  const timed: { on: string; status: string; n: number }[] = await theirs()
    .whereBetween('visits.planned_on', days)
    .whereNot('visits.status', 'cancelled')
    .groupBy('visits.planned_on', 'visits.status')
    .select({ on: 'visits.planned_on', status: 'visits.status' })
    .count({ n: '*' });
  const untimed: { on: string; n: number }[] = await theirs()
    .where('visits.status', 'due')
    .whereBetween('visits.due_on', days)
    .groupBy('visits.due_on')
    .select({ on: 'visits.due_on' })
    .count({ n: '*' });
  const named = db
    .from(
      theirs()
        .whereBetween('visits.planned_on', days)
        .whereNot('visits.status', 'cancelled')
        .select('visits.borrower_id', 'visits.planned_on', 'visits.planned_at', 'visits.id', {
          place: db.raw(
            'row_number() over (partition by visits.planned_on ' +
              'order by visits.planned_at, visits.id)',
          ),
        })
        .as('placed'),
    )
    .join('borrowers', 'borrowers.id', 'placed.borrower_id')
    .where('place', '<=', NAMED)
    .orderBy(['planned_at', 'placed.id'])
    .select({ on: 'planned_on' }, 'full_name');
  return together(timed, untimed, (await named) as { on: string; full_name: string }[]);
}

function together(
  timed: readonly { on: string; status: string; n: number }[],
  untimed: readonly { on: string; n: number }[],
  named: readonly { on: string; full_name: string }[],
): VisitCalendar {
  const days = [...new Set([...timed, ...untimed].map(({ on }) => on))].toSorted();
  const sum = (rows: readonly { n: number }[]) => rows.reduce((all, { n }) => all + Number(n), 0);
  return days.map((on) => {
    const that = timed.filter((row) => row.on === on);
    return {
      on,
      planned: sum(that.filter(({ status }) => VISITS_OPEN.some((open) => open === status))),
      made: sum(that.filter(({ status }) => MADE.includes(status))),
      last_day: sum(untimed.filter((row) => row.on === on)),
      names: named.filter((row) => row.on === on).map(({ full_name }) => full_name),
    };
  });
}
