import type { Knex } from 'knex';
import { REPAIR_CAUSES, REPAIR_KINDS } from '../contract/enums.ts';
import type { RepairReport } from '../contract/resources/repairReport.ts';
import { daysBetween } from '../domain/time/calendar.ts';
import { OPEN_REPAIR, type RepairStatus } from '../domain/repair/repairCase.ts';
import { spread } from '../domain/repair/spread.ts';
import { timelinessOf, type Timeliness } from '../domain/repair/repairClock.ts';

interface Told {
  kind: string;
  cause: string;
  status: RepairStatus;
  decision: string | null;
  forbidden_rule: string | null;
  received_on: string;
  due_on: string;
  answered_on: string | null;
  withdrawn_on: string | null;
}
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

function figures(rows: readonly Told[]): Figures {
  const answered = rows.flatMap((row) =>
    row.status === 'answered' && row.answered_on !== null
      ? [{ ...row, answered_on: row.answered_on }]
      : [],
  );
  const kept = (what: Timeliness): number =>
    rows.filter((row) => timelinessOf(row) === what).length;
  const withdrawn = rows.filter((row) => row.status === 'withdrawn');
  const decided = (decision: string): number =>
    rows.filter((row) => row.decision === decision && row.status !== 'withdrawn').length;
  return {
    received: rows.length,
    answered: answered.length,
    in_time: kept('in_time'),
    late: kept('late'),
    granted: decided('grant'),
    declined: decided('decline'),
    withdrawn: withdrawn.length,
    ...spread(answered.map((row) => daysBetween(row.received_on, row.answered_on))),
  };
}

function monthsOf(from: string, to: string): string[] {
  const months: string[] = [];
  for (
    let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
    `${year}-${String(month).padStart(2, '0')}` <= to.slice(0, 7);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1]
  ) {
    months.push(`${year}-${String(month).padStart(2, '0')}`);
  }
  return months;
}

/**
 * The requests received from one day to another, and what has become of them by now: answered in
 * time or late, granted or declined, calendar days from receipt to answer. One withdrawn after its
 * last day is late as well: the breach had happened, and nobody takes it back; so `in_time` and
 * `late` can be more than `answered`.
 */
export async function repairReport(
  db: Knex,
  from: string,
  to: string,
  today: string,
): Promise<RepairReport> {
  const rows: Told[] = await db('credit_repairs')
    .where('received_on', '>=', from)
    .where('received_on', '<=', to)
    .select(
      'kind',
      'cause',
      'status',
      'decision',
      'forbidden_rule',
      'received_on',
      'due_on',
      'answered_on',
      'withdrawn_on',
    );
  return {
    from,
    to,
    ...figures(rows),
    open_overdue: rows.filter((row) => OPEN_REPAIR.includes(row.status) && row.due_on < today)
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
