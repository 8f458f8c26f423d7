import type { Language } from '../../contract/enums.ts';
import type { ContactCheck } from '../../contract/resources/contacts.ts';
import type {
  ContactAsk,
  ContactRule,
  ContactVerdict,
  RuleSet,
} from '../../domain/contact/contactRules.ts';
import { visitNeeds, type VisitNeed } from '../../domain/contact/visitNeeds.ts';
import { VISIT_CONSENT } from '../../domain/policyDefaults.ts';

/** A verdict on a contact in words: on what it stands, what a visit needs. */

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
