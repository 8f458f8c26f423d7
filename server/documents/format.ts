import type { Language } from '../contract/enums.ts';

/** How a document writes money, rates and dates. */

/** An amount in minor units as text: 123456789 → `1,234,567.89`. */
export function amount(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${minor < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`;
}

/** A rate in basis points as text: 1250 → `12.50%`. */
export const rate = (bps: number): string => `${amount(bps)}%`;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** A date as a contract writes it: `2026-09-01` → `2026年9月1日`, `1 September 2026`. */
export function longDate(on: string, language: Language): string {
  const [year, month, day] = on.split('-').map(Number) as [number, number, number];
  return language === 'zh' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}

const NUMERALS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** Four digits in capital numerals: 1005 → 壹仟零伍. */
function group(value: number): string {
  const digits = String(value).padStart(4, '0');
  const written = Array.from(digits, (digit, at) =>
    digit === '0' ? '零' : `${NUMERALS[Number(digit)]}${PLACES[3 - at]}`,
  ).join('');
  return written.replace(/零+/g, '零').replace(/零$/, '');
}

/**
 * An amount in minor units as it is written out on Chinese contracts, below 10^16 yuan:
 * 10500.03 → 壹万零伍佰元零叁分, 200.00 → 贰佰元整.
 */
export function capitalAmount(minor: number): string {
  const groups: string[] = [];
  for (
    let rest = Math.floor(minor / 100), at = 0;
    rest > 0;
    rest = Math.floor(rest / 10_000), at += 1
  ) {
    const value = rest % 10_000;
    groups.unshift(value === 0 ? '零' : `${group(value)}${GROUPS[at]}`);
  }
  const yuan = groups
    .join('')
    .replace(/零+/g, '零')
    .replace(/^零|零$/g, '');
  const [jiao, fen] = [Math.floor((minor % 100) / 10), minor % 10];
  if (jiao === 0 && fen === 0) return `${yuan === '' ? '零' : yuan}元整`;
  const cents = fen > 0 ? `${NUMERALS[fen]}分` : '整';
  if (jiao > 0) return `${yuan === '' ? '' : `${yuan}元`}${NUMERALS[jiao]}角${cents}`;
  return yuan === '' ? cents : `${yuan}元零${cents}`;
}

const ORDINALS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinal = new Intl.PluralRules('en', { type: 'ordinal' });

/** A day of the month: 25日, 25th. */
export const dayOfMonth = (day: number, language: Language): string =>
  language === 'zh' ? `${day}日` : `${day}${ORDINALS[ordinal.select(day)] ?? 'th'}`;

/** Signs after and before which a Chinese line breaks without a space. */
const WIDE = '[\\u3000-\\u9fff\\uff00-\\uffef“”]';
const BROKEN = new RegExp(`(?<=${WIDE})[^\\S\\n]*\\n\\s*(?=${WIDE})`, 'g');

/** Text that people entered, on one line; lines of Chinese join without a space. */
export const oneLine = (text: string): string =>
  text.trim().replace(BROKEN, '').replace(/\s+/g, ' ');

/**
 * The text with its `{blanks}` filled.
 *
 * @throws RangeError for a blank nobody fills: a contract has no holes
 */
export function fill(text: string, blanks: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = blanks[name];
    if (value === undefined) throw new RangeError(`nothing fills {${name}}`);
    return value;
  });
}
