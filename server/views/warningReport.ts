import type { Knex } from 'knex';
import { loadPolicies } from '../book/policies.ts';
import type { WarningReport, WarningRow } from '../contract/resources/warnings.ts';
import { addDays, daysBetween } from '../domain/time/calendar.ts';
import { type CameLate, effectsOf, type Measured } from '../domain/warnings/effect.ts';

/**
 * What the rules of warnings foresaw over some days: of the warnings raised in them, how many were
 * followed by a loan that came to be late; of the loans that came to be late in them, how many had
 * been warned of. Both are kept as they come about: nothing of the book is gone through.
 */
export async function warningReport(
  db: Knex,
  from: string,
  to: string,
  on: string,
): Promise<WarningReport> {
  const { late_days, within_days } = (await loadPolicies(db)).on('warning_rules', to);
  const raised: (Measured & Pick<WarningRow, 'status' | 'outcome'>)[] = await db('warnings')
    .whereBetween('raised_on', [addDays(from, -within_days), to])
    .select('rule', 'loan_id', 'raised_on', 'days_late', 'status', 'outcome');
  const lates: CameLate[] = await db('late_starts')
    .whereBetween('late_on', [from, on])
    .select('loan_id', 'late_on');
  const effects = effectsOf(raised, lates, { from, to, on, late_days, within_days });
  const within = raised.filter(({ raised_on }) => raised_on >= from);
  const came = lates.filter(({ late_on }) => late_on <= to);
  const warned = new Map<number, string[]>();
  for (const { loan_id, raised_on } of raised)
    warned.set(loan_id, [...(warned.get(loan_id) ?? []), raised_on]);
  const foreseen = came.filter(({ loan_id, late_on }) =>
    (warned.get(loan_id) ?? []).some(
      (day) => day < late_on && daysBetween(day, late_on) <= within_days,
    ),
  ).length;
  const rules = effects.map((effect) => {
    const own = within.filter(({ rule }) => rule === effect.rule);
    const ended = (...outcomes: (string | null)[]) =>
      own.filter(({ outcome }) => outcomes.includes(outcome)).length;
    return {
      ...effect,
      open: own.filter(({ status }) => status === 'open').length,
      acted: ended('contacted', 'plan_offered', 'restructure_asked', 'hold'),
      false_alarms: ended('false_alarm'),
      resolved: ended('resolved'),
    };
  });
  return { from, to, late_days, within_days, came_late: came.length, foreseen, rules };
}
