import type { Knex } from 'knex';
import { z } from 'zod';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { homeAnswer } from '../../contract/resources/home.ts';
import {
  countQuery,
  dayQuery,
  doneRequest,
  markAnswer,
  snoozeRequest,
  worklistCount,
  worklistDay,
  worklistQuery,
  worklistRow,
} from '../../contract/resources/worklist.ts';
import { parse } from '../../contract/validation.ts';
import { recordId } from '../../http/crudRouter.ts';
import { contentRange, readPage } from '../../http/listRequest.ts';
import { read, write, type Request, type Route, type SignedIn } from '../../http/route.ts';
import { homeOf } from '../../views/home.ts';
import { waitingOn, workDay, workOf } from './day.ts';
import { markDone, snooze, undoMark } from './marks.ts';
import { workerOf, type Worker } from './store/hands.ts';

/** A person's day, and what they say of its rows. */

/** Whose day is asked for: one's own, or that of a member of a supervisor's own team. */
async function whose(
  db: Knex,
  user: Pick<SignedIn, 'id' | 'role'>,
  user_id: number | undefined,
): Promise<Outcome<Worker>> {
  const own = await workerOf(db, user.id);
  if (user_id !== undefined && user_id !== user.id) {
    if (user.role !== 'supervisor') return refuse('role_may_not');
    const other = await workerOf(db, user_id);
    if (other === undefined) return refuse('no_such_record', { id: user_id });
    return other.team === own?.team ? done(other) : refuse('not_of_your_team');
  }
  return own === undefined ? refuse('no_such_record', { id: user.id }) : done(own);
}

async function askedOf(
  db: Knex,
  { deps, businessDate }: Request<unknown>,
  sent: { user_id?: number | undefined },
  user: SignedIn,
) {
  const { id: user_id, full_name } = orRefuse(await whose(db, user, sent.user_id));
  const now = deps.clock.now().toISOString();
  return { user_id, full_name, now, today: businessDate };
}

const list = read({
  method: 'get',
  path: '/worklist',
  access: { resource: 'worklist', action: 'list' },
  summary: 'Whose turn it is today, in order; of a member of the team with `user_id`',
  answers: worklistRow.array(),
  run: async (db, request, user) => {
    const sent = orRefuse(parse(worklistQuery, request.query, request.language));
    const asked = await askedOf(db, request, sent, user);
    const shown = orRefuse(readPage(request.query));
    const page = { shown, resting: { first: 0, rows: 0 } };
    const { rows, total } = await workOf(db, asked, request.language, page);
    return done({
      body: rows,
      headers: contentRange('worklist', shown.first, rows.length, total),
    });
  },
});

const day = read({
  method: 'get',
  path: '/worklist/day',
  access: { resource: 'worklist', action: 'list' },
  summary:
    'A day: what was done, whose turn it is, and who is left alone until when; `range` and ' +
    '`resting` ask for a part of the rows and of those left alone, `action` for rows of one kind',
  answers: worklistDay,
  run: async (db, request, user) => {
    const { query, language } = request;
    const sent = orRefuse(parse(dayQuery, query, language));
    const asked = await askedOf(db, request, sent, user);
    const page = {
      shown: orRefuse(readPage(query)),
      action: sent.action,
      resting: orRefuse(readPage(query, 'resting')),
    };
    return done({ body: await workDay(db, asked, language, page) });
  },
});

const count = read({
  method: 'get',
  path: '/worklist/count',
  access: { resource: 'worklist', action: 'list' },
  summary: 'How many people wait today',
  answers: worklistCount,
  run: async (db, request, user) => {
    const sent = orRefuse(parse(countQuery, request.query, request.language));
    return done({ body: { people: await waitingOn(db, await askedOf(db, request, sent, user)) } });
  },
});

/** The borrower a path names; none of the list where it names none. */
const borrowerAt = ({ id }: Readonly<Record<string, string>>): number =>
  recordId(id) ?? orRefuse(refuse('not_on_your_list'));

const finish = write({
  method: 'post',
  path: '/worklist/:id/done',
  access: { resource: 'worklist', action: 'done' },
  summary: 'Take a person off the list of the day, for what leaves no other trace',
  body: doneRequest,
  answers: markAnswer,
  run: async (unit, { body, params }) =>
    done({ body: orRefuse(await markDone(unit, borrowerAt(params), body)) }),
});

const putOff = write({
  method: 'post',
  path: '/worklist/:id/snooze',
  access: { resource: 'worklist', action: 'snooze' },
  summary: 'Put a person off to a later day',
  body: snoozeRequest,
  answers: markAnswer,
  run: async (unit, { body, params }) =>
    done({ body: orRefuse(await snooze(unit, borrowerAt(params), body)) }),
});

const undo = write({
  method: 'post',
  path: '/worklist/:id/undo',
  access: { resource: 'worklist', action: 'undo' },
  summary: 'Take back what was said of a person the same day',
  body: z.strictObject({}),
  answers: markAnswer,
  run: async (unit, { params }) =>
    done({ body: orRefuse(await undoMark(unit, borrowerAt(params))) }),
});

const home = read({
  method: 'get',
  path: '/home',
  access: { resource: 'home', action: 'show' },
  summary: 'What waits for a role, and what came of the work; a clerk’s own day is the worklist',
  answers: homeAnswer,
  run: async (db, { businessDate }, { id, role, scope }) => {
    const { team } = orRefuse(await whose(db, { id, role }, undefined));
    return done({ body: await homeOf(db, { id, role, team, scope }, businessDate) });
  },
});

export const worklistRoutes: Route[] = [home, list, day, count, finish, putOff, undo];
