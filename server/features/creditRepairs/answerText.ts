import type { Knex } from 'knex';
import type { Language } from '../../contract/enums.ts';
import type { CorrectionLine } from '../../contract/resources/repairFile.ts';
import type { CreditRepairRow } from '../../contract/resources/creditRepairs.ts';
import { fill, longDate } from '../../documents/format.ts';
import { correctionsOf } from '../../domain/repair/bureauComparison.ts';
import { type AnswerFacts, answerFactsOf } from './answerFacts.ts';
import type { RepairFacts } from './facts.ts';
import { ANSWER_TEXTS, type AnswerKey } from './letter/answerTexts.ts';
import { afterText, fieldName, valueText, WORDS } from './letter/words.ts';

/**
 * The words of an answer as things stand: of what was decided or, before that, of what is proposed
 * or the checks show.
 */

/** An answer in the making: its facts, and how it speaks. */
interface Draft {
  input: AnswerFacts;
  language: Language;
  say: (key: AnswerKey, blanks?: Readonly<Record<string, string>>) => string;
  date: (on: string | null) => string;
}

/** Until when the record of the bad behaviour is kept. */
function kept({
  input: {
    facts: { bad_ended_on, record_kept_until },
  },
  say,
  date,
}: Draft): string {
  if (bad_ended_on === undefined) return say('never_bad');
  return bad_ended_on === null || record_kept_until === null
    ? say('goes_on')
    : say('kept_until', { ended_on: date(bad_ended_on), kept_until: date(record_kept_until) });
}

/** The most differences an answer spells out; more are left to the letter's table. */
const SPELLED_OUT = 6;

/** A person's words as a part of a sentence: on one line, without a full stop. */
const whole = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[。.；;]+$/, '');

const pending = ({ input: { row, today }, say }: Draft): string =>
  say(today > row.due_on ? 'pending_late' : 'pending');

/** The reason of a refusal: the comment given with the decision. */
const reasonOf = ({ row }: AnswerFacts): string | null =>
  row.decision === 'decline' && row.decision_comment !== null ? whole(row.decision_comment) : null;

/** Says that the request is refused, and why; `found` says it where there is more to say. */
function declined({ input, say }: Draft, found?: string): string[] {
  const reason = reasonOf(input);
  return [
    found ?? say(reason === null ? 'declined' : 'declined_because'),
    ...(reason === null ? [] : [say('reason', { reason })]),
  ];
}

const PAUSE_KEYS = {
  running: 'pause',
  over: 'pause_over',
  ended: 'pause_ended',
  cancelled: 'pause_cancelled',
} as const;

/** What comes of a grant beside the decision. */
function effects({ input: { row, pause }, say, date }: Draft): string[] {
  return [
    ...(row.explanation === null
      ? []
      : [say('explanation', { explanation: whole(row.explanation) })]),
    ...(pause === null
      ? []
      : [
          say(PAUSE_KEYS[pause.state], {
            from: date(pause.from_on),
            until: date(pause.until_on),
            ended_on: date(pause.ended_on),
          }),
        ]),
    ...(row.wants_restructure === 1 ? [say('restructure')] : []),
  ];
}

/**
 * The sentences of an answer: what was or would be decided, what comes of it, and the open ways.
 */
interface Sentences {
  decided: string[];
  ways: string[];
}

/** What an objection was, or would be, decided as; null while nothing says. */
function objectionVerdict(
  { row, facts: { comparison } }: AnswerFacts,
  lines: readonly CorrectionLine[],
): 'grant' | 'decline' | null {
  const named = row.decision ?? row.proposal;
  if (named !== null || comparison.length === 0) return named;
  return lines.length > 0 ? 'grant' : 'decline';
}

function declinedObjection(draft: Draft, lines: readonly CorrectionLine[]): Sentences {
  const { input, say, date } = draft;
  const { bureau, comparison } = input.facts;
  const ways = [say('decline_ways')];
  if (comparison.length === 0 || bureau === null || lines.length > 0)
    return { decided: declined(draft), ways };
  const unequal = comparison.some(({ differs, note }) => !differs && note !== null);
  const found = say(unequal ? 'no_error' : 'no_difference', { read_on: date(bureau.read_on) });
  return { decided: declined(draft, found), ways };
}

