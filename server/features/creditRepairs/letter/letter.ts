import type { Language } from '../../../contract/enums.ts';
import type { ComparedLine, CorrectionLine, CreditRepair, RepairFile } from '../../../contract/resources/creditRepairs.ts';
import { renderDocument } from '../../../documents/document.ts';
import { fill, longDate } from '../../../documents/format.ts';
import type { Block } from '../../../documents/model.ts';
import { LETTER_TEXTS, type LetterKey } from './letterTexts.ts';
import { fieldName, monthName, valueText, WORDS } from './words.ts';

/** The written answer to a request, and the record of a correction: drawn from what was found and decided, with nothing added. */

export interface LetterInput {
  letter_no: string;
  language: Language;
  lender_name: string;
  borrower: { full_name: string; national_id_masked: string | null };
  loan_no: string | null;
  request: Pick<CreditRepair, 'kind' | 'cause' | 'asks_for' | 'statement' | 'received_on' | 'due_on' | 'decision' | 'decided_on' | 'pause_from' | 'pause_until' | 'wants_restructure' | 'answered_on' | 'forbidden'>;
  checks: readonly RepairFile['checklist'][number]['check'][];
  bureau_read_on: string | null;
  comparison: readonly ComparedLine[];
  /** What was frozen with the decision. */
  correction: RepairFile['correction'];
  record_kept_until: string | null;
  answer: string;
  made_on: string;
}

interface Draft { input: LetterInput; language: Language; say: (key: LetterKey, blanks?: Readonly<Record<string, string>>) => string; date: (on: string | null) => string }

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const plain = (text: string): Block => ({ kind: 'paragraph', mark: '', text });

function draftOf(input: LetterInput): Draft {
  const texts = LETTER_TEXTS[input.language];
  return { input, language: input.language, say: (key, blanks = {}) => fill(texts[key], blanks), date: (on) => (on === null ? texts.nothing : longDate(on, input.language)) };
}

