import type { Language } from '../contract/enums.ts';
import { refusalText, type RefusalKey } from '../contract/refusals.ts';
import type { ContactRule, ContactVerdict } from '../domain/contact/contactRules.ts';
import { beijingDay } from '../domain/time/beijing.ts';
import { clockAt } from '../domain/time/timeZone.ts';

/** A verdict on a contact in words: why not, and when again. */

/**
 * Why a contact is refused, with the next permitted time where there is one; null where it is not.
 */
export const verdictText = (
  { rule, next_allowed_at }: Pick<ContactVerdict, 'rule' | 'next_allowed_at'>,
  party: string,
  zone: string | null,
  language: Language,
): string | null => {
  if (rule === null) return null;
  const next = next_allowed_at === null ? '' : nextText(next_allowed_at, zone, language);
  // After a closing bracket Chinese sets no blank.
  return refusalText(ruleKey(rule, party), { next }, language).replace('） ', '）');
};

/**
 * A time by Beijing's clock, which the console's people live by; where the debtor has another,
 * theirs beside it.
 */
function nextText(at: string, zone: string | null, language: Language): string {
  if (zone === null) return localTime(at);
  const { on, time } = clockAt(at, zone);
  const theirs = `${on === localTime(at).slice(0, 10) ? '' : `${on.slice(5)} `}${time.slice(0, 5)}`;
  return language === 'zh'
    ? `${localTime(at)}（当地 ${theirs}）`
    : `${localTime(at)} (${theirs} there)`;
}

/** The key of the refusal that says a rule. */
export const ruleKey = (rule: ContactRule, party: string): RefusalKey =>
  rule === 'third_party_refused' && party === 'guarantor'
    ? 'contact_guarantor_refused'
    : `contact_${rule}`;

/** An instant by Beijing's clock, `YYYY-MM-DD HH:MM`. */
export const localTime = (at: string): string =>
  `${beijingDay(at)} ` + `${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)}`;
