/** Which notes a reviewer reads, in what order, and how far two reviewers agree. */

export interface NoteReviewRule {
  /** The share of clean notes that is read all the same. */
  sample_bps: number;
  /** The share of reviewed notes that a second reviewer reads. */
  second_look_bps: number;
  /** An author is new for so many days after the first note. */
  new_author_days: number;
  /** How long a claimed note is one reviewer's. */
  claim_minutes: number;
  /**
   * A promise is kept when this share less than the amount came within so many days after its date.
   */
  promise_tolerance_days: number;
  promise_tolerance_bps: number;
  retention_years: number;
}

export const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];
const WEIGHT: Record<Severity, number> = { high: 300, medium: 200, low: 100 };

export interface Reviewable {
  id: number;
  findings: readonly { severity: Severity }[];
  violations: readonly unknown[];
  complaint: boolean;
  new_author: boolean;
  /** Findings of texts before the last edit. */
  former_findings?: readonly { severity: Severity }[];
  /** The last verdict was a flag, and the text was changed since. */
  edited_after_flag?: boolean;
}
export type ReviewReason =
  | 'complaint'
  | 'violation'
  | 'edited_after_flag'
  | 'edited_after_findings'
  | 'finding'
  | 'new_author'
  | 'sample';

/**
 * A verdict of a round of review that has ended: the author edited the note, or somebody
 * complained.
 */
export interface FormerVerdict {
  /**
   * The number of the text it was about, from 1: that of the revision which keeps it once the note
   * is edited.
   */
  revision: number;
  review_status: 'cleared' | 'flagged';
  reviewer_id: number | null;
  review_comment: string | null;
  reviewed_at: string | null;
  answer: string | null;
  answered_by: number | null;
  answered_at: string | null;
  second_reviewer_id: number | null;
  second_verdict: 'cleared' | 'flagged' | null;
  second_comment: string | null;
  second_reviewed_at: string | null;
  ended_by: 'edit' | 'complaint' | 'taken_back';
  ended_at: string;
}

/** Whether the last verdict of a note was a flag, and its text was changed since. */
export const editedAfterFlag = (verdicts: readonly FormerVerdict[]): boolean => {
  const last = verdicts.at(-1);
  return last?.ended_by === 'edit' && last.review_status === 'flagged';
};

/** The rules found in any of the texts, each once with its gravest severity. */
export function rulesFound<F extends { rule: string; severity: string }>(
  ...lists: readonly (readonly F[])[]
): { rule: string; severity: F['severity'] }[] {
  const rules = new Map<string, F['severity']>();
  const weight = (severity: string | undefined): number => WEIGHT[severity as Severity] ?? 0;
  for (const { rule, severity } of lists.flat())
    if (weight(severity) > weight(rules.get(rule))) rules.set(rule, severity);
  return [...rules].map(([rule, severity]) => ({ rule, severity }));
}

/**
 * The rules a contact broke by any version of its note, each once: it happened as each told it, and
 * what one of them broke stays broken.
 */
export function brokenByAny<V extends { rule: string }>(
  former: readonly V[],
  now: readonly V[],
): V[] {
  const known = new Set(former.map(({ rule }) => rule));
  return [...former, ...now.filter(({ rule }) => !known.has(rule))];
}

/**
 * A number between 0 and 9999 that belongs to a note for good: whether it is in a sample is decided
 * by nobody and the same each time it is asked (a multiplicative hash of its id).
 */
export const lotOf = (id: number, salt = 0): number =>
  Math.imul(id + salt * 7919 + 1, 2_654_435_761) >>> 0;
/** Whether a note is in a sample of this share, in basis points. `salt` draws another sample. */
export const inSample = (id: number, share_bps: number, salt = 0): boolean =>
  lotOf(id, salt) % 10_000 < share_bps;

/** Why a note is read, gravest reason first; null for a clean one outside the sample. */
export function reviewReason(note: Reviewable, rule: NoteReviewRule): ReviewReason | null {
  if (note.complaint) return 'complaint';
  if (note.violations.length > 0) return 'violation';
  if (note.edited_after_flag) return 'edited_after_flag';
  if (note.former_findings && note.former_findings.length > 0) return 'edited_after_findings';
  if (note.findings.length > 0) return 'finding';
  if (note.new_author) return 'new_author';
  return inSample(note.id, rule.sample_bps) ? 'sample' : null;
}

/**
 * The priority of a note in the review: higher is read first, 0 is not read. Within one priority
 * the older note comes first.
 */
export function reviewPriority(note: Reviewable, rule: NoteReviewRule): number {
  const reason = reviewReason(note, rule);
  if (reason === null) return 0;
  const worst = Math.max(
    0,
    ...[...note.findings, ...(note.former_findings ?? [])].map(({ severity }) => WEIGHT[severity]),
  );
  const base: Record<ReviewReason, number> = {
    complaint: 4000,
    violation: 3000,
    edited_after_flag: 2400,
    edited_after_findings: 2000,
    finding: 1000,
    new_author: 500,
    sample: 100,
  };
  return base[reason] + worst + Math.min(note.violations.length, 9) * 10;
}

/**
 * Cohen's κ of two verdicts on the same notes: agreement beyond chance, 1 for perfect, null where
 * it is not defined (J. Cohen, 1960).
 */
export function cohensKappa(
  pairs: readonly (readonly [first: string, second: string])[],
): number | null {
  const count = pairs.length;
  if (count === 0) return null;
  const labels = [...new Set(pairs.flat())];
  const observed = pairs.filter(([first, second]) => first === second).length / count;
  const chance = labels.reduce(
    (sum, label) =>
      sum +
      (pairs.filter(([first]) => first === label).length / count) *
        (pairs.filter(([, second]) => second === label).length / count),
    0,
  );
  return chance === 1 ? null : (observed - chance) / (1 - chance);
}

export interface Colleague {
  id: number;
  team: string | null;
}

/**
 * The supervisors who answer a flag on an author's note: those of the author's team; where it has
 * none but the author, any other. Nobody answers for themself.
 */
export function answerersOf(author: Colleague, supervisors: readonly Colleague[]): Colleague[] {
  const others = supervisors.filter(({ id }) => id !== author.id);
  const own = author.team === null ? [] : others.filter(({ team }) => team === author.team);
  return own.length > 0 ? own : others;
}
