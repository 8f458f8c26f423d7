import type { Language } from '../../../contract/enums.ts';
import type { CreditRepair } from '../../../contract/resources/creditRepairs.ts';
import type { ComparedLine, RepairFile } from '../../../contract/resources/repairFile.ts';
import type { PauseStanding } from '../../../domain/repair/reportingPause.ts';
import { fill, longDate } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import { LETTER_TEXTS, type LetterKey } from './letterTexts.ts';

/** What a letter is drawn from, and how it speaks. */

export interface LetterInput {
  letter_no: string;
  language: Language;
  lender_name: string;
  borrower: { full_name: string; national_id_masked: string | null };
  loan_no: string | null;
  request: Pick<
    CreditRepair,
    | 'kind'
    | 'cause'
    | 'asks_for'
    | 'statement'
    | 'received_on'
    | 'due_on'
    | 'decision'
    | 'decided_on'
    | 'explanation'
    | 'wants_restructure'
    | 'answered_on'
    | 'forbidden'
  >;
  checks: readonly RepairFile['checklist'][number]['check'][];
  bureau_read_on: string | null;
  comparison: readonly ComparedLine[];
  /** The correction as it was frozen with the decision. */
  correction: RepairFile['correction'];
  pause: PauseStanding | null;
  record_kept_until: string | null;
  /**
   * Sentences that say what was decided and comes of it, where the answer is in a person's own
   * words and does not say it.
   */
  outcome: readonly string[];
  answer: string;
  made_on: string;
}

export interface Draft {
  input: LetterInput;
  language: Language;
  say: (key: LetterKey, blanks?: Readonly<Record<string, string>>) => string;
  date: (on: string | null) => string;
}

export const plain = (text: string): Block => ({ kind: 'paragraph', mark: '', text });

export function draftOf(input: LetterInput): Draft {
  const texts = LETTER_TEXTS[input.language];
  return {
    input,
    language: input.language,
    say: (key, blanks = {}) => fill(texts[key], blanks),
    date: (on) => (on === null ? texts.nothing : longDate(on, input.language)),
  };
}
