import type { Knex } from 'knex';
import { isOneOf } from '../../db/dialect.ts';
import type { CollectionNoteRow } from '../contract/resources/collectionNotes.ts';
import type { ReviewItem } from '../contract/resources/contacts.ts';
import {
  editedAfterFlag,
  inSample,
  reviewReason,
  type FormerVerdict,
  type NoteReviewRule,
  type Severity,
} from '../domain/notes/noteReview.ts';
import { loadPolicies } from '../book/policies.ts';
import { countRows } from '../store/tableStore.ts';

/** A note as it waits, with its loan, its people, and how many complained about it. */
type Waiting = Pick<
  CollectionNoteRow,
  | 'id'
  | 'loan_id'
  | 'author_id'
  | 'contacted_at'
  | 'created_at'
  | 'channel'
  | 'contacted_party'
  | 'outcome'
  | 'content'
  | 'findings'
  | 'former_findings'
  | 'former_verdicts'
  | 'violations'
  | 'priority'
  | 'claimed_by'
  | 'claimed_until'
  | 'reviewer_id'
  | 'second_reviewer_id'
> &
  Pick<ReviewItem, 'loan_no' | 'borrower_id' | 'borrower_name' | 'author_name'> & {
    complaints: number;
  };

const EXCERPT = 80;
/** A desk shows this many at once; the next come as these are done. */
const SHOWN = 200;
/** Where the priorities of `reviewPriority` begin. */
const [NEW_AUTHOR, FINDING] = [500, 1000];
const WORST: readonly Severity[] = ['low', 'medium', 'high'];
/**
 * Second looks come after all first ones: how many of the reviewed notes are asked for at a time.
 */
const LOOKED_BACK = 500;

function rows(db: Knex): Knex.QueryBuilder {
  return db('collection_notes')
    .join('loans', 'loans.id', 'collection_notes.loan_id')
    .join('borrowers', 'borrowers.id', 'loans.borrower_id')
    .join('users', 'users.id', 'collection_notes.author_id')
    .select(
      'collection_notes.id',
      'collection_notes.loan_id',
      'loans.loan_no',
      'loans.borrower_id',
      { borrower_name: 'borrowers.full_name' },
      'collection_notes.author_id',
      { author_name: 'users.full_name' },
      'collection_notes.contacted_at',
      'collection_notes.created_at',
      'collection_notes.channel',
      'collection_notes.contacted_party',
      'collection_notes.outcome',
      'collection_notes.content',
      'collection_notes.findings',
      'collection_notes.former_findings',
      'collection_notes.former_verdicts',
      'collection_notes.violations',
      'collection_notes.priority',
      'collection_notes.claimed_by',
      'collection_notes.claimed_until',
      'collection_notes.reviewer_id',
      'collection_notes.second_reviewer_id',
      {
        complaints: db('complaints')
          .count('*')
          .whereRaw('complaints.note_id = collection_notes.id'),
      },
    );
}

function item(
  {
    content,
    findings: found,
    former_findings: before,
    former_verdicts: verdicts,
    violations: broken,
    complaints,
    priority,
    reviewer_id: _reviewer,
    second_reviewer_id: _second,
    ...row
  }: Waiting,
  rule: NoteReviewRule,
  second: boolean,
): ReviewItem {
  const findings = JSON.parse(found) as { severity: Severity }[];
  const former_findings = JSON.parse(before) as { severity: Severity }[];
  const violations = (JSON.parse(broken) as { rule: ReviewItem['violations'][number] }[]).map(
    ({ rule: name }) => name,
  );
  const complaint = complaints > 0;
  const new_author = priority >= NEW_AUTHOR && priority < FINDING;
  const reason = reviewReason(
    {
      id: row.id,
      findings,
      former_findings,
      violations,
      complaint,
      new_author,
      edited_after_flag: editedAfterFlag(JSON.parse(verdicts) as FormerVerdict[]),
    },
    rule,
  );
  return {
    ...row,
    excerpt: content.length > EXCERPT ? `${content.slice(0, EXCERPT)}…` : content,
    findings_count: findings.length,
    worst:
      WORST.findLast((grade) =>
        [...findings, ...former_findings].some(({ severity }) => severity === grade),
      ) ?? null,
    violations,
    complaint,
    new_author,
    why: second ? 'second_look' : (reason ?? 'sample'),
  };
}

/** Notes that wait for a first verdict of this reviewer. */
const unreviewed = (query: Knex.QueryBuilder, reviewer: number): Knex.QueryBuilder =>
  query
    // In the words of its index.
    .whereRaw("collection_notes.review_status = 'pending' and collection_notes.priority > 0")
    .whereNot('collection_notes.author_id', reviewer);

/** Reviewed notes nobody looked at a second time, in the words of their index. */
const unseen = (db: Knex): Knex.QueryBuilder =>
  db('collection_notes').whereRaw(
    "review_status <> 'pending' and coalesce(second_reviewer_id, 0) = 0",
  );

/** Reviewed notes of the sample that this reviewer may look at a second time. */
async function secondLooks(
  db: Knex,
  reviewer: number,
  { second_look_bps }: NoteReviewRule,
): Promise<Waiting[]> {
  const others: { id: number }[] = await db('users')
    .whereNot('users.id', reviewer)
    .whereExists(unseen(db).whereRaw('reviewer_id = users.id').select('id'))
    .select('id');
  const reviewed: { id: number }[] = [];
  // One after the other: those of all at once would be found past all that were one's own.
  for (const { id } of others) {
    const last: { id: number }[] = await unseen(db)
      .where('reviewer_id', id)
      .whereNot('author_id', reviewer)
      .orderBy('id', 'desc')
      .limit(LOOKED_BACK)
      .select('id');
    reviewed.push(...last);
  }
  const sample = reviewed
    .map(({ id }) => id)
    .sort((a, b) => b - a)
    .slice(0, LOOKED_BACK)
    .filter((id) => inSample(id, second_look_bps, 1));
  return await rows(db)
    .where(isOneOf(db, 'collection_notes.id', sample))
    .orderBy('collection_notes.id', 'desc');
}

/**
 * The notes this reviewer may take up: risk first, then new authors, then the sample of clean
 * notes; within one priority the oldest first. Second looks at the end.
 */
export async function reviewQueue(
  db: Knex,
  reviewer: number,
  now: string,
  today: string,
): Promise<{ items: ReviewItem[]; total: number }> {
  const rule = (await loadPolicies(db)).on('note_review', today);
  const first: Waiting[] = await unreviewed(rows(db), reviewer)
    .orderBy([
      { column: 'collection_notes.priority', order: 'desc' },
      { column: 'collection_notes.id' },
    ])
    .limit(SHOWN);
  const count = await countRows(unreviewed(db('collection_notes'), reviewer));
  const second = await secondLooks(db, reviewer, rule);
  const items = [
    ...first.map((row) => item(row, rule, false)),
    ...second.map((row) => item(row, rule, true)),
  ];
  // What another reviewer has in hand comes last: it may yet come free.
  const taken = ({ claimed_by, claimed_until }: ReviewItem) =>
    claimed_by !== null && claimed_by !== reviewer && (claimed_until ?? '') > now;
  return {
    items: [...items.filter((waiting) => !taken(waiting)), ...items.filter(taken)],
    total: count + second.length,
  };
}
