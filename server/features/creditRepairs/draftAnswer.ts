import type { Knex } from 'knex';
import type { Language } from '../../contract/enums.ts';
import type { CorrectionLine } from '../../contract/resources/creditRepairs.ts';
import { correctionsOf } from '../../domain/bureauComparison.ts';
import { fill, longDate } from '../../documents/format.ts';
import { factsOf, type RepairFacts } from './facts.ts';
import { ANSWER_TEXTS, type AnswerKey } from './letter/answerTexts.ts';
import { fieldName, valueText, WORDS } from './letter/words.ts';
import { correctionOf, loanOf, type RepairRow } from './store.ts';

/** What an answer could say as things stand: of what was decided, else of what the checks show. */

export interface AnswerFacts { row: RepairRow; today: string; loan_no: string | null; facts: Pick<RepairFacts, 'bureau' | 'comparison' | 'notice_problem' | 'bad_ended_on' | 'record_kept_until'>; /** As frozen by the decision. */ lines: readonly CorrectionLine[] | null }

interface Draft { input: AnswerFacts; language: Language; say: (key: AnswerKey, blanks?: Readonly<Record<string, string>>) => string; date: (on: string | null) => string }

function kept({ input: { facts: { bad_ended_on, record_kept_until } }, say, date }: Draft): string {
  if (bad_ended_on === undefined) return say('never_bad');
  return bad_ended_on === null || record_kept_until === null ? say('goes_on') : say('kept_until', { ended_on: date(bad_ended_on), kept_until: date(record_kept_until) });
}

/** More differences than these are for the letter's table. */
const SPELLED_OUT = 6;

const whole = (text: string): string => text.replace(/\s+/g, ' ').trim().replace(/[。.；;]+$/, '');

const pending = ({ input: { row, today }, say }: Draft): string => say(today > row.due_on ? 'pending_late' : 'pending');

/** A comment given with the decision is the reason of a refusal. */
function declined({ input: { row }, say }: Draft, ways: AnswerKey, found: AnswerKey = 'declined'): string[] {
  return [say(found), ...(row.decision === 'decline' && row.decision_comment !== null ? [say('reason', { reason: whole(row.decision_comment) })] : []), say(ways)];
}

function effects({ input: { row }, say, date }: Draft): string[] {
  return [
    ...(row.explanation === null ? [] : [say('explanation', { explanation: whole(row.explanation) })]),
    ...(row.pause_until === null ? [] : [say('pause', { from: date(row.pause_from), until: date(row.pause_until) })]),
    ...(row.wants_restructure === 1 ? [say('restructure')] : []),
  ];
}

function objection(draft: Draft): string[] {
  const { input: { row, facts: { bureau, comparison }, lines: frozen }, language, say, date } = draft;
  const lines = frozen ?? correctionsOf(comparison);
  const wanted = row.decision ?? row.proposal ?? (comparison.length === 0 ? null : lines.length > 0 ? 'grant' : 'decline');
  const { nothing, not_shown } = WORDS[language];
  const written = lines.map((line) => say('line', { name: fieldName(line, language), before: valueText(line.field, line.before, language, nothing), after: valueText(line.field, line.after, language, not_shown) }));
  if (wanted === null) return [pending(draft)];
  const found = lines.length > SPELLED_OUT ? 'differences_many' : 'differences';
  if (wanted === 'grant') return [lines.length > 0 && bureau !== null ? say(found, { read_on: date(bureau.read_on), count: String(lines.length), lines: written.join(say('separator')) }) : say('granted'), ...effects(draft)];
  if (comparison.length > 0 && lines.length === 0 && bureau !== null) return [say('no_difference', { read_on: date(bureau.read_on) }), say('decline_ways')];
  return declined(draft, 'decline_ways');
}

function relief(draft: Draft): string[] {
  const { input: { row }, say } = draft;
  const wanted = row.decision ?? row.proposal;
  if (wanted === null) return [pending(draft)];
  return wanted === 'grant' ? [say('granted'), ...effects(draft), say('relief_ways')] : declined(draft, 'decline_ways');
}

function notice(draft: Draft): string[] {
  const { input: { row, facts: { notice_problem } }, say, date } = draft;
  if (notice_problem === null) return [say('told', { told_on: date(row.told_on) })];
  return notice_problem === 'not_told' ? [say('not_told')] : [say(notice_problem, { told_on: date(row.told_on) })];
}

export function answerText(input: AnswerFacts, language: Language): string {
  const { row, loan_no } = input;
  const texts = ANSWER_TEXTS[language];
  const date = (on: string | null): string => (on === null ? '' : longDate(on, language));
  const subject = loan_no === null ? texts.subject_all : fill(texts.subject_loan, { loan_no });
  const blanks = { received_on: date(row.received_on), due_on: date(row.due_on), kind: WORDS[language].kinds[row.kind], subject };
  const draft: Draft = { input, language, date, say: (key, more = {}) => fill(texts[key], { ...blanks, ...more }) };
  const { say } = draft;
  const by = { objection, relief, pre_report_notice: notice };
  const body = row.forbidden_rule === null ? by[row.kind](draft) : [say(row.forbidden_rule), kept(draft), say('ways')];
  return [say('received'), ...body].join(texts.joint);
}

export async function answerFactsOf(db: Knex, row: RepairRow, today: string, known?: RepairFacts): Promise<AnswerFacts> {
  const facts = known ?? (await factsOf(db, row, today));
  const loan = row.loan_id === null ? undefined : await loanOf(db, row.loan_id);
  return { row, today, loan_no: loan?.loan_no ?? null, facts, lines: (await correctionOf(db, row.id))?.lines ?? null };
}

export async function draftAnswer(db: Knex, row: RepairRow, today: string, known?: RepairFacts): Promise<Record<Language, string>> {
  const input = await answerFactsOf(db, row, today, known);
  return { zh: answerText(input, 'zh'), en: answerText(input, 'en') };
}
