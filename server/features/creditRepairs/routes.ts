import { z } from 'zod';
import type { Knex } from 'knex';
import {
  type CreditRepairRow,
  answerRepairRequest,
  assignRepairRequest,
  claimNextRequest,
  creditRepairs,
  declineRepairRequest,
  endPauseRequest,
  grantRepairRequest,
  submitRepairRequest,
  withdrawRepairRequest,
} from '../../contract/resources/creditRepairs.ts';
import {
  type RepairFile,
  bureauRecordRequest,
  correctionRequest,
  repairCheckRequest,
  repairFile,
} from '../../contract/resources/repairFile.ts';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { forbiddenBy } from '../../domain/repair/repairAsks.ts';
import { OPEN_REPAIR } from '../../domain/repair/repairCase.ts';
import { repairClock, timelinessOf } from '../../domain/repair/repairClock.ts';
import {
  changeRoute,
  commandRoute,
  createRoute,
  readRoutes,
  recordId,
  type Present,
  serve,
} from '../../http/crudRouter.ts';
import { read, write, type Request, type Route } from '../../http/route.ts';
import { loadPolicies } from '../../book/policies.ts';
import { findRow } from '../../store/tableStore.ts';
import { draftAnswer } from './draftAnswer.ts';
import { factsOf } from './facts.ts';
import { receiveRepair } from './intake.ts';
import { letterRoutes } from './letterRoutes.ts';
import {
  answerRepair,
  assignRepair,
  changeRepair,
  checkRepair,
  claimNext,
  claimRepair,
  declineRepair,
  endPause,
  enterBureauRecord,
  grantRepair,
  sendCorrection,
  submitRepair,
  withdrawRepair,
} from './service.ts';
import {
  correctionOf,
  namesOf,
  othersOf,
  repairSpec,
  restructuresOf,
  stepsOf,
  workersOf,
} from './store.ts';

/** Requests with their clock on the business date. */
const present: Present<typeof creditRepairs> = async (db, stored, { businessDate }) => {
  const rows = stored;
  const names = await namesOf(db, rows);
  const workers = await workersOf(
    db,
    rows.map(({ id }) => id),
  );
  const { soon_days } = (await loadPolicies(db)).on('credit_repair', businessDate);
  return rows.map((row) => {
    const { due_days: _days, forbidden_rule, ...shown } = row;
    return {
      ...shown,
      borrower_name: names.borrowers.get(row.borrower_id) ?? '',
      loan_no: row.loan_id === null ? null : (names.loans.get(row.loan_id) ?? null),
      due_provisional: row.due_provisional === 1,
      wants_restructure: row.wants_restructure === 1,
      timeliness: timelinessOf(row),
      declined_by_law: forbidden_rule !== null,
      unclaimed: row.assignee_id === null && OPEN_REPAIR.includes(row.status),
      forbidden: forbidden_rule === null ? null : forbiddenBy(row.kind, row.asks_for),
      worked_by: workers.get(row.id) ?? [],
      ...repairClock(row, businessDate, soon_days),
    };
  });
};

export const servedRepairs = serve({ definition: creditRepairs, spec: repairSpec, present });

async function repairOf(db: Knex, request: Request<unknown>): Promise<Outcome<CreditRepairRow>> {
  const id = recordId(request.params['id']);
  const row = id === undefined ? undefined : await findRow(db, creditRepairs, id);
  return row === undefined
    ? refuse('no_such_record', { id: request.params['id'] ?? '' })
    : done(row);
}

const file = read({
  method: 'get',
  path: '/credit_repairs/:id/file',
  access: { resource: 'credit_repairs', action: 'show' },
  summary:
    'Everything a request is decided on: checklist, register beside ledger, correction, ' +
    'draft answer, timeline',
  answers: repairFile,
  run: async (db, request) => {
    const row = orRefuse(await repairOf(db, request));
    const facts = await factsOf(db, row, request.businessDate);
    const { made_on: _made, ...correction } = (await correctionOf(db, row.id)) ?? {
      made_on: '',
      lines: null,
    };
    return done({
      body: {
        checklist: facts.checklist,
        bureau: facts.bureau,
        comparison: facts.comparison,
        correction:
          correction.lines === null ? null : (correction as NonNullable<RepairFile['correction']>),
        notice_problem: facts.notice_problem,
        record_kept_until: facts.record_kept_until,
        draft_answer: await draftAnswer(db, row, request.businessDate, facts),
        restructures: await restructuresOf(db, row.id),
        others: await othersOf(db, row),
        steps: await stepsOf(db, row.id),
      } satisfies RepairFile,
    });
  },
});

const next = write({
  method: 'post',
  path: '/credit_repairs/claim_next',
  access: { resource: 'credit_repairs', action: 'claim' },
  summary: 'Take the most urgent request that nobody has in hand',
  body: claimNextRequest,
  answers: creditRepairs.record,
  run: async (unit, { body }, user) => {
    const row = orRefuse(await claimNext(unit, body.kind, user));
    const [shown] = await present(unit.db, [row], { businessDate: unit.businessDate, user });
    return done({ body: shown, status: 200 });
  },
});

const nothing = z.strictObject({});

export const repairRoutes: Route[] = [
  next,
  file,
  ...letterRoutes,
  ...readRoutes(servedRepairs),
  createRoute(servedRepairs, creditRepairs.create, receiveRepair),
  changeRoute(servedRepairs, creditRepairs.update, changeRepair),
  commandRoute(servedRepairs, 'claim', 'Take a request in hand', nothing, claimRepair),
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
