import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type CaseMeasure,
  type CaseMeasureRow,
  caseMeasures,
  liftMeasureRequest,
  renewMeasureRequest,
  withdrawRenewalRequest,
} from '../../contract/resources/measures.ts';
import { daysBetween } from '../../domain/time/calendar.ts';
import { measureExpiresOn, type MeasureTerm } from '../../domain/legal/measures.ts';
import {
  commandRoute,
  createRoute,
  readRoutes,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { addCaseEvent } from '../../book/cases.ts';
import { measureOf, renewalsOf, suedOn, type RenewalRow } from '../../book/caseFacts.ts';
import { createRow } from '../../store/records.ts';
import { rereadRow, updateRow } from '../../store/tableStore.ts';
import { type UnitOfWork, difference, personOf } from '../../store/unitOfWork.ts';
import { chineseWorkdays } from '../../book/workdays.ts';
import { isFiled } from './gate.ts';
import { checkDay, checkUntil, standingCase } from './records.ts';
import { filingsOf, insertRenewal, withdrawRenewal } from './store.ts';

/** Freezes and seizures, and how long each holds. */

const present: Present<typeof caseMeasures> = async (db, rows, { businessDate }) => {
  const renewals = await renewalsOf(
    db,
    rows.map((row) => row.id),
  );
  const filings = await filingsOf(
    db,
    rows.map((row) => row.legal_case_id),
  );
  return rows.map((stored) => {
    const row = stored as CaseMeasureRow;
    const known = renewals.get(row.id) ?? [];
    const term = measureExpiresOn(
      measureOf(row, known, filings.get(row.legal_case_id) ?? null),
      chineseWorkdays,
      businessDate,
    );
    const state =
      row.lifted_on !== null && row.lifted_on <= businessDate
        ? 'lifted'
        : term.on < businessDate
          ? 'lapsed'
          : 'in_force';
    return {
      ...row,
      pre_suit: row.pre_suit === 1,
      renewals: shownRenewals(known, term),
      expires_on: term.on,
      days_left: state === 'lifted' ? null : daysBetween(businessDate, term.on),
      state,
      source: term.source,
      article: term.article,
    };
  });
};
/** By date, also those withdrawn, which renew nothing. */
function shownRenewals(
  known: readonly RenewalRow[],
  { renewals }: MeasureTerm,
): CaseMeasure['renewals'] {
  const standing = renewals.map(({ on, until, renewed }) => ({
    on,
    until_on: until ?? null,
    renewed,
    withdrawn: false,
    withdrawal_reason: null,
  }));
  const withdrawn = known
    .filter(isWithdrawn)
    .map(({ renewed_on, until_on, withdrawal_reason }) => ({
      on: renewed_on,
      until_on,
      renewed: false,
      withdrawn: true,
      withdrawal_reason,
    }));
  return [...withdrawn, ...standing].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
const isWithdrawn = ({ withdrawn_by }: RenewalRow): boolean => withdrawn_by !== null;
const lastRenewal = (known: readonly RenewalRow[]): string | undefined =>
  known
    .map((one) => one.renewed_on)
    .sort()
    .at(-1);

const served = serve({
  definition: caseMeasures,
  spec: { table: 'case_measures', searched: caseMeasures.searched },
  present,
});

async function take(
  unit: UnitOfWork,
  sent: z.output<NonNullable<typeof caseMeasures.create>>,
): Promise<Outcome<CaseMeasureRow>> {
  const { row: legalCase, loan } = orRefuse(await standingCase(unit, sent.legal_case_id));
  orRefuse(checkDay('taken_on', sent.taken_on, { from: loan.disbursed_on, to: unit.businessDate }));
  orRefuse(checkUntil(sent.until_on, sent.taken_on));
  if (
    sent.pre_suit === true &&
    (sent.purpose !== 'preservation' ||
      (isFiled(legalCase) && sent.taken_on > String(legalCase.filed_on)))
  )
    return refuseField('pre_suit', 'not_pre_suit');
  const row = await createRow(unit, caseMeasures, {
    ...sent,
    pre_suit: sent.pre_suit === true ? 1 : 0,
    recorded_by: personOf(unit),
  });
  await addCaseEvent(unit, legalCase.id, {
    kind: 'measure',
    on: sent.taken_on,
    text: sent.property,
    details: {
      measure_id: row.id,
      purpose: sent.purpose,
      kind: sent.kind,
      ...(sent.amount_minor == null ? {} : { amount_minor: sent.amount_minor }),
    },
  });
  return done(row);
}

/** The measure with its case still open and itself not lifted. */
async function standing(
  unit: UnitOfWork,
  row: CaseMeasureRow,
): Promise<Outcome<CaseMeasureRow & { sued_on: string | null }>> {
  const measure = row as CaseMeasureRow;
  const found = orRefuse(await standingCase(unit, measure.legal_case_id));
  return measure.lifted_on === null
    ? done({ ...measure, sued_on: suedOn(found.row) })
    : refuse('measure_lifted', { date: measure.lifted_on });
}

/**
 * In time, and once a day: after the lapse only a new measure helps. (History that was taken over
 * may hold a late one, shown as having renewed nothing.)
 */
async function renew(
  unit: UnitOfWork,
  row: CaseMeasureRow,
  { on, until_on = null }: z.output<typeof renewMeasureRequest>,
): Promise<Outcome<CaseMeasureRow>> {
  const measure = orRefuse(await standing(unit, row));
  orRefuse(checkDay('on', on, { from: measure.taken_on, to: unit.businessDate }));
  orRefuse(checkUntil(until_on, on));
  const known = ((await renewalsOf(unit.db, [row.id])).get(row.id) ?? []).filter(
    (one) => !isWithdrawn(one),
  );
  if (known.some((one) => one.renewed_on === on))
    return refuseField('on', 'renewed_that_day', { date: on });
  const lapsed = measureExpiresOn(
    measureOf(
      measure,
      known.filter((one) => one.renewed_on < on),
      measure.sued_on,
    ),
    chineseWorkdays,
    on,
  ).on;
  if (on > lapsed) return refuseField('on', 'measure_lapsed', { date: lapsed });
  await insertRenewal(unit.db, {
    case_measure_id: row.id,
    renewed_on: on,
    until_on,
    recorded_by: personOf(unit),
    created_at: unit.now,
  });
  unit.record({
    action: 'update',
    resource: 'case_measures',
    record_id: row.id,
    after: { renewed_on: on, until_on },
  });
  await addCaseEvent(unit, measure.legal_case_id, {
    kind: 'measure_renewed',
    on,
    text: measure.property,
    details: { measure_id: row.id, ...(until_on === null ? {} : { until_on }) },
  });
  return done(await rereadRow(unit.db, caseMeasures, row.id));
}

/**
 * One that was entered by mistake: the row stays, and the measure ends as it did before. Only the
 * last, for a later one was measured by it.
 */
async function takeBackRenewal(
  unit: UnitOfWork,
  row: CaseMeasureRow,
  { on, reason }: z.output<typeof withdrawRenewalRequest>,
  user: SignedIn,
): Promise<Outcome<CaseMeasureRow>> {
  const measure = orRefuse(await standing(unit, row));
  const known = ((await renewalsOf(unit.db, [row.id])).get(row.id) ?? []).filter(
    (one) => !isWithdrawn(one),
  );
  const wrong = known.find((one) => one.renewed_on === on);
  if (wrong === undefined) return refuseField('on', 'no_such_renewal', { date: on });
  const last = lastRenewal(known) ?? on;
  if (last > on) return refuseField('on', 'not_last_renewal', { date: last });
  await withdrawRenewal(unit.db, wrong.id, {
    withdrawn_by: user.id,
    withdrawn_at: unit.now,
    withdrawal_reason: reason,
  });
  unit.record({
    action: 'withdraw',
    resource: 'case_measures',
    record_id: row.id,
    before: { renewed_on: on, until_on: wrong.until_on },
    after: { withdrawn_by: user.id, withdrawal_reason: reason },
  });
  await addCaseEvent(unit, measure.legal_case_id, {
    kind: 'measure_renewed',
    on,
    text: reason,
    details: { measure_id: row.id, property: measure.property, withdrawn: true },
  });
  return done(await updateRow(unit.db, caseMeasures, row, {}, unit.now));
}

async function lift(
  unit: UnitOfWork,
  row: CaseMeasureRow,
  { on, reason }: z.output<typeof liftMeasureRequest>,
): Promise<Outcome<CaseMeasureRow>> {
  const measure = orRefuse(await standing(unit, row));
  orRefuse(checkDay('on', on, { from: measure.taken_on, to: unit.businessDate }));
  const last = lastRenewal(
    ((await renewalsOf(unit.db, [row.id])).get(row.id) ?? []).filter((one) => !isWithdrawn(one)),
  );
  if (last !== undefined && on < last)
    return refuseField('on', 'lift_before_renewal', { date: last });
  const values = { lifted_on: on, lift_reason: reason };
  unit.record({
    action: 'update',
    resource: 'case_measures',
    record_id: row.id,
    ...difference(row, values),
  });
  await addCaseEvent(unit, measure.legal_case_id, {
    kind: 'measure_lifted',
    on,
    text: reason,
    details: { measure_id: row.id, property: measure.property },
  });
  return done(await updateRow(unit.db, caseMeasures, row, values, unit.now));
}

export const measureRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, caseMeasures.create, take),
  commandRoute(
    served,
    'renew',
    'Record that the court renewed a measure',
    renewMeasureRequest,
    renew,
  ),
  commandRoute(
    served,
    'withdraw_renewal',
    'Withdraw the last renewal of a measure, which was entered by mistake: it stays readable ' +
      'and no longer counts',
    withdrawRenewalRequest,
    takeBackRenewal,
  ),
  commandRoute(served, 'lift', 'Record that a measure was lifted', liftMeasureRequest, lift),
];
