import { beijingDay } from '../../domain/time/beijing.ts';
import type { z } from 'zod';
import { may } from '../../contract/access.ts';
import type { Language } from '../../contract/enums.ts';
import { CONTACT_SLOT_MINUTES, MAX_CHECK_DAYS_AHEAD } from '../../contract/limits.ts';
import { type Outcome, done, orRefuse, refuse, refuseField } from '../../contract/outcome.ts';
import {
  type ContactCheck,
  contactCheckAnswer,
  contactCheckRequest,
} from '../../contract/resources/contacts.ts';
import { countedOn } from '../../domain/contact/contactCounts.ts';
import { contactVerdict } from '../../domain/contact/contactPolicy.ts';
import type { ContactAsk, ContactFacts } from '../../domain/contact/contactRules.ts';
import { addDays } from '../../domain/time/calendar.ts';
import { BEIJING } from '../../domain/time/timeZone.ts';
import { write, type Route, type SignedIn } from '../../http/route.ts';
import { personOf, type UnitOfWork } from '../../store/unitOfWork.ts';
import { checkContact, groundsOf, type Grounds } from '../../book/contactGrounds.ts';
import { checkCompanion } from './companions.ts';
import { verdictText } from '../../book/verdictTexts.ts';
import { needsOf, standsOn } from './contactTexts.ts';
import { preventedBy } from './refusals.ts';
import { insertRefusal } from './store/refusals.ts';
import { reserveSlot } from './store/slots.ts';

/** May this debtor be contacted now? Asked before a call. */

type CheckRequest = z.output<typeof contactCheckRequest>;

/** The debtor's zone where it is not Beijing's. */
const elsewhere = ({ time_zone }: ContactFacts): string | null =>
  time_zone === BEIJING ? null : (time_zone ?? null);

function countsOf({ contacts }: ContactFacts, at: string): ContactCheck['today'] {
  const { connected, unanswered, reserved } = countedOn(contacts, at);
  return { connected: connected.length, unanswered: unanswered.length, reserved: reserved.length };
}

/**
 * Refuses a check outside the life of the loan and the year to come, and a slot that is not about
 * the next minutes. Where the business date is fixed to another day than the clock's, now is any
 * time of that day.
 */
function checkTime(
  unit: UnitOfWork,
  at: string,
  disbursed_on: string,
  reserve: boolean,
): Outcome<void> {
  const [on, today] = [beijingDay(at), beijingDay(unit.now)];
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

function askOf(asked: CheckRequest, at: string, { numbers, chosen }: Grounds): ContactAsk {
  const collectors =
    asked.second_collector_id == null ? asked.collectors : Math.max(2, asked.collectors ?? 2);
  return {
    at,
    channel: asked.channel,
    contacted_party: asked.contacted_party,
    contact_id: asked.contact_id ?? null,
    numbers,
    third_party_number: chosen?.kind === 'third_party',
    ...(collectors === undefined ? {} : { collectors }),
  };
}

/** Holds the minutes from `at` for this contact. */
async function hold(
  unit: UnitOfWork,
  { at, channel, contacted_party, contact_id }: ContactAsk,
  { borrower_id, loan_id, number }: Grounds,
): Promise<{ id: number; reserved_until: string }> {
  const reserved_until = new Date(Date.parse(at) + CONTACT_SLOT_MINUTES * 60_000).toISOString();
  const id = await reserveSlot(unit.db, {
    borrower_id,
    loan_id,
    user_id: personOf(unit),
    channel,
    contacted_party,
    contact_id,
    reached_number: number,
    reserved_at: at,
    reserved_until,
  });
  return { id, reserved_until };
}

/**
 * Answers with rule, article and the next permitted time; holds the slot if asked to, so that two
 * people never make the last call of a day. A refusal is counted once a day for each who asks.
 */
async function checkContactNow(
  unit: UnitOfWork,
  asked: CheckRequest,
  user: SignedIn,
  language: Language,
): Promise<Outcome<ContactCheck>> {
  const reserve = asked.reserve === true;
  if (reserve && !may(user.role, 'contact_check', 'reserve')) return refuse('role_may_not');
  const at = asked.at ?? unit.now;
  const grounds = await groundsOf(unit.db, asked.loan_id, at, asked);
  if (grounds === undefined) return refuseField('loan_id', 'no_such_loan');
  orRefuse(checkTime(unit, at, grounds.disbursed_on, reserve));
  orRefuse(await checkCompanion(unit, asked.second_collector_id));
  orRefuse(await checkContact(unit.db, grounds.borrower_id, asked));
  if (grounds.chosen?.state === 'wrong') return refuseField('number_id', 'number_not_valid');
  const ask = askOf(asked, at, grounds);
  const verdict = contactVerdict(ask, grounds.facts, grounds.sets);
  const { rule } = verdict;
  if (rule !== null)
    await insertRefusal(unit.db, preventedBy(unit, grounds, ask, { ...verdict, rule }, 'check'));
  const slot = verdict.allowed && reserve ? await hold(unit, ask, grounds) : null;
  const time_zone = elsewhere(grounds.facts);
  return done({
    ...verdict,
    article: standsOn(verdict, language),
    message: verdictText(verdict, ask.contacted_party, time_zone, language),
    time_zone,
    reservation_id: slot?.id ?? null,
    reserved_until: slot?.reserved_until ?? null,
    today: countsOf(grounds.facts, at),
    requires: needsOf(ask, grounds.sets, language),
  });
}

export const contactCheckRoute: Route = write({
  method: 'post',
  path: '/contact_check',
  access: { resource: 'contact_check', action: 'check' },
  summary:
    'May this debtor be contacted now? Rule, article and the next permitted time; can hold ' +
    'the slot',
  body: contactCheckRequest,
  answers: contactCheckAnswer,
  run: async (unit, { body, language }, user) => {
    const verdict = orRefuse(await checkContactNow(unit, body, user, language));
    return done({ body: { id: verdict.reservation_id ?? 0, ...verdict }, status: 200 });
  },
});
