import { beijingDay } from '../../domain/time/beijing.ts';
import type { Language } from '../../contract/enums.ts';
import { refusalText, type RefusalKey } from '../../contract/refusals.ts';
import type { ContactCheck } from '../../contract/resources/contacts.ts';
import type {
  ContactAsk,
  ContactRule,
  ContactVerdict,
  RuleSet,
} from '../../domain/contact/contactRules.ts';
import { visitNeeds, type VisitNeed } from '../../domain/contact/visitNeeds.ts';
import { VISIT_CONSENT } from '../../domain/policyDefaults.ts';
import { clockAt } from '../../domain/time/timeZone.ts';

/** A verdict on a contact in words: why not, when again, on what it stands, what a visit needs. */

const NEED_TEXTS: Record<VisitNeed['rule'], Record<Language, string>> = {
  visit_collectors: {
    zh: '上门须由 {count} 名催收人员同行',
    en: 'A visit is made by {count} collectors',
  },
  visit_consent: {
    zh: '未经同意不得进入住所或工作场所，须先征得对方同意',
    en: 'Nobody enters a home or a workplace without consent: ask for it first',
  },
};

/** Rules that are the lender's own word, and no article's. */
const OWN_WORD: Partial<Record<ContactRule, Record<Language, string>>> = {
  hold: { zh: '本机构登记的暂停联系', en: "the lender's hold on contact with the borrower" },
  do_not_contact: {
    zh: '本机构登记的不得联系',
    en: "the lender's record that the borrower must not be contacted",
  },
};

/** What a visit still needs, in words; empty for other channels. */
export const needsOf = (
  ask: ContactAsk,
  sets: readonly RuleSet[],
  language: Language,
): ContactCheck['requires'] =>
  visitNeeds(ask, sets, {
    source: VISIT_CONSENT.source,
    article: VISIT_CONSENT.article ?? null,
  }).map(({ collectors, ...need }) => ({
    ...need,
    article: need.article ?? need.source,
    message: NEED_TEXTS[need.rule][language].replace('{count}', String(collectors)),
  }));

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

/**
 * What a refusal stands on: the article of its rule set, the set itself where no article is known,
 * or the lender's own word.
 */
export function standsOn(
  { rule, source, article }: ContactVerdict,
  language: Language,
): string | null {
  const ownWord = rule === null ? undefined : OWN_WORD[rule];
  return ownWord?.[language] ?? article ?? source;
}
