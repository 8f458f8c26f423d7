import type { Knex } from 'knex';
import { rawRows } from '../../db/dialect.ts';
import { CONDUCT_RULES, CONTACT_RULES } from '../contract/enums.ts';
import type { CollectionNoteRow } from '../contract/resources/collectionNotes.ts';
import type { ContactRefusalRow, NoteReport } from '../contract/resources/contacts.ts';
import type { UserRow } from '../contract/resources/system.ts';
import { addDays } from '../domain/time/calendar.ts';
import { cohensKappa } from '../domain/notes/noteReview.ts';
import { stepOf, stretchesOf } from '../domain/time/periods.ts';

type ReportedNote = Pick<
  CollectionNoteRow,
  | 'author_id'
  | 'findings'
  | 'former_findings'
  | 'violations'
  | 'status'
  | 'review_status'
  | 'reviewed_at'
  | 'created_at'
  | 'contacted_at'
  | 'second_verdict'
> &
  Pick<UserRow, 'team'> & { author_name: string };
/** Refusals of one rule on one day by the people of one team. */
type Prevented = Pick<ContactRefusalRow, 'rule' | 'business_date'> &
  Pick<UserRow, 'team'> & { n: number };
type Line = NoteReport['over_time']['lines'][number];

/** Beijing midnight of a date, as an instant. */
const midnight = (on: string): string => `${addDays(on, -1)}T16:00:00.000Z`;

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const next = sorted[Math.ceil((sorted.length - 1) / 2)];
  return middle === undefined || next === undefined
    ? null
    : Math.round(((middle + next) / 2) * 10) / 10;
}

const rulesIn = (text: string): string[] =>
  (JSON.parse(text) as { rule: string }[]).map(({ rule }) => rule);
/** Whether anything was found in a note: notes are counted, so a figure leads to as many rows. */
const hasFinding = (row: ReportedNote): boolean =>
  row.findings !== '[]' || row.former_findings !== '[]';
const reviewed = (row: ReportedNote): boolean => row.review_status !== 'pending';
const hasViolation = (row: ReportedNote): boolean => row.violations !== '[]';
const flagged = (row: ReportedNote): boolean => row.review_status === 'flagged';
const sum = (rows: readonly Prevented[]): number => rows.reduce((total, row) => total + row.n, 0);
const medianHours = (notes: readonly ReportedNote[]): number | null =>
  median(
    notes.flatMap((row) =>
      row.reviewed_at === null
        ? []
        : [(Date.parse(row.reviewed_at) - Date.parse(row.created_at)) / 3_600_000],
    ),
  );

/** The same figures for any part of the notes, and of what was prevented. */
function figuresOf(
  notes: readonly ReportedNote[],
  prevented: readonly Prevented[],
): Omit<Line, 'from' | 'to'> {
  return {
    notes: notes.length,
    reviewed: notes.filter(reviewed).length,
    flagged: notes.filter(flagged).length,
    violations_recorded: notes.filter(hasViolation).length,
    violations_prevented: sum(prevented),
    median_hours: medianHours(notes),
  };
}

/** Teams by name, those in none last. */
function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function byTeam(
  notes: readonly ReportedNote[],
  prevented: readonly Prevented[],
): NoteReport['by_team'] {
  const teams = [...new Set([...notes, ...prevented].map(({ team }) => team))].sort(byName);
  return teams.map((team) => ({
    team,
    ...figuresOf(
      notes.filter((row) => row.team === team),
      prevented.filter((row) => row.team === team),
    ),
  }));
}

function overTime(
  notes: readonly ReportedNote[],
  prevented: readonly Prevented[],
  from: string,
  to: string,
): NoteReport['over_time'] {
  const step = stepOf(from, to);
  const within = ({ from: start, to: end }: { from: string; to: string }) => {
    const [first, after] = [midnight(start), midnight(addDays(end, 1))];
    return figuresOf(
      notes.filter((row) => row.contacted_at >= first && row.contacted_at < after),
      prevented.filter((row) => row.business_date >= start && row.business_date <= end),
    );
  };
  return {
    step,
    lines: stretchesOf(from, to, step).map((stretch) => ({ ...stretch, ...within(stretch) })),
  };
}

