import type { Knex } from 'knex';
import { rawRows } from '../../db/dialect.ts';
import { narrowTo, type Scope } from '../store/scope.ts';
import { countRows } from '../store/tableStore.ts';
import { CONDUCT_RULES, CONTACT_RULES } from '../contract/enums.ts';
import type { CollectionNoteRow } from '../contract/resources/collectionNotes.ts';
import type { ContactRefusalRow, NoteReport } from '../contract/resources/contacts.ts';
import type { UserRow } from '../contract/resources/system.ts';
import { beijingDay } from '../domain/time/beijing.ts';
import { addDays } from '../domain/time/calendar.ts';
import { cohensKappa } from '../domain/notes/noteReview.ts';
import { stepOf, stretchesOf } from '../domain/time/periods.ts';

type Noted = Pick<
  CollectionNoteRow,
  | 'author_id'
  | 'findings'
  | 'former_findings'
  | 'violations'
  | 'status'
  | 'review_status'
  | 'second_verdict'
>;
/** So many notes of an author and a day that are alike in all that is reported of them. */
type ReportedNotes = Noted &
  Pick<UserRow, 'team'> & {
    author_name: string;
    /** The day in Beijing on which they were in contact. */
    on: string;
    n: number;
    /** Hours from writing to the verdict, of those that have one. */
    waits: readonly number[];
  };
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
const hasFinding = (row: ReportedNotes): boolean =>
  row.findings !== '[]' || row.former_findings !== '[]';
const reviewed = (row: ReportedNotes): boolean => row.review_status !== 'pending';
const hasViolation = (row: ReportedNotes): boolean => row.violations !== '[]';
const flagged = (row: ReportedNotes): boolean => row.review_status === 'flagged';
const sum = (rows: readonly { n: number }[]): number => rows.reduce((all, { n }) => all + n, 0);

/** The same figures for any part of the notes, and of what was prevented. */
function figuresOf(
  notes: readonly ReportedNotes[],
  prevented: readonly Prevented[],
): Omit<Line, 'from' | 'to'> {
  return {
    notes: sum(notes),
    reviewed: sum(notes.filter(reviewed)),
    flagged: sum(notes.filter(flagged)),
    violations_recorded: sum(notes.filter(hasViolation)),
    violations_prevented: sum(prevented),
    median_hours: median(notes.flatMap(({ waits }) => waits)),
  };
}

/** Teams by name, those in none last. */
function byName(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

function byTeam(
  notes: readonly ReportedNotes[],
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
  notes: readonly ReportedNotes[],
  prevented: readonly Prevented[],
  from: string,
  to: string,
): NoteReport['over_time'] {
  const step = stepOf(from, to);
  const within = ({ from: start, to: end }: { from: string; to: string }) =>
    figuresOf(
      notes.filter(({ on }) => on >= start && on <= end),
      prevented.filter((row) => row.business_date >= start && row.business_date <= end),
    );
  return {
    step,
    lines: stretchesOf(from, to, step).map((stretch) => ({ ...stretch, ...within(stretch) })),
  };
}

function agreement(notes: readonly ReportedNotes[]): NoteReport['agreement'] {
  const pairs = notes.flatMap(({ n, review_status, second_verdict }) =>
    second_verdict === null
      ? []
      : Array.from({ length: n }, () => [review_status, second_verdict] as const),
  );
  const counts = {
    looked_at_twice: pairs.length,
    same: pairs.filter(([first, second]) => first === second).length,
  };
  if (pairs.length < 2) return { ...counts, kappa: null, kappa_missing: 'too_few' };
  const kappa = cohensKappa(pairs);
  return { ...counts, kappa, kappa_missing: kappa === null ? 'one_verdict' : null };
}

function byAuthor(notes: readonly ReportedNotes[]): NoteReport['by_author'] {
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
      notes: known.notes + row.n,
      findings: known.findings + (hasFinding(row) ? row.n : 0),
      violations: known.violations + (hasViolation(row) ? row.n : 0),
      flagged: known.flagged + (flagged(row) ? row.n : 0),
    });
  }
  return [...authors.values()].sort(
    (a, b) => b.flagged - a.flagged || b.findings - a.findings || a.author_id - b.author_id,
  );
}

type Author = Pick<UserRow, 'id' | 'team'> & { author_name: string };

const hoursBetween = (written: string, reviewed_at: string): number =>
  (Date.parse(reviewed_at) - Date.parse(written)) / 3_600_000;

