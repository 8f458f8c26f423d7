import { done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { borrowers } from '../../contract/resources/borrowers.ts';
import {
  pathBack as pathBackAnswer,
  repairReport as repairReportAnswer,
  repairReportQuery,
  repairWorkload as repairWorkloadAnswer,
} from '../../contract/resources/repairReport.ts';
import { parse } from '../../contract/validation.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { read, type Route } from '../../http/route.ts';
import { pathBack } from '../../views/pathBack.ts';
import { repairReport } from '../../views/repairReport.ts';
import { repairWorkload } from '../../views/repairWorkload.ts';

/** The credit-repair queue as a whole, and the way back of one borrower. */

const workload = read({
  method: 'get',
  path: '/repair_workload',
  access: { resource: 'credit_repairs', action: 'list' },
  summary: 'Who has what of the credit-repair queue, and how old it is',
  answers: repairWorkloadAnswer,
  run: async (db, { businessDate }) => done({ body: await repairWorkload(db, businessDate) }),
});

const report = read({
  method: 'get',
  path: '/repair_report',
  access: { resource: 'repair_report', action: 'show' },
  summary: 'Requests received in a period and what became of them; this month when none is given',
  answers: repairReportAnswer,
  run: async (db, { query, businessDate, language }) => {
    const asked = orRefuse(parse(repairReportQuery, query, language));
    const { to = businessDate } = asked;
    const { from = `${to.slice(0, 7)}-01` } = asked;
    if (from > to) return refuseField('from', 'period_order', { date: to });
    return done({ body: await repairReport(db, from, to, businessDate) });
  },
});

const back = read({
  method: 'get',
  path: '/borrowers/:id/path_back',
  access: { resource: 'credit_repairs', action: 'show' },
  summary: "A borrower's way back: what is owed, when the record of it ends, what was granted",
  answers: pathBackAnswer,
  run: async (db, { params, businessDate }) => {
    const { id } = await recordAt(db, borrowers, params);
    return done({ body: await pathBack(db, id, businessDate) });
  },
});

export const repairViewRoutes: readonly Route[] = [workload, report, back];
