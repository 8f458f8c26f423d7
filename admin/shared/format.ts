import { BEIJING, clockAt } from '../../server/domain/time/timeZone.ts';

/**
 * Texts for money, rates and instants. Whole numbers in, no floats on the way. Instants are shown
 * on the clock of the house, Beijing's, whatever the machine before the reader is set to: hours of
 * contact, days and terms are counted by it.
 */

/** Fen → '3,241.50'. */
export function formatMoney(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(3, '0');
  const yuan = digits.slice(0, -2).replaceAll(/\B(?=(\d{3})+$)/g, ',');
  return `${minor < 0 ? '−' : ''}${yuan}.${digits.slice(-2)}`;
}

/** Basis points → '12.00%'. */
export function formatRate(bps: number): string {
  const digits = String(Math.abs(bps)).padStart(3, '0');
  return `${bps < 0 ? '−' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}%`;
}

/** Hundredths → the plain text a person edits: 324150 → '3241.50', 300000 → '3000'. */
export function printHundredths(value: number): string {
  const digits = String(value).padStart(3, '0');
  const cents = digits.slice(-2);
  return cents === '00' ? digits.slice(0, -2) : `${digits.slice(0, -2)}.${cents}`;
}

/** Bytes → '340 KB', '1.2 MB'. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024
    ? `${Math.round(bytes / 1024)} KB`
    : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** An instant: '2026-03-05 14:07'; what is none, as it came. */
export function formatInstant(iso: string, _locale?: string): string {
  if (Number.isNaN(Date.parse(iso))) return iso;
  const { on, time } = clockAt(iso, BEIJING);
  return `${on} ${time.slice(0, 5)}`;
}

/** An instant of today by its time alone, '14:07'; of another day with its date. */
export function formatRecent(at: number, now: number): string {
  const [then, today] = [at, now].map((ms) => formatInstant(new Date(ms).toISOString()));
  return then?.slice(0, 10) === today?.slice(0, 10) ? (then ?? '').slice(11) : (then ?? '');
}

/** The same instant with weekday, seconds and zone, for a tooltip. */
export function formatInstantInFull(iso: string, locale: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return new Intl.DateTimeFormat(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'full',
    timeStyle: 'long',
    timeZone: BEIJING,
  }).format(at);
}
