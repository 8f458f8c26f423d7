import type { Knex } from 'knex';
import { REPAIR_CAUSES, REPAIR_KINDS } from '../contract/enums.ts';
import type { CreditRepairRow } from '../contract/resources/creditRepairs.ts';
import type { RepairReport } from '../contract/resources/repairReport.ts';
import { addMonths, daysBetween } from '../domain/time/calendar.ts';
import { REPAIR_OPEN } from '../domain/repair/repairCase.ts';
import { spread } from '../domain/repair/spread.ts';
import { timelinessOf, type Timeliness } from '../domain/repair/repairClock.ts';

const COLUMNS = [
  'kind',
  'cause',
  'status',
  'decision',
  'forbidden_rule',
  'received_on',
  'due_on',
  'answered_on',
  'withdrawn_on',
] as const;
/** A request, as far as the report counts it. */
type Counted = Pick<CreditRepairRow, (typeof COLUMNS)[number]>;

type Figures = Pick<
  RepairReport,
  | 'received'
  | 'answered'
  | 'in_time'
  | 'late'
  | 'granted'
  | 'declined'
  | 'withdrawn'
  | 'median_days'
  | 'p95_days'
>;

/** The figures of some requests; days are calendar days from receipt to answer. */
function figures(rows: readonly Counted[]): Figures {
  const days = rows.flatMap(({ status, received_on, answered_on }) =>
    status === 'answered' && answered_on !== null ? [daysBetween(received_on, answered_on)] : [],
  );
  const met = (timeliness: Timeliness): number =>
    rows.filter((row) => timelinessOf(row) === timeliness).length;
  const decided = (decision: Counted['decision']): number =>
    rows.filter((row) => row.decision === decision && row.status !== 'withdrawn').length;
  return {
    received: rows.length,
    answered: days.length,
    in_time: met('in_time'),
    late: met('late'),
    granted: decided('grant'),
    declined: decided('decline'),
    withdrawn: rows.filter((row) => row.status === 'withdrawn').length,
    ...spread(days),
  };
}

/** The months, written `2026-01`, that the days of a period lie in. */
function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = addMonths(first, 1))
    months.push(first.slice(0, 7));
  return months;
}

/**
 * * The requests received from one day to another, and what has become of them by now: answered in
 * time or late, granted or declined, and after how many days. A request withdrawn after its last
 * day is late as well, for the breach had happened and nobody takes it back; so `in_time` and
 * `late` can be more than `answered`.
 */
export async function repairReport(
  db: Knex,
  from: string,
  to: string,
  today: string,
): Promise<RepairReport> {
  const rows: Counted[] = await db('credit_repairs')
    .where('received_on', '>=', from)
    .where('received_on', '<=', to)
    .select(COLUMNS);
  return {
    from,
    to,
    ...figures(rows),
    open_overdue: rows.filter((row) => REPAIR_OPEN.includes(row.status) && row.due_on < today)
      .length,
    by_kind: REPAIR_KINDS.map((kind) => ({
      kind,
      ...figures(rows.filter((row) => row.kind === kind)),
    })),
    by_cause: REPAIR_CAUSES.map((cause) => ({
      cause,
      ...figures(rows.filter((row) => row.cause === cause)),
    })),
    by_month: monthsOf(from, to).map((month) => ({
      month,
      ...figures(rows.filter((row) => row.received_on.startsWith(month))),
    })),
    declined_by_law: rows.filter((row) => row.forbidden_rule !== null).length,
  };
}
