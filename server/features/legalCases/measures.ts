import type { z } from 'zod';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { caseMeasures, liftMeasureRequest, renewMeasureRequest } from '../../contract/resources/legalCases.ts';
import { daysBetween } from '../../domain/calendar.ts';
import { measureExpiresOn } from '../../domain/legalClocks.ts';
import { commandRoute, createRoute, readRoutes, type Present, type Served } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { addCaseEvent, measureOf, renewalsOf, type MeasureRow } from '../../store/caseStore.ts';
import { createRow } from '../../store/records.ts';
import { rereadRow, updateRow, type Row } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { chineseWorkdays } from '../../workdays.ts';
import { isFiled } from './gate.ts';
import { checkDay, checkUntil, standingCase } from './records.ts';
import { insertRenewal } from './store.ts';

/** Freezes and seizures, and how long each holds. */

const present: Present = async (db, rows, { businessDate }) => {
  const renewals = await renewalsOf(db, rows.map((row) => row.id));
  return rows.map((stored) => {
    const row = stored as MeasureRow;
    const term = measureExpiresOn(measureOf(row, renewals.get(row.id)), chineseWorkdays);
    const state = row.lifted_on !== null && row.lifted_on <= businessDate ? 'lifted' : term.on < businessDate ? 'lapsed' : 'in_force';
    return {
      ...row, pre_suit: row.pre_suit === 1, renewals: term.renewals.map(({ on, until, renewed }) => ({ on, until_on: until ?? null, renewed })),
      expires_on: term.on, days_left: state === 'lifted' ? null : daysBetween(businessDate, term.on), state, source: term.source, article: term.article,
    };
  });
};
const served: Served = { definition: caseMeasures, spec: { table: 'case_measures', searched: caseMeasures.searched }, present };

async function take(unit: UnitOfWork, sent: z.output<NonNullable<typeof caseMeasures.create>>): Promise<Outcome<Row>> {
  const found = await standingCase(unit, sent.legal_case_id);
  if (!found.ok) return found;
  const { row: legalCase, loan } = found.value;
  for (const right of [checkDay('taken_on', sent.taken_on, { from: loan.disbursed_on, to: unit.businessDate }), checkUntil(sent.until_on, sent.taken_on)]) if (!right.ok) return right;
  if (sent.pre_suit === true && (sent.purpose !== 'preservation' || (isFiled(legalCase) && sent.taken_on > String(legalCase.filed_on)))) return refuseField('pre_suit', 'not_pre_suit');
  const row = await createRow(unit, 'case_measures', { ...sent, pre_suit: Number(sent.pre_suit ?? false), recorded_by: unit.actor.id });
  await addCaseEvent(unit, legalCase.id, { kind: 'measure', on: sent.taken_on, text: sent.property, details: { measure_id: row.id, purpose: sent.purpose, kind: sent.kind, ...(sent.amount_minor == null ? {} : { amount_minor: sent.amount_minor }) } });
  return done(row);
}

/** The measure with its case still open and itself not lifted. */
async function standing(unit: UnitOfWork, row: Row): Promise<Outcome<MeasureRow>> {
  const measure = row as MeasureRow;
  const found = await standingCase(unit, measure.legal_case_id);
  if (!found.ok) return found;
  return measure.lifted_on === null ? done(measure) : refuse('measure_lifted', { date: measure.lifted_on });
}

/** In time, and once a day: after the lapse only a new measure helps. (History that was taken over may hold a late one, shown as having renewed nothing.) */
async function renew(unit: UnitOfWork, row: Row, { on, until_on = null }: z.output<typeof renewMeasureRequest>): Promise<Outcome<Row>> {
  const measure = await standing(unit, row);
  if (!measure.ok) return measure;
  for (const right of [checkDay('on', on, { from: measure.value.taken_on, to: unit.businessDate }), checkUntil(until_on, on)]) if (!right.ok) return right;
  const known = (await renewalsOf(unit.db, [row.id])).get(row.id) ?? [];
  if (known.some((one) => one.renewed_on === on)) return refuseField('on', 'renewed_that_day', { date: on });
  const lapsed = measureExpiresOn(measureOf(measure.value, known.filter((one) => one.renewed_on < on)), chineseWorkdays).on;
  if (on > lapsed) return refuseField('on', 'measure_lapsed', { date: lapsed });
  await insertRenewal(unit.db, { case_measure_id: row.id, renewed_on: on, until_on, recorded_by: unit.actor.id ?? 0, created_at: unit.now });
  unit.record({ action: 'update', resource: 'case_measures', record_id: row.id, after: { renewed_on: on, until_on } });
  await addCaseEvent(unit, measure.value.legal_case_id, { kind: 'measure_renewed', on, text: measure.value.property, details: { measure_id: row.id, ...(until_on === null ? {} : { until_on }) } });
  return done(await rereadRow(unit.db, 'case_measures', row.id));
}

async function lift(unit: UnitOfWork, row: Row, { on, reason }: z.output<typeof liftMeasureRequest>): Promise<Outcome<Row>> {
  const measure = await standing(unit, row);
  if (!measure.ok) return measure;
  const right = checkDay('on', on, { from: measure.value.taken_on, to: unit.businessDate });
  if (!right.ok) return right;
  const values = { lifted_on: on, lift_reason: reason };
  unit.record({ action: 'update', resource: 'case_measures', record_id: row.id, ...difference(row, values) });
  await addCaseEvent(unit, measure.value.legal_case_id, { kind: 'measure_lifted', on, text: reason, details: { measure_id: row.id, property: measure.value.property } });
  return done(await updateRow(unit.db, 'case_measures', row, values, unit.now));
}

export const measureRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, caseMeasures.create, take),
  commandRoute(served, 'renew', 'Record that the court renewed a measure', renewMeasureRequest, renew),
  commandRoute(served, 'lift', 'Record that a measure was lifted', liftMeasureRequest, lift),
];
