import { randomInt } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { POLICY_VALUES } from '../../server/contract/resources/policies.ts';
import { NOTE_LEXICON } from '../../server/domain/notes/lexicon.ts';
import { findings } from '../../server/domain/notes/noteFindings.ts';
import { CONDUCT_RULES, type Rule } from '../../server/domain/notes/lexiconModel.ts';
import * as noteTexts from '../../seeds/noteTexts.ts';
import { DEVELOPMENT, HARD, HELD_OUT, LATER, NOTES, type LabelledNote } from './labelledNotes.ts';
import { isFull } from '../helpers/extent.ts';

const RUNS = isFull() ? 5000 : 500;
const SEED = Number(process.env['SEED'] ?? randomInt(2 ** 31));
console.log(`note findings: ${RUNS} runs each, SEED=${SEED}`);
const LEXICON = NOTE_LEXICON.value;
interface Score {
  hits: number;
  false_alarms: number;
  misses: number;
}
const precision = ({ hits, false_alarms }: Score): number => hits / (hits + false_alarms);
const recall = ({ hits, misses }: Score): number => hits / (hits + misses);
function scores(notes: readonly LabelledNote[]): Map<Rule | 'all', Score> {
  const found = notes.map(({ text, rules }) => ({
    rules,
    found: new Set(findings(text, LEXICON).map(({ rule }) => rule)),
  }));
  const count = (
    holdsFor: (has: boolean, is: boolean) => boolean,
    rules: readonly Rule[],
  ): number =>
    found.reduce(
      (sum, note) =>
        sum +
        rules.filter((rule) => holdsFor(note.found.has(rule), note.rules.includes(rule))).length,
      0,
    );
  const score = (rules: readonly Rule[]): Score => ({
    hits: count((has, is) => has && is, rules),
    false_alarms: count((has, is) => has && !is, rules),
    misses: count((has, is) => !has && is, rules),
  });
  return new Map<Rule | 'all', Score>([
    ...CONDUCT_RULES.map((rule) => [rule, score([rule])] as const),
    ['all', score(CONDUCT_RULES)],
  ]);
}
const PARTS = { development: DEVELOPMENT, 'held out': HELD_OUT, later: LATER, hard: HARD } as const;

describe('the shipped lexicon on labelled notes', () => {
  it('is measured on enough of them, in both languages, half of them clean', () => {
    expect(NOTES.length).toBeGreaterThanOrEqual(320);
    expect(NOTES.filter(({ language }) => language === 'zh').length / NOTES.length).toBeCloseTo(
      0.75,
      1,
    );
    expect(NOTES.filter(({ rules }) => rules.length === 0).length / NOTES.length).toBeCloseTo(
      0.5,
      1,
    );
    const all = [...DEVELOPMENT, ...HELD_OUT, ...LATER, ...HARD].map(({ text }) => text);
    expect(all.filter((text, at) => all.indexOf(text) !== at)).toEqual([]);
  });

  it.each(Object.entries(PARTS))('points at enough and not at too much: %s', (part, notes) => {
    const table = scores(notes);
    console.log(
      [
        `${part}: ${notes.length} notes`,
        ...[...table].map(
          ([rule, score]) =>
            `${rule.padEnd(4)} ${String(score.hits).padStart(4)} hits ` +
            `${String(score.false_alarms).padStart(3)} false ` +
            `${String(score.misses).padStart(3)} missed   precision ` +
            `${precision(score).toFixed(3)}   recall ${recall(score).toFixed(3)}`,
        ),
      ].join('\n'),
    );
    for (const [rule, score] of table) {
      expect(precision(score), `precision of ${rule}`).toBeGreaterThanOrEqual(
        rule === 'all' ? 0.9 : 0.7,
      );
      expect(recall(score), `recall of ${rule}`).toBeGreaterThanOrEqual(
        rule === 'all' ? 0.85 : 0.7,
      );
    }
  });

  it('underlines what was meant', () => {
    const missed = [...DEVELOPMENT, ...HELD_OUT].flatMap(({ text, span, rules }) => {
      if (span === undefined) return [];
      const [start, end] = [text.indexOf(span), text.indexOf(span) + span.length];
      expect(start, text).toBeGreaterThanOrEqual(0);
      return findings(text, LEXICON).some(
        (found) => found.rule === rules[0] && found.start < end && start < found.end,
      )
        ? []
        : [text];
    });
    expect(missed).toEqual([]);
  });

  it('finds the misconduct of the demo book and is silent on the rest of it', () => {
    const { MISCONDUCT, ...ordinary } = noteTexts;
    expect(MISCONDUCT.filter(([content]) => findings(content, LEXICON).length === 0)).toEqual([]);
    const texts = (value: unknown): string[] => {
      if (typeof value === 'string') return [value];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
    };
    expect(texts(ordinary).filter((text) => findings(text, LEXICON).length > 0)).toEqual([]);
  });

  it('is a policy that could be written by hand, with each term in use', () => {
    expect(POLICY_VALUES.note_lexicon.parse(LEXICON)).toEqual(LEXICON);
    expect(new Set(LEXICON.entries.map(({ rule }) => rule))).toEqual(new Set(CONDUCT_RULES));
    const broken = LEXICON.entries
      .flatMap(({ terms }) => terms)
      .filter((term) => /^…|…$|\|\||…\||\|…|^\||\|$|……/.test(term));
    expect(broken).toEqual([]);
  });
});
