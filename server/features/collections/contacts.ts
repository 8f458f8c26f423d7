import type { Knex } from 'knex';
import type { z } from 'zod';
import { may } from '../../contract/access.ts';
import type { Language } from '../../contract/enums.ts';
import { CONTACT_SLOT_MINUTES, MAX_CHECK_DAYS_AHEAD } from '../../contract/limits.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import { refusalText, type RefusalKey } from '../../contract/refusals.ts';
import type { ContactCheck, contactCheckRequest } from '../../contract/resources/contacts.ts';
import { dateInShanghai } from '../../deps.ts';
import { addDays } from '../../domain/time/calendar.ts';
import {
  contactVerdict,
  countedOn,
  visitNeeds,
  type ContactAsk,
  type ContactFacts,
  type ContactRule,
  type ContactVerdict,
  type RuleSet,
  type VisitNeed,
} from '../../domain/contact/contactPolicy.ts';
import { VISIT_CONSENT } from '../../domain/policyDefaults.ts';
import { BEIJING, clockAt } from '../../domain/time/timeZone.ts';
import type { SignedIn } from '../../http/route.ts';
import { ledgerOf, loadAccounts } from '../../book/accounts.ts';
import { classFloorAt } from '../../book/plans.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import { type UnitOfWork, personOf } from '../../store/unitOfWork.ts';
import {
  contactOf,
  contactsOf,
  findLoan,
  holdsOf,
  insertRefusal,
  numberOf,
  numbersOf,
  people,
  phoneBook,
  refusedContacts,
  reserveSlot,
  type Refusal,
} from './store.ts';

/** May this debtor be contacted now? Asked before a call, and of each contact that is recorded. */

type Asked = z.output<typeof contactCheckRequest>;
/** Whom a contact goes to. */
export interface Whom {
  contacted_party: string;
  contact_id?: number | null | undefined;
}
/** `numbers`: those that whoever is asked about goes by; `number`: the one, where it is sure. */
export interface Grounds {
  facts: ContactFacts;
  sets: RuleSet[];
  borrower_id: number;
  disbursed_on: string;
  numbers: string[];
  number: string | null;
}

/** Whether the loan's signed plan is kept on a date: then nobody collects. */
async function planKept(
  db: Knex,
  policies: PolicyBook,
  loan_id: number,
  on: string,
): Promise<boolean> {
  const [account] = await loadAccounts(db, [loan_id]);
  if (
    account === undefined ||
    account.restructures.length === 0 ||
    account.loan.status !== 'active'
  )
    return false;
  return (
    classFloorAt(account, policies, ledgerOf(account, policies, { as_of: on }), { as_of: on })
      ?.status === 'kept'
  );
}

/**
 * All that a verdict rests on, as it was at an instant; without the note or the slot that is itself
 * looked at.
 */
export async function groundsOf(
  db: Knex,
  loan_id: number,
  at: string,
  whom: Whom,
  but: { note?: number; slot?: number } = {},
): Promise<Grounds | undefined> {
  const loan = await findLoan(db, loan_id);
  if (loan === undefined) return undefined;
  const policies = await loadPolicies(db);
  const on = dateInShanghai(new Date(at));
  const sets = policies
    .all('contact_rules', on, loan.product)
    .map(({ value, source, article }) => ({ rules: value, source, article }));
  const book = await phoneBook(db, loan.borrower_id);
  const [party, entry] = [whom.contacted_party, whom.contact_id ?? null];
  const numbers = numbersOf(book, party, entry);
  const contacts = await contactsOf(db, loan.borrower_id, book, at, but);
  const facts: ContactFacts = {
    contacts,
    holds: await holdsOf(db, loan_id, loan.borrower_id),
    plan_kept: await planKept(db, policies, loan_id, on),
    refused_contacts: refusedContacts(book, party, contacts),
    time_zone: loan.time_zone,
  };
  return {
    facts,
    sets,
    borrower_id: loan.borrower_id,
    disbursed_on: loan.disbursed_on,
    numbers,
    number: numberOf(book, party, entry),
  };
}

