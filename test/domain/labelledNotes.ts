import type { Rule } from '../../server/domain/notes/lexiconModel.ts';
import { CLEAN_ZH } from './labelledNotesClean.ts';
import { CLEAN_ZH_MORE } from './labelledNotesCleanMore.ts';
import { BAD_EN, CLEAN_EN } from './labelledNotesEn.ts';
import { HARD_EN, HARD_ZH } from './labelledNotesHard.ts';
import { LATER_EN, LATER_ZH } from './labelledNotesLater.ts';
import { TRIAL_EN, TRIAL_ZH } from './labelledNotesTrial.ts';
import { BAD_ZH } from './labelledNotesZh.ts';
import { BAD_ZH_MORE } from './labelledNotesZhMore.ts';

/**
 * The rules a note breaks, apart by blanks; its text; and, for some, what a finding of the first
 * rule must touch.
 */
export type NoteRow = readonly [rules: string, text: string, span?: string];

export interface LabelledNote {
  rules: readonly Rule[];
  text: string;
  span: string | undefined;
  language: 'zh' | 'en';
}

/**
 * Notes written for this project in the manner of collectors. What stands under which rule: R1
 * speaks as, or in the name or papers of, a court, police, authority or lawyer. R2 threat (arrest
 * and jail for a debt too), insult, violence, baring private data. R3 a consequence, promise,
 * discount or amount that is not true. R4 money beside the contract, or new credit to pay the old.
 * R5 put up or published for others to read, on paper or in a group. R6 the collector's own phone
 * or account. R7 going into or staying in a home or office against the will. R8 night, bombardment,
 * unrelated persons, a third party told of the debt or asked to pay, money to a private account,
 * records tampered with. The same hand wrote notes and lexicon: the measure tells whether a change
 * makes it worse, not how it does on a lender's own notes.
 */
export const NOTES: readonly LabelledNote[] = [
  ...[...BAD_ZH, ...BAD_ZH_MORE, ...CLEAN_ZH, ...CLEAN_ZH_MORE].map((row) => labelled(row, 'zh')),
  ...[...BAD_EN, ...CLEAN_EN].map((row) => labelled(row, 'en')),
];

function labelled([rules, text, span]: NoteRow, language: 'zh' | 'en'): LabelledNote {
  return { rules: rules === '' ? [] : (rules.split(' ') as Rule[]), text, span, language };
}

/**
 * Every third note is held out: the lexicon is tuned on the others, and on those that the first
 * lexicon was tried with.
 */
export const DEVELOPMENT: readonly LabelledNote[] = [
  ...NOTES.filter((_, at) => at % 3 !== 2),
  ...TRIAL_ZH.map((row) => labelled(row, 'zh')),
  ...TRIAL_EN.map((row) => labelled(row, 'en')),
];
export const HELD_OUT = NOTES.filter((_, at) => at % 3 === 2);
/** Written when the lexicon stood, and measured with it as it was: the fairest of the three. */
export const LATER: readonly LabelledNote[] = [
  ...LATER_ZH.map((row) => labelled(row, 'zh')),
  ...LATER_EN.map((row) => labelled(row, 'en')),
];
/** Each of these was written to be difficult; the lexicon was then raised on them. */
export const HARD: readonly LabelledNote[] = [
  ...HARD_ZH.map((row) => labelled(row, 'zh')),
  ...HARD_EN.map((row) => labelled(row, 'en')),
];
