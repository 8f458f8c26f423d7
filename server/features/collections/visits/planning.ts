import type { z } from 'zod';
import { MAX_CHECK_DAYS_AHEAD } from '../../../contract/limits.ts';
import { done, orRefuse, refuse, refuseField, type Outcome } from '../../../contract/outcome.ts';
import {
  type assignVisitRequest,
  type moveVisitRequest,
  type planVisitRequest,
  visits,
  type VisitRow,
} from '../../../contract/resources/visits.ts';
import { addDays } from '../../../domain/time/calendar.ts';
import { beijingDay } from '../../../domain/time/beijing.ts';
import type { SignedIn } from '../../../http/route.ts';
import { applyAction, changeFields } from '../../../store/records.ts';
import { personOf, type UnitOfWork } from '../../../store/unitOfWork.ts';
import { people } from '../store/people.ts';
import { homesOf } from '../store/visits.ts';
import { lawfulLoans } from './lawful.ts';
import { checkHolder, isOpen } from './visits.ts';

/** Who goes when: planned, moved, given to another, begun, called off. */

type When = z.output<typeof planVisitRequest>;

/** Refuses whoever a visit is none of: clerks have their own and those that nobody has. */
export function checkHands(row: VisitRow, user: SignedIn): Outcome<void> {
  const isTheirs = row.holder_id === null || [row.holder_id, row.companion_id].includes(user.id);
  return isTheirs || user.role === 'supervisor' ? done(undefined) : refuse('visit_not_yours');
}

async function checkCompany(
  unit: UnitOfWork,
  companion_id: number | null,
  holder_id: number,
): Promise<Outcome<void>> {
  if (companion_id === null) return done(undefined);
  if (companion_id === holder_id) return refuseField('companion_id', 'visit_companion_is_holder');
  const person = (await people(unit.db)).find(({ id }) => id === companion_id);
  return person?.active === 1 && (person.role === 'staff' || person.role === 'supervisor')
    ? done(undefined)
    : refuseField('companion_id', 'second_collector_not_desk');
}

/** Refuses a moment that has passed or lies too far ahead. */
function checkMoment({ now, businessDate }: UnitOfWork, at: string): Outcome<void> {
  if (at < now) return refuseField('planned_at', 'visit_in_past');
  const date = addDays(businessDate, MAX_CHECK_DAYS_AHEAD);
  return beijingDay(at) > date
    ? refuseField('planned_at', 'visit_too_far', { date })
    : done(undefined);
}

/** The time of a visit and who goes, as the law allows it. */
async function timeOf(
  unit: UnitOfWork,
  row: VisitRow,
  { planned_at, companion_id }: When,
  user: SignedIn,
): Promise<Outcome<Partial<VisitRow>>> {
  orRefuse(checkHands(row, user));
  const holder_id = row.holder_id ?? user.id;
  const companion = companion_id ?? null;
  orRefuse(checkMoment(unit, planned_at));
  orRefuse(await checkCompany(unit, companion, holder_id));
  const home = (await homesOf(unit.db, [row.borrower_id])).get(row.borrower_id);
  if (home?.address == null) return refuse('visit_address_missing');
  const [loan_id = row.loan_id] = orRefuse(
    await lawfulLoans(unit, {
      borrower_id: row.borrower_id,
      at: planned_at,
      collectors: companion === null ? 1 : 2,
      field: 'planned_at',
    }),
  );
  return done({
    loan_id,
    planned_at,
    planned_on: beijingDay(planned_at),
    holder_id,
    companion_id: companion,
    status: 'planned',
  });
}

export async function planVisit(
  unit: UnitOfWork,
  row: VisitRow,
  sent: When,
  user: SignedIn,
): Promise<Outcome<VisitRow>> {
  if (!isOpen(row)) return refuse('visit_closed');
  if (row.status !== 'due') return refuse('visit_not_due');
  const values = orRefuse(await timeOf(unit, row, sent, user));
  return done(await changeFields(unit, visits, row, values));
}

/** Moves a visit to another time, with the reason; one that was begun begins anew. */
export async function moveVisit(
  unit: UnitOfWork,
  row: VisitRow,
  { reason, ...sent }: z.output<typeof moveVisitRequest>,
  user: SignedIn,
): Promise<Outcome<VisitRow>> {
  if (!isOpen(row)) return refuse('visit_closed');
  if (row.status === 'due') return refuse('visit_not_planned');
  const when = { companion_id: row.companion_id, ...sent };
  const values = orRefuse(await timeOf(unit, row, when, user));
  return done(
    await changeFields(unit, visits, row, {
      ...values,
      moves: row.moves + 1,
      move_reason: reason,
      started_at: null,
    }),
  );
}

/** Gives a visit to another; who goes along changes places where it is them. */
export async function assignVisit(
  unit: UnitOfWork,
  row: VisitRow,
  { holder_id }: z.output<typeof assignVisitRequest>,
): Promise<Outcome<VisitRow>> {
  if (!isOpen(row)) return refuse('visit_closed');
  orRefuse(await checkHolder(unit, holder_id));
  const companion_id = row.companion_id === holder_id ? row.holder_id : row.companion_id;
  return done(await applyAction(unit, visits, row, 'assign', { holder_id, companion_id }));
}

/** Begins a visit on its day: the law is asked once more. */
export async function startVisit(
  unit: UnitOfWork,
  row: VisitRow,
  _sent: object,
  user: SignedIn,
): Promise<Outcome<VisitRow>> {
  if (!isOpen(row)) return refuse('visit_closed');
  if (row.status !== 'planned') return refuse('visit_not_planned');
  if (![row.holder_id, row.companion_id].includes(user.id)) return refuse('visit_not_yours');
  if (row.planned_on !== unit.businessDate)
    return refuse('visit_other_day', { date: row.planned_on ?? '' });
  const [loan_id = row.loan_id] = orRefuse(
    await lawfulLoans(unit, {
      borrower_id: row.borrower_id,
      at: unit.now,
      collectors: row.companion_id === null ? 1 : 2,
      field: 'planned_at',
    }),
  );
  const begun = { loan_id, status: 'under_way', started_at: unit.now } as const;
  return done(await changeFields(unit, visits, row, begun));
}

export async function cancelVisit(
  unit: UnitOfWork,
  row: VisitRow,
  { reason }: { reason: string },
  user: SignedIn,
): Promise<Outcome<VisitRow>> {
  if (!isOpen(row)) return refuse('visit_closed');
  orRefuse(checkHands(row, user));
  return done(
    await applyAction(unit, visits, row, 'cancel', {
      status: 'cancelled',
      cancel_reason: reason,
      closed_by: personOf(unit),
      closed_at: unit.now,
      closed_on: unit.businessDate,
    }),
  );
}