function asked({ input: { borrower, loan_no, request }, language, say, date }: Draft): Block[] {
  const words = WORDS[language];
  return [
    {
      kind: 'grid',
      rows: [
        [say('applicant'), oneLine(borrower.full_name), say('national_id'), borrower.national_id_masked ?? say('unknown')],
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
  return [plain(checks.length === 0 ? say('checked_none') : say('checked_intro', { checks: checks.map((check) => WORDS[language].checks[check]).join(say('check_separator')) }))];
}

const NOTES = ['paused', 'not_told', 'past_retention', 'one_off'] as const;

function tableOf({ language, say }: Draft, lines: readonly CorrectionLine[], titles: readonly [LetterKey, LetterKey]): Block {
  return {
    kind: 'table', columns: [{ title: say('item'), align: 'left', weight: 1.2 }, { title: say(titles[0]), align: 'left', weight: 1 }, { title: say(titles[1]), align: 'left', weight: 1 }],
    rows: lines.map((line) => ({ cells: [fieldName(line, language), valueText(line.field, line.before, language, say('nothing')), valueText(line.field, line.after, language, say('not_shown'))] })),
  };
}

function found(draft: Draft): Block[] {
  const { input: { comparison, correction, bureau_read_on }, language, say, date } = draft;
  if (bureau_read_on === null || comparison.length === 0) return [plain(say('found_no_record'))];
  const read_on = date(bureau_read_on);
  const different = comparison.filter(({ differs }) => differs);
  const lines = correction?.lines ?? different.map(({ field, month, bureau: before, ledger, note }): CorrectionLine => ({ field, month, before, after: note === null ? ledger : null }));
  if (lines.length === 0) return [plain(say('found_same', { read_on, count: String(comparison.length) }))];
  const notes = NOTES.flatMap((note) => {
    const months = different.filter((line) => line.note === note).map(({ month }) => monthName(month ?? '', language));
    return months.length === 0 ? [] : [plain(say(`note_${note}`, { months: months.join(say('month_separator')) }))];
  });
  return [{ kind: 'paragraph', mark: '', text: say('found_differences', { read_on, count: String(lines.length) }), leads: true }, tableOf(draft, lines, ['register', 'ledger']), ...notes];
}

const NUMERALS: Readonly<Record<string, string>> = { '15': '十五', '16': '十六', '25': '二十五' };

function decision({ input: { request, answer }, language, say, date }: Draft): Block[] {
  const { kind, decision: made, decided_on, forbidden } = request;
  const articles = (forbidden?.article ?? '').split(', ').map((number) => say('article', { number: language === 'zh' ? (NUMERALS[number] ?? number) : number })).join(say('article_separator'));
  const said = forbidden !== null ? say('decision_forbidden', { articles }) : made === null ? say('decision_pending') : say(`decision_${made === 'grant' ? 'granted' : 'declined'}_${kind}`);
  return [
    { kind: 'paragraph', mark: '', text: decided_on === null ? said : `${said}${language === 'zh' ? '' : ' '}${say('decided_on', { date: date(decided_on) })}`, strong: true },
    ...(made === null ? [] : answer.split(/\n+/).filter((part) => part.trim() !== '').map((part) => plain(part.trim()))),
  ];
}

function next({ input: { request, correction, record_kept_until }, say, date }: Draft): Block[] {
  const { kind, decision: made, pause_from, pause_until, wants_restructure, forbidden } = request;
  const granted = made === 'grant';
  const list = [
    ...(correction === null ? [] : [correction.sent_on === null ? say('next_correct') : say('next_corrected', { sent_on: date(correction.sent_on), reference: correction.reference ?? '' })]),
    ...(made === 'decline' && kind === 'objection' && forbidden === null ? [say('next_mark')] : []),
    ...(granted && pause_until !== null ? [say('next_pause', { from: date(pause_from), until: date(pause_until) })] : []),
    ...(granted && wants_restructure ? [say('next_restructure')] : []),
    ...(record_kept_until !== null && (kind === 'relief' || forbidden !== null) ? [say('next_kept', { kept_until: date(record_kept_until) })] : []),
    ...(made === 'decline' || kind === 'relief' ? [say('next_explain')] : []),
  ];
  return (list.length === 0 ? [say('next_none')] : list).map((text, at) => ({ kind: 'paragraph', mark: `${at + 1}.`, text }));
}

const rights = ({ say }: Draft): Block[] => [say('rights_complain'), say('rights_sue'), say('rights_free')].map((text, at) => ({ kind: 'paragraph', mark: `${at + 1}.`, text }));

function signing({ input: { lender_name, made_on, request }, say, date }: Draft, closing: string, role: string): Block {
  const decided = request.decision !== null;
  return { kind: 'signatures', intro: closing, signatories: [{ role, name: oneLine(lender_name), sign: say('sign_representative'), date_label: say('sign_date'), date: decided ? date(made_on) : null }] };
}

const SECTIONS: readonly (readonly [title: LetterKey, write: (draft: Draft) => Block[]])[] = [['asked', asked], ['checked', checked], ['found', found], ['decision', decision], ['next', next], ['rights', rights]];

async function render({ input, say }: Draft, title: string, blocks: readonly Block[]): Promise<Buffer> {
  const { letter_no: no, language, lender_name, made_on, request } = input;
  return await renderDocument(
    { language, title: `${title} ${no}`, author: lender_name, made_on, watermark: request.decision === null ? say('watermark') : null },
    { name: title, number: say('number', { no }), page: (page, pages) => say('page', { page: String(page), pages: String(pages) }) }, blocks,
  );
}

const head = ({ input: { letter_no: no, made_on }, say, date }: Draft, title: string): Block => ({ kind: 'title', lines: [title], facts: [say('number', { no }), say('dated', { date: date(made_on) })] });

/** The written answer; marked as a draft on every page until it is decided. */
export async function renderLetter(input: LetterInput): Promise<Buffer> {
  const draft = draftOf(input);
  const { say } = draft;
  const title = say('title', { kind: say(`kind_${input.request.kind}`) });
  const numerals = say('numerals').split(',');
  return await render(draft, title, [
    head(draft, title), plain(say('greeting', { name: oneLine(input.borrower.full_name) })),
    ...SECTIONS.flatMap(([name, write], at): Block[] => [{ kind: 'heading', text: say('heading', { numeral: numerals[at] ?? '', title: say(name) }) }, ...write(draft)]),
    signing(draft, say('closing'), say('signing_lender')),
  ]);
}

/** What the register has to change, before and after, with the proof of sending. */
export async function renderCorrection(input: LetterInput & { correction: NonNullable<RepairFile['correction']> }): Promise<Buffer> {
  const draft = draftOf(input);
  const { say, date } = draft;
  const { correction, borrower, loan_no, request, letter_no } = input;
  const title = say('correction_title');
  return await render(draft, title, [
    head(draft, title),
    {
      kind: 'grid',
      rows: [
        [say('applicant'), oneLine(borrower.full_name), say('national_id'), borrower.national_id_masked ?? say('unknown')],
        [say('loan'), loan_no ?? say('all_loans'), say('read_on'), date(input.bureau_read_on)],
        [say('correction_basis'), say('correction_basis_text', { no: letter_no })],
        [say('decided_label'), date(request.decided_on), say('sent_on'), correction.sent_on === null ? say('not_sent') : date(correction.sent_on)],
        [say('reference'), correction.reference ?? say('not_sent')],
      ],
    },
    { kind: 'paragraph', mark: '', text: say('correction_made'), leads: true },
    tableOf(draft, correction.lines, ['before', 'after']),
    ...(correction.lines.some(({ after }) => after === null) ? [plain(say('correction_shown'))] : []),
    signing(draft, say('correction_closing'), say('signing_reporter')),
  ]);
}
