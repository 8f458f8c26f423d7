/**
 * A lexicon, and what it finds. Findings point a reviewer to a stretch of a note; whether conduct
 * was forbidden the reviewer decides.
 */

export const CONDUCT_RULES = ['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8'] as const;
export type Rule = (typeof CONDUCT_RULES)[number];
/** From the lightest to the gravest. */
export const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/**
 * Terms to look for, as data. A term is a word, or parts joined by `…` that follow each other in
 * one clause, at most 8 tokens apart; `|` gives a part several words: `告诉|告知…欠款`, and brackets
 * multiply: `(客户|他)(称|说)`. A token is a Chinese character or a Latin word. `unless` makes a hit no
 * finding where its context stands: `X` at most one token before it; `X…` before it and `…X` after
 * it in the same clause; `X,…` and `…,X` in the same sentence; `^X…` before it where `X` begins a
 * clause; `X|Y…` for both words. A context may run into the hit but must begin before it, or end
 * after it. `!X` voids contexts that overlap it: in `跟客户说` the words `客户说` do not make the borrower
 * the speaker.
 */
export interface Lexicon {
  readonly entries: readonly LexiconEntry[];
}
export interface LexiconEntry {
  readonly rule: Rule;
  readonly severity: Severity;
  readonly terms: readonly string[];
  readonly unless?: readonly string[];
}

/**
 * `start` and `end` (exclusive) are UTF-16 offsets in the text as it was written; `term` is the
 * lexicon's term with the choices that stand there.
 */
export interface Finding {
  rule: Rule;
  start: number;
  end: number;
  severity: Severity;
  term: string;
}

/** Why a stretch is a finding, or is none. */
export interface Explanation extends Finding {
  text: string;
  /** The whole term of the lexicon. */
  source: string;
  /** The context that speaks for the note; null for a finding. */
  unless: string | null;
}
