import { z } from 'zod';
import { done, orRefuse } from '../../contract/outcome.ts';
import { reminders } from '../../contract/resources/reminders.ts';
import { recordAt } from '../../http/crudRouter.ts';
import { contentRange, readListRequest } from '../../http/listRequest.ts';
import { read, write, type Route } from '../../http/route.ts';
import { finishReminder, listReminders, reopenReminder, showReminder } from './service.ts';

const list = read({
  method: 'get',
  path: '/reminders',
  access: { resource: 'reminders', action: 'list' },
  summary: "One's own reminders: of each deadline that stands the last one, and those done",
  answers: reminders.record.array(),
  run: async (db, { query, businessDate }, user) => {
    const wanted = orRefuse(readListRequest(reminders, query));
    const { rows, total, first } = await listReminders(db, user, wanted, businessDate);
    return done({ body: rows, headers: contentRange('reminders', first, rows.length, total) });
  },
});

const show = read({
  method: 'get',
  path: '/reminders/:id',
  access: { resource: 'reminders', action: 'show' },
  summary: "One of one's own reminders",
  answers: reminders.record,
  run: async (db, { params, businessDate }, user) => {
    const { id } = await recordAt(db, reminders, params);
    return done({ body: orRefuse(await showReminder(db, user, id, businessDate)) });
  },
});

const finish = write({
  method: 'post',
  path: '/reminders/:id/done',
  access: { resource: 'reminders', action: 'done' },
  summary: 'Tick a reminder off',
  body: z.strictObject({}),
  answers: reminders.record,
  run: async (unit, { params }, user) => {
    const { id } = await recordAt(unit.db, reminders, params);
    return done({ body: orRefuse(await finishReminder(unit, user, id)) });
  },
});

const reopen = write({
  method: 'post',
  path: '/reminders/:id/reopen',
  access: { resource: 'reminders', action: 'reopen' },
  summary: 'Take the tick off a reminder back',
  body: z.strictObject({}),
  answers: reminders.record,
  run: async (unit, { params }, user) => {
    const { id } = await recordAt(unit.db, reminders, params);
    return done({ body: orRefuse(await reopenReminder(unit, user, id)) });
  },
});

export const reminderRoutes: Route[] = [list, show, finish, reopen];
