import { halfWidth, withoutUnseen } from './writing.ts';

/**
 * Numbers as people write them. Each reader answers null where nothing is written, undefined where
 * it is no number: a comma where the point belongs must not become a hundred times the amount.
 */

/** Digits in one piece, or in groups of three from the right; no sign, no exponent. */
const WHOLE = /^(?:\d{1,15}|[1-9]\d{0,2}(?:([, ])\d{3})(?:\1\d{3})*)$/;

const plain = (text: string): string =>
  halfWidth(withoutUnseen(text)).replace('。', '.').replaceAll('、', ',').trim();

/** The digits before the point without their groups; undefined where they are no number. */
const digitsOf = (text: string): string | undefined =>
  WHOLE.test(text) ? text.replace(/[, ]/g, '') : undefined;

/** A decimal with at most so many places, shifted by them into a whole number. */
function shifted(text: string, places: number): number | undefined {
  const [before = '', after, ...more] = text.split('.');
  if (more.length > 0 || (before === '' && !after)) return undefined;
  const whole = before === '' ? '0' : digitsOf(before);
  if (whole === undefined || !/^\d*$/.test(after ?? '') || (after ?? '').length > places)
    return undefined;
  const value = Number(whole + (after ?? '').padEnd(places, '0'));
  return Number.isSafeInteger(value) ? value : undefined;
}

/** Powers of ten of the units that amounts are told in: 万, 亿. */
const UNITS: Readonly<Record<string, number>> = { 万: 4, 萬: 4, 亿: 8, 億: 8 };

/** An amount in yuan → fen: `3,241.5`, `¥ 3241.50元`, `1.4638万`. */
export function parseMoney(text: string): number | null | undefined {
  const bare = plain(text)
    .replace(/^(?:[¥￥]|RMB|CNY)\s*/iu, '')
    .replace(/\s*(?:元|圆|RMB|CNY)$/iu, '');
  if (bare === '') return null;
  const [, number = '', unit = ''] = /^(.*?)\s*([万萬亿億]?)$/su.exec(bare) ?? [];
  return shifted(number, 2 + (UNITS[unit] ?? 0));
}

/** A rate in percent → basis points: `12.5`, `12.5%`. */
export function parsePercent(text: string): number | null | undefined {
  const bare = plain(text).replace(/\s*%$/u, '');
  return bare === '' ? null : shifted(bare, 2);
}

/** A whole number: `12`, `1,200`. */
export function parseWhole(text: string): number | null | undefined {
  const bare = plain(text);
  return bare === '' ? null : shifted(bare, 0);
}

/** A number as a spreadsheet shows one too long for its column: digits are lost, not hidden. */
export const isScientific = (text: string): boolean =>
  /^[+-]?\d(?:\.\d+)?E[+-]?\d+$/iu.test(plain(text));
