import { bulkInsert, bulkUpdate } from '../../../../db/bulk.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import type { Ended, Raised, RuledDay } from '../../../domain/warnings/day.ts';
import type { UnitOfWork } from '../../../store/unitOfWork.ts';
import type { StandingRow } from './histories.ts';

/** Writes warnings by the business day: one statement for many, an event for each. */

const NEW = {
  borrower_id: 'integer',
  loan_id: 'integer',
  rule: 'text',
  severity: 'text',
  cause: 'text',
  figures: 'text',
  days_late: 'integer',
  raised_on: 'text',
  due_on: 'text',
  owner: 'text',
  owner_id: 'integer',
  status: 'text',
} as const;

/**
 * Raises warnings by the rules of the day each is of; the days to act count from the day on which
 * it can be seen.
 */
export async function raiseAll(
  unit: UnitOfWork,
  raised: readonly Raised[],
  days: readonly RuledDay[],
): Promise<void> {
  if (raised.length === 0) return;
  const ruled = new Map(days.map(({ on, policy }) => [on, policy]));
  const seen_on = days.at(-1)?.on ?? unit.businessDate;
  const rows = raised.map(({ loan, rule, cause, figures, days_late, raised_on }) => {
    const policy = ruled.get(raised_on);
    if (policy === undefined) throw new Error(`no rules of ${raised_on} were given`);
    const { severity, owner, act_days } = policy.rules[rule];
    return {
      borrower_id: loan.borrower_id,
      loan_id: loan.loan_id,
      rule,
      severity,
      cause,
      figures: JSON.stringify(figures),
      days_late,
      raised_on,
      due_on: addDays(seen_on, act_days),
      owner,
      owner_id: owner === 'holder' ? loan.holder_id : null,
      status: 'open',
    };
  });
  const ids = await bulkInsert(
    unit.db,
    'warnings',
    { ...NEW, created_at: 'text', updated_at: 'text' },
    rows.map((row) => [...Object.values(row), unit.now, unit.now]),
  );
  for (const [at, after] of rows.entries())
    unit.record({ action: 'create', resource: 'warnings', record_id: ids[at] ?? null, after });
}

/** Closes warnings whose cause is gone. */
export async function endAll(unit: UnitOfWork, ended: readonly Ended[], on: string): Promise<void> {
  if (ended.length === 0) return;
  const { db, now } = unit;
  await bulkUpdate(
    db,
    'warnings',
    {
      status: 'text',
      outcome: 'text',
      ended_by: 'text',
      closed_at: 'text',
      closed_on: 'text',
      updated_at: 'text',
    },
    ended.map(({ warning, end }) => [warning.id, 'closed', 'resolved', end, now, on, now]),
  );
  for (const { warning, end } of ended)
    unit.record({
      action: 'close',
      resource: 'warnings',
      record_id: warning.id,
      before: { status: 'open' },
      after: {
        status: 'closed',
        outcome: 'resolved',
        ended_by: end,
        closed_at: now,
        closed_on: on,
      },
    });
}

/** Gives warnings to whoever has the loan now. */
export async function handAll(
  unit: UnitOfWork,
  handed: readonly { warning: StandingRow; owner_id: number | null }[],
): Promise<void> {
  if (handed.length === 0) return;
  const { db, now } = unit;
  await bulkUpdate(
    db,
    'warnings',
    { owner_id: 'integer', updated_at: 'text' },
    handed.map(({ warning, owner_id }) => [warning.id, owner_id, now]),
  );
  for (const { warning, owner_id } of handed)
    unit.record({
      action: 'assign',
      resource: 'warnings',
      record_id: warning.id,
      before: { owner_id: warning.owner_id },
      after: { owner_id },
    });
}
