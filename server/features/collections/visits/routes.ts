import { z } from 'zod';
import { done, orRefuse } from '../../../contract/outcome.ts';
import {
  assignVisitRequest,
  calendarQuery,
  cancelVisitRequest,
  moveVisitRequest,
  planVisitRequest,
  reportVisitRequest,
  visitCalendar,
  visits,
} from '../../../contract/resources/visits.ts';
import { parse } from '../../../contract/validation.ts';
import { commandRoute, createRoute, readRoutes } from '../../../http/crudRouter.ts';
import { contentRange } from '../../../http/listRequest.ts';
import { read, type Route } from '../../../http/route.ts';
import { calendarOf } from '../../../views/visitCalendar.ts';
import { assignVisit, cancelVisit, moveVisit, planVisit, startVisit } from './planning.ts';
import { reportVisit } from './reporting.ts';
import { askVisit, servedVisits } from './visits.ts';

const calendar = read({
  method: 'get',
  path: '/visit_calendar',
  access: { resource: 'visits', action: 'list' },
  summary: 'Visits of some days: how many, and whom the first',
  answers: visitCalendar,
  run: async (db, { query, language }, { scope }) => {
    const asked = orRefuse(parse(calendarQuery, query, language));
    const days = await calendarOf(db, asked, scope);
    return done({
      body: days,
      headers: contentRange('visit_calendar', 0, days.length, days.length),
    });
  },
});

export const visitRoutes: Route[] = [
  calendar,
  ...readRoutes(servedVisits),
  createRoute(servedVisits, visits.create, askVisit),
  commandRoute(
    servedVisits,
    'plan',
    'Set a time, which the law allows',
    planVisitRequest,
    planVisit,
  ),
  commandRoute(servedVisits, 'move', 'Move it, with the reason', moveVisitRequest, moveVisit),
  commandRoute(servedVisits, 'assign', 'Give it to another', assignVisitRequest, assignVisit),
  commandRoute(
    servedVisits,
    'start',
    'Begin it on its day; the law is asked once more',
    z.strictObject({}),
    startVisit,
  ),
  commandRoute(
    servedVisits,
    'report',
    'Close it with what was found: a note, a promise, a hold come of it',
    reportVisitRequest,
    reportVisit,
  ),
  commandRoute(servedVisits, 'cancel', 'Call it off', cancelVisitRequest, cancelVisit),
];
