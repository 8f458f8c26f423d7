import { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { type AbsenceRow, absences } from '../../contract/resources/assignments.ts';
import {
  commandRoute,
  createRoute,
  readRoutes,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { applyAction, createRow } from '../../store/records.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { checkDesk } from './store/over.ts';

/** Days of leave: whoever is away keeps what they have and gets nothing new. */

const present: Present<typeof absences> = async (_db, rows, { businessDate }) =>
  rows.map((row) => ({
    ...row,
    in_force:
      row.withdrawn_at === null && row.from_on <= businessDate && row.until_on >= businessDate,
  }));

const served = serve({
  definition: absences,
  spec: { table: 'absences', searched: absences.searched },
  present,
});

async function enter(
  unit: UnitOfWork,
  sent: z.output<typeof absences.create>,
): Promise<Outcome<AbsenceRow>> {
  orRefuse(await checkDesk(unit.db, sent.user_id));
  if (sent.until_on < sent.from_on)
    return refuseField('until_on', 'absence_backwards', { date: sent.from_on });
  if (sent.until_on < unit.businessDate)
    return refuseField('until_on', 'absence_over', { date: unit.businessDate });
  return done(await createRow(unit, absences, { ...sent, recorded_by: personOf(unit) }));
}

async function withdraw(unit: UnitOfWork, row: AbsenceRow): Promise<Outcome<AbsenceRow>> {
  if (row.withdrawn_at !== null) return refuse('already_decided');
  const values = { withdrawn_by: personOf(unit), withdrawn_at: unit.now };
  return done(await applyAction(unit, absences, row, 'withdraw', values));
}

export const absenceRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, absences.create, enter),
  commandRoute(served, 'withdraw', 'They are back, or did not go', z.strictObject({}), withdraw),
];
