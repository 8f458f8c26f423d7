import type { z } from 'zod';
import type { CaseStage } from '../../contract/enums.ts';
import { done, refuse, refuseField, type Outcome } from '../../contract/outcome.ts';
import { advanceRequest, legalCases } from '../../contract/resources/legalCases.ts';
import { caseTransition, nextStages } from '../../domain/legalCase.ts';
import { limitationExpiresOn } from '../../domain/limitation.ts';
import { changeRoute, commandRoute, createRoute, readRoutes, removeRoute, type Served } from '../../http/crudRouter.ts';
import type { Route } from '../../http/route.ts';
import { changeFields, createRow, removeRow } from '../../store/records.ts';
import { refreshPositions } from '../../store/positionStore.ts';
import { updateRow, type Row } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { chineseWorkdays } from '../../workdays.ts';
import { presentCases } from './deadlines.ts';
import { caseSpec, lastDueOn } from './store.ts';

export const servedCases: Served = { definition: legalCases, spec: caseSpec, present: presentCases };

async function openCase(unit: UnitOfWork, sent: z.output<NonNullable<typeof legalCases.create>>): Promise<Outcome<Row>> {
  const due = await lastDueOn(unit.db, sent.loan_id);
  if (due === undefined) return refuseField('loan_id', 'no_such_loan');
  return done(await createRow(unit, 'legal_cases', { ...sent, stage: 'draft', stage_on: unit.businessDate, limitation_expires_on: limitationExpiresOn(due, chineseWorkdays) }));
}

async function advance(unit: UnitOfWork, row: Row, sent: z.output<typeof advanceRequest>): Promise<Outcome<Row>> {
  const from = row['stage'] as CaseStage;
  if (!caseTransition(from, sent.stage)) return refuseField('stage', 'stage_not_reachable', { from, to: sent.stage, allowed: nextStages(from).join(', ') || '–' });
  const reached = String(row['stage_on']);
  if (sent.on < reached || sent.on > unit.businessDate) return refuseField('on', 'stage_date_order', { date: reached });
  const named = Object.fromEntries((['case_no', 'court'] as const).flatMap((name) => (sent[name] ? [[name, sent[name]]] : [])));
  const after = await updateRow(unit.db, 'legal_cases', row, { stage: sent.stage, stage_on: sent.on, ...(sent.stage === 'filed' ? { filed_on: sent.on } : {}), ...(sent.stage === 'judgment' ? { judged_on: sent.on } : {}), ...named }, unit.now);
  // From the judgment on payments follow the court's order.
  if (sent.stage === 'judgment') await refreshPositions(unit.db, [Number(row['loan_id'])], unit.now);
  unit.record({ action: 'advance', resource: 'legal_cases', record_id: row.id, ...difference(row, after) });
  return done(after);
}

async function remove(unit: UnitOfWork, row: Row): Promise<Outcome<void>> {
  if (row['stage'] !== 'draft') return refuse('case_not_draft', { stage: String(row['stage']) });
  await removeRow(unit, 'legal_cases', row);
  return done(undefined);
}

export const legalCaseRoutes: Route[] = [
  ...readRoutes(servedCases),
  createRoute(servedCases, legalCases.create, openCase),
  changeRoute(servedCases, legalCases.update, async (unit, row, sent) => done(await changeFields(unit, 'legal_cases', row, sent))),
  removeRoute(servedCases, remove),
  commandRoute(servedCases, 'advance', 'Move a case to its next stage', advanceRequest, advance),
];
