import type { z } from 'zod';
import {
  type CollectionNoteRow,
  answerRequest,
  clearRequest,
  collectionNotes,
  flagRequest,
  secondLookRequest,
} from '../../contract/resources/collectionNotes.ts';
import { type Outcome, done, orRefuse, refuse } from '../../contract/outcome.ts';
import { type Served, commandRoute } from '../../http/crudRouter.ts';
import { inSample } from '../../domain/notes/noteReview.ts';
import type { Route, SignedIn } from '../../http/route.ts';
import { loadPolicies } from '../../book/policies.ts';
import { updateRow } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import type { AuditAction } from '../../store/auditStore.ts';
import { flagFor } from './noteList.ts';
import { reopenNote } from './rounds.ts';
import { hasComplaint } from './store.ts';

/** The review of notes: the reviewer decides, the lexicon only points. */

/** Somebody else's claim must have run out. */
const inHand = (unit: UnitOfWork, row: CollectionNoteRow, user: SignedIn): Outcome<void> =>
  row.claimed_by !== null && row.claimed_by !== user.id && (row.claimed_until ?? '') > unit.now
    ? refuse('claimed_by_another')
    : done(undefined);

/** A withdrawn note is reviewed as well: its text is what happened. */
function reviewable(unit: UnitOfWork, row: CollectionNoteRow, user: SignedIn): Outcome<void> {
  if (row.review_status !== 'pending') return refuse('already_reviewed');
  return row.author_id === user.id ? refuse('own_request') : inHand(unit, row, user);
}

async function change(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  action: AuditAction,
  values: Record<string, unknown>,
): Promise<CollectionNoteRow> {
  unit.record({
    action,
    resource: 'collection_notes',
    record_id: row.id,
    ...difference(row, values),
  });
  return await updateRow(unit.db, collectionNotes, row, values, unit.now);
}

async function decide(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  review_status: 'cleared' | 'flagged',
  review_comment: string | null,
  user: SignedIn,
): Promise<Outcome<CollectionNoteRow>> {
  orRefuse(reviewable(unit, row, user));
  const none = {
    claimed_by: null,
    claimed_until: null,
    answer: null,
    answered_by: null,
    answered_at: null,
  };
  return done(
    await change(unit, row, review_status === 'cleared' ? 'approve' : 'reject', {
      review_status,
      reviewer_id: user.id,
      review_comment,
      reviewed_at: unit.now,
      ...none,
    }),
  );
}

/** The answer a flag asks for, by a supervisor of the author's team who did not write the note. */
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
  const answered = await change(unit, row, 'update', {
    answer,
    answered_by: user.id,
    answered_at: unit.now,
  });
  // Who complained while the flag waited is heard now.
  return done(
    (await hasComplaint(unit.db, row.id, row.reviewed_at ?? undefined))
      ? await reopenNote(unit, answered)
      : answered,
  );
}

/**
 * A second reviewer's verdict on a sampled note: it measures the review, it does not change the
 * first.
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
  orRefuse(inHand(unit, row, user));
  const rule = (await loadPolicies(unit.db)).on('note_review', unit.businessDate);
  if (!inSample(row.id, rule.second_look_bps, 1)) return refuse('not_for_second_look');
  return done(
    await change(unit, row, 'approve', {
      second_reviewer_id: user.id,
      second_verdict: verdict,
      second_comment: comment ?? null,
      second_reviewed_at: unit.now,
      claimed_by: null,
      claimed_until: null,
    }),
  );
}

export const reviewRoutes = (served: Served<typeof collectionNotes>): Route[] => [
  commandRoute(
    served,
    'clear',
    'Find nothing wrong with a note',
    clearRequest,
    async (unit, row, { comment }, user) =>
      await decide(unit, row, 'cleared', comment ?? null, user),
  ),
  commandRoute(
    served,
    'flag',
    "Flag a note, with a comment the author's supervisor must answer",
    flagRequest,
    async (unit, row, { comment }, user) => await decide(unit, row, 'flagged', comment, user),
  ),
  commandRoute(served, 'answer', 'Answer a flag', answerRequest, answerFlag),
  commandRoute(
    served,
    'second_look',
    'Review a sampled note a second time',
    secondLookRequest,
    secondLook,
  ),
];
