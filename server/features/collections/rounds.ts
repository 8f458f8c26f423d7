import {
  type CollectionNoteRow,
  collectionNotes,
} from '../../contract/resources/collectionNotes.ts';
import type { FormerVerdict } from '../../domain/notes/noteReview.ts';
import { type Values, updateRow } from '../../store/tableStore.ts';
import { difference, type UnitOfWork } from '../../store/unitOfWork.ts';
import { setBeside } from './store/notes.ts';

/**
 * Rounds of a note's review: an edit or a complaint ends one, and the next begins without verdicts.
 */

/** The priority of a note somebody complained about: above every finding and violation. */
const COMPLAINT_PRIORITY = 5000;

const NO_VERDICT = {
  reviewer_id: null,
  review_comment: null,
  reviewed_at: null,
  answer: null,
  answered_by: null,
  answered_at: null,
  second_reviewer_id: null,
  second_verdict: null,
  second_comment: null,
  second_reviewed_at: null,
};

/** The verdicts of the round that ends; none where the note was not reviewed yet. */
function verdictsOf(
  row: CollectionNoteRow,
  ended_by: FormerVerdict['ended_by'],
  ended_at: string,
): FormerVerdict[] {
  const { review_status } = row;
  if (review_status === 'pending') return [];
  const verdict = Object.fromEntries(
    Object.keys(NO_VERDICT).map((name) => [name, row[name as keyof typeof NO_VERDICT]]),
  ) as Pick<CollectionNoteRow, keyof typeof NO_VERDICT>;
  return [{ revision: row.revisions_count + 1, review_status, ...verdict, ended_by, ended_at }];
}

/** The columns of a note whose review starts again; a verdict it had goes to the former ones. */
export function newRound(
  row: CollectionNoteRow,
  ended_by: FormerVerdict['ended_by'],
  ended_at: string,
): Values<typeof collectionNotes> & { former_verdicts: string } {
  const former = JSON.parse(row.former_verdicts) as FormerVerdict[];
  return {
    ...NO_VERDICT,
    review_status: 'pending',
    claimed_by: null,
    claimed_until: null,
    former_verdicts: JSON.stringify([...former, ...verdictsOf(row, ended_by, ended_at)]),
  };
}

/**
 * Puts a note that somebody complained about before a reviewer. A flag that waits for its answer
 * stays with the supervisor until it is given.
 */
export async function reopenNote(
  unit: UnitOfWork,
  row: CollectionNoteRow,
): Promise<CollectionNoteRow> {
  const waits =
    row.review_status === 'pending' || (row.review_status === 'flagged' && row.answer === null);
  if (waits) {
    await setBeside(unit.db, row.id, { priority: COMPLAINT_PRIORITY });
    return row;
  }
  return await beginRound(unit, row, 'complaint', { priority: COMPLAINT_PRIORITY });
}

/** Puts a note whose verdict was taken back before the reviewers again, as it stood before. */
export const takeBackVerdict = async (
  unit: UnitOfWork,
  row: CollectionNoteRow,
): Promise<CollectionNoteRow> => await beginRound(unit, row, 'taken_back', {});

async function beginRound(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  ended_by: FormerVerdict['ended_by'],
  beside: { priority?: number },
): Promise<CollectionNoteRow> {
  const { former_verdicts, ...values } = newRound(row, ended_by, unit.now);
  unit.record({
    action: 'reopen',
    resource: 'collection_notes',
    record_id: row.id,
    ...difference(row, values),
  });
  const round = { ...values, former_verdicts, ...beside };
  return await updateRow(unit.db, collectionNotes, row, round, unit.now);
}