/** A guarantor or emergency contact must be this borrower's. */
export async function checkContact(
  db: Knex,
  borrower_id: number,
  contacted_party: string,
  contact_id: number | null | undefined,
): Promise<Outcome<void>> {
  if (contact_id == null) return done(undefined);
  const contact = await contactOf(db, contact_id);
  return contact?.borrower_id === borrower_id && contact.relation === contacted_party
    ? done(undefined)
    : refuseField('contact_id', 'no_such_contact');
}

/**
 * Somebody of the desk who is still there; asked of whom a note names anew, and of a visit that is
 * asked about.
 */
export async function checkCompanion(
  unit: UnitOfWork,
  id: number | null | undefined,
): Promise<Outcome<void>> {
  if (id == null) return done(undefined);
  if (id === unit.actor.id) return refuseField('second_collector_id', 'second_collector_is_author');
  const known = (await people(unit.db)).find((one) => one.id === id);
  return known?.active === 1 && (known.role === 'staff' || known.role === 'supervisor')
    ? done(undefined)
    : refuseField('second_collector_id', 'second_collector_not_desk');
}

/** What a refusal keeps of a contact that was prevented. */
export const preventedBy = (
  unit: UnitOfWork,
  { borrower_id }: Grounds,
  loan_id: number,
  ask: ContactAsk,
  verdict: ContactVerdict & { rule: ContactRule },
  origin: Refusal['origin'],
): Refusal => ({
  borrower_id,
  loan_id,
  user_id: personOf(unit),
  channel: ask.channel,
  contacted_party: ask.contacted_party,
  contact_id: ask.contact_id,
  rule: verdict.rule,
  origin,
  business_date: unit.businessDate,
  asked_at: unit.now,
  contact_at: ask.at,
  source: verdict.source,
  article: verdict.article,
  next_allowed_at: verdict.next_allowed_at,
});

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

