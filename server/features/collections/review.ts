import { z } from 'zod';
import { loadPolicies } from '../../book/policies.ts';
import { TAKE_BACK_MINUTES } from '../../contract/limits.ts';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { id } from '../../contract/primitives.ts';
import {
  type CollectionNoteRow,
  answerRequest,
  clearRequest,
  collectionNotes,
  flagRequest,
  secondLookRequest,
} from '../../contract/resources/collectionNotes.ts';
import { type ReviewItem, reviewItem } from '../../contract/resources/contacts.ts';
import { inSample } from '../../domain/notes/noteReview.ts';
import { commandRoute } from '../../http/crudRouter.ts';
import { contentRange, readQueuePage } from '../../http/listRequest.ts';
import { read, write, type Route, type SignedIn } from '../../http/route.ts';
import { applyAction } from '../../store/records.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { reviewQueue } from '../../views/reviewQueue.ts';
import { flagFor } from './answerers.ts';
import { servedNotes } from './notes.ts';
import { reopenNote, takeBackVerdict } from './rounds.ts';
import { hasComplaint, setBeside } from './store/notes.ts';

/**
 * The review of notes: the queue, taking a note in hand, and the verdicts. The reviewer decides,
 * the lexicon only points.
 */

const queue = read({
  method: 'get',
  path: '/review_queue',
  access: { resource: 'review_queue', action: 'list' },
  summary: 'Notes that wait for this reviewer, risk first',
  answers: reviewItem.array(),
  run: async (db, { deps, businessDate, query }, user) => {
    const { first, rows } = orRefuse(readQueuePage(query, Object.keys(reviewItem.shape)));
    const now = deps.clock.now().toISOString();
    const { items, total } = await reviewQueue(db, user.id, now, businessDate);
    const shown = items.slice(first, first + rows);
    return done({ body: shown, headers: contentRange('review_queue', first, shown.length, total) });
  },
});

/** Whether another reviewer has a note in hand: their claim has not run out. */
const inOtherHands = (
  { claimed_by, claimed_until }: Pick<ReviewItem, 'claimed_by' | 'claimed_until'>,
  { now }: Pick<UnitOfWork, 'now'>,
  user: SignedIn,
): boolean => claimed_by !== null && claimed_by !== user.id && (claimed_until ?? '') > now;

const claim = write({
  method: 'post',
  path: '/review_queue/claim',
  access: { resource: 'review_queue', action: 'claim' },
  summary: 'Take a note in hand, the next one where none is named: nobody else gets it meanwhile',
  body: z.strictObject({ id: id.optional() }),
  answers: reviewItem,
  run: async (unit, { body }, user) => {
    const { items } = await reviewQueue(unit.db, user.id, unit.now, unit.businessDate);
    const named = body.id === undefined ? items : items.filter((item) => item.id === body.id);
    const item = named.find((waiting) => !inOtherHands(waiting, unit, user));
    if (item === undefined)
      return body.id !== undefined && named.length > 0
        ? refuse('claimed_by_another')
        : refuse('nothing_to_review');
    const { claim_minutes } = (await loadPolicies(unit.db)).on('note_review', unit.businessDate);
    const claimed_until = new Date(Date.parse(unit.now) + claim_minutes * 60_000).toISOString();
    await setBeside(unit.db, item.id, { claimed_by: user.id, claimed_until });
    return done({ body: { ...item, claimed_by: user.id, claimed_until }, status: 200 });
  },
});

const checkInHand = (unit: UnitOfWork, row: CollectionNoteRow, user: SignedIn): Outcome<void> =>
  inOtherHands(row, unit, user) ? refuse('claimed_by_another') : done(undefined);

/** Refuses a first verdict. A withdrawn note is reviewed as well: its text is what happened. */
function checkReviewable(unit: UnitOfWork, row: CollectionNoteRow, user: SignedIn): Outcome<void> {
  if (row.review_status !== 'pending') return refuse('already_reviewed');
  return row.author_id === user.id ? refuse('own_request') : checkInHand(unit, row, user);
}