function agreement(notes: readonly ReportedNote[]): NoteReport['agreement'] {
  const pairs = notes.flatMap((row) =>
    row.second_verdict === null ? [] : [[row.review_status, row.second_verdict] as const],
  );
  const counts = {
    looked_at_twice: pairs.length,
    same: pairs.filter(([first, second]) => first === second).length,
  };
  if (pairs.length < 2) return { ...counts, kappa: null, kappa_missing: 'too_few' };
  const kappa = cohensKappa(pairs);
  return { ...counts, kappa, kappa_missing: kappa === null ? 'one_verdict' : null };
}

function byAuthor(notes: readonly ReportedNote[]): NoteReport['by_author'] {
  const authors = new Map<number, NoteReport['by_author'][number]>();
  for (const row of notes) {
    const known = authors.get(row.author_id) ?? {
      author_id: row.author_id,
      author_name: row.author_name,
      notes: 0,
      findings: 0,
      violations: 0,
      flagged: 0,
    };
    authors.set(row.author_id, {
      ...known,
      notes: known.notes + 1,
      findings: known.findings + (hasFinding(row) ? 1 : 0),
      violations: known.violations + (hasViolation(row) ? 1 : 0),
      flagged: known.flagged + (flagged(row) ? 1 : 0),
    });
  }
  return [...authors.values()].sort(
    (a, b) => b.flagged - a.flagged || b.findings - a.findings || a.author_id - b.author_id,
  );
}

const notesOf = async (db: Knex, from: string, to: string): Promise<ReportedNote[]> =>
  await rawRows<ReportedNote>(
    db,
    `select author_id, users.full_name as author_name, users.team,
       findings, former_findings, violations, collection_notes.status,
       review_status, reviewed_at, collection_notes.created_at, contacted_at, second_verdict
     from collection_notes
     join users on users.id = author_id
     where contacted_at >= ? and contacted_at < ?`,
    [midnight(from), midnight(addDays(to, 1))],
  );

const preventedIn = async (db: Knex, from: string, to: string): Promise<Prevented[]> =>
  await rawRows<Prevented>(
    db,
    `select rule, users.team, business_date, count(*) as n
     from contact_refusals
     join users on users.id = user_id
     where business_date >= ? and business_date <= ?
     group by rule, users.team, business_date`,
    [from, to],
  );

async function complaintsIn(db: Knex, from: string, to: string): Promise<number> {
  const [row] = await rawRows<{ n: number }>(
    db,
    'select count(*) as n from complaints where received_on >= ? and received_on <= ?',
    [from, to],
  );
  return row?.n ?? 0;
}

/** How many notes each rule of conduct was found in, and how many of them were flagged. */
const byRule = (notes: readonly ReportedNote[]): NoteReport['by_rule'] =>
  CONDUCT_RULES.map((rule) => {
    const hit = notes.filter((row) =>
      [...rulesIn(row.findings), ...rulesIn(row.former_findings)].includes(rule),
    );
    return { rule, findings: hit.length, flagged: hit.filter(flagged).length };
  });

/** How often each rule of contact was broken, and how often the console prevented it. */
function byContactRule(
  notes: readonly ReportedNote[],
  prevented: readonly Prevented[],
): NoteReport['by_contact_rule'] {
  const broken = notes.flatMap((row) => rulesIn(row.violations));
  return CONTACT_RULES.map((rule) => ({
    rule,
    recorded: broken.filter((name) => name === rule).length,
    prevented: sum(prevented.filter((row) => row.rule === rule)),
  }));
}

/**
 * The report on the notes of some days, first and last included: what the lexicon found, what
 * reviewers decided and how alike, what rules of contact were broken and what the console
 * prevented; by team as the authors stand now, and over time.
 */
export async function noteReport(db: Knex, from: string, to: string): Promise<NoteReport> {
  const notes = await notesOf(db, from, to);
  const prevented = await preventedIn(db, from, to);
  const { flagged: _flagged, ...whole } = figuresOf(notes, prevented);
  const unread = notes.filter((row) => !reviewed(row));
  return {
    from,
    to,
    ...whole,
    pending: unread.filter(({ status }) => status === 'recorded').length,
    withdrawn: unread.filter(({ status }) => status === 'withdrawn').length,
    complaints: await complaintsIn(db, from, to),
    agreement: agreement(notes),
    by_team: byTeam(notes, prevented),
    over_time: overTime(notes, prevented, from, to),
    by_rule: byRule(notes),
    by_author: byAuthor(notes),
    by_contact_rule: byContactRule(notes, prevented),
  };
}
