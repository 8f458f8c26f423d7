import { loadPolicies } from '../../book/policies.ts';
import { done } from '../../contract/outcome.ts';
import { creditRepairs } from '../../contract/resources/creditRepairs.ts';
import { type RepairFile, repairFile } from '../../contract/resources/repairFile.ts';
import { pauseDaysAllowed } from '../../domain/repair/repairAsks.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { read } from '../../http/route.ts';
import { draftAnswer } from './answerText.ts';
import { factsOf } from './facts.ts';
import { correctionOf } from './store/register.ts';
import { othersOf, restructuresOf } from './store/requests.ts';
import { stepsOf } from './store/steps.ts';

export const fileRoute = read({
  method: 'get',
  path: '/credit_repairs/:id/file',
  access: { resource: 'credit_repairs', action: 'show' },
  summary:
    'Everything a request is decided on: checklist, register beside ledger, correction, ' +
    'draft answer, timeline',
  answers: repairFile,
  run: async (db, { params, businessDate }) => {
    const row = await recordAt(db, creditRepairs, params);
    const facts = await factsOf(db, row, businessDate);
    const correction = await correctionOf(db, row.id);
    return done({
      body: {
        checklist: facts.checklist,
        bureau: facts.bureau,
        comparison: facts.comparison,
        correction: correction === null ? null : withoutDay(correction),
        notice_problem: facts.notice_problem,
        record_kept_until: facts.record_kept_until,
        pause_days: pauseDaysAllowed((await loadPolicies(db)).on('credit_repair', businessDate)),
        draft_answer: await draftAnswer(db, row, businessDate, facts),
        restructures: await restructuresOf(db, row.id),
        others: await othersOf(db, row),
        steps: await stepsOf(db, row.id),
      } satisfies RepairFile,
    });
  },
});

/** A correction as it is shown: without the day it was made. */
function withoutDay({
  made_on: _made,
  ...correction
}: NonNullable<Awaited<ReturnType<typeof correctionOf>>>): RepairFile['correction'] {
  return correction;
}
