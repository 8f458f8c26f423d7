import { z } from 'zod';
import { done, orRefuse } from '../../contract/outcome.ts';
import {
  answerRepairRequest,
  assignRepairRequest,
  claimNextRequest,
  creditRepairs,
  declineRepairRequest,
  endPauseRequest,
  grantRepairRequest,
  markRepairRequest,
  submitRepairRequest,
  unmarkRepairRequest,
  withdrawRepairRequest,
} from '../../contract/resources/creditRepairs.ts';
import {
  bureauRecordRequest,
  correctionRequest,
  repairCheckRequest,
} from '../../contract/resources/repairFile.ts';
import { changeRoute, commandRoute, createRoute, readRoutes } from '../../http/crudRouter.ts';
import { write, type Route } from '../../http/route.ts';
import { changeRepair, checkRepair, enterBureauRecord, submitRepair } from './checking.ts';
import { assignRepair, claimNext, claimRepair, releaseRepair } from './claiming.ts';
import { answerRepair, endPause, sendCorrection, withdrawRepair } from './closing.ts';
import { declineRepair, grantRepair } from './deciding.ts';
import { fileRoute } from './fileRoute.ts';
import { receiveRepair } from './intake.ts';
import { markRepair, unmarkRepair } from './marking.ts';
import { letterRoutes } from './letterRoutes.ts';
import { presentRepairs, servedRepairs } from './requests.ts';

const next = write({
  method: 'post',
  path: '/credit_repairs/claim_next',
  access: { resource: 'credit_repairs', action: 'claim' },
  summary: 'Take the most urgent request that nobody has in hand',
  body: claimNextRequest,
  answers: creditRepairs.record,
  run: async (unit, { body }, user) => {
    const row = orRefuse(await claimNext(unit, body.kind, user));
    const [shown] = await presentRepairs(unit.db, [row], { businessDate: unit.businessDate, user });
    return done({ body: shown, status: 200 });
  },
});

const nothing = z.strictObject({});

export const repairRoutes: Route[] = [
  next,
  fileRoute,
  ...letterRoutes,
  ...readRoutes(servedRepairs),
  createRoute(servedRepairs, creditRepairs.create, receiveRepair),
  changeRoute(servedRepairs, creditRepairs.update, changeRepair),
  commandRoute(servedRepairs, 'claim', 'Take a request in hand', nothing, claimRepair),
  commandRoute(servedRepairs, 'release', 'Give a request back', nothing, releaseRepair),
  commandRoute(
    servedRepairs,
    'assign',
    'Give a request to a member of staff or a supervisor',
    assignRepairRequest,
    assignRepair,
  ),
  {
    ...commandRoute(
      servedRepairs,
      'check',
      'Tick what was looked at',
      repairCheckRequest,
      checkRepair,
    ),
    access: { resource: 'credit_repairs', action: 'edit' },
  } as Route,
  {
    ...commandRoute(
      servedRepairs,
      'bureau',
      'Type in what a report of the credit register shows',
      bureauRecordRequest,
      enterBureauRecord,
    ),
    access: { resource: 'credit_repairs', action: 'edit' },
  } as Route,
  commandRoute(
    servedRepairs,
    'submit',
    'Propose a decision and its effects to a supervisor',
    submitRepairRequest,
    submitRepair,
  ),
  commandRoute(
    servedRepairs,
    'grant',
    'Grant what another person checked and proposed',
    grantRepairRequest,
    grantRepair,
  ),
  commandRoute(
    servedRepairs,
    'decline',
    'Decline what another person checked',
    declineRepairRequest,
    declineRepair,
  ),
  commandRoute(
    servedRepairs,
    'answer',
    'Answer the person in writing: the clock ends',
    answerRepairRequest,
    answerRepair,
  ),
  commandRoute(
    servedRepairs,
    'mark',
    'Record that the record in dispute was marked as such in the credit register',
    markRepairRequest,
    markRepair,
  ),
  commandRoute(
    servedRepairs,
    'unmark',
    'Record that the mark was taken off after the objection was decided',
    unmarkRepairRequest,
    unmarkRepair,
  ),
  commandRoute(
    servedRepairs,
    'correct',
    'Record that the correction was sent to the credit register',
    correctionRequest,
    sendCorrection,
  ),
  commandRoute(
    servedRepairs,
    'end_pause',
    'End a reporting pause before its day',
    endPauseRequest,
    endPause,
  ),
  commandRoute(
    servedRepairs,
    'withdraw',
    'Take a request back that was not answered yet',
    withdrawRepairRequest,
    withdrawRepair,
  ),
];
