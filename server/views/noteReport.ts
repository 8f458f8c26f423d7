import type { Knex } from 'knex';
import { rawRows } from '../../db/dialect.ts';
import { CONDUCT_RULES, CONTACT_RULES } from '../contract/enums.ts';
import type { NoteReport } from '../contract/resources/contacts.ts';
import { addDays } from '../domain/calendar.ts';
import { cohensKappa } from '../domain/noteReview.ts';

interface Told { author_id: number; author_name: string; findings: string; violations: string; review_status: string; reviewed_at: string | null; created_at: string; second_verdict: string | null }

/** Beijing midnight of a date, as an instant. */
const midnight = (on: string): string => `${addDays(on, -1)}T16:00:00.000Z`;

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  const next = sorted[Math.ceil((sorted.length - 1) / 2)];
  return middle === undefined || next === undefined ? null : Math.round(((middle + next) / 2) * 10) / 10;
}

const rulesIn = (text: string): string[] => (JSON.parse(text) as { rule: string }[]).map(({ rule }) => rule);

/** Notes of the days from one to another: what the lexicon found, what reviewers decided and how alike, what rules of contact were broken and what the console prevented. */
export async function noteReport(db: Knex, from: string, to: string): Promise<NoteReport> {
  const within = [midnight(from), midnight(addDays(to, 1))];
  const notes = await rawRows<Told>(db,
    `select author_id, users.full_name as author_name, findings, violations, review_status, reviewed_at, collection_notes.created_at, second_verdict from collection_notes join users on users.id = author_id
     where contacted_at >= ? and contacted_at < ?`, within);
  const prevented = await rawRows<{ rule: string; n: number }>(db, 'select rule, count(*) as n from contact_refusals where business_date >= ? and business_date <= ? group by rule', [from, to]);
  const [complaints] = await rawRows<{ n: number }>(db, 'select count(*) as n from complaints where received_on >= ? and received_on <= ?', [from, to]);
  const flagged = (row: Told) => row.review_status === 'flagged';
  const twice = notes.filter((row) => row.second_verdict !== null);
  const pairs = twice.map((row) => [row.review_status, row.second_verdict ?? ''] as const);
  const authors = new Map<number, NoteReport['by_author'][number]>();
  for (const row of notes) {
    const sum = authors.get(row.author_id) ?? { author_id: row.author_id, author_name: row.author_name, notes: 0, findings: 0, violations: 0, flagged: 0 };
    authors.set(row.author_id, { ...sum, notes: sum.notes + 1, findings: sum.findings + rulesIn(row.findings).length, violations: sum.violations + rulesIn(row.violations).length, flagged: sum.flagged + (flagged(row) ? 1 : 0) });
  }
  const broken = notes.flatMap((row) => rulesIn(row.violations));
  const count = (rules: readonly string[], rule: string) => rules.filter((one) => one === rule).length;
  const stopped = (rule: string) => prevented.find((one) => one.rule === rule)?.n ?? 0;
  return {
    from, to, notes: notes.length, reviewed: notes.filter((row) => row.reviewed_at !== null).length, pending: notes.filter((row) => row.review_status === 'pending').length,
    violations_recorded: broken.length, violations_prevented: prevented.reduce((sum, row) => sum + row.n, 0), complaints: complaints?.n ?? 0,
    median_hours: median(notes.flatMap((row) => (row.reviewed_at === null ? [] : [(Date.parse(row.reviewed_at) - Date.parse(row.created_at)) / 3_600_000]))),
    agreement: { looked_at_twice: twice.length, same: pairs.filter(([first, second]) => first === second).length, kappa: cohensKappa(pairs) },
    by_rule: CONDUCT_RULES.map((rule) => {
      const hit = notes.filter((row) => rulesIn(row.findings).includes(rule));
      return { rule, findings: hit.length, flagged: hit.filter(flagged).length };
    }),
    by_author: [...authors.values()].sort((a, b) => b.flagged - a.flagged || b.findings - a.findings || a.author_id - b.author_id),
    by_contact_rule: CONTACT_RULES.map((rule) => ({ rule, recorded: count(broken, rule), prevented: stopped(rule) })),
  };
}