function grantedObjection(draft: Draft, lines: readonly CorrectionLine[]): Sentences {
  const { input, language, say, date } = draft;
  const { bureau, comparison } = input.facts;
  const read_on = date(bureau?.read_on ?? null);
  if (lines.length === 0 || bureau === null) {
    const nothing =
      comparison.length > 0 && bureau !== null ? [say('nothing_to_correct', { read_on })] : [];
    return { decided: [say('granted'), ...nothing, ...effects(draft)], ways: [] };
  }
  const written = lines.map((line) =>
    say('line', {
      name: fieldName(line, language),
      before: valueText(line.field, line.before, language, WORDS[language].nothing),
      after: afterText(line, language),
    }),
  );
  const differences = say(lines.length > SPELLED_OUT ? 'differences_many' : 'differences', {
    read_on,
    count: String(lines.length),
    lines: written.join(say('separator')),
  });
  return { decided: [differences, ...effects(draft)], ways: [] };
}

function objection(draft: Draft): Sentences {
  const { input } = draft;
  const lines = input.lines ?? correctionsOf(input.facts.comparison);
  const verdict = objectionVerdict(input, lines);
  if (verdict === null) return { decided: [pending(draft)], ways: [] };
  return verdict === 'decline' ? declinedObjection(draft, lines) : grantedObjection(draft, lines);
}

function relief(draft: Draft): Sentences {
  const {
    input: { row },
    say,
  } = draft;
  const verdict = row.decision ?? row.proposal;
  if (verdict === null) return { decided: [pending(draft)], ways: [] };
  if (verdict === 'decline') return { decided: declined(draft), ways: [say('decline_ways')] };
  return {
    decided: [say('granted'), ...effects(draft)],
    ways: [say('relief_kept'), ...(row.explanation === null ? [say('explain_way')] : [])],
  };
}

function notice(draft: Draft): Sentences {
  const {
    input: {
      row,
      facts: { notice_problem },
    },
    say,
    date,
  } = draft;
  const told_on = date(row.told_on);
  // Who decided has seen more than the console: it does not say the opposite beside a refusal.
  if ((row.decision ?? row.proposal) === 'decline')
    return {
      decided: [
        ...declined(draft),
        ...(notice_problem === null ? [say('told_before', { told_on })] : []),
      ],
      ways: [say('decline_ways')],
    };
  const found = notice_problem ?? (row.reported_on === null ? 'told_unreported' : 'told');
  return { decided: [say(found, { told_on }), ...effects(draft)], ways: [] };
}

function draftOf(input: AnswerFacts, language: Language): Draft {
  const { row, loan_no } = input;
  const texts = ANSWER_TEXTS[language];
  const date = (on: string | null): string => (on === null ? '' : longDate(on, language));
  const subject = loan_no === null ? texts.subject_all : fill(texts.subject_loan, { loan_no });
  const blanks = {
    received_on: date(row.received_on),
    due_on: date(row.due_on),
    kind: WORDS[language].kinds[row.kind],
    subject,
  };
  return {
    input,
    language,
    date,
    say: (key, more = {}) => fill(texts[key], { ...blanks, ...more }),
  };
}

function sentencesOf(draft: Draft): Sentences {
  const {
    input: { row },
    say,
  } = draft;
  if (row.forbidden_rule !== null)
    return { decided: [say(row.forbidden_rule), kept(draft)], ways: [say('ways')] };
  return { objection, relief, pre_report_notice: notice }[row.kind](draft);
}

/**
 * The sentences that say what was decided and comes of it; they stand beside a person's own words.
 */
export const outcomeText = (input: AnswerFacts, language: Language): string[] =>
  sentencesOf(draftOf(input, language)).decided;

/** A whole answer as one text, in the console's own words. */
export function answerText(input: AnswerFacts, language: Language): string {
  const draft = draftOf(input, language);
  const { decided, ways } = sentencesOf(draft);
  return [draft.say('received'), ...decided, ...ways].join(ANSWER_TEXTS[language].joint);
}

/** What an answer could say as things stand, in both languages. */
export async function draftAnswer(
  db: Knex,
  row: CreditRepairRow,
  today: string,
  known?: RepairFacts,
): Promise<Record<Language, string>> {
  const input = await answerFactsOf(db, row, today, known);
  return { zh: answerText(input, 'zh'), en: answerText(input, 'en') };
}