const needsOf = (
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

const verdictText = (
  { rule, next_allowed_at }: Pick<ContactVerdict, 'rule' | 'next_allowed_at'>,
  party: string,
  zone: string | null,
  language: Language,
): string | null => {
  if (rule === null) return null;
  // After a closing bracket Chinese sets no blank.
  return refusalText(
    ruleKey(rule, party),
    { next: next_allowed_at === null ? '' : nextText(next_allowed_at, zone, language) },
    language,
  ).replace('） ', '）');
};

/**
 * By Beijing's clock, which the console's people live by; where the debtor has another, theirs
 * beside it.
 */
function nextText(at: string, zone: string | null, language: Language): string {
  if (zone === null) return localTime(at);
  const { on, time } = clockAt(at, zone);
  const theirs = `${on === localTime(at).slice(0, 10) ? '' : `${on.slice(5)} `}${time.slice(0, 5)}`;
  return language === 'zh'
    ? `${localTime(at)}（当地 ${theirs}）`
    : `${localTime(at)} (${theirs} there)`;
}

/** The debtor's zone where it is not Beijing's. */
const elsewhere = ({ time_zone }: ContactFacts): string | null =>
  time_zone === BEIJING ? null : (time_zone ?? null);

/** The refusal that says a rule, with the next permitted time where there is one. */
export const ruleKey = (rule: ContactRule, party: string): RefusalKey =>
  rule === 'third_party_refused' && party === 'guarantor'
    ? 'contact_guarantor_refused'
    : `contact_${rule}`;
export const localTime = (at: string): string =>
  `${dateInShanghai(new Date(at))} ` +
  `${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)}`;

function countsOf({ contacts }: ContactFacts, at: string): ContactCheck['today'] {
  const { connected, unanswered, reserved } = countedOn(contacts, at);
  return { connected: connected.length, unanswered: unanswered.length, reserved: reserved.length };
}

/**
 * What a refusal stands on: the article of its rule set, or the set where no article is known; a
 * hold is the lender's own word.
 */
function standsOn({ rule, source, article }: ContactVerdict, language: Language): string | null {
  if (rule === 'hold')
    return { zh: '本机构登记的暂停联系', en: "the lender's hold on contact with the borrower" }[
      language
    ];
  if (rule === 'do_not_contact')
    return {
      zh: '本机构登记的不得联系',
      en: "the lender's record that the borrower must not be contacted",
    }[language];
  return article ?? source;
}

/**
 * A check is about the life of the loan and the year to come, a slot about the next minutes. Where
 * the business date is fixed to another day than the clock's, now is any time of that day.
 */
function checkTime(
  unit: UnitOfWork,
  at: string,
  disbursed_on: string,
  reserve: boolean,
): Outcome<void> {
  const [on, today] = [dateInShanghai(new Date(at)), dateInShanghai(new Date(unit.now))];
  if (on < disbursed_on) return refuseField('at', 'check_before_loan', { date: disbursed_on });
  const last = addDays(today > unit.businessDate ? today : unit.businessDate, MAX_CHECK_DAYS_AHEAD);
  if (on > last) return refuseField('at', 'check_too_far', { date: last });
  const now =
    Math.abs(Date.parse(at) - Date.parse(unit.now)) <= CONTACT_SLOT_MINUTES * 60_000 ||
    (today !== unit.businessDate && on === unit.businessDate);
  return !reserve || now
    ? done(undefined)
    : refuseField('at', 'reserve_not_now', { minutes: CONTACT_SLOT_MINUTES });
}

/**
 * Answers with rule, article and the next permitted time; holds the slot if asked to, so that two
 * people never make the last call of a day. A refusal is counted once a day for each who asks.
 */
export async function checkContactNow(
  unit: UnitOfWork,
  asked: Asked,
  user: SignedIn,
  language: Language,
): Promise<Outcome<ContactCheck>> {
  if (asked.reserve === true && !may(user.role, 'contact_check', 'reserve'))
    return refuse('role_may_not');
  const at = asked.at ?? unit.now;
  const grounds = await groundsOf(unit.db, asked.loan_id, at, asked);
  if (grounds === undefined) return refuseField('loan_id', 'no_such_loan');
  orRefuse(checkTime(unit, at, grounds.disbursed_on, asked.reserve === true));
  orRefuse(await checkCompanion(unit, asked.second_collector_id));
  orRefuse(
    await checkContact(unit.db, grounds.borrower_id, asked.contacted_party, asked.contact_id),
  );
  const { loan_id, channel, contacted_party } = asked;
  const contact_id = asked.contact_id ?? null;
  const collectors =
    asked.second_collector_id == null ? asked.collectors : Math.max(2, asked.collectors ?? 2);
  const ask: ContactAsk = {
    at,
    channel,
    contacted_party,
    contact_id,
    numbers: grounds.numbers,
    ...(collectors === undefined ? {} : { collectors }),
  };
  const verdict = contactVerdict(ask, grounds.facts, grounds.sets);
  if (verdict.rule !== null)
    await insertRefusal(
      unit.db,
      preventedBy(unit, grounds, loan_id, ask, { ...verdict, rule: verdict.rule }, 'check'),
    );
  const reserved_until = new Date(Date.parse(at) + CONTACT_SLOT_MINUTES * 60_000).toISOString();
  const held =
    verdict.allowed && asked.reserve === true
      ? await reserveSlot(unit.db, {
          borrower_id: grounds.borrower_id,
          loan_id,
          user_id: personOf(unit),
          channel,
          contacted_party,
          contact_id,
          reached_number: grounds.number,
          reserved_at: at,
          reserved_until,
        })
      : null;
  return done({
    ...verdict,
    article: standsOn(verdict, language),
    message: verdictText(verdict, contacted_party, elsewhere(grounds.facts), language),
    time_zone: elsewhere(grounds.facts),
    reservation_id: held,
    reserved_until: held === null ? null : reserved_until,
    today: countsOf(grounds.facts, at),
    requires: needsOf(ask, grounds.sets, language),
  });
}
