import { done, orRefuse, refuseField } from '../../contract/outcome.ts';
import { noteReport as reportAnswer, reportQuery } from '../../contract/resources/contacts.ts';
import { parse } from '../../contract/validation.ts';
import { read, type Route } from '../../http/route.ts';
import { noteReport } from '../../views/noteReport.ts';

export const reportRoute: Route = read({
  method: 'get',
  path: '/note_report',
  access: { resource: 'note_report', action: 'show' },
  summary:
    'Notes, findings, verdicts and prevented contacts of a period; by default the month of ' +
    'its end, or this one',
  answers: reportAnswer,
  run: async (db, { query, businessDate, language }, { scope }) => {
    const asked = orRefuse(parse(reportQuery, query, language));
    const { to = businessDate } = asked;
    const { from = `${to.slice(0, 7)}-01` } = asked;
    return from > to
      ? refuseField('from', 'period_reversed', { date: to })
      : done({ body: await noteReport(db, from, to, scope) });
  },
});
