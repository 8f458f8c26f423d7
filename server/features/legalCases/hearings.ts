import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { type CaseHearingRow, caseHearings } from '../../contract/resources/hearings.ts';
import type { LegalCaseRow } from '../../contract/resources/legalCases.ts';
import {
  changeRoute,
  createRoute,
  readRoutes,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { registeredOn } from '../../book/caseFacts.ts';
import { addCaseEvent } from '../../book/cases.ts';
import { changeFields, createRow } from '../../store/records.ts';
import { type UnitOfWork, personOf } from '../../store/unitOfWork.ts';
import { standingCase } from './records.ts';
import { datedSpec } from './store/lists.ts';

/** Days the court summoned to. */

type New = z.output<NonNullable<typeof caseHearings.create>>;
type Changes = z.output<NonNullable<typeof caseHearings.update>>;

const present: Present<typeof caseHearings> = async (_db, rows) =>
  rows.map(({ held_on, ...row }) => ({ ...row, on: held_on }));
const served = serve({
  definition: caseHearings,
  spec: datedSpec(caseHearings, 'held_on'),
  present,
});

function checkHearing(
  legalCase: LegalCaseRow,
  on: string,
  status: string,
  today: string,
): Outcome<void> {
  const filed_on = registeredOn(legalCase);
  if (filed_on === null) return refuseField('legal_case_id', 'not_filed_yet');
  if (on < filed_on) return refuseField('on', 'day_too_early', { date: filed_on });
  return status === 'held' && on > today
    ? refuseField('status', 'hearing_to_come', { date: on })
    : done(undefined);
}

const details = (row: CaseHearingRow) => ({
  hearing_id: row.id,
  status: row.status,
  ...(row.time === null ? {} : { time: row.time }),
  ...(row.room === null ? {} : { room: row.room }),
});

async function summon(unit: UnitOfWork, { on, ...sent }: New): Promise<Outcome<CaseHearingRow>> {
  const { row: legalCase } = orRefuse(await standingCase(unit, sent.legal_case_id));
  orRefuse(checkHearing(legalCase, on, 'scheduled', unit.businessDate));
  const row = await createRow(unit, caseHearings, {
    ...sent,
    held_on: on,
    recorded_by: personOf(unit),
  });
  await addCaseEvent(unit, sent.legal_case_id, {
    kind: 'hearing',
    on,
    text: sent.purpose,
    details: details(row),
  });
  return done(row);
}

/** Puts a hearing on another day, or says how it went or that it was called off. */
async function change(
  unit: UnitOfWork,
  row: CaseHearingRow,
  { on, ...sent }: Changes,
): Promise<Outcome<CaseHearingRow>> {
  const { row: legalCase } = orRefuse(await standingCase(unit, row.legal_case_id));
  orRefuse(
    checkHearing(legalCase, on ?? row.held_on, sent.status ?? row.status, unit.businessDate),
  );
  const after = await changeFields(unit, caseHearings, row, { ...sent, held_on: on });
  if (after !== row)
    await addCaseEvent(unit, row.legal_case_id, {
      kind: 'hearing',
      on: after.held_on,
      text: after.result ?? after.purpose,
      details: { ...details(after), changed: true },
    });
  return done(after);
}

export const hearingRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, caseHearings.create, summon),
  changeRoute(served, caseHearings.update, change),
];
