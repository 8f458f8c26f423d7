import type { ComparedLine, CorrectionLine } from '../../../contract/resources/repairFile.ts';
import { correctionsOf } from '../../../domain/repair/bureauComparison.ts';
import type { Block } from '../../../documents/model.ts';
import type { LetterKey } from './letterTexts.ts';
import { afterText, fieldName, monthName, valueText, WORDS } from './words.ts';
import { type LetterInput, type Draft, plain } from './draft.ts';

/** What was checked for a request, and what the register shows that the ledger does not. */

export function checked({ input: { request, checks }, language, say }: Draft): Block[] {
  if (request.forbidden !== null) return [plain(say('checked_law'))];
  if (checks.length === 0) return request.decision === null ? [plain(say('checked_none'))] : [];
  const names = checks.map((check) => WORDS[language].checks[check]);
  return [plain(say('checked_intro', { checks: names.join(say('check_separator')) }))];
}

const NOTES = ['paused', 'past_retention', 'one_off'] as const;

export function tableOf(
  { language, say }: Draft,
  lines: readonly CorrectionLine[],
  titles: readonly [LetterKey, LetterKey],
): Block {
  return {
    kind: 'table',
    columns: [
      { title: say('item'), align: 'left', weight: 1.2 },
      { title: say(titles[0]), align: 'left', weight: 1 },
      { title: say(titles[1]), align: 'left', weight: 1 },
    ],
    rows: lines.map((line) => ({
      cells: [
        fieldName(line, language),
        valueText(line.field, line.before, language, say('nothing')),
        afterText(line, language),
      ],
    })),
  };
}

/**
 * The lines that differ. A month that is true is no error because the person was not told of it
 * before, as decisions of earlier versions have it.
 */
const differing = ({ comparison }: LetterInput): ComparedLine[] =>
  comparison
    .map((line) =>
      line.note === 'not_told'
        ? { ...line, note: null, differs: line.bureau !== line.ledger }
        : line,
    )
    .filter(({ differs }) => differs);

/** The lines to correct: those frozen with the decision, else those that differ now. */
export const linesOf = (input: LetterInput): readonly CorrectionLine[] =>
  input.correction?.lines ?? correctionsOf(differing(input));

/** Why months should not be shown at all: one sentence for each reason, naming its months. */
function notesOf({ input, language, say }: Draft): Block[] {
  return NOTES.flatMap((note) => {
    const named = new Set(
      differing(input)
        .filter((line) => line.note === note)
        .map((line) =>
          line.month === null ? fieldName(line, language) : monthName(line.month, language),
        ),
    );
    if (named.size === 0) return [];
    return [plain(say(`note_${note}`, { months: [...named].join(say('month_separator')) }))];
  });
}

export function found(draft: Draft): Block[] {
  const { input, say, date } = draft;
  const { comparison, bureau_read_on, request } = input;
  if (bureau_read_on === null || comparison.length === 0)
    return request.kind === 'objection' && request.forbidden === null
      ? [plain(say('found_no_record'))]
      : [];
  const read_on = date(bureau_read_on);
  const lines = linesOf(input);
  if (lines.length === 0)
    return [
      plain(
        say(comparison.some(({ note }) => note !== null) ? 'found_right' : 'found_same', {
          read_on,
          count: String(comparison.length),
        }),
      ),
    ];
  return [
    {
      kind: 'paragraph',
      mark: '',
      text: say('found_differences', { read_on, count: String(lines.length) }),
      leads: true,
    },
    tableOf(draft, lines, ['register', 'ledger']),
    ...notesOf(draft),
  ];
}
