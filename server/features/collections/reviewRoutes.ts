import { z } from 'zod';
import { done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { id } from '../../contract/primitives.ts';
import {
  noteReport as noteReportAnswer,
  reportQuery,
  reviewItem,
} from '../../contract/resources/contacts.ts';
import { parse } from '../../contract/validation.ts';
import { claimNote } from './store.ts';
import { contentRange, readQueuePage } from '../../http/listRequest.ts';
import { read, write, type Route } from '../../http/route.ts';
import { loadPolicies } from '../../book/policies.ts';
import { noteReport } from '../../views/noteReport.ts';
import { reviewQueue } from '../../views/reviewQueue.ts';

/** The review desk: the queue, taking a note in hand, and the report. */

const list = read({
  method: 'get',
  path: '/review_queue',
  access: { resource: 'review_queue', action: 'list' },
  summary: 'Notes that wait for this reviewer, risk first',
  answers: reviewItem.array(),
  run: async (db, { deps, businessDate, query }, user) => {
    const { first, rows } = orRefuse(readQueuePage(query, Object.keys(reviewItem.shape)));
    const { items, total } = await reviewQueue(
      db,
      user.id,
      deps.clock.now().toISOString(),
      businessDate,
    );
    const shown = items.slice(first, first + rows);
    return done({ body: shown, headers: contentRange('review_queue', first, shown.length, total) });
  },
});

const claim = write({
  method: 'post',
  path: '/review_queue/claim',
  access: { resource: 'review_queue', action: 'claim' },
  summary: 'Take a note in hand, the next one where none is named: nobody else gets it meanwhile',
  body: z.strictObject({ id: id.optional() }),
  answers: reviewItem,
  run: async (unit, { body }, user) => {
    const { items } = await reviewQueue(unit.db, user.id, unit.now, unit.businessDate);
    const free = items.filter(
      (one) =>
        one.claimed_by === null ||
        one.claimed_by === user.id ||
        (one.claimed_until ?? '') <= unit.now,
    );
    const item = body.id === undefined ? free[0] : free.find((one) => one.id === body.id);
    if (item === undefined)
      return body.id !== undefined && items.some((one) => one.id === body.id)
        ? refuse('claimed_by_another')
        : refuse('nothing_to_review');
    const { claim_minutes } = (await loadPolicies(unit.db)).on('note_review', unit.businessDate);
    const claimed_until = new Date(Date.parse(unit.now) + claim_minutes * 60_000).toISOString();
    await claimNote(unit.db, item.id, user.id, claimed_until);
    return done({ body: { ...item, claimed_by: user.id, claimed_until }, status: 200 });
  },
});

const report = read({
  method: 'get',
  path: '/note_report',
  access: { resource: 'note_report', action: 'show' },
  summary:
    'Notes, findings, verdicts and prevented contacts of a period; by default the month of ' +
    'its end, or this one',
  answers: noteReportAnswer,
  run: async (db, { query, businessDate, language }) => {
    const asked = orRefuse(parse(reportQuery, query, language));
    const { to = businessDate } = asked;
    const { from = `${to.slice(0, 7)}-01` } = asked;
    return from > to
      ? refuseField('from', 'period_reversed', { date: to })
      : done({ body: await noteReport(db, from, to) });
  },
});

export const noteReviewRoutes: readonly Route[] = [list, claim, report];
