import type { z } from 'zod';
import { namePlaces, ofLoanNumbered } from '../../book/borrowerSearch.ts';
import { isWarningLate, whereWarningsLate } from '../../book/warningsLate.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import {
  type closeWarningRequest,
  type Warning,
  type WarningRow,
  warnings,
} from '../../contract/resources/warnings.ts';
import { daysBetween } from '../../domain/time/calendar.ts';
import { type Present, serve, type Served } from '../../http/crudRouter.ts';
import type { SignedIn } from '../../http/route.ts';
import { applyAction } from '../../store/records.ts';
import { through } from '../../store/search.ts';
import type { TableSpec } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { numbersOf } from './store/days.ts';
import { namesOf } from './store/names.ts';

/** Warnings as lists and pages show them, and how a person closes one. */

const present: Present<typeof warnings> = async (db, rows, { businessDate }) => {
  const shown = rows.map(({ figures, cause: _cause, ...row }) => ({
    ...row,
    figures: JSON.parse(figures) as Warning['figures'],
  }));
  const names = await namesOf(
    db,
    rows.map(({ borrower_id }) => borrower_id),
  );
  const numbers = await numbersOf(
    db,
    shown.flatMap(({ loan_id, figures }) => [loan_id, figures.loan_id ?? loan_id]),
  );
  return shown.map((row) => {
    const other = row.figures.loan_id;
    return {
      ...row,
      borrower_name: names.get(row.borrower_id) ?? '',
      loan_no: numbers.get(row.loan_id) ?? '',
      other_loan_no: other === undefined ? null : (numbers.get(other) ?? null),
      days_left: row.status === 'open' ? daysBetween(businessDate, row.due_on) : null,
      late: isWarningLate(row, businessDate),
    };
  });
};

/** `q` finds those of a loan by its whole number, and of a borrower by a part of the name. */
const specOn = (today: string): TableSpec => ({
  table: 'warnings',
  kept: { whole: 'warnings', by: 'status' },
  searched: { part: [] },
  places: (q) => [
    ofLoanNumbered('warnings', q),
    ...through('warnings.borrower_id', 'borrowers', 'id', namePlaces(q)),
  ],
  computed: {
    late: {
      where: (query, { values }) => {
        whereWarningsLate(query, today, values.map(Number).includes(1));
      },
    },
  },
});

const spec: Served['spec'] = async (_db, businessDate) =>
  await Promise.resolve(done(specOn(businessDate)));

export const servedWarnings = serve({ definition: warnings, spec, present });

/** Closes a warning with what was done about it. */
export async function closeWarning(
  unit: UnitOfWork,
  row: WarningRow,
  { outcome, comment = null }: z.output<typeof closeWarningRequest>,
  user: SignedIn,
): Promise<Outcome<WarningRow>> {
  if (row.status === 'closed') return refuse('warning_closed');
  if (row.owner === 'supervisor' && user.role !== 'supervisor')
    return refuse('warning_of_supervisors');
  if (outcome === 'false_alarm' && comment === null)
    return refuseField('comment', 'warning_false_why');
  return done(
    await applyAction(unit, warnings, row, 'close', {
      status: 'closed',
      outcome,
      comment,
      closed_by: user.id,
      closed_at: unit.now,
      closed_on: unit.businessDate,
    }),
  );
}
