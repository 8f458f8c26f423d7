import type { Language } from '../../contract/enums.ts';
import { localTime, verdictText } from '../../book/verdictTexts.ts';
import type { Rest, WorkAction } from '../../domain/worklist/workRules.ts';

/** Why a person is next, or is left alone, in one sentence of each language. */

type Words = Record<Language, string>;

/** By the action; `{on}` is a day, `{days}` a number of days, `{amount}` yuan. */
const NEXT: Record<WorkAction, Words> = {
  promise_today: { zh: '承诺 {on} 还 {amount}', en: 'Promised {amount} for {on}' },
  promise_broken: { zh: '{on} 的承诺未兑现', en: 'Broke the promise for {on}' },
  newly_overdue: { zh: '新逾期 {days} 天，尚未接通', en: 'Newly overdue, {days} d, not spoken to' },
  plan_due: { zh: '重组方案今天应还 {amount}', en: '{amount} of the plan is due today' },
  not_spoken: { zh: '{since} 天未接通', en: 'Not spoken to for {since} days' },
  legal_deadline: { zh: '法律期限 {on}，{left}', en: 'Legal deadline {on}, {left}' },
  limitation: { zh: '诉讼时效 {on} 届满，{left}', en: 'Limitation ends {on}, {left}' },
  repair: { zh: '信用修复须在 {on} 前答复，{left}', en: 'Credit repair to answer by {on}, {left}' },
};
const NEVER: Words = { zh: '从未接通', en: 'Never spoken to' };
const LATE: Words = { zh: '逾期 {days} 天', en: '{days} d past due' };
const LIMITATION: Words = { zh: '时效剩 {days} 天', en: 'limitation in {days} d' };
const LEFT: Words = { zh: '剩 {days} 天', en: '{days} d left' };
const MISSED: Words = { zh: '已过 {days} 天', en: '{days} d ago' };

const REST: Record<Exclude<Rest['why'], 'rule'>, Words> = {
  complaint: {
    zh: '有未答复的投诉，答复前不联系',
    en: 'A complaint is open; no call before its answer',
  },
  taken: { zh: '同事正在联系，保留至 {until}', en: 'A colleague has it, held until {until}' },
  promised: {
    zh: '已承诺 {on} 还款，到期前不联系',
    en: 'Promised to pay on {on}; left alone until then',
  },
  spoken: { zh: '近日已接通，{on} 再联系', en: 'Spoken to lately; next on {on}' },
  tried: { zh: '今天已试够次数，{on} 再联系', en: 'Tried enough today; next on {on}' },
  snoozed: { zh: '已推迟到 {on}', en: 'Put off to {on}' },
};

const fill = (words: Words, language: Language, values: Readonly<Record<string, string>>): string =>
  words[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

/** Fen as yuan, `12,345.60`. */
const yuan = (minor: number): string =>
  `${Math.floor(minor / 100)}`.replace(/\B(?=(\d{3})+$)/g, ',') +
  `.${String(minor % 100).padStart(2, '0')}`;

/** What a sentence may say. Days whole, amount in fen. */
export interface Told {
  action: WorkAction;
  amount_minor: number;
  on: string | null;
  days_past_due: number;
  /** Days since the debtor was last spoken to; null: never. */
  since: number | null;
  /** Days to the last day of a task, negative once missed. */
  left: number;
  limitation_days: number | null;
}

export function nextText(told: Told, language: Language): string {
  const { action, days_past_due: days, left, limitation_days } = told;
  const ago = left < 0 ? MISSED : LEFT;
  const first =
    action === 'not_spoken' && told.since === null
      ? NEVER[language]
      : fill(NEXT[action], language, {
          on: told.on ?? '',
          days: String(days),
          since: String(told.since ?? 0),
          amount: yuan(told.amount_minor),
          left: fill(ago, language, { days: String(Math.abs(left)) }),
        });
  const late =
    days > 0 && action !== 'newly_overdue' ? [fill(LATE, language, { days: String(days) })] : [];
  const near =
    limitation_days === null ? [] : [fill(LIMITATION, language, { days: String(limitation_days) })];
  return [first, ...late, ...near].join(' · ');
}

export const restText = (
  { why, rule, until, until_on }: Rest,
  zone: string | null,
  language: Language,
): string =>
  why === 'rule'
    ? (verdictText({ rule, next_allowed_at: until }, 'borrower', zone, language) ?? '')
    : fill(REST[why], language, {
        on: until_on ?? '',
        until: until === null ? '' : localTime(until).slice(11),
      });