async function decide(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  review_status: 'cleared' | 'flagged',
  review_comment: string | null,
  user: SignedIn,
): Promise<Outcome<CollectionNoteRow>> {
  orRefuse(checkReviewable(unit, row, user));
  const action = review_status === 'cleared' ? 'approve' : 'reject';
  return done(
    await applyAction(unit, collectionNotes, row, action, {
      review_status,
      reviewer_id: user.id,
      review_comment,
      reviewed_at: unit.now,
      claimed_by: null,
      claimed_until: null,
      answer: null,
      answered_by: null,
      answered_at: null,
    }),
  );
}

/** Answers a flag, as a supervisor of the author's team who did not write the note. */
async function answerFlag(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  { answer }: z.output<typeof answerRequest>,
  user: SignedIn,
): Promise<Outcome<CollectionNoteRow>> {
  if (row.review_status !== 'flagged') return refuse('not_flagged');
  if (row.answer !== null) return refuse('already_decided');
  if (row.author_id === user.id) return refuse('own_request');
  const { mine, team } = await flagFor(unit.db, row.author_id, user.id);
  if (!mine) return refuse('answered_by_own_team', { team });
  const answered = await applyAction(unit, collectionNotes, row, 'update', {
    answer,
    answered_by: user.id,
    answered_at: unit.now,
  });
  // Who complained while the flag waited is heard now.
  const complained = await hasComplaint(unit.db, row.id, row.reviewed_at ?? undefined);
  return done(complained ? await reopenNote(unit, answered) : answered);
}

/**
 * Keeps a second reviewer's verdict on a sampled note: it measures the review, it does not change
 * the first.
 */
async function secondLook(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  { verdict, comment }: z.output<typeof secondLookRequest>,
  user: SignedIn,
): Promise<Outcome<CollectionNoteRow>> {
  if (row.review_status === 'pending' || row.reviewer_id === null) return refuse('no_first_review');
  if (row.second_reviewer_id !== null) return refuse('already_reviewed');
  if (row.reviewer_id === user.id || row.author_id === user.id) return refuse('own_request');
  orRefuse(checkInHand(unit, row, user));
  const rule = (await loadPolicies(unit.db)).on('note_review', unit.businessDate);
  if (!inSample(row.id, rule.second_look_bps, 1)) return refuse('not_for_second_look');
  return done(
    await applyAction(unit, collectionNotes, row, 'approve', {
      second_reviewer_id: user.id,
      second_verdict: verdict,
      second_comment: comment ?? null,
      second_reviewed_at: unit.now,
      claimed_by: null,
      claimed_until: null,
    }),
  );
}

/** Takes back a verdict given by mistake: shortly after it, and only while nothing rests on it. */
async function takeBack(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  _body: object,
  user: SignedIn,
): Promise<Outcome<CollectionNoteRow>> {
  if (row.review_status === 'pending') return refuse('no_verdict');
  if (row.reviewer_id !== user.id) return refuse('not_own_verdict');
  const given = Date.parse(row.reviewed_at ?? '');
  const late = Date.parse(unit.now) - given > TAKE_BACK_MINUTES * 60_000;
  if (late || row.answer !== null || row.second_reviewer_id !== null)
    return refuse('verdict_stands', { minutes: TAKE_BACK_MINUTES });
  return done(await takeBackVerdict(unit, row));
}

export const reviewRoutes: Route[] = [
  queue,
  claim,
  commandRoute(
    servedNotes,
    'clear',
    'Find nothing wrong with a note',
    clearRequest,
    async (unit, row, { comment }, user) =>
      await decide(unit, row, 'cleared', comment ?? null, user),
  ),
  commandRoute(
    servedNotes,
    'flag',
    "Flag a note, with a comment the author's supervisor must answer",
    flagRequest,
    async (unit, row, { comment }, user) => await decide(unit, row, 'flagged', comment, user),
  ),
  commandRoute(
    servedNotes,
    'take_back',
    'Take back a verdict given by mistake a moment ago',
    z.strictObject({}),
    takeBack,
  ),
  commandRoute(servedNotes, 'answer', 'Answer a flag', answerRequest, answerFlag),
  commandRoute(
    servedNotes,
    'second_look',
    'Review a sampled note a second time',
    secondLookRequest,
    secondLook,
  ),
];
