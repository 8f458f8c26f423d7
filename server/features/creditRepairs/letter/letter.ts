import type { Language } from '../../../contract/enums.ts';
import type {
  ComparedLine,
  CorrectionLine,
  RepairFile,
} from '../../../contract/resources/repairFile.ts';
import type { CreditRepair } from '../../../contract/resources/creditRepairs.ts';
import { correctionsOf } from '../../../domain/repair/bureauComparison.ts';
import { renderDocument } from '../../../documents/document.ts';
import type { PauseStanding } from '../../../domain/repair/reportingPause.ts';
import { fill, longDate } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import { LETTER_TEXTS, type LetterKey } from './letterTexts.ts';
import { afterText, fieldName, monthName, valueText, WORDS } from './words.ts';

/**
 * The written answer to a request, and the record of a correction: drawn from what was found and
 * decided, with nothing added.
 */

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
  /** What was frozen with the decision. */
  correction: RepairFile['correction'];
  pause: PauseStanding | null;
  record_kept_until: string | null;
  /**
   * What was decided and comes of it, where the answer is in a person's own words and does not say
   * it.
   */
  outcome: readonly string[];
  answer: string;
  made_on: string;
}

interface Draft {
  input: LetterInput;
  language: Language;
  say: (key: LetterKey, blanks?: Readonly<Record<string, string>>) => string;
  date: (on: string | null) => string;
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const plain = (text: string): Block => ({ kind: 'paragraph', mark: '', text });

function draftOf(input: LetterInput): Draft {
  const texts = LETTER_TEXTS[input.language];
  return {
    input,
    language: input.language,
    say: (key, blanks = {}) => fill(texts[key], blanks),
    date: (on) => (on === null ? texts.nothing : longDate(on, input.language)),
  };
}

function asked({ input: { borrower, loan_no, request }, language, say, date }: Draft): Block[] {
  const words = WORDS[language];
  return [
    {
      kind: 'grid',
      rows: [
        [
          say('applicant'),
          oneLine(borrower.full_name),
          say('national_id'),
          borrower.national_id_masked ?? say('unknown'),
        ],
        [say('kind'), words.kinds[request.kind], say('cause'), words.causes[request.cause]],
        [say('asks_for'), words.asks[request.asks_for], say('loan'), loan_no ?? say('all_loans')],
        [say('received_on'), date(request.received_on), say('due_on'), date(request.due_on)],
      ],
    },
    plain(say('statement', { statement: oneLine(request.statement) })),
  ];
}

function checked({ input: { request, checks }, language, say }: Draft): Block[] {
  if (request.forbidden !== null) return [plain(say('checked_law'))];
  return [
    plain(
      checks.length === 0
        ? say('checked_none')
        : say('checked_intro', {
            checks: checks
              .map((check) => WORDS[language].checks[check])
              .join(say('check_separator')),
          }),
    ),
  ];
}

const NOTES = ['paused', 'not_told', 'past_retention', 'one_off'] as const;

function tableOf(
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

/** What differs. Where it was decided that the person was told, no line rests on the opposite. */
function differing({ request: { kind, decision: made }, comparison }: LetterInput): ComparedLine[] {
  const told = kind === 'pre_report_notice' && made === 'decline';
  return comparison
    .map((line) =>
      told && line.note === 'not_told'
        ? { ...line, note: null, differs: line.bureau !== line.ledger }
        : line,
    )
    .filter(({ differs }) => differs);
}
const linesOf = (input: LetterInput): readonly CorrectionLine[] =>
  input.correction?.lines ?? correctionsOf(differing(input));

function found(draft: Draft): Block[] {
  const { input, language, say, date } = draft;
  const { comparison, bureau_read_on } = input;
  if (bureau_read_on === null || comparison.length === 0) return [plain(say('found_no_record'))];
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
  const notes = NOTES.flatMap((note) => {
    const named = new Set(
      differing(input)
        .filter((line) => line.note === note)
        .map((line) =>
          line.month === null ? fieldName(line, language) : monthName(line.month, language),
        ),
    );
    return named.size === 0
      ? []
      : [plain(say(`note_${note}`, { months: [...named].join(say('month_separator')) }))];
  });
  return [
    {
      kind: 'paragraph',
      mark: '',
      text: say('found_differences', { read_on, count: String(lines.length) }),
      leads: true,
    },
    tableOf(draft, lines, ['register', 'ledger']),
    ...notes,
  ];
}

const NUMERALS: Readonly<Record<string, string>> = { '15': '十五', '16': '十六', '25': '二十五' };

/** What was decided, in the words of its kind. */
function verdict({
  request: { kind, decision: made, explanation },
  correction,
}: LetterInput): LetterKey {
  if (made === null) return 'decision_pending';
  if (made === 'decline') return `decision_declined_${kind}`;
  if (kind === 'objection' && correction === null) return 'decision_granted_objection_other';
  return kind === 'relief' && explanation !== null
    ? 'decision_granted_relief_explained'
    : `decision_granted_${kind}`;
}

const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n+/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

function decision({ input, language, say, date }: Draft): Block[] {
  const { decision: made, decided_on, forbidden } = input.request;
  const articles = (forbidden?.article ?? '')
    .split(', ')
    .map((number) =>
      say('article', { number: language === 'zh' ? (NUMERALS[number] ?? number) : number }),
    )
    .join(say('article_separator'));
  const said = forbidden !== null ? say('decision_forbidden', { articles }) : say(verdict(input));
  return [
    {
      kind: 'paragraph',
      mark: '',
      text:
        decided_on === null
          ? said
          : `${said}${language === 'zh' ? '' : ' '}${say('decided_on', { date: date(decided_on) })}`,
      strong: true,
    },
    ...(made === null ? [] : [...input.outcome, ...paragraphsOf(input.answer)].map(plain)),
  ];
}

const NEXT_PAUSE = {
  running: 'next_pause',
  over: 'next_pause_over',
  ended: 'next_pause_ended',
  cancelled: 'next_pause_cancelled',
} as const;

function next({ input, say, date }: Draft): Block[] {
  const {
    request: { kind, decision: made, explanation, wants_restructure, forbidden },
    correction,
    record_kept_until,
    pause,
    made_on,
  } = input;
  const granted = made === 'grant';
  const explained = granted && explanation !== null;
  // One that was sent after the letter was not known to it.
  const sent =
    correction !== null && correction.sent_on !== null && correction.sent_on <= made_on
      ? correction
      : null;
  const list = [
    ...(sent === null
      ? correction === null
        ? []
        : [say('next_correct')]
      : [say('next_corrected', { sent_on: date(sent.sent_on), reference: sent.reference ?? '' })]),
    ...(made === 'decline' && kind === 'objection' && forbidden === null ? [say('next_mark')] : []),
    ...(granted && pause !== null
      ? [
          say(NEXT_PAUSE[pause.state], {
            from: date(pause.from_on),
            until: date(pause.until_on),
            ended_on: date(pause.ended_on),
          }),
        ]
      : []),
    ...(granted && wants_restructure ? [say('next_restructure')] : []),
    ...(record_kept_until !== null && (kind === 'relief' || forbidden !== null)
      ? [say('next_kept', { kept_until: date(record_kept_until) })]
      : []),
    ...(explained
      ? [say('next_explained')]
      : made === 'decline' || kind === 'relief'
        ? [say('next_explain')]
        : []),
    ...(kind !== 'objection' && linesOf(input).length > 0 ? [say('next_object')] : []),
  ];
  return (list.length === 0 ? [say('next_none')] : list).map((text, at) => ({
    kind: 'paragraph',
    mark: `${at + 1}.`,
    text,
  }));
}

const rights = ({ say }: Draft): Block[] =>
  [say('rights_complain'), say('rights_sue'), say('rights_free')].map((text, at) => ({
    kind: 'paragraph',
    mark: `${at + 1}.`,
    text,
  }));

function signing(
  { input: { lender_name, made_on, request }, say, date }: Draft,
  closing: string,
  role: string,
): Block {
  const decided = request.decision !== null;
  return {
    kind: 'signatures',
    intro: closing,
    signatories: [
      {
        role,
        name: oneLine(lender_name),
        sign: say('sign_representative'),
        date_label: say('sign_date'),
        date: decided ? date(made_on) : null,
      },
    ],
  };
}

const SECTIONS: readonly (readonly [title: LetterKey, write: (draft: Draft) => Block[]])[] = [
  ['asked', asked],
  ['checked', checked],
  ['found', found],
  ['decision', decision],
  ['next', next],
  ['rights', rights],
];

async function render(
  { input, say }: Draft,
  title: string,
  blocks: readonly Block[],
): Promise<Buffer> {
  const { letter_no: no, language, lender_name, made_on, request } = input;
  return await renderDocument(
    {
      language,
      title: `${title} ${no}`,
      author: lender_name,
      made_on,
      watermark: request.decision === null ? say('watermark') : null,
    },
    {
      name: title,
      number: say('number', { no }),
      page: (page, pages) => say('page', { page: String(page), pages: String(pages) }),
    },
    blocks,
  );
}

const head = ({ input: { letter_no: no, made_on }, say, date }: Draft, title: string): Block => ({
  kind: 'title',
  lines: [title],
  facts: [say('number', { no }), say('dated', { date: date(made_on) })],
});

/** The written answer; marked as a draft on every page until it is decided. */
export async function renderLetter(input: LetterInput): Promise<Buffer> {
  const draft = draftOf(input);
  const { say } = draft;
  const title = say('title', { kind: say(`kind_${input.request.kind}`) });
  const numerals = say('numerals').split(',');
  return await render(draft, title, [
    head(draft, title),
    plain(say('greeting', { name: oneLine(input.borrower.full_name) })),
    ...SECTIONS.flatMap(([name, write], at): Block[] => [
      { kind: 'heading', text: say('heading', { numeral: numerals[at] ?? '', title: say(name) }) },
      ...write(draft),
    ]),
    signing(draft, say('closing'), say('signing_lender')),
  ]);
}

/** What the register has to change, before and after, with the proof of sending. */
export async function renderCorrection(
  input: LetterInput & { correction: NonNullable<RepairFile['correction']> },
): Promise<Buffer> {
  const draft = draftOf(input);
  const { say, date } = draft;
  const { correction, borrower, loan_no, request, letter_no } = input;
  const title = say('correction_title');
  return await render(draft, title, [
    head(draft, title),
    {
      kind: 'grid',
      rows: [
        [
          say('applicant'),
          oneLine(borrower.full_name),
          say('national_id'),
          borrower.national_id_masked ?? say('unknown'),
        ],
        [say('loan'), loan_no ?? say('all_loans'), say('read_on'), date(input.bureau_read_on)],
        [say('correction_basis'), say('correction_basis_text', { no: letter_no })],
        [
          say('decided_label'),
          date(request.decided_on),
          say('sent_on'),
          correction.sent_on === null ? say('not_sent') : date(correction.sent_on),
        ],
        [say('reference'), correction.reference ?? say('not_sent')],
      ],
    },
    { kind: 'paragraph', mark: '', text: say('correction_made'), leads: true },
    tableOf(draft, correction.lines, ['before', 'after']),
    ...(correction.lines.some(({ field, after }) => after === null && field !== 'closed_on')
      ? [plain(say('correction_shown'))]
      : []),
    signing(draft, say('correction_closing'), say('signing_reporter')),
  ]);
}
