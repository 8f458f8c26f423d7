import type { z } from 'zod';
import { type Outcome, done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { caseHearings } from '../../contract/resources/legalCases.ts';
import {
  changeRoute,
  createRoute,
  readRoutes,
  type Present,
  type Served,
} from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { addCaseEvent, type CaseRow, type HearingRow } from '../../book/cases.ts';
import { changeFields, createRow } from '../../store/records.ts';
import type { Row } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { isFiled } from './gate.ts';
import { standingCase } from './records.ts';
import { datedSpec } from './store.ts';

/** Days the court summoned to. */

type New = z.output<NonNullable<typeof caseHearings.create>>;
type Changes = z.output<NonNullable<typeof caseHearings.update>>;

const present: Present = async (_db, rows) =>
  rows.map(({ held_on, ...row }) => ({ ...row, on: held_on }));
const served: Served = {
  definition: caseHearings,
  spec: datedSpec(caseHearings, 'held_on'),
  present,
};

function checkHearing(
  legalCase: CaseRow,
  on: string,
  status: string,
  today: string,
): Outcome<void> {
  if (!isFiled(legalCase)) return refuseField('legal_case_id', 'not_filed_yet');
  if (on < String(legalCase.filed_on))
    return refuseField('on', 'day_too_early', { date: String(legalCase.filed_on) });
  return status === 'held' && on > today
    ? refuseField('status', 'hearing_to_come', { date: on })
    : done(undefined);
}

const details = (row: HearingRow) => ({
  hearing_id: row.id,
  status: row.status,
  ...(row.time === null ? {} : { time: row.time }),
  ...(row.room === null ? {} : { room: row.room }),
});

async function summon(unit: UnitOfWork, { on, ...sent }: New): Promise<Outcome<Row>> {
  const found = orRefuse(await standingCase(unit, sent.legal_case_id));
  orRefuse(checkHearing(found.row, on, 'scheduled', unit.businessDate));
  const row = await createRow(unit, 'case_hearings', {
    ...sent,
    held_on: on,
    recorded_by: unit.actor.id,
  });
  await addCaseEvent(unit, sent.legal_case_id, {
    kind: 'hearing',
    on,
    text: sent.purpose,
    details: details(row as HearingRow),
  });
  return done(row);
}

/** Another day, how it went, or that it was called off. */
async function change(
  unit: UnitOfWork,
  stored: Row,
  { on, ...sent }: Changes,
): Promise<Outcome<Row>> {
  const row = stored as HearingRow;
  const found = orRefuse(await standingCase(unit, row.legal_case_id));
  orRefuse(
    checkHearing(found.row, on ?? row.held_on, sent.status ?? row.status, unit.businessDate),
  );
  const after = (await changeFields(unit, 'case_hearings', row, {
    ...sent,
    held_on: on,
  })) as HearingRow;
  if (after !== row)
    await addCaseEvent(unit, row.legal_case_id, {
      kind: 'hearing',
      on: after.held_on,
      text: (after['result'] ?? after['purpose']) as string,
      details: { ...details(after), changed: true },
    });
  return done(after);
}

export const hearingRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, caseHearings.create, summon),
  changeRoute(served, caseHearings.update, change),
];
