import type { Knex } from 'knex';
import { groundsOf } from '../../book/contactGrounds.ts';
import { loadPolicies, type PolicyBook } from '../../book/policies.ts';
import type { FileLoan } from '../../contract/resources/borrowerFile.ts';
import type { MessageRow } from '../../contract/resources/messages.ts';
import { contactVerdict } from '../../domain/contact/contactPolicy.ts';
import type { ContactAsk } from '../../domain/contact/contactRules.ts';
import { isMobileNumber } from '../../domain/identity.ts';
import { noLonger } from '../../domain/outreach/journey.ts';
import {
  channelClosed,
  judgement,
  type Judgement,
  type LoanVerdict,
  type MessageRule,
} from '../../domain/outreach/lawful.ts';
import { MARGIN_MS } from '../../domain/outreach/states.ts';
import type { MessageChannel } from '../../domain/outreach/words.ts';
import { fillingFor, owingOf, wordingOf, wordsIn, type Wording } from './filling.ts';
import {
  addresseeOf,
  hasOpenComplaint,
  isWrongNumber,
  lastSaid,
  lastSaidAt,
  type Addressee,
} from './store/addressees.ts';
import { type MessageLoan, toldToday } from './store/messages.ts';
import { approvedText, templatesById } from './store/templates.ts';

/** Whether a message may leave at this moment, and in which words. */

/** A message with what it would be sent as, or why it is not. */
export type Judged = Judgement & {
  readonly wording: Wording | null;
  readonly version_id: number | null;
  readonly address: string | null;
};

/** What is judged: a message that waits, or one that somebody is about to write. */
export type Judgeable = Pick<
  MessageRow,
  | 'id'
  | 'borrower_id'
  | 'channel'
  | 'language'
  | 'template_id'
  | 'step'
  | 'anchor_on'
  | 'valid_until'
>;

export interface Moment {
  readonly now: string;
  readonly on: string;
}

/** Where a message goes by a channel. */
const addressBy = (
  channel: MessageChannel,
  { phone, external_id }: Addressee,
  consented: string | null,
): string | null => {
  if (channel === 'email') return consented;
  if (channel === 'app') return external_id;
  return phone !== null && (isMobileNumber(phone) || phone.startsWith('+')) ? phone : null;
};

type Reached =
  | { readonly address: string; readonly closed?: undefined }
  | { readonly address: string | null; readonly closed: MessageRule };

/** The address of a person by a channel, or why the channel is closed to them. */
export async function reachBy(
  db: Knex,
  channel: MessageChannel,
  addressee: Addressee,
  person: readonly number[],
): Promise<Reached> {
  const said = await lastSaid(db, person, channel);
  const address = addressBy(channel, addressee, said?.sent_to ?? null);
  const own = channelClosed(channel, said);
  if (own !== null) return { address, closed: own };
  if (address === null) return { address, closed: 'no_address' };
  const there = await lastSaidAt(db, address, channel);
  if (there?.kind === 'opt_out') return { address, closed: 'opted_out' };
  if (channel === 'sms' && (await isWrongNumber(db, person, address)))
    return { address, closed: 'number_wrong' };
  return { address };
}

/** The verdict of the law of contact on one loan, now and while the message is handed over. */
async function verdictOn(
  db: Knex,
  loan_id: number,
  channel: MessageChannel,
  now: string,
  policies: PolicyBook,
): Promise<LoanVerdict['verdict']> {
  const borrower = { contacted_party: 'borrower' } as const;
  const grounds = await groundsOf(db, loan_id, now, borrower, {}, policies);
  if (grounds === undefined) return { allowed: false, rule: null, next_allowed_at: null };
  const ask: ContactAsk = {
    at: now,
    // What goes to no number is asked about as a message in the app.
    channel: channel === 'sms' ? 'sms' : 'app',
    contacted_party: 'borrower',
    contact_id: null,
    numbers: grounds.numbers,
  };
  const verdict = contactVerdict(ask, grounds.facts, grounds.sets);
  if (!verdict.allowed) return verdict;
  const at = new Date(Date.parse(now) + MARGIN_MS).toISOString();
  return contactVerdict({ ...ask, at }, grounds.facts, grounds.sets);
}

const closed = (loan: FileLoan | undefined): 'loan_closed' | null =>
  loan === undefined ? 'loan_closed' : null;

/** Loans a message still is about, or why it is about none any more. */
function stillAbout(
  loans: readonly MessageLoan[],
  owing: Awaited<ReturnType<typeof owingOf>>,
  on: string,
): { ids: number[]; why: 'paid' | 'loan_closed' } {
  let why: 'paid' | 'loan_closed' = 'loan_closed';
  const ids: number[] = [];
  for (const { loan_id, anchor_on } of loans) {
    const loan = owing.loans.get(loan_id);
    const gone = anchor_on === null ? closed(loan) : noLonger(loan, anchor_on, on);
    if (gone === null) ids.push(loan_id);
    else if (gone === 'paid') why = 'paid';
  }
  return { ids, why };
}

/** Why a message is not sent, whatever the law of contact says; null where nothing is. */
async function hindrance(
  db: Knex,
  message: Judgeable,
  person: readonly number[],
  now: string,
): Promise<MessageRule | null> {
  if (message.valid_until < now) return 'too_late';
  if (await hasOpenComplaint(db, person)) return 'complaint_open';
  if (message.step !== null && (await toldToday(db, person, message.id, now))) return 'told_today';
  return null;
}

/** Judges a message at a moment. The same is asked when it is written and when it leaves. */
export async function judge(
  db: Knex,
  message: Judgeable,
  loans: readonly MessageLoan[],
  { now, on }: Moment,
): Promise<Judged> {
  const none = { wording: null, version_id: null, address: null };
  const drop = (rule: MessageRule): Judged => ({ kind: 'drop', rule, ...none });
  const template = (await templatesById(db, [message.template_id])).get(message.template_id);
  const text = await approvedText(db, template);
  if (text === undefined) return drop('not_approved');
  const addressee = await addresseeOf(db, message.borrower_id);
  if (addressee === undefined) return drop('loan_closed');
  const policies = await loadPolicies(db);
  const owing = await owingOf(db, message.borrower_id, on, policies);
  const { ids, why } = stillAbout(loans, owing, on);
  if (ids.length === 0) return drop(why);
  const reached = await reachBy(db, message.channel, addressee, owing.person);
  const policy = policies.on('outreach', on);
  const worded = (about: readonly number[]): Omit<Judged, keyof Judgement> => ({
    version_id: text.version.id,
    address: reached.address,
    wording: wordingOf(
      message.channel,
      wordsIn(text.version, message.language),
      fillingFor(
        addressee,
        about.flatMap((id) => owing.loans.get(id) ?? []),
        { on, anchor_on: message.anchor_on, policy },
      ),
      policy,
    ),
  });
  const hindered = reached.closed ?? (await hindrance(db, message, owing.person, now));
  if (hindered !== null) return { kind: 'drop', rule: hindered, ...worded(ids) };
  const whole = worded(ids);
  if ((whole.wording?.empty.length ?? 0) > 0)
    return { kind: 'drop', rule: 'nothing_owed', ...whole };
  const verdicts: LoanVerdict[] = [];
  for (const loan_id of ids)
    verdicts.push({
      loan_id,
      verdict: await verdictOn(db, loan_id, message.channel, now, policies),
    });
  const judged = judgement(verdicts);
  if (judged.kind === 'wait' && judged.until > message.valid_until)
    return { kind: 'drop', rule: judged.rule, ...whole };
  return { ...judged, ...(judged.kind === 'send' ? worded(judged.loan_ids) : whole) };
}
