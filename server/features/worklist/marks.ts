import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  worklistMarks,
  type doneRequest,
  type snoozeRequest,
  type WorklistMarkRow,
} from '../../contract/resources/worklist.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { applyAction, createRow } from '../../store/records.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { dayFacts, type DayFacts } from './facts.ts';
import { peopleIn, type PersonDay } from './person.ts';

/** What a person says of a row of their day: done without another trace, put off, taken back. */

/** The person of a borrower who is on the list of whoever acts, with what the day knows of them. */
async function onOwnList(
  unit: UnitOfWork,
  borrower_id: number,
): Promise<{ facts: DayFacts; who: PersonDay }> {
  const asked = { user_id: personOf(unit), now: unit.now, today: unit.businessDate };
  const facts = await dayFacts(unit.db, asked, [borrower_id]);
  const [who] = peopleIn(facts);
  return who === undefined ? orRefuse(refuse('not_on_your_list')) : { facts, who };
}

const mark = async (
  unit: UnitOfWork,
  who: PersonDay,
  values: Pick<WorklistMarkRow, 'kind' | 'until_on' | 'reason'>,
): Promise<WorklistMarkRow> =>
  await createRow(unit, worklistMarks, {
    ...values,
    user_id: personOf(unit),
    borrower_id: who.id,
    marked_on: unit.businessDate,
    undone_at: null,
  });

/** Takes a row off today's list for what leaves no other trace. */
export async function markDone(
  unit: UnitOfWork,
  borrower_id: number,
  { reason }: z.output<typeof doneRequest>,
): Promise<Outcome<WorklistMarkRow>> {
  const { who } = await onOwnList(unit, borrower_id);
  if (who.next === null && who.tasks.length === 0) return refuse('not_on_your_list');
  return done(await mark(unit, who, { kind: 'done', until_on: null, reason }));
}

/** The nearest day that a person may not be put off beyond, and which refusal says it. */
function nearestBound(
  { promises, standings, tasks, today }: DayFacts,
  { loans, borrower_ids }: PersonDay,
) {
  const ids = loans.map(({ id }) => id);
  const promised = promises(ids)
    .filter(({ status }) => status === 'open')
    .map(({ on }) => ({ date: on, key: 'snooze_past_promise' as const }));
  const ends = [
    ...tasks(borrower_ids).map(({ on }) => on),
    ...ids.flatMap((id) => standings.get(id)?.next_deadline_on ?? []),
  ].map((date) => ({ date, key: 'snooze_past_deadline' as const }));
  return [...promised, ...ends.filter(({ date }) => date >= today)].toSorted((a, b) =>
    a.date.localeCompare(b.date),
  )[0];
}

/** Puts a row off to a day, not past what was promised for or ends before it. */
export async function snooze(
  unit: UnitOfWork,
  borrower_id: number,
  { until, reason }: z.output<typeof snoozeRequest>,
): Promise<Outcome<WorklistMarkRow>> {
  const { facts, who } = await onOwnList(unit, borrower_id);
  if (who.next === null && who.tasks.length === 0) return refuse('not_on_your_list');
  const first = addDays(unit.businessDate, 1);
  const last = addDays(unit.businessDate, facts.rule.snooze_days);
  if (until < first || until > last)
    return refuseField('until', 'snooze_not_ahead', { first, last });
  const bound = nearestBound(facts, who);
  if (bound !== undefined && until > bound.date)
    return refuseField('until', bound.key, { date: bound.date });
  return done(await mark(unit, who, { kind: 'snooze', until_on: until, reason }));
}

/** Takes back the last mark of the same day. */
export async function undoMark(
  unit: UnitOfWork,
  borrower_id: number,
): Promise<Outcome<WorklistMarkRow>> {
  const { facts, who } = await onOwnList(unit, borrower_id);
  const last = facts
    .marks(who.borrower_ids)
    .findLast(({ marked_on }) => marked_on === unit.businessDate);
  if (last === undefined) return refuse('nothing_to_undo');
  return done(await applyAction(unit, worklistMarks, last, 'withdraw', { undone_at: unit.now }));
}
