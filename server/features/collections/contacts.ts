import type { Knex } from 'knex';
import type { z } from 'zod';
import type { Language } from '../../contract/enums.ts';
import { CONTACT_SLOT_MINUTES } from '../../contract/limits.ts';
import { done, refuseField, type Outcome } from '../../contract/outcome.ts';
import { refusalText, type RefusalKey } from '../../contract/refusals.ts';
import type { ContactCheck, contactCheckRequest } from '../../contract/resources/contacts.ts';
import { dateInShanghai } from '../../deps.ts';
import { contactVerdict, countedOn, type ContactAsk, type ContactFacts, type ContactRule, type ContactVerdict, type RuleSet } from '../../domain/contactPolicy.ts';
import { BEIJING, clockAt } from '../../domain/timeZone.ts';
import { ledgerOf, loadAccounts } from '../../store/accountStore.ts';
import { classFloorAt } from '../../store/planStore.ts';
import { loadPolicies, type PolicyBook } from '../../store/policyStore.ts';
import type { UnitOfWork } from '../../store/unitOfWork.ts';
import { contactOf, contactsOf, findLoan, holdsOf, insertRefusal, refusedContacts, reserveSlot } from './store.ts';

/** May this debtor be contacted now? Asked before a call, and of each contact that is recorded. */

type Asked = z.output<typeof contactCheckRequest>;
export interface Grounds { facts: ContactFacts; sets: RuleSet[]; borrower_id: number; disbursed_on: string }

/** Whether the loan's signed plan is kept on a date: then nobody collects. */
async function planKept(db: Knex, policies: PolicyBook, loan_id: number, on: string): Promise<boolean> {
  const [account] = await loadAccounts(db, [loan_id]);
  if (account === undefined || account.restructures.length === 0 || account.loan.status !== 'active') return false;
  return classFloorAt(account, policies, ledgerOf(account, policies, { as_of: on }), { as_of: on })?.status === 'kept';
}

/** All that a verdict rests on, as it was at an instant; without the note or the slot that is itself looked at. */
export async function groundsOf(db: Knex, loan_id: number, at: string, but: { note?: number; slot?: number } = {}): Promise<Grounds | undefined> {
  const loan = await findLoan(db, loan_id);
  if (loan === undefined) return undefined;
  const policies = await loadPolicies(db);
  const on = dateInShanghai(new Date(at));
  const sets = policies.all('contact_rules', on, loan.product).map(({ value, source, article }) => ({ rules: value, source, article }));
  const contacts = await contactsOf(db, loan.borrower_id, at, but);
  const facts: ContactFacts = {
    contacts, holds: await holdsOf(db, loan_id, loan.borrower_id), plan_kept: await planKept(db, policies, loan_id, on), refused_contacts: await refusedContacts(db, loan.borrower_id, contacts), time_zone: loan.time_zone,
  };
  return { facts, sets, borrower_id: loan.borrower_id, disbursed_on: loan.disbursed_on };
}

/** A guarantor or emergency contact must be this borrower's. */
export async function checkContact(db: Knex, borrower_id: number, contacted_party: string, contact_id: number | null | undefined): Promise<Outcome<void>> {
  if (contact_id == null) return done(undefined);
  const contact = await contactOf(db, contact_id);
  return contact?.borrower_id === borrower_id && contact.relation === contacted_party ? done(undefined) : refuseField('contact_id', 'no_such_contact');
}

const verdictText = ({ rule, next_allowed_at }: Pick<ContactVerdict, 'rule' | 'next_allowed_at'>, zone: string | null, language: Language): string | null => {
  if (rule === null) return null;
  // After a closing bracket Chinese sets no blank.
  return refusalText(ruleKey(rule), { next: next_allowed_at === null ? '' : nextText(next_allowed_at, zone, language) }, language).replace('） ', '）');
};

/** By Beijing's clock, which the console's people live by; where the debtor has another, theirs beside it. */
function nextText(at: string, zone: string | null, language: Language): string {
  if (zone === null) return localTime(at);
  const { on, time } = clockAt(at, zone);
  const theirs = `${on === localTime(at).slice(0, 10) ? '' : `${on.slice(5)} `}${time.slice(0, 5)}`;
  return language === 'zh' ? `${localTime(at)}（当地 ${theirs}）` : `${localTime(at)} (${theirs} there)`;
}

/** The debtor's zone where it is not Beijing's. */
const elsewhere = ({ time_zone }: ContactFacts): string | null => (time_zone === BEIJING ? null : (time_zone ?? null));

/** The refusal that says a rule, with the next permitted time where there is one. */
export const ruleKey = (rule: ContactRule): RefusalKey => `contact_${rule}`;
export const localTime = (at: string): string => `${dateInShanghai(new Date(at))} ${new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(11, 16)}`;

function countsOf({ contacts }: ContactFacts, at: string): ContactCheck['today'] {
  const { connected, unanswered, reserved } = countedOn(contacts, at);
  return { connected: connected.length, unanswered: unanswered.length, reserved: reserved.length };
}

/** What a refusal stands on: the article of its rule set, or the set where no article is known; a hold is the lender's own word. */
function standsOn({ rule, source, article }: ContactVerdict, language: Language): string | null {
  if (rule === 'hold') return { zh: '本机构登记的暂停联系', en: 'the lender\'s hold on contact with the borrower' }[language];
  if (rule === 'do_not_contact') return { zh: '本机构登记的不得联系', en: 'the lender\'s record that the borrower must not be contacted' }[language];
  return article ?? source;
}

/** Answers with rule, article and the next permitted time; holds the slot if asked to, so that two people never make the last call of a day. A refusal is counted once a day for each who asks. */
export async function checkContactNow(unit: UnitOfWork, asked: Asked, language: Language): Promise<Outcome<ContactCheck>> {
  const at = asked.at ?? unit.now;
  const grounds = await groundsOf(unit.db, asked.loan_id, at);
  if (grounds === undefined) return refuseField('loan_id', 'no_such_loan');
  const known = await checkContact(unit.db, grounds.borrower_id, asked.contacted_party, asked.contact_id);
  if (!known.ok) return known;
  const { loan_id, channel, contacted_party } = asked;
  const contact_id = asked.contact_id ?? null;
  const ask: ContactAsk = { at, channel, contacted_party, contact_id, ...(asked.collectors === undefined ? {} : { collectors: asked.collectors }) };
  const verdict = contactVerdict(ask, grounds.facts, grounds.sets);
  const user_id = unit.actor.id ?? 0;
  if (verdict.rule !== null) await insertRefusal(unit.db, { borrower_id: grounds.borrower_id, loan_id, user_id, channel, contacted_party, rule: verdict.rule, asked_at: unit.now, business_date: unit.businessDate });
  const reserved_until = new Date(Date.parse(at) + CONTACT_SLOT_MINUTES * 60_000).toISOString();
  const held = verdict.allowed && asked.reserve === true
    ? await reserveSlot(unit.db, { borrower_id: grounds.borrower_id, loan_id, user_id, channel, contacted_party, contact_id, reserved_at: at, reserved_until }) : null;
  return done({ ...verdict, article: standsOn(verdict, language), message: verdictText(verdict, elsewhere(grounds.facts), language), time_zone: elsewhere(grounds.facts), reservation_id: held, reserved_until: held === null ? null : reserved_until, today: countsOf(grounds.facts, at) });
}