/** Notes in which nothing was found, counted by author, day and what became of them. */
async function plainNotes(db: Knex, from: string, to: string) {
  const rows = await rawRows<
    Noted & { utc_day: string; late: number; n: number; verdicts: string | null }
  >(
    db,
    `select author_id, substr(contacted_at, 1, 10) as utc_day,
       case when substr(contacted_at, 12, 2) >= '16' then 1 else 0 end as late,
       status, review_status, second_verdict, findings, former_findings, violations,
       count(*) as n, string_agg(created_at || ' ' || reviewed_at, ',') as verdicts
     from collection_notes
     where contacted_at >= ? and contacted_at < ?
       and findings = '[]' and former_findings = '[]' and violations = '[]'
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9`,
    [midnight(from), midnight(addDays(to, 1))],
  );
  return rows.map(({ utc_day, late, verdicts, ...row }) => ({
    ...row,
    on: addDays(utc_day, late),
    waits: (verdicts ?? '').split(',').flatMap((verdict) => {
      const [written, reviewed_at] = verdict.split(' ');
      return written && reviewed_at ? [hoursBetween(written, reviewed_at)] : [];
    }),
  }));
}

/** Notes in which something was found, one by one; in the words of their index. */
async function foundNotes(db: Knex, from: string, to: string) {
  const rows = await rawRows<
    Noted & Pick<CollectionNoteRow, 'contacted_at' | 'created_at' | 'reviewed_at'>
  >(
    db,
    `select author_id, findings, former_findings, violations, status, review_status,
       reviewed_at, created_at, contacted_at, second_verdict
     from collection_notes
     where (findings <> '[]' or former_findings <> '[]' or violations <> '[]')
       and contacted_at >= ? and contacted_at < ?`,
    [midnight(from), midnight(addDays(to, 1))],
  );
  return rows.map(({ contacted_at, created_at, reviewed_at, ...row }) => ({
    ...row,
    on: beijingDay(contacted_at),
    n: 1,
    waits: reviewed_at === null ? [] : [hoursBetween(created_at, reviewed_at)],
  }));
}

async function notesOf(
  db: Knex,
  from: string,
  to: string,
  scope: Scope | null,
): Promise<ReportedNotes[]> {
  const notes = [...(await plainNotes(db, from, to)), ...(await foundNotes(db, from, to))];
  const authors: Author[] = await db('users').select('id', 'team', { author_name: 'full_name' });
  const seen = authors.filter(({ id }) => scope === null || scope.people.includes(id));
  const byId = new Map(seen.map((author) => [author.id, author]));
  return notes.flatMap((row) => {
    const author = byId.get(row.author_id);
    return author === undefined
      ? []
      : [{ ...row, author_name: author.author_name, team: author.team }];
  });
}

async function preventedIn(
  db: Knex,
  from: string,
  to: string,
  scope: Scope | null,
): Promise<Prevented[]> {
  const rows = db('contact_refusals')
    .join('users', 'users.id', 'user_id')
    .where('business_date', '>=', from)
    .where('business_date', '<=', to)
    .groupBy('rule', 'users.team', 'business_date')
    .select('rule', 'users.team', 'business_date', db.raw('count(*) as n'));
  if (scope !== null) void rows.whereIn('user_id', scope.people);
  return (await rows) as Prevented[];
}

async function complaintsIn(
  db: Knex,
  from: string,
  to: string,
  scope: Scope | null,
): Promise<number> {
  const rows = db('complaints').where('received_on', '>=', from).where('received_on', '<=', to);
  narrowTo(db, rows, 'complaints', scope);
  return await countRows(rows);
}

/** How many notes each rule of conduct was found in, and how many of them were flagged. */
const byRule = (notes: readonly ReportedNotes[]): NoteReport['by_rule'] =>
  CONDUCT_RULES.map((rule) => {
    const hit = notes.filter((row) =>
      [...rulesIn(row.findings), ...rulesIn(row.former_findings)].includes(rule),
    );
    return { rule, findings: sum(hit), flagged: sum(hit.filter(flagged)) };
  });

/** How often each rule of contact was broken, and how often the console prevented it. */
function byContactRule(
  notes: readonly ReportedNotes[],
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
 * prevented; by team as the authors stand now, and over time. Of a scope, what its people wrote.
 */
export async function noteReport(
  db: Knex,
  from: string,
  to: string,
  scope: Scope | null = null,
): Promise<NoteReport> {
  const notes = await notesOf(db, from, to, scope);
  const prevented = await preventedIn(db, from, to, scope);
  const { flagged: _flagged, ...whole } = figuresOf(notes, prevented);
  const unread = notes.filter((row) => !reviewed(row));
  return {
    from,
    to,
    ...whole,
    pending: sum(unread.filter(({ status }) => status === 'recorded')),
    withdrawn: sum(unread.filter(({ status }) => status === 'withdrawn')),
    complaints: await complaintsIn(db, from, to, scope),
    agreement: agreement(notes),
    by_team: byTeam(notes, prevented),
    over_time: overTime(notes, prevented, from, to),
    by_rule: byRule(notes),
    by_author: byAuthor(notes),
    by_contact_rule: byContactRule(notes, prevented),
  };
}
