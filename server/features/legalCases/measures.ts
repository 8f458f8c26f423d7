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
import { byDay } from '../../domain/legal/days.ts';
import { daysBetween } from '../../domain/time/calendar.ts';
import { measureExpiresOn, renewMeasureBy, type MeasureTerm } from '../../domain/legal/measures.ts';
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
import { checkDay, checkUntil, standingCase } from './records.ts';
import { filingsOf } from './store/cases.ts';
import { insertRenewal, standingRenewals, withdrawRenewal } from './store/renewals.ts';

/** Freezes and seizures, and how long each holds. */

function stateOf(
  { lifted_on }: CaseMeasureRow,
  expires_on: string,
  today: string,
): CaseMeasure['state'] {
  if (lifted_on !== null && lifted_on <= today) return 'lifted';
  return expires_on < today ? 'lapsed' : 'in_force';
}

const present: Present<typeof caseMeasures> = async (db, rows, { businessDate }) => {
  const renewals = await renewalsOf(
    db,
    rows.map((row) => row.id),
  );
  const filings = await filingsOf(
    db,
    rows.map((row) => row.legal_case_id),
  );
  return rows.map((row) => {
    const known = renewals.get(row.id) ?? [];
    const term = measureExpiresOn(
      measureOf(row, known, filings.get(row.legal_case_id) ?? null),
      chineseWorkdays,
      businessDate,
    );
    const state = stateOf(row, term.on, businessDate);
    return {
      ...row,
      pre_suit: row.pre_suit === 1,
      renewals: shownRenewals(known, term),
      expires_on: term.on,
      renew_by: renewMeasureBy(row, term).on,
      days_left: state === 'lifted' ? null : daysBetween(businessDate, term.on),
      state,
      source: term.source,
      article: term.article,
    };
  });
};

/** All renewals by date, also those withdrawn, which renew nothing. */
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
    .filter(({ withdrawn_by }) => withdrawn_by !== null)
    .map(({ renewed_on, until_on, withdrawal_reason }) => ({
      on: renewed_on,
      until_on,
      renewed: false,
      withdrawn: true,
      withdrawal_reason,
    }));
  return [...withdrawn, ...standing].sort(byDay);
}

const lastRenewal = (renewals: readonly RenewalRow[]): string | undefined =>
  renewals
    .map(({ renewed_on }) => renewed_on)
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
  const sued_on = suedOn(legalCase);
  const after_suit = sued_on !== null && sent.taken_on > sued_on;
  if (sent.pre_suit === true && (sent.purpose !== 'preservation' || after_suit))
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

/** Checks that a measure's case is open and itself not lifted; answers when the case was filed. */
async function checkStanding(
  unit: UnitOfWork,
  { legal_case_id, lifted_on }: CaseMeasureRow,
): Promise<Outcome<string | null>> {
  const { row: legalCase } = orRefuse(await standingCase(unit, legal_case_id));
  return lifted_on === null
    ? done(suedOn(legalCase))
    : refuse('measure_lifted', { date: lifted_on });
}

/**
 * Records a renewal, in time and once a day: after the lapse only a new measure helps. (History
 * that was taken over may hold a late one, shown as having renewed nothing.)
 */
async function renew(
  unit: UnitOfWork,
  measure: CaseMeasureRow,
  { on, until_on = null }: z.output<typeof renewMeasureRequest>,
): Promise<Outcome<CaseMeasureRow>> {
  const sued_on = orRefuse(await checkStanding(unit, measure));
  orRefuse(checkDay('on', on, { from: measure.taken_on, to: unit.businessDate }));
  orRefuse(checkUntil(until_on, on));
  const known = await standingRenewals(unit.db, measure.id);
  if (known.some(({ renewed_on }) => renewed_on === on))
    return refuseField('on', 'renewed_that_day', { date: on });
  const earlier = known.filter(({ renewed_on }) => renewed_on < on);
  const { on: lapsed } = measureExpiresOn(
    measureOf(measure, earlier, sued_on),
    chineseWorkdays,
    on,
  );
  if (on > lapsed) return refuseField('on', 'measure_lapsed', { date: lapsed });
  await insertRenewal(unit.db, {
    case_measure_id: measure.id,
    renewed_on: on,
    until_on,
    recorded_by: personOf(unit),
    created_at: unit.now,
  });
  unit.record({
    action: 'update',
    resource: 'case_measures',
    record_id: measure.id,
    after: { renewed_on: on, until_on },
  });
  await addCaseEvent(unit, measure.legal_case_id, {
    kind: 'measure_renewed',
    on,
    text: measure.property,
    details: { measure_id: measure.id, ...(until_on === null ? {} : { until_on }) },
  });
  return done(await rereadRow(unit.db, caseMeasures, measure.id));
}

/**
 * Withdraws a renewal that was entered by mistake: its row stays, and the measure ends as it did
 * before. Only the last one may go, for a later one was measured by it.
 */
async function takeBackRenewal(
  unit: UnitOfWork,
  measure: CaseMeasureRow,
  { on, reason }: z.output<typeof withdrawRenewalRequest>,
  user: SignedIn,
): Promise<Outcome<CaseMeasureRow>> {
  orRefuse(await checkStanding(unit, measure));
  const known = await standingRenewals(unit.db, measure.id);
  const wrong = known.find(({ renewed_on }) => renewed_on === on);
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
    record_id: measure.id,
    before: { renewed_on: on, until_on: wrong.until_on },
    after: { withdrawn_by: user.id, withdrawal_reason: reason },
  });
  await addCaseEvent(unit, measure.legal_case_id, {
    kind: 'measure_renewed',
    on,
    text: reason,
    details: { measure_id: measure.id, property: measure.property, withdrawn: true },
  });
  return done(await updateRow(unit.db, caseMeasures, measure, {}, unit.now));
}

async function lift(
  unit: UnitOfWork,
  measure: CaseMeasureRow,
  { on, reason }: z.output<typeof liftMeasureRequest>,
): Promise<Outcome<CaseMeasureRow>> {
  orRefuse(await checkStanding(unit, measure));
  orRefuse(checkDay('on', on, { from: measure.taken_on, to: unit.businessDate }));
  const last = lastRenewal(await standingRenewals(unit.db, measure.id));
  if (last !== undefined && on < last)
    return refuseField('on', 'lift_before_renewal', { date: last });
  const values = { lifted_on: on, lift_reason: reason };
  unit.record({
    action: 'update',
    resource: 'case_measures',
    record_id: measure.id,
    ...difference(measure, values),
  });
  await addCaseEvent(unit, measure.legal_case_id, {
    kind: 'measure_lifted',
    on,
    text: reason,
    details: { measure_id: measure.id, property: measure.property },
  });
  return done(await updateRow(unit.db, caseMeasures, measure, values, unit.now));
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
