import type { Knex } from 'knex';
import type { Language } from '../../contract/enums.ts';
import type { CorrectionLine } from '../../contract/resources/repairFile.ts';
import type { CreditRepairRow } from '../../contract/resources/creditRepairs.ts';
import { correctionsOf } from '../../domain/repair/bureauComparison.ts';
import { pauseState, type PauseStanding } from '../../domain/repair/reportingPause.ts';
import { fill, longDate } from '../../documents/format.ts';
import { factsOf, type RepairFacts } from './facts.ts';
import { ANSWER_TEXTS, type AnswerKey } from './letter/answerTexts.ts';
import { afterText, fieldName, valueText, WORDS } from './letter/words.ts';
import { correctionOf, loanOf, pauseEndedBy } from './store.ts';

/** What an answer could say as things stand: of what was decided, else of what the checks show. */

export interface AnswerFacts {
  row: CreditRepairRow;
  today: string;
  loan_no: string | null;
  facts: Pick<
    RepairFacts,
    'bureau' | 'comparison' | 'notice_problem' | 'bad_ended_on' | 'record_kept_until'
  > /** As frozen by the decision. */;
  lines: readonly CorrectionLine[] | null;
  /** Proposed or granted, as it stands. */ pause: PauseStanding | null;
}

interface Draft {
  input: AnswerFacts;
  language: Language;
  say: (key: AnswerKey, blanks?: Readonly<Record<string, string>>) => string;
  date: (on: string | null) => string;
}

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

/** More differences than these are for the letter's table. */
const SPELLED_OUT = 6;

const whole = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[。.；;]+$/, '');

const pending = ({ input: { row, today }, say }: Draft): string =>
  say(today > row.due_on ? 'pending_late' : 'pending');

/** A comment given with the decision is the reason of a refusal. */
const reasonOf = ({ row }: AnswerFacts): string | null =>
  row.decision === 'decline' && row.decision_comment !== null ? whole(row.decision_comment) : null;

/** `found` says that it is refused, where there is more to say than that. */
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

/** What was decided or, before that, would be; what comes of it; and the ways that stay open. */
interface Said {
  decided: string[];
  ways: string[];
}

function objection(draft: Draft): Said {
  const {
    input: {
      row,
      facts: { bureau, comparison },
      lines: frozen,
    },
    language,
    say,
    date,
  } = draft;
  const lines = frozen ?? correctionsOf(comparison);
  const wanted =
    row.decision ??
    row.proposal ??
    (comparison.length === 0 ? null : lines.length > 0 ? 'grant' : 'decline');
  if (wanted === null) return { decided: [pending(draft)], ways: [] };
  const read_on = date(bureau?.read_on ?? null);
  const compared = comparison.length > 0 && bureau !== null;
  if (wanted === 'decline') {
    const unequal = comparison.some(({ differs, note }) => !differs && note !== null);
    return {
      decided: declined(
        draft,
        compared && lines.length === 0
          ? say(unequal ? 'no_error' : 'no_difference', { read_on })
          : undefined,
      ),
      ways: [say('decline_ways')],
    };
  }
  if (lines.length === 0 || bureau === null)
    return {
      decided: [
        say('granted'),
        ...(compared ? [say('nothing_to_correct', { read_on })] : []),
        ...effects(draft),
      ],
      ways: [],
    };
  const written = lines.map((line) =>
    say('line', {
      name: fieldName(line, language),
      before: valueText(line.field, line.before, language, WORDS[language].nothing),
      after: afterText(line, language),
    }),
  );
  return {
    decided: [
      say(lines.length > SPELLED_OUT ? 'differences_many' : 'differences', {
        read_on,
        count: String(lines.length),
        lines: written.join(say('separator')),
      }),
      ...effects(draft),
    ],
    ways: [],
  };
}

function relief(draft: Draft): Said {
  const {
    input: { row },
    say,
  } = draft;
  const wanted = row.decision ?? row.proposal;
  if (wanted === null) return { decided: [pending(draft)], ways: [] };
  if (wanted === 'decline') return { decided: declined(draft), ways: [say('decline_ways')] };
  return {
    decided: [say('granted'), ...effects(draft)],
    ways: [say('relief_kept'), ...(row.explanation === null ? [say('explain_way')] : [])],
  };
}

function notice(draft: Draft): Said {
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

function saidOf(draft: Draft): Said {
  const {
    input: { row },
    say,
  } = draft;
  if (row.forbidden_rule !== null)
    return { decided: [say(row.forbidden_rule), kept(draft)], ways: [say('ways')] };
  return { objection, relief, pre_report_notice: notice }[row.kind](draft);
}

/** What was decided and comes of it, sentence by sentence: no words of a person take its place. */
export const outcomeText = (input: AnswerFacts, language: Language): string[] =>
  saidOf(draftOf(input, language)).decided;

export function answerText(input: AnswerFacts, language: Language): string {
  const draft = draftOf(input, language);
  const { decided, ways } = saidOf(draft);
  return [draft.say('received'), ...decided, ...ways].join(ANSWER_TEXTS[language].joint);
}

/** What an answer rests on as of a day; of one that was given, the day it was given on. */
export async function answerFactsOf(
  db: Knex,
  row: CreditRepairRow,
  on: string,
  known?: RepairFacts,
): Promise<AnswerFacts> {
  const facts = known ?? (await factsOf(db, row, on));
  const loan = row.loan_id === null ? undefined : await loanOf(db, row.loan_id);
  const pause =
    row.pause_from === null || row.pause_until === null
      ? null
      : {
          from_on: row.pause_from,
          until_on: row.pause_until,
          ended_on: await pauseEndedBy(db, row, on),
        };
  return {
    row,
    today: on,
    loan_no: loan?.loan_no ?? null,
    facts,
    lines: (await correctionOf(db, row.id))?.lines ?? null,
    pause: pause === null ? null : { ...pause, state: pauseState(pause, on) },
  };
}

export async function draftAnswer(
  db: Knex,
  row: CreditRepairRow,
  today: string,
  known?: RepairFacts,
): Promise<Record<Language, string>> {
  const input = await answerFactsOf(db, row, today, known);
  return { zh: answerText(input, 'zh'), en: answerText(input, 'en') };
}
