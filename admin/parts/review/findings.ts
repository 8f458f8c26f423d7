import type { CollectionNote } from '../../../server/contract/resources/collectionNotes.ts';

export type Finding = CollectionNote['findings'][number];

const WEIGHT: Readonly<Record<string, number>> = { high: 3, medium: 2, low: 1 };

/** The gravest of some findings; undefined of none. */
export const worstOf = (findings: readonly Finding[]): string | undefined =>
  findings.toSorted((a, b) => (WEIGHT[b.severity] ?? 0) - (WEIGHT[a.severity] ?? 0))[0]?.severity;

export interface Stretch {
  start: number;
  text: string;
  /** Findings that cover this stretch. */
  findings: Finding[];
  /** Findings that end with it; their rule is named after it. */
  ending: Finding[];
}

/**
 * The text cut where findings begin and end; findings of several rules may overlap. Offsets are
 * UTF-16, as `slice` counts.
 */
export function stretchesOf(text: string, findings: readonly Finding[]): Stretch[] {
  const within = findings.filter(
    ({ start, end }) => start >= 0 && end <= text.length && start < end,
  );
  const cuts = [
    ...new Set([0, text.length, ...within.flatMap(({ start, end }) => [start, end])]),
  ].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? text.length;
    return {
      start,
      text: text.slice(start, end),
      findings: within.filter((finding) => finding.start <= start && finding.end >= end),
      ending: within.filter((finding) => finding.end === end),
    };
  });
}

/** Findings by rule, the gravest rule first, with the words that were found. */
export function byRule(
  findings: readonly Finding[],
): { rule: string; severity: string; terms: string[] }[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules
    .map((rule) => {
      const own = findings.filter((finding) => finding.rule === rule);
      return {
        rule,
        severity: worstOf(own) ?? 'low',
        terms: [...new Set(own.flatMap(({ term }) => (term ? [term] : [])))],
      };
    })
    .sort(
      (a, b) =>
        (WEIGHT[b.severity] ?? 0) - (WEIGHT[a.severity] ?? 0) || a.rule.localeCompare(b.rule),
    );
}
