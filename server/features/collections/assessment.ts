import { loadPolicies } from '../../book/policies.ts';
import type {
  CollectionNote,
  CollectionNoteRow,
  collectionNotes,
} from '../../contract/resources/collectionNotes.ts';
import { violationsOf } from '../../domain/contact/contactPolicy.ts';
import {
  brokenByAny,
  editedAfterFlag,
  reviewPriority,
  rulesFound,
  type FormerVerdict,
  type Severity,
} from '../../domain/notes/noteReview.ts';
import { noteFindings } from '../../domain/notes/toldOthers.ts';
import type { Values } from '../../store/tableStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import type { Grounds } from '../../book/contactGrounds.ts';
import { askOf, type NoteDraft } from './noteRules.ts';
import { firstNoteAt, hasComplaint } from './store/notes.ts';

/** What the console finds in a note, and how soon a reviewer reads it. */

interface FoundRule {
  rule: string;
  severity: Severity;
}

/** What is known of the former texts of an edited note: it counts as much as the new one. */
interface Former {
  findings: FoundRule[];
  violations: CollectionNote['violations'];
  verdicts: FormerVerdict[];
  complaint: boolean;
}

const NEW_NOTE: Former = { findings: [], violations: [], verdicts: [], complaint: false };

/**
 * What the former texts of a note said and broke; `former_verdicts` as of the round that begins.
 */
export async function formerOf(
  unit: UnitOfWork,
  row: CollectionNoteRow,
  former_verdicts: string,
): Promise<Former> {
  return {
    findings: rulesFound(
      JSON.parse(row.former_findings) as FoundRule[],
      JSON.parse(row.findings) as FoundRule[],
    ),
    violations: JSON.parse(row.violations) as Former['violations'],
    verdicts: JSON.parse(former_verdicts) as FormerVerdict[],
    complaint: await hasComplaint(unit.db, row.id),
  };
}

async function isNewAuthor(
  unit: UnitOfWork,
  author_id: number,
  new_author_days: number,
): Promise<boolean> {
  const first = await firstNoteAt(unit.db, author_id);
  return first === null || Date.parse(unit.now) - Date.parse(first) < new_author_days * 86_400_000;
}

/** What the text and the circumstances of a note point at, and its place in the review. */
export async function assess(
  unit: UnitOfWork,
  { id, author_id }: Pick<CollectionNoteRow, 'id' | 'author_id'>,
  note: NoteDraft,
  grounds: Grounds,
  former: Former = NEW_NOTE,
): Promise<Values<typeof collectionNotes>> {
  const policies = await loadPolicies(unit.db);
  const rule = policies.on('note_review', unit.businessDate);
  const findings = noteFindings(note, policies.on('note_lexicon', unit.businessDate));
  const violations = brokenByAny(
    former.violations,
    violationsOf(askOf(note, grounds), grounds.facts, grounds.sets),
  );
  const priority = reviewPriority(
    {
      id,
      findings,
      former_findings: former.findings,
      violations,
      complaint: former.complaint,
      new_author: await isNewAuthor(unit, author_id, rule.new_author_days),
      edited_after_flag: editedAfterFlag(former.verdicts),
    },
    rule,
  );
  return {
    findings: JSON.stringify(findings),
    former_findings: JSON.stringify(former.findings),
    violations: JSON.stringify(violations),
    priority,
  };
}
