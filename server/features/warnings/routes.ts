import { done, orRefuse, refuseField } from '../../contract/outcome.ts';
import {
  closeWarningRequest,
  warningReport as warningReportAnswer,
  warningReportQuery,
} from '../../contract/resources/warnings.ts';
import { parse } from '../../contract/validation.ts';
import { commandRoute, readRoutes } from '../../http/crudRouter.ts';
import { read, type Route } from '../../http/route.ts';
import { warningReport } from '../../views/warningReport.ts';
import { closeWarning, servedWarnings } from './warnings.ts';

const report = read({
  method: 'get',
  path: '/warning_report',
  access: { resource: 'warning_report', action: 'show' },
  summary: 'What rules of warnings foresaw in a period; this month when none is given',
  answers: warningReportAnswer,
  run: async (db, { query, businessDate, language }) => {
    const asked = orRefuse(parse(warningReportQuery, query, language));
    const { to = businessDate } = asked;
    const { from = `${to.slice(0, 7)}-01` } = asked;
    if (from > to) return refuseField('from', 'period_order', { date: to });
    return done({ body: await warningReport(db, from, to, businessDate) });
  },
});

export const warningRoutes: Route[] = [
  report,
  ...readRoutes(servedWarnings),
  commandRoute(
    servedWarnings,
    'close',
    'Close it with what was done about it',
    closeWarningRequest,
    closeWarning,
  ),
];
