import type { z } from 'zod';
import { type Outcome, done, orRefuse } from '../../contract/outcome.ts';
import {
  type CaseEvent,
  type CaseEventRow,
  caseEvents,
} from '../../contract/resources/caseEvents.ts';
import { createRoute, readRoutes, type Present, serve } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { addCaseEvent } from '../../book/cases.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { checkDay, checkFile, standingCase } from './records.ts';
import { datedSpec } from './store/lists.ts';

/** The timeline of a case: what the console did, and what people enter. */

const present: Present<typeof caseEvents> = async (_db, rows) =>
  rows.map(({ happened_on, details, ...row }) => ({
    ...row,
    on: happened_on,
    details: JSON.parse(details) as CaseEvent['details'],
  }));
const served = serve({
  definition: caseEvents,
  spec: datedSpec(caseEvents, 'happened_on'),
  present,
});

async function enter(
  unit: UnitOfWork,
  sent: z.output<NonNullable<typeof caseEvents.create>>,
): Promise<Outcome<CaseEventRow>> {
  const { loan } = orRefuse(await standingCase(unit, sent.legal_case_id));
  orRefuse(checkDay('on', sent.on, { from: loan.disbursed_on, to: unit.businessDate }));
  orRefuse(await checkFile(unit, sent.attachment_id, loan));
  const row = await addCaseEvent(unit, sent.legal_case_id, {
    kind: 'entry',
    on: sent.on,
    text: sent.text,
    attachment_id: sent.attachment_id,
  });
  unit.record({ action: 'create', resource: 'case_events', record_id: row.id, after: row });
  return done(row);
}

export const eventRoutes: Route[] = [
  ...readRoutes(served),
  createRoute(served, caseEvents.create, enter),
];
